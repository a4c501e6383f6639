"""Writing records into files."""

from __future__ import annotations

import datetime as dt
import random
import textwrap
from decimal import Decimal

import pytest

from kamctl.model.account import Decision, Need, Rating, Result, StageEntry, Standing, Waiver
from kamctl.model.account import Value as Delivered
from kamctl.model.plan import Action, Confirmation, Drop, Move
from kamctl.workspace import record_edits
from kamctl.workspace.validate import read_record
from kamctl.workspace.write import InvalidChangeError, change_file
from kamctl.yaml.edits import apply

DAY = dt.date(2026, 9, 12)
ACCOUNT = """\
name: Vigorous Sports Store
manager: s.bauer
ratings:
  strategic-fit:
    - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}
contacts:
  m.lindqvist:
    name: Maja Lindqvist
    level: president
    function: general
    last_contact: 2026-07-14      # by phone
needs:
  shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
obligations:
  pay-on-time:
    owed_by: account
    what: Pay within 30 days
    since: 2026-01-01
    every: quarter
    results:
      2026-Q1: {actual: 28}
# end of file
"""
PLAN = """\
horizon: {start: 2026-01-01, end: 2028-12-31}
destination: Their first-choice frame supplier
team: {s.bauer: lead, l.chen: frame programme}
"""


def faults(texts):
    """What is wrong with account files in themselves."""
    return [
        d
        for path, text in texts.items()
        for d in read_record("account" if path.startswith("accounts") else "plan", path, text).drafts
    ]


def added(before, edits):
    """The lines that edits add to a text; nothing may go."""
    after = apply(before, edits)
    lines = after.splitlines()
    for line in before.splitlines():
        lines.remove(line)
    return lines


@pytest.mark.parametrize(
    ("edits", "lines"),
    [
        (
            record_edits.append_log(("ratings", "strategic-fit"), Rating(rating=Decimal("3.5"), by="d.osei", date=DAY, evidence="Two stores: closed")),
            ['    - {rating: 3.5, by: d.osei, date: 2026-09-12, evidence: "Two stores: closed"}'],
        ),
        (
            record_edits.append_log(("decisions",), Decision(outcome="selected", by="d.osei", date=DAY, edition="2026", score=Decimal("78.0"))),
            ["decisions:", '  - {outcome: selected, by: d.osei, date: 2026-09-12, edition: "2026", score: 78.0}'],
        ),
        (
            record_edits.append_log(("stages",), StageEntry(stage=2, date=DAY, by="s.bauer", waived={"value-beyond-price": Waiver(reason="Visit booked")})),
            ["stages:", "  - {stage: 2, date: 2026-09-12, by: s.bauer, waived: {value-beyond-price: Visit booked}}"],
        ),
        (
            record_edits.add_record(("needs",), "labels", Need(need="Labels", raised_by="m.lindqvist", date=DAY)),
            ["  labels: {need: Labels, raised_by: m.lindqvist, date: 2026-09-12}"],
        ),
        (
            record_edits.append_log(("value",), Delivered(date=DAY, what="Fewer stock-outs", worth=Decimal(180000), accepted=Confirmation(by="m.lindqvist", date=DAY))),
            ["value:", "  - {date: 2026-09-12, what: Fewer stock-outs, worth: 180000, accepted: {by: m.lindqvist, date: 2026-09-12}}"],
        ),
        (
            record_edits.set_value(("obligations", "pay-on-time", "results", "2026-Q2"), Result(met=True, excused="Late invoices")),
            ["      2026-Q2: {met: true, excused: Late invoices}"],
        ),
        (
            record_edits.append_log(("standing",), Standing(state="watch", date=DAY, by="d.osei", obligations=("pay-on-time",), reason="Late twice")),
            ["standing:", "  - {state: watch, date: 2026-09-12, by: d.osei, obligations: [pay-on-time], reason: Late twice}"],
        ),
    ],
)  # fmt: skip
def test_what_happened_is_one_line_more(edits, lines):
    assert added(ACCOUNT, edits) == lines
    assert apply(ACCOUNT, edits).endswith("# end of file\n")


@pytest.mark.parametrize(
    ("edits", "old", "new"),
    [
        (
            record_edits.set_value(("contacts", "m.lindqvist", "last_contact"), DAY),
            "last_contact: 2026-07-14 ",
            "last_contact: 2026-09-12 ",
        ),
        (
            record_edits.set_value(("needs", "shorter-lead-times", "met"), DAY),
            "date: 2026-03-12}",
            "date: 2026-03-12, met: 2026-09-12}",
        ),
        (
            record_edits.set_value(
                ("obligations", "pay-on-time", "results", "2026-Q1"), Result(actual=Decimal(31))
            ),
            "{actual: 28}",
            "{actual: 31}",
        ),
    ],
)
def test_what_is_true_changes_in_its_place(edits, old, new):
    assert apply(ACCOUNT, edits) == ACCOUNT.replace(old, new)


def test_an_action_lives_on_lines_of_its_own():
    action = Action(do="Agree the store sequence", owner="l.chen", opened=DAY, due=dt.date(2026, 9, 15))
    text = apply(PLAN, record_edits.add_record(("actions",), "a-7k2q", action, lines=True))
    move = Move(date=DAY, was=action.due, now=dt.date(2026, 9, 30), reason="On leave")
    text = apply(text, record_edits.set_value(("actions", "a-7k2q", "due"), move.now))
    text = apply(text, record_edits.append_log(("actions", "a-7k2q", "moved"), move))
    text = apply(text, record_edits.set_value(("actions", "a-7k2q", "done"), dt.date(2026, 9, 28)))
    assert text == PLAN + textwrap.dedent("""\
        actions:
          a-7k2q:
            do: Agree the store sequence
            owner: l.chen
            opened: 2026-09-12
            due: 2026-09-30
            moved:
              - {date: 2026-09-12, was: 2026-09-15, now: 2026-09-30, reason: On leave}
            done: 2026-09-28
        """)
    dropped = apply(
        text,
        record_edits.set_value(("actions", "a-7k2q", "dropped"), Drop(date=DAY, reason="No longer needed")),
    )
    assert dropped == text + "    dropped: {date: 2026-09-12, reason: No longer needed}\n"


def test_a_change_that_would_make_the_file_invalid_is_refused(tmp_path):
    (tmp_path / "accounts").mkdir()
    path = "accounts/vigorous-sports.yaml"
    (tmp_path / path).write_text(ACCOUNT)
    edits = record_edits.set_value(("contacts", "nobody", "last_contact"), DAY)
    with pytest.raises(InvalidChangeError, match="name") as refused:
        change_file(tmp_path, path, lambda text: apply(text, edits), validate=faults)
    assert {finding.where[:2] for finding in refused.value.findings} == {("contacts", "nobody")}
    assert (tmp_path / path).read_text() == ACCOUNT


def test_a_new_id_is_one_that_is_not_taken():
    rng = random.Random(1)
    first = record_edits.new_id("a", set(), rng)
    assert first.startswith("a-")
    assert len(first) == 6
    assert set(first[2:]) <= set("23456789abcdefghjkmnpqrstuvwxyz")
    assert record_edits.new_id("a", {first}, random.Random(1)) != first


def test_an_id_grows_where_all_short_ones_are_taken():
    class Full:
        def __contains__(self, made):
            return len(made) == 6

    assert len(record_edits.new_id("a", Full())) == 7


def test_no_file_holds_a_float():
    with pytest.raises(TypeError, match="float"):
        record_edits.value_of({"score": 78.3})
