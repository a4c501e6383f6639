import re

from hypothesis import given
from hypothesis import strategies as st

from kamctl.method.relationships.coverage import coverage
from kamctl.views.pages.mermaid import MOST_CHARACTERS, MOST_EDGES, diagram, diagrams, label
from kamctl.workspace.load import load

KAM = """
company: Adventure Works
currency: USD
people: {d.osei: {name: "%s", level: president, function: general}}
"""
ACCOUNT = """
name: "%s"
contacts:
  m.lind: {name: "%s", level: president, function: general, counterpart: d.osei, last_contact: 2026-10-01}
  n.ek: {name: Nils Ek, level: president, function: sales, counterpart: d.osei, last_contact: 2025-10-01}
  p.post: {name: "?", level: director, function: finance}
"""


def drawn(name: str = "Maja Lind") -> str:
    import datetime as dt

    name = name.replace("\\", "\\\\").replace('"', '\\"')
    portfolio = load({"kam.yaml": KAM % name, "accounts/acme.yaml": ACCOUNT % (name, name)}).portfolio
    assert portfolio is not None
    return diagram([coverage(portfolio, "acme", dt.date(2026, 10, 15))], portfolio.kam)


def test_covered_relationships_are_solid_others_dotted_and_gaps_stand_alone():
    assert (
        drawn()
        == """flowchart LR
  subgraph us["Adventure Works"]
    p0["Maja Lind<br/>president, general"]
  end
  subgraph a0["Maja Lind"]
    a0c0["Maja Lind<br/>president, general"]:::covered
    a0c1["Nils Ek<br/>president, sales"]:::stale
    a0c2["Post that nobody holds yet<br/>director, finance"]:::nobody
  end
  p0 ---|"14 days"| a0c0
  p0 -.-|"stale, 379 days"| a0c1
  classDef covered fill:#e6f4ea,stroke:#1e7b3a,color:#111
  classDef stale fill:#fff4d6,stroke:#a86b00,color:#111
  classDef mismatch fill:#f3e6f7,stroke:#7b3a94,color:#111
  classDef nobody fill:#fde7e7,stroke:#b3261e,color:#111,stroke-dasharray:4 3
"""
    )


def test_a_name_that_would_end_its_label_or_be_markup_stays_a_name():
    text = drawn('"]; click p0 <b> `x` %% #quot; &lt;')
    assert "#34;#93;#59; click p0 #60;b#62; #96;x#96; #37;#37; #35;quot#59; #38;lt#59;" in text


def test_a_label_does_not_open_like_a_list_which_would_be_drawn_as_an_error():
    assert label("1. Acme") == "1#46; Acme"
    assert label("- Acme") == "#45; Acme"
    assert label("Acme 1. vice-president") == "Acme 1. vice-president"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_no_name_changes_the_shape_of_the_diagram(name):
    safe = label(name)
    assert not re.search(r'["\[\]{}<>|`%&\\:;\n]', re.sub(r"#\d+;", "", safe))
    decoded = re.sub(r"#(\d+);", lambda m: chr(int(m[1])), safe)
    assert decoded.isprintable() or not name.isprintable()


def _many(accounts: int, contacts: int, name: str = "M"):
    import datetime as dt

    people = "".join(
        f'  c{i}: {{name: "{name}", level: manager, function: sales, counterpart: d.osei}}\n'
        for i in range(contacts)
    )
    texts = {f"accounts/a{i:03}.yaml": f"name: A{i}\ncontacts:\n{people}" for i in range(accounts)}
    portfolio = load({"kam.yaml": KAM % "Dana", **texts}).portfolio
    assert portfolio is not None
    day = dt.date(2026, 10, 15)
    return [coverage(portfolio, f"a{i:03}", day) for i in range(accounts)], portfolio.kam


def _edges(text: str) -> int:
    return len(re.findall(r"^  p\d+ -", text, re.MULTILINE))


def test_a_diagram_holds_450_lines_and_the_next_one_starts_another():
    (whole,) = diagrams(*_many(15, 30))
    assert _edges(whole) == MOST_EDGES
    assert [_edges(one) for one in diagrams(*_many(16, 30))] == [450, 30]


def test_a_diagram_stays_under_45000_characters_and_leaves_nobody_out():
    found, kam = _many(20, 10, "N" * 400)
    drawn = diagrams(found, kam)
    assert len(drawn) > 1
    assert max(map(len, drawn)) <= MOST_CHARACTERS
    assert sum(map(_edges, drawn)) == 200


def test_one_account_is_never_split():
    assert [_edges(one) for one in diagrams(*_many(2, 460))] == [460, 460]
