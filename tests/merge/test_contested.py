"""Contradicting entries of a log are left for people to settle, and never counted twice."""

from __future__ import annotations

import typing

import pytest

from kamctl.merge.check import lost
from kamctl.merge.contested import IN_FORCE, stated
from kamctl.merge.merge import Merged, merge

SIDES = pytest.mark.parametrize("swapped", [False, True])


def merged_lists(name: str, base: list[str], ours: list[str], theirs: list[str], *, lines: bool) -> Merged:
    """Merge a file that holds one list, its entries in brackets or (`lines`) one field a line."""

    def text(entries: list[str]) -> str:
        rows = [f"  - {{{entry}}}\n" for entry in entries]
        if lines:
            rows = ["  - " + "\n    ".join(entry.split(", ")) + "\n" for entry in entries]
        return f"name: Acme\n{name}:\n" + "".join(rows) + "segment: retail\n"

    return merge(text(base), text(ours), text(theirs))


#: The name of a log, an entry, and two corrections of it that share at most its date.
CORRECTED = {
    "receivables": (
        "date: 2026-10-30, balance: 210000, overdue: 12000",
        "date: 2026-10-30, balance: 220000, overdue: 13000",
        "date: 2026-10-30, balance: 230000, overdue: 14000",
    ),
    "value": (
        "date: 2026-08-20, what: Trained buyers, worth: 180000",
        "date: 2026-08-20, what: Trained two buyers, worth: 190000",
        "date: 2026-08-20, what: Trained the buyers, worth: 150000",
    ),
    "value_checks": (
        "date: 2026-08-20, by: m.x, price: 3, benefit: 3, note: Fair",
        "date: 2026-08-20, by: m.x, price: 2, benefit: 4, note: Cheap",
        "date: 2026-08-20, by: m.x, price: 4, benefit: 5, note: Dear",
    ),
    "stages": (
        "stage: 1, date: 2026-01-12, by: s.bauer",
        "stage: 1, date: 2026-01-13, by: l.chen",
        "stage: 1, date: 2026-01-14, by: d.osei",
    ),
    "validations": (
        "date: 2026-04-01, by: m.x, note: Agreed",
        "date: 2026-04-02, by: t.novak, note: Agreed in part",
        "date: 2026-04-03, by: t.novak, note: Agreed but for the team",
    ),
    "moved": (
        "date: 2026-04-01, was: 2026-04-03, now: 2026-05-01, reason: Holidays",
        "date: 2026-04-01, was: 2026-04-02, now: 2026-05-02, reason: Their holidays",
        "date: 2026-04-01, was: 2026-04-04, now: 2026-05-03, reason: Our holidays",
    ),
    "buying_reasons": ("reason: price", "reason: quality", "reason: range"),
}
LOGS = pytest.mark.parametrize("name", CORRECTED)
LINES = pytest.mark.parametrize("lines", [False, True])


@LOGS
@LINES
def test_an_entry_that_both_corrected_is_a_conflict_and_not_two_entries(name: str, lines: bool) -> None:
    was, one, other = CORRECTED[name]
    merged = merged_lists(name, [was], [one], [other], lines=lines)
    assert [path[:2] for path in merged.conflicts] in ([(name, 0)], [(name,)])
    before, _, rest = merged.text.partition("<<<<<<< ours\n")
    ours, _, rest = rest.partition("=======\n")
    theirs, _, after = rest.partition(">>>>>>> theirs\n")
    sides = [before + side + after for side in (ours, theirs)]
    assert sides == [merged_lists(name, [was], [v], [v], lines=lines).text for v in (one, other)]


@LOGS
@LINES
def test_an_entry_that_both_corrected_alike_stands_once(name: str, lines: bool) -> None:
    was, one, _ = CORRECTED[name]
    merged = merged_lists(name, [was], [one], [one], lines=lines)
    assert merged.conflicts == ()


@pytest.mark.parametrize(
    "name", [name for name in CORRECTED if name not in ("stages", "validations", "buying_reasons")]
)
@LINES
@SIDES
def test_an_entry_corrected_here_and_deleted_there_is_a_conflict(
    name: str, lines: bool, swapped: bool
) -> None:
    was, one, _ = CORRECTED[name]
    other = was.replace("2026-", "2025-").replace("1", "3")
    sides = [[other, one], [other]]
    ours, theirs = reversed(sides) if swapped else sides
    merged = merged_lists(name, [other, was], ours, theirs, lines=lines)
    assert [path[:2] for path in merged.conflicts] == [(name, 1)]
    assert other.split(", ")[-1] in merged.text.partition("<<<<<<<")[0]


@SIDES
def test_an_entry_corrected_here_and_untouched_there_is_corrected(swapped: bool) -> None:
    was, one, _ = CORRECTED["receivables"]
    new = "date: 2026-11-30, balance: 1, overdue: 0"
    sides = [[one], [was, new]]
    ours, theirs = reversed(sides) if swapped else sides
    merged = merged_lists("receivables", [was], ours, theirs, lines=False)
    assert merged.conflicts == ()
    assert merged.text.count("  - {") == 2
    assert merged.text.index(one) < merged.text.index(new)


@SIDES
@LINES
def test_a_new_entry_that_happens_to_say_what_a_correction_says_does_not_include_it(
    lines: bool, swapped: bool
) -> None:
    was = "rating: 2, by: l.chen, date: 2026-05-15, evidence: Orders"
    sides = [was.replace("l.chen", "f.gomez"), "rating: 0, by: f.gomez, date: 2026-08-11, evidence: Visits"]
    ours, theirs = reversed(sides) if swapped else sides
    merged = merged_lists("growth", [was], [ours], [theirs], lines=lines)
    assert [path[0] for path in merged.conflicts] == ["growth"]
    assert all(side.split(", ")[-1] in merged.text for side in sides)


@SIDES
@pytest.mark.parametrize("lines", [False, True])
def test_an_entry_of_two_fields_put_on_another_day_here_and_deleted_there_is_a_conflict(
    lines: bool, swapped: bool
) -> None:
    kept, gone = "date: 2026-01-07, what: Saved a day", "date: 2026-09-03, what: Less stock"
    moved = "date: 2026-04-04, what: Less stock"
    sides = ([kept, moved], [kept]) if swapped else ([kept], [kept, moved])
    assert merged_lists("value", [kept, gone], *sides, lines=lines).conflicts


@SIDES
@LINES
def test_an_entry_put_on_another_day_here_stands_in_order_with_one_added_there(
    lines: bool, swapped: bool
) -> None:
    was, new = "date: 2026-04-01, balance: 5, overdue: 1", "date: 2026-05-26, balance: 7, overdue: 2"
    moved = was.replace("04-01", "10-19")
    ours, theirs = ([was, new], [moved]) if swapped else ([moved], [was, new])
    merged = merged_lists("receivables", [was], ours, theirs, lines=lines)
    assert merged == merged_lists("receivables", [], [new, moved], [], lines=lines)


def test_deleting_the_last_entry_and_appending_another_is_not_a_correction() -> None:
    merged = merged_lists(
        "value", ["date: 2026-08-20, what: A"], ["date: 2026-09-21, what: B"], [], lines=False
    )
    assert "- {date: 2026-09-21, what: B}" in merged.text
    assert "what: A" not in merged.text


@pytest.mark.parametrize("edit", [("price: 3", "price: 4"), ("note: Fair", "note: Dear")])
def test_fields_of_one_entry_corrected_by_each_side_merge_while_most_of_it_stays(
    edit: tuple[str, str],
) -> None:
    was = CORRECTED["value_checks"][0]
    merged = merged_lists(
        "value_checks", [was], [was.replace(*edit)], [was.replace("benefit: 3", "benefit: 5")], lines=False
    )
    assert merged.conflicts == ()
    assert was.replace(*edit).replace("benefit: 3", "benefit: 5") in merged.text


def test_an_entry_that_was_merged_before_and_hardly_looks_like_base_merges_again() -> None:
    was = "rating: 1, by: s.bauer, date: 2026-07-22, evidence: Orders"
    theirs = was.replace("Orders", "Their orders grew")
    once = theirs.replace("07-22", "04-17")
    for sides in ((once, theirs), (theirs, once)):
        merged = merged_lists("growth", [was], [sides[0]], [sides[1]], lines=False)
        assert merged.conflicts == ()
        assert f"- {{{once}}}" in merged.text


DECISION = "outcome: {}, by: d.osei, date: 2026-02-20, edition: '2026'"


@LINES
def test_two_decisions_of_one_day_that_disagree_are_a_conflict(lines: bool) -> None:
    one, other = DECISION.format("selected"), DECISION.format("declined")
    merged = merged_lists("decisions", [], [one], [other], lines=lines) if not lines else None
    nominated = "outcome: nominated, by: d.osei, date: 2026-02-01, edition: '2026'"
    merged = merged_lists("decisions", [nominated], [nominated, one], [nominated, other], lines=lines)
    assert [path[0] for path in merged.conflicts] == ["decisions"]
    assert merged.text.count("selected") == merged.text.count("declined") == 1


@pytest.mark.parametrize(
    "other",
    [
        DECISION.format("selected").replace("02-20", "02-21"),  # of another day
        DECISION.format("declined").replace("02-20", "02-21"),
        DECISION.format("selected").replace("d.osei", "f.gomez"),  # that agrees
    ],
)
def test_decisions_that_do_not_contradict_are_both_kept(other: str) -> None:
    nominated = "outcome: nominated, by: d.osei, date: 2026-02-01, edition: '2026'"
    one = DECISION.format("selected")
    merged = merged_lists("decisions", [nominated], [nominated, one], [nominated, other], lines=False)
    assert merged.conflicts == ()
    assert one in merged.text
    assert other in merged.text


@pytest.mark.parametrize(("by", "conflicts"), [("s.bauer", True), ("l.chen", False)])
def test_two_ratings_of_one_day_contest_each_other_if_one_person_gave_them(by: str, conflicts: bool) -> None:
    base = "ratings:\n  growth:\n    - {rating: 1, by: s.bauer, date: 2026-01-01}\n"
    one, other = (
        "    - {{rating: {}, by: {}, date: 2026-02-01}}\n".format(*v) for v in ((3, "s.bauer"), (4, by))
    )
    assert bool(merge(base, base + one, base + other).conflicts) is conflicts


def test_the_check_after_the_merge_finds_by_itself_what_was_recorded_twice() -> None:
    def record(entry: str) -> dict[str, typing.Any]:
        return dict(field.split(": ") for field in entry.split(", "))

    for name, (was, one, other) in CORRECTED.items():
        versions = [{name: [record(v)]} for v in (was, one, other)]
        both = {name: [record(one), record(other)]}
        assert lost(*versions, both) == [(name,)]
    selected, declined = (record(DECISION.format(o)) for o in ("selected", "declined"))
    both = {"decisions": [selected, declined]}
    assert lost({}, {"decisions": [selected]}, {"decisions": [declined]}, both) == [("decisions",)]


def test_the_logs_whose_newest_entry_holds_are_those_that_the_records_mark() -> None:
    assert IN_FORCE["decisions"] == "outcome"
    assert IN_FORCE["supply_position"] == "our_rank"
    assert not {"touches", "value", "forecasts", "validations"} & IN_FORCE.keys()
    assert stated(("value",), {"date": "2026-01-01", "what": "x"}) is None
    assert stated(("decisions",), {"outcome": "selected"}) is None


def test_a_place_at_which_the_merge_would_go_wrong_is_marked_and_the_rest_is_merged() -> None:
    base = "name: Acme\ndecisions:\n  - {outcome: declined, by: d.osei, date: 2026-02-20}\nsegment: x\n"
    ours = base.replace("segment", "  - {outcome: declined, by: f.gomez, date: 2026-02-20}\nsegment")
    theirs = base.replace("declined", "trial").replace("segment: x", "segment: y")
    merged = merge(base, ours.replace("Acme", "Acme Ltd"), theirs)
    assert merged.conflicts == (("decisions",),)
    assert merged.text.startswith("name: Acme Ltd\n")
    assert merged.text.endswith(">>>>>>> theirs\nsegment: y\n")


def test_where_no_record_can_be_marked_the_lines_are_that_both_changed() -> None:
    base = "{name: Acme,\nsegment: x,\nmanager: s.bauer,\ncredit: 1,\ncustomer_numbers: []\n}\n"
    ours = base.replace("Acme", "Acme Ltd").replace("[]", '["1"]')
    theirs = base.replace("Acme", "Acme Inc").replace("s.bauer", "l.chen")
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ((),)
    hunk = "<<<<<<< ours\n{name: Acme Ltd,\n=======\n{name: Acme Inc,\n>>>>>>> theirs\n"
    assert merged.text == hunk + theirs.partition("\n")[2].replace("[]", '["1"]')


# An emptied section, and what else can only be marked in larger parts.

SECTIONS = """\
segment: x
contacts:
  a.b: {name: A, level: manager}
value:
  - {date: 2026-01-01, what: A}
needs:
  n1: {need: x, raised_by: a.b, date: 2026-01-01}
"""


@pytest.mark.parametrize(
    ("section", "emptied", "added"),
    [
        ("contacts", "contacts: {}\n", "  c.d: {name: C, level: manager}\n"),
        ("contacts", "contacts:\n", "  c.d: {name: C, level: manager}\n"),
        ("contacts", "", "  c.d: {name: C, level: manager}\n"),
        ("value", "value: []\n", "  - {date: 2026-02-02, what: B}\n"),
        ("value", "value:\n", "  - {date: 2026-02-02, what: B}\n"),
        ("value", "", "  - {date: 2026-02-02, what: B}\n"),
    ],
)
@SIDES
def test_a_section_emptied_here_and_added_to_there_conflicts_there_alone(
    section: str, emptied: str, added: str, swapped: bool
) -> None:
    start = SECTIONS.index(f"{section}:")
    end = SECTIONS.index("\n", SECTIONS.index("\n", start) + 1) + 1
    ours = SECTIONS[:start] + emptied + SECTIONS[end:]
    theirs = SECTIONS[:end] + added + SECTIONS[end:]
    theirs = theirs.replace("segment: x", "segment: y").replace("01-01}\n", "01-01, met: 2026-02-02}\n")
    merged = merge(SECTIONS, theirs, ours) if swapped else merge(SECTIONS, ours, theirs)
    assert merged.conflicts == ((section,),)
    before, _, rest = merged.text.partition("<<<<<<< ours\n")
    inside, _, after = rest.partition(">>>>>>> theirs\n")
    assert added in inside
    assert "segment: y" in before
    assert "met: 2026-02-02" in after


@SIDES
def test_a_section_that_was_empty_and_goes_gives_way_to_what_is_added_there(swapped: bool) -> None:
    base = "name: Acme\ncontacts: {}\nsegment: x\n"
    sides = ["name: Acme\nsegment: x\n", base.replace(" {}", "\n  a.b: {name: A}")]
    ours, theirs = reversed(sides) if swapped else sides
    merged = merge(base, ours, theirs)
    assert (merged.conflicts, merged.text) == ((), sides[1])


CRITERIA = """\
edition: "2026"
criteria:
  aa: {name: A, weight: 40}
  bb: {name: B, weight: 40}
  cc: {name: C, weight: 20}
"""
MOVED = """\
edition: "2026"
criteria:
  cc: {name: C, weight: 20}
  aa: {name: A, weight: 40}
  bb: {name: B, weight: 40}
"""


@SIDES
def test_records_put_into_another_order_by_one_side_stand_in_it_with_the_others_changes(
    swapped: bool,
) -> None:
    edited = CRITERIA.replace("aa: {name: A", "aa: {name: Fit")
    merged = merge(CRITERIA, *((MOVED, edited) if swapped else (edited, MOVED)))
    assert merged.conflicts == ()
    assert merged.text == MOVED.replace("aa: {name: A", "aa: {name: Fit")


def test_records_put_into_two_orders_stand_in_one_of_them_whoever_is_ours() -> None:
    other = CRITERIA.replace("aa:", "xx:").replace("bb:", "aa:").replace("xx:", "bb:")
    other = other.replace("bb: {name: A", "bb: {name: B").replace("aa: {name: B", "aa: {name: A")
    one, two = merge(CRITERIA, MOVED, other), merge(CRITERIA, other, MOVED)
    assert one.conflicts == two.conflicts == ()
    assert one.text == two.text


@SIDES
def test_reasons_put_into_another_order_by_one_side_keep_it(swapped: bool) -> None:
    base = "buying_reasons:\n  - {reason: price, note: A}\n  - {reason: range, note: B}\n  - {reason: quality, note: C}\n"
    rows = base.splitlines(keepends=True)
    moved, edited = rows[0] + rows[2] + rows[1] + rows[3], base.replace("note: B", "note: D")
    merged = merge(base, *((moved, edited) if swapped else (edited, moved)))
    assert merged.conflicts == ()
    assert merged.text == moved.replace("note: B", "note: D")
