"""`stage`, `coverage`, `obligations`, `exit-review` and `capacity` as a user runs them."""

import json
from textwrap import dedent

import pytest

from tests.cli import run

ROOT = run.ROOT
FILES = {
    "kam.yaml": """
        company: Adventure Works
        currency: USD
        people:
          d.osei: {name: Dana Osei, level: president, function: general}
          s.bauer: {name: Sabine Bauer, level: manager, function: sales}
        """,
    "resources.yaml": "roles: {engineer: {name: Engineers, capacity: {2026-Q3: 5, 2026-Q4: 10, 2027-Q1: 10}}}",
    "accounts/acme.yaml": """
        name: "Acme [red]Corp[/red]"
        manager: s.bauer
        decisions: [{outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 78}]
        stages:
          - {stage: 1, date: 2026-01-10, by: s.bauer}
          - {stage: 2, date: 2026-03-10, by: s.bauer, waived: {buying-reason: {reason: A known house, until: 2026-12-31}}}
        buying_reasons: []
        contacts:
          m.lind: {name: Maja Lind, level: president, function: general, counterpart: d.osei, last_contact: 2026-10-01}
          q.post: {name: "?", level: director, function: quality}
        obligations:
          pay-on-time:
            owed_by: account
            what: Pay within 30 days
            since: 2026-04-01
            every: quarter
            target: "<= 30"
            unit: days
            results: {2026-Q2: {actual: 41.5}, 2026-Q3: {actual: 44}}
        """,
    "accounts/beta.yaml": "name: Beta",
    "plans/acme.yaml": """
        horizon: {start: 2026-01-01, end: 2028-12-31}
        destination: First choice
        team: {s.bauer: lead}
        initiatives:
          frames:
            name: Frames
            owner: s.bauer
            start: 2026-01-01
            end: 2027-12-31
            resources: [{role: engineer, quarter: 2026-Q4, days: 12.5, minimum: 8}]
        """,
}


@pytest.fixture
def workspace(tmp_path):
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
    return tmp_path


def kamctl(workspace, *words: str, status: int = 0, **environment: str) -> str:
    done = run.kamctl(ROOT, "-C", str(workspace), *words, today="2026-10-15", env=environment)
    assert done.status == status, done.err
    return done.out if status == 0 else done.err


def data(workspace, *words: str):
    return json.loads(kamctl(workspace, *words, "--format", "json"))


def test_stage_tells_what_is_missing_and_how_to_meet_it(workspace):
    said = kamctl(workspace, "stage", "acme")
    assert "stage 2 supply since 2026-03-10; 2 of 2 requirements missing for 3 support" in said
    assert "waived  A known house (waived until 2026-12-31)" in said
    assert "\nkamctl record acme growth --outlook WORD --finding '…' --about 2026-Q4\n" in said


def test_stage_as_data(workspace):
    acme, beta = data(workspace, "stage")["accounts"]
    assert (acme["stage"], acme["since"], acme["next"], acme["ready"]) == (2, "2026-03-10", 3, False)
    assert [(r["name"], r["stage"], r["state"]) for r in acme["requirements"]] == [
        ("buying-reason", 1, "waived"),
        ("value-beyond-price", 1, "unmet"),
        ("growth-investigated", 2, "unmet"),
        ("receivables-known", 2, "unmet"),
    ]
    assert (beta["stage"], beta["since"], beta["next"], beta["ready"], beta["requirements"]) == (
        None,
        None,
        1,
        True,
        [],
    )


def test_coverage_as_data(workspace):
    [acme] = data(workspace, "coverage", "accounts/acme.yaml")["accounts"]
    assert (acme["functions_covered"], acme["executive_pair"], acme["presidents"]) == (1, True, "meet")
    assert [(c["contact"], c["state"], c["days_since"], c["counterpart"]) for c in acme["contacts"]] == [
        ("m.lind", "covered", 14, "d.osei"),
        ("q.post", "nobody", None, None),
    ]


def test_coverage_of_the_portfolio_tells_where_there_is_an_executive_pair(workspace):
    header, acme, beta = kamctl(workspace, "coverage").splitlines()
    assert header.split()[0] == "account"
    assert "yes" in acme
    assert "q.post (nobody)" in acme
    assert "yes" not in beta


def test_coverage_draws_a_diagram(workspace):
    said = kamctl(workspace, "coverage", "acme", "--format", "mermaid")
    assert said.startswith("flowchart LR\n")
    assert 'subgraph a0["Acme #91;red#93;Corp#91;/red#93;"]' in said


def test_values_from_files_are_no_markup_on_a_terminal(workspace):
    said = kamctl(workspace, "stage", "acme", FORCE_COLOR="1")
    assert "Acme [red]Corp[/red] (acme)" in said
    assert "\x1b[" in said


def test_obligations_print_their_reasoning(workspace):
    said = kamctl(workspace, "obligations", "acme")
    assert "performance status recorded: good; required: corrective-action — a gap" in said
    assert "corrective action required: pay-on-time missed in 2026-Q2 and 2026-Q3" in said
    assert "2026-Q2 missed (41.5), 2026-Q3 missed (44)" in said


def test_obligations_as_data(workspace):
    acme, beta = data(workspace, "obligations")["accounts"]
    assert (acme["standing"], acme["required"], acme["gap"]) == ("good", "corrective-action", True)
    assert (acme["theirs"], acme["ours"]) == ({"met": 0, "missed": 2}, {"met": 0, "missed": 0})
    [pay] = acme["obligations"]
    assert (pay["id"], pay["owed_by"]) == ("pay-on-time", "account")
    assert [(p["period"], p["state"], p["actual"]) for p in pay["periods"]] == [
        ("2026-Q2", "missed", 41.5),
        ("2026-Q3", "missed", 44),
        ("2026-Q4", "open", None),
    ]
    assert (beta["standing"], beta["required"], beta["obligations"]) == ("good", "good", [])


def test_exit_review_in_every_format(workspace):
    page = kamctl(workspace, "exit-review", "acme")
    assert page.startswith("# Acme \\[red\\]Corp\\[/red\\]: exit review\n")
    assert "corrective action required: pay-on-time missed in 2026-Q2 and 2026-Q3" in page
    assert "    kamctl standing acme exit-review --outcome step-down --by WHO --reason '…'" in page
    html = kamctl(workspace, "exit-review", "acme", "--format", "html")
    assert html.startswith("<!DOCTYPE html>")
    assert "&lt;= 30 days" in html
    assert "Internal: not for the customer" in html
    facts = data(workspace, "exit-review", "acme")
    assert (facts["required"], facts["score_then"]["score"], facts["score_now"]) == (
        "corrective-action",
        78,
        None,
    )
    assert [o["outcome"] for o in facts["options"]] == ["repair", "renegotiate", "step-down", "exit"]


def test_exit_review_goes_to_a_file_but_never_over_one_of_the_workspace(workspace):
    assert kamctl(workspace, "exit-review", "acme", "--output", "acme.md") == ""
    assert (workspace / "acme.md").read_text(encoding="utf-8") == kamctl(workspace, "exit-review", "acme")
    assert "does not write .yaml files" in kamctl(
        workspace, "exit-review", "acme", "-o", "accounts/acme.yaml", status=2
    )


def test_a_name_that_is_html_is_text_in_the_page(workspace):
    (workspace / "accounts/acme.yaml").write_text("name: <script>alert(1)</script>\n")
    assert "<script>" not in kamctl(workspace, "exit-review", "acme", "--format", "html")


def test_capacity_shows_this_and_later_quarters_and_who_competes(workspace):
    loads = data(workspace, "capacity")["loads"]
    assert [(load["quarter"], load["capacity"], load["demand"], load["over"]) for load in loads] == [
        ("2026-Q4", 10, 12.5, True),
        ("2027-Q1", 10, 0, False),
    ]
    assert loads[0]["demands"][0] == {
        "account": "acme", "name": "Acme [red]Corp[/red]", "rank": None, "initiative": "frames",
        "initiative_name": "Frames", "days": 12.5, "minimum": 8, "granted": None,
    }  # fmt: skip
    assert "12.5 (at least 8)" in kamctl(workspace, "capacity")


def test_capacity_of_one_quarter_by_its_name(workspace):
    assert [load["quarter"] for load in data(workspace, "capacity", "--quarter", "Q3")["loads"]] == [
        "2026-Q3"
    ]
    assert [load["quarter"] for load in data(workspace, "capacity", "--quarter", "2027-Q1")["loads"]] == [
        "2027-Q1"
    ]
    assert "no role has days" in kamctl(workspace, "capacity", "--quarter", "2027-Q2")


def test_an_invalid_quarter_is_refused(workspace):
    assert "is not a quarter" in kamctl(workspace, "capacity", "--quarter", "2026-07", status=2)
    assert "Traceback" not in kamctl(workspace, "capacity", "--quarter", "soon", status=2)


def test_an_unknown_account_is_told_with_a_way_out(workspace):
    for command in ("stage", "coverage", "obligations", "exit-review"):
        assert "Did you mean acme?" in kamctl(workspace, command, "acne", status=2)


def test_a_broken_account_stops_only_what_is_about_it(workspace):
    (workspace / "accounts/beta.yaml").write_text("name: [\n")
    for command in ("stage", "coverage", "obligations"):
        assert [a["account"] for a in data(workspace, command)["accounts"]] == ["acme"]
        assert "beta.yaml cannot be read" in kamctl(workspace, command, "beta", status=2)


def test_without_contacts_obligations_or_roles_there_is_still_an_answer(workspace):
    assert "0 of 0 contacts covered" in kamctl(workspace, "coverage", "beta")
    assert "required: good" in kamctl(workspace, "obligations", "beta")
    assert "no stage yet" in kamctl(workspace, "stage", "beta")
    (workspace / "resources.yaml").unlink()
    (workspace / "plans/acme.yaml").unlink()
    assert "no role has days" in kamctl(workspace, "capacity")
