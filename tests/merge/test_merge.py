"""Two people changed one file: what comes out of their merge."""

from __future__ import annotations

import dataclasses
import time
import typing

import pytest

from kamctl.merge.kinds import COUPLED, ID_MAPS, KEYED_LISTS, UNIT_MAPS, UNITS
from kamctl.merge.markers import Sides, has_markers, sides
from kamctl.merge.merge import Merged, UnsupportedError, merge
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.shape import fields_of, spots_of

ACCOUNT = """\
# yaml-language-server: $schema=schemas/account.json

name: Vigorous Sports Store
manager: s.bauer                    # since the merger
customer_numbers: ["676"]
ratings:
  strategic-fit:
    - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}
decisions:
  - {outcome: nominated, by: d.osei, date: 2026-02-01, edition: "2026"}
buying_reasons:
  - {reason: quality}
  - {reason: range}
value:
  - date: 2026-08-03
    what: |
      Cut stock-outs by a third

      in all stores
    worth: 180000
  - date: 2026-08-20
    what: Trained two buyers
contacts:
  # decides on her own
  m.lindqvist:
    name: Maja Lindqvist
    level: president
    last_contact: 2026-07-14

  t.novak: {name: Tom Novak, level: manager, function: purchasing}
"""

PLAN = """\
destination: Their first-choice frame supplier
initiatives:
  frame-programme:
    name: Frame programme
    helps: [open-stores, stock-outs]
    owner: l.chen
actions:
  a-7k2q:
    do: Agree the store sequence
    owner: l.chen
    opened: 2026-07-20
    due: 2026-09-30
  a-9m4x:
    do: Send the price list
    owner: s.bauer
    opened: 2026-07-21
    due: 2026-09-01
"""


def both(base: str, ours: tuple[str, str], theirs: tuple[str, str], **options: int) -> Merged:
    """Merge after each side replaced one text by another."""
    for old, _ in (ours, theirs):
        assert base.count(old) == 1, old
    return merge(base, base.replace(*ours), base.replace(*theirs), **options)


def clean(merged: Merged) -> str:
    assert merged.conflicts == ()
    return merged.text


def test_a_side_that_changed_nothing_leaves_the_others_bytes() -> None:
    changed = ACCOUNT.replace("Novak", "Novák").replace("\n", "\r\n")
    odd = "not: [yaml"
    assert merge(ACCOUNT, changed, ACCOUNT).text == changed
    assert merge(ACCOUNT, ACCOUNT, changed).text == changed
    assert merge(ACCOUNT, changed, changed).text == changed
    assert merge(odd, odd, changed).text == changed


def test_fields_of_one_record_on_neighbouring_lines_do_not_conflict() -> None:
    merged = both(
        PLAN,
        ("    opened: 2026-07-20\n", "    opened: 2026-07-19\n"),
        ("    due: 2026-09-30\n", "    due: 2026-10-15\n"),
    )
    assert clean(merged) == PLAN.replace("07-20", "07-19").replace("09-30", "10-15")


def test_actions_added_at_one_place_are_both_kept_in_the_order_of_their_ids() -> None:
    one = "    due: 2026-09-01\n  a-zz22:\n    do: One\n    owner: s.bauer\n"
    other = (
        "    due: 2026-09-01\n\n  # asked for on the phone\n  a-bb33:\n    do: Other\n    owner: s.bauer\n"
    )
    merged = both(PLAN, ("    due: 2026-09-01\n", one), ("    due: 2026-09-01\n", other))
    swapped = both(PLAN, ("    due: 2026-09-01\n", other), ("    due: 2026-09-01\n", one))
    assert clean(merged) == PLAN + other.partition("\n")[2] + one.partition("\n")[2]
    assert swapped.text == merged.text


def test_logs_that_both_sides_appended_to_are_joined_by_date() -> None:
    line = "    - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}\n"
    later = "    - {rating: 2, by: f.gomez, date: 2026-09-09}\n"
    sooner = "    - {rating: 5, by: l.chen, date: 2026-05-04}\n"
    merged = both(ACCOUNT, (line, line + later), (line, line + sooner))
    assert clean(merged) == ACCOUNT.replace(line, line + sooner + later)


def test_an_entry_that_both_sides_appended_alike_stands_once() -> None:
    line = '  - {outcome: nominated, by: d.osei, date: 2026-02-01, edition: "2026"}\n'
    same = '  - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026"}\n'
    other = '  - {outcome: exited, by: d.osei, date: 2026-03-20, edition: "2026"}\n'
    merged = both(ACCOUNT, (line, line + same), (line, line + same + other))
    assert clean(merged) == ACCOUNT.replace(line, line + same + other)


def test_entries_of_one_day_stand_in_one_order_whoever_merges() -> None:
    line = "    what: Trained two buyers\n"
    one, other = (
        "  - date: 2026-08-20\n    what: " + what + "\n" for what in ("Wrote a guide\n    worth: 1", "A\n")
    )
    merged = both(ACCOUNT, (line, line + one), (line, line + other))
    swapped = both(ACCOUNT, (line, line + other), (line, line + one))
    assert clean(merged) == clean(swapped)


def test_an_entry_of_a_log_edited_at_two_fields_takes_both() -> None:
    line = "{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}"
    merged = both(ACCOUNT, (line, line.replace("4", "5", 1)), (line, line.replace("outdoor", "winter")))
    assert clean(merged) == ACCOUNT.replace("rating: 4", "rating: 5").replace("outdoor", "winter")


def test_an_entry_of_a_log_edited_at_one_field_is_a_conflict_of_that_entry() -> None:
    merged = both(ACCOUNT, ("rating: 4", "rating: 5"), ("rating: 4", "rating: 3"))
    assert merged.conflicts == (("ratings", "strategic-fit", 0),)
    assert merged.text == ACCOUNT.replace(
        "    - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}\n",
        "<<<<<<< ours\n"
        "    - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}\n"
        "=======\n"
        "    - {rating: 3, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line}\n"
        ">>>>>>> theirs\n",
    )


def test_a_field_changed_differently_is_a_conflict_of_that_line_and_the_rest_is_merged() -> None:
    ours = PLAN.replace("2026-09-30", "2026-10-01").replace("price list", "new price list")
    theirs = PLAN.replace("2026-09-30", "2026-10-02").replace(
        "    due: 2026-09-01\n", "    due: 2026-09-02\n"
    )
    merged = merge(PLAN, ours, theirs, marker_size=9)
    assert merged.conflicts == (("actions", "a-7k2q", "due"),)
    conflict = "<<<<<<<<< ours\n    due: 2026-10-01\n=========\n    due: 2026-10-02\n>>>>>>>>> theirs\n"
    expected = PLAN.replace("    due: 2026-09-30\n", conflict).replace("price list", "new price list")
    assert merged.text == expected.replace("due: 2026-09-01", "due: 2026-09-02")


@pytest.mark.parametrize("swapped", [False, True])
def test_a_record_deleted_here_and_changed_there_is_a_conflict(swapped: bool) -> None:
    record = "  a-9m4x:\n    do: Send the price list\n    owner: s.bauer\n    opened: 2026-07-21\n    due: 2026-09-01\n"
    changed = record.replace("09-01", "09-15")
    sides = [PLAN.replace(record, ""), PLAN.replace(record, changed)]
    ours, theirs = reversed(sides) if swapped else sides
    merged = merge(PLAN, ours, theirs)
    assert merged.conflicts == (("actions", "a-9m4x"),)
    kept = f"{changed}=======\n" if swapped else f"=======\n{changed}"
    assert merged.text == PLAN.replace(record, f"<<<<<<< ours\n{kept}>>>>>>> theirs\n")


def test_a_record_deleted_here_and_untouched_there_is_deleted_with_its_comment() -> None:
    record = ACCOUNT[ACCOUNT.index("  # decides") : ACCOUNT.index("\n  t.novak")]
    merged = both(ACCOUNT, ("manager, function", "director, function"), (record, ""))
    assert clean(merged) == ACCOUNT.replace(record, "").replace("manager, function", "director, function")


def test_one_id_given_to_two_things_is_a_conflict() -> None:
    added = "    due: 2026-09-01\n  a-2222:\n    do: {}\n    owner: {}\n"
    merged = both(
        PLAN,
        ("    due: 2026-09-01\n", added.format("Call them", "s.bauer")),
        ("    due: 2026-09-01\n", added.format("Write to them", "l.chen")),
    )
    assert merged.conflicts == (("actions", "a-2222"),)
    assert "<<<<<<< ours\n    do: Call them\n    owner: s.bauer\n=======\n" in merged.text


def test_done_here_and_dropped_there_is_a_conflict_though_the_lines_differ() -> None:
    merged = both(
        PLAN,
        ("  a-9m4x:\n", "  a-9m4x:\n    done: 2026-09-01\n"),
        ("    due: 2026-09-01\n", "    due: 2026-09-01\n    dropped: {date: 2026-09-01, reason: No need}\n"),
    )
    assert merged.conflicts == (("actions", "a-9m4x"),)


def test_a_confirmation_is_never_half_of_each_side() -> None:
    base = "objectives:\n  open-stores:\n    objective: Two stores\n    confirmed:\n      by: m.lindqvist\n\n\n\n      date: 2026-02-10\n"
    merged = both(base, ("m.lindqvist", "t.novak"), ("2026-02-10", "2026-03-10"))
    assert merged.conflicts == (("objectives", "open-stores", "confirmed"),)


def test_references_added_to_one_list_by_both_sides_are_joined() -> None:
    old = "[open-stores, stock-outs]"
    merged = both(PLAN, (old, "[open-stores, stock-outs, tariff]"), (old, "[open-stores, unit-cost]"))
    assert "    helps: [open-stores, unit-cost, tariff]\n" in clean(merged)


def test_the_main_buying_reason_named_by_both_is_a_conflict() -> None:
    head = "buying_reasons:\n"
    merged = both(ACCOUNT, (head, head + "  - {reason: price}\n"), (head, head + "  - {reason: proximity}\n"))
    assert merged.conflicts == (("buying_reasons",),)


def test_a_text_over_several_lines_is_taken_whole_or_is_a_conflict() -> None:
    merged = both(ACCOUNT, ("by a third", "by half"), ("in all stores", "in two stores"))
    assert len(merged.conflicts) == 1
    assert "by half\n\n      in all stores\n" in merged.text
    assert "by a third\n\n      in two stores\n" in merged.text
    merged = both(ACCOUNT, ("by a third", "by half"), ("worth: 180000", "worth: 190000"))
    assert "by half\n\n      in all stores\n    worth: 190000\n" in clean(merged)


def test_a_value_and_the_comment_behind_it_merge_each_for_itself() -> None:
    merged = both(ACCOUNT, ("manager: s.bauer  ", "manager: l.chen  "), ("# since the merger", "# interim"))
    assert "manager: l.chen                    # interim\n" in clean(merged)


def test_a_comment_changed_here_and_a_record_changed_there_both_stay() -> None:
    merged = both(ACCOUNT, ("# decides on her own", "# decides alone"), ("2026-07-14", "2026-08-01"))
    assert clean(merged) == ACCOUNT.replace("on her own", "alone").replace("2026-07-14", "2026-08-01")


def test_what_stands_at_the_top_of_a_file_stays_there_when_its_first_field_goes() -> None:
    base = "# Our best customer.\nsegment: retail\nname: Acme\nmanager: s.bauer\n"
    merged = both(base, ("segment: retail\n", ""), ("Our best customer.", "Our oldest customer."))
    assert clean(merged) == "# Our oldest customer.\nname: Acme\nmanager: s.bauer\n"


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("left", ["", "# people\n"])
def test_a_comment_left_behind_by_a_deleted_record_does_not_change_the_next(left: str, swapped: bool) -> None:
    base = "name: Acme\n# people\nx.a: {name: A}\nx.b: {name: B}\n# plans\nx.c: {name: C}\n"
    both_gone = f"name: Acme\n{left}# plans\nx.c: {{name: C}}\n"
    one_gone = base.replace("x.a: {name: A}\n", "")
    sides = (one_gone, both_gone) if swapped else (both_gone, one_gone)
    assert clean(merge(base, *sides)) == both_gone


def test_a_comment_changed_on_both_sides_is_a_conflict() -> None:
    merged = both(ACCOUNT, ("on her own", "alone"), ("on her own", "with the board"))
    assert (
        "<<<<<<< ours\n  # decides alone\n=======\n  # decides with the board\n>>>>>>> theirs\n"
        in merged.text
    )


def test_a_file_that_one_side_laid_out_anew_takes_the_others_changes_in_its_layout() -> None:
    wide = "\n".join(" " * (len(line) - len(line.lstrip())) + line for line in PLAN.split("\n"))
    theirs = PLAN.replace("2026-09-30", "2026-10-15") + "  a-bb33:\n    do: Other\n    owner: s.bauer\n"
    merged = merge(PLAN, wide, theirs)
    expected = (
        wide.replace("2026-09-30", "2026-10-15") + "    a-bb33:\n      do: Other\n      owner: s.bauer\n"
    )
    assert clean(merged) == expected


def test_brackets_here_and_lines_there_are_merged_in_the_writing_of_ours() -> None:
    old = "{name: Tom Novak, level: manager, function: purchasing}"
    lines = "\n    name: Tom Novak\n    level: manager\n    function: 'purchasing, returns'"
    ours = ACCOUNT.replace(old, old.replace("manager", "director"))
    theirs = ACCOUNT.replace(" " + old, lines)
    expected = old.replace("manager", "director").replace("purchasing", "'purchasing, returns'")
    assert clean(merge(ACCOUNT, ours, theirs)) == ACCOUNT.replace(old, expected)
    in_lines = merge(ACCOUNT, theirs, ours)
    assert clean(in_lines) == theirs.replace("level: manager", "level: director")


def test_line_ends_byte_order_mark_and_missing_last_line_end_are_those_of_ours() -> None:
    ours = "\ufeff" + PLAN.replace("2026-09-30", "2026-10-15").replace("\n", "\r\n").removesuffix("\r\n")
    theirs = PLAN.replace("opened: 2026-07-20", "opened: 2026-07-19")
    assert clean(merge(PLAN, ours, theirs)) == ours.replace("2026-07-20", "2026-07-19")


def test_lines_with_other_ends_than_most_keep_theirs() -> None:
    base = PLAN.replace("actions:\n", "actions:\r\n")
    merged = both(base, ("2026-09-30", "2026-10-15"), ("opened: 2026-07-20", "opened: 2026-07-19"))
    assert clean(merged) == base.replace("2026-09-30", "2026-10-15").replace("2026-07-20", "2026-07-19")


def test_conflicts_in_a_file_of_windows_lines_have_windows_lines() -> None:
    base = PLAN.replace("\n", "\r\n")
    merged = both(base, ("2026-09-30", "2026-10-15"), ("2026-09-30", "2026-10-16"))
    assert merged.conflicts
    assert "\n" not in merged.text.replace("\r\n", "")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_marker_on_the_first_line_stands_before_the_byte_order_mark(ends: str) -> None:
    base, ours, theirs = (
        ("\ufeff" + f"name: {name}\nsegment: x\n").replace("\n", ends) for name in ("A", "B", "C")
    )
    merged = merge(base, ours, theirs)
    assert merged.text == (
        "<<<<<<< ours\n\ufeffname: B\n=======\n\ufeffname: C\n>>>>>>> theirs\nsegment: x\n"
    ).replace("\n", ends)
    assert sides(merged.text) == Sides(None, ours, theirs, f"segment: x{ends}")


def test_markers_behind_a_byte_order_mark_are_read_as_well() -> None:
    text = "\ufeff<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n"
    assert has_markers(text)
    assert sides(text) == Sides(None, "a: 1\n", "a: 2\n", "")


def test_a_file_that_both_sides_added_is_joined_where_they_agree() -> None:
    merged = merge("", PLAN, PLAN + "  a-bb33:\n    do: Other\n    owner: s.bauer\n")
    assert "a-bb33" in clean(merged)
    merged = merge("", PLAN, PLAN.replace("Frame programme", "Programme"))
    assert merged.conflicts == (("initiatives", "frame-programme"),)


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\n",
        "a: !t 1\n",
        "a: 1\na: 2\n",
        "- a\n",
        "a: [1\n",
        "<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n",
        "a: 1\n---\nb: 2\n",
        "\ta: 1\n",
    ],
)
def test_what_the_reader_refuses_is_left_to_a_merge_of_plain_text(text: str) -> None:
    for base, ours, theirs in (
        (text, "a: 2\n", "a: 3\n"),
        ("a: 1\n", text, "a: 2\n"),
        ("a: 1\n", "a: 2\n", text),
    ):
        with pytest.raises(UnsupportedError):
            merge(base, ours, theirs)


def test_merging_again_changes_nothing() -> None:
    ours = PLAN.replace("2026-09-30", "2026-10-15")
    theirs = PLAN + "  a-bb33:\n    do: Other\n    owner: s.bauer\n"
    once = clean(merge(PLAN, ours, theirs))
    assert clean(merge(theirs, once, theirs)) == once
    assert clean(merge(PLAN, once, theirs)) == once
    assert clean(merge(ours, ours, once)) == once


def test_a_plan_of_two_thousand_actions_merges_in_a_moment() -> None:
    actions = "".join(
        f"  a-{i:04}:\n    do: Step {i}\n    owner: s.bauer\n    opened: 2026-07-20\n    due: 2026-09-30\n"
        for i in range(2000)
    )
    base = "actions:\n" + actions
    ours = base.replace("do: Step 7\n", "do: Step seven\n") + "  a-x:\n    do: X\n    owner: s.bauer\n"
    theirs = base.replace("do: Step 9\n", "do: Step nine\n") + "  a-y:\n    do: Y\n    owner: s.bauer\n"
    start = time.process_time()
    merged = clean(merge(base, ours, theirs))
    assert time.process_time() - start < 10
    assert all(text in merged for text in ("Step seven", "Step nine", "a-x:", "a-y:"))


def test_a_log_that_both_sides_rewrote_takes_time_that_grows_with_its_length_alone() -> None:
    def log(what: str) -> str:
        rows = (
            f"  - {{date: 2026-01-{1 + i % 28:02}, what: {what} {i}, worth: {i}{what}}}\n"
            for i in range(3000)
        )
        return "name: Acme\nvalue:\n" + "".join(rows)

    start = time.process_time()
    merged = merge(log("1"), log("2"), log("3"))
    assert merged.conflicts
    assert time.process_time() - start < 15  # trying all pairs takes a minute


def test_what_the_merge_knows_of_the_formats_is_what_the_records_say() -> None:
    fields = [found for kind in KINDS for found in _fields(record_class(kind))]
    maps = {name for name, hint in fields if typing.get_origin(hint) is dict}
    assert maps == ID_MAPS
    assert {"accepted", "approved", "confirmed", "dropped", "played", "restated", "taken"} == UNITS
    assert {"grants"} == UNIT_MAPS
    assert {steps[0]: groups for steps, groups in COUPLED.items()} == {
        "actions": (("due", "moved"), ("done", "dropped")),
        "obligations": (("every", "due"),),
        "scale": (("low", "high"),),
        "white_space": (("state", "spend", "ours", "rivals", "source", "date"),),
    }
    assert KEYED_LISTS == {"resources": ("role", "quarter")}


def test_a_fields_name_means_one_thing_to_a_merge_in_all_file_kinds() -> None:
    spots = [spot for kind in KINDS for spot in spots_of(record_class(kind)) if spot.steps]
    records = {spot.steps[-1]: spot.record for spot in spots if spot.record is not None}
    assert not ID_MAPS & records.keys()
    for spot in spots:
        if spot.steps[-1] in UNITS:
            assert spot.record is not None
            assert "date" in fields_of(spot.record)


def _fields(record: type) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    hints = typing.get_type_hints(record)
    for field in dataclasses.fields(record):
        hint = hints[field.name]
        found.append((field.name, hint))
        for part in _parts(hint):
            if dataclasses.is_dataclass(part) and isinstance(part, type):
                found += _fields(part)
    return found


def _parts(hint: object) -> list[object]:
    arguments = typing.get_args(hint)
    return [hint, *(part for argument in arguments for part in _parts(argument))]
