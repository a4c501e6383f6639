"""What the types say is read from the types: a new field needs no further code."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from pathlib import Path
from textwrap import dedent
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter

from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.checks.rules.files import future_date, unordered_log
from kamctl.findings import Draft
from kamctl.merge.merge import merge
from kamctl.method.changes.account_history import entries
from kamctl.method.changes.compare import compare
from kamctl.model.account import Contact, Decision, Need, Obligation, Rating, StageEntry, Standing
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record, record
from kamctl.model.shape import spots_of
from kamctl.model.types import (
    ID,
    ContactId,
    Day,
    Id,
    Key,
    Line,
    PastDay,
    PersonId,
    Ref,
    Scalar,
    Text,
    Together,
    WhoId,
)
from kamctl.model.walk import HOT, KEYS, VALUES, build, build_scopes, collect, places, scopes, values, walks
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load
from kamctl.workspace.portfolio import held
from kamctl.workspace.references import reference_drafts
from kamctl.yaml.reader import read

EXAMPLE = load(scan(Path(__file__).resolve().parents[2] / "examples/adventure-works")[0]).portfolio
assert EXAMPLE is not None
TODAY = dt.date(2026, 10, 1)


@record
class Regret(Record):
    """That somebody of ours said sorry."""

    by: PersonId
    date: Day


@record
class Complaint(Record):
    """What they complained about."""

    date: Day
    by: PersonId
    about: Annotated[Line, Key()]
    raised_by: ContactId | None = None
    regret: Regret | None = None


@record
class Incident(Record):
    """Something that went wrong."""

    what: Text
    handled_by: WhoId
    seen: PastDay
    closed: PastDay | None = None
    planned: Annotated[Day | None, Together("closed")] = None
    delays: Annotated[tuple[Id, ...], Ref("need", "obligation")] = ()
    checks: tuple[Complaint, ...] = ()


@record
class Grown(Record):
    """An account of tomorrow."""

    name: Line
    ratings: Annotated[dict[Id, tuple[Rating, ...]], Ref("criterion")] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    stages: tuple[StageEntry, ...] = ()
    contacts: dict[Id, Contact] = field(default_factory=dict)
    needs: dict[Id, Need] = field(default_factory=dict)
    obligations: dict[Id, Obligation] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    incidents: dict[Id, Incident] = field(default_factory=dict)
    helpers: Annotated[dict[Id, Text], Ref("person")] = field(default_factory=dict)


KAM = """\
company: Adventure Works
currency: USD
people:
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
"""
ACCOUNT = """\
name: Acme
contacts:
  m.lindqvist: {name: Maja Lindqvist, level: president, function: general}
needs:
  shorter-lead-times: {need: Frames in 10 days, raised_by: m.lindqvist, date: 2026-03-12}
complaints:
  - {date: 2026-08-01, by: s.bauer, about: Late delivery, raised_by: m.lindqvist}
  - {date: 2026-09-01, by: s.bauer, about: Wrong colour, regret: {by: s.bauer, date: 2026-09-02}}
incidents:
  flood: {what: A flooded store, handled_by: m.lindqvist, seen: 2026-07-01, delays: [shorter-lead-times]}
helpers: {s.bauer: drives there}
"""


def portfolio(text: str = ACCOUNT) -> Portfolio:
    """Return a portfolio whose account is of the new class."""
    document, problems = read(text)
    assert document is not None
    assert not problems
    kam = load({"kam.yaml": dedent(KAM)}).portfolio
    assert kam is not None
    grown: Any = TypeAdapter(Grown).validate_python(document.data)
    return Portfolio(kam.kam, accounts={"acme": grown})


def unknown(text: str) -> list[tuple[str, str]]:
    """Return the path and the message of names that lead nowhere."""
    return [said(d) for d in reference_drafts(portfolio(text), ["accounts/acme.yaml"])]


def said(draft: Draft | Found) -> tuple[str, str]:
    """Return where a finding stands, and its message."""
    return ".".join(map(str, draft.where)), draft.message


def dates(rule: Any, text: str) -> list[str]:
    """Return where a rule about dates finds something."""
    whole = portfolio(text)
    return [said(draft)[0] for draft in rule(Scene(whole, whole, TODAY, rules={}))]


def test_a_sound_record_of_a_new_class_has_no_findings() -> None:
    assert not unknown(ACCOUNT)
    assert not dates(future_date, ACCOUNT)
    assert not dates(unordered_log, ACCOUNT)


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        ("by: s.bauer, about: Late", "by: s.baur, about: Late", "complaints.0.by", "no person is called `s.baur`"),
        ("raised_by: m.lindqvist}\n  - ", "raised_by: m.lind}\n  - ", "complaints.0.raised_by", "no contact is called `m.lind`"),
        ("regret: {by: s.bauer", "regret: {by: nobody", "complaints.1.regret.by", "no person is called `nobody`"),
        ("handled_by: m.lindqvist", "handled_by: no", "incidents.flood.handled_by", "no person or contact is called `no`"),
        ("[shorter-lead-times]", "[no]", "incidents.flood.delays.0", "no need or obligation is called `no`"),
        ("{s.bauer: drives", "{nobody: drives", "helpers.nobody", "no person is called `nobody`"),
    ],
)  # fmt: skip
def test_a_name_in_a_new_field_that_leads_nowhere_is_found(
    old: str, new: str, where: str, message: str
) -> None:
    assert ACCOUNT.count(old) == 1
    assert unknown(ACCOUNT.replace(old, new)) == [(where, message)]


@pytest.mark.parametrize(
    ("old", "where"),
    [
        ("2026-09-01, by", "complaints.1.date"),
        ("2026-09-02", "complaints.1.regret.date"),
        ("2026-07-01", "incidents.flood.seen"),
    ],
)
def test_a_day_in_a_new_field_counts_up_to_today_and_is_found_from_tomorrow_on(old: str, where: str) -> None:
    day = old[:10]
    assert dates(future_date, ACCOUNT.replace(old, old.replace(day, "2026-10-01"))) == []
    assert dates(future_date, ACCOUNT.replace(old, old.replace(day, "2026-10-02"))) == [where]


def test_a_new_log_keeps_its_order_and_entries_of_one_day_may_stand_in_any() -> None:
    assert dates(unordered_log, ACCOUNT.replace("date: 2026-08-01", "date: 2026-09-01")) == []
    assert dates(unordered_log, ACCOUNT.replace("date: 2026-08-01", "date: 2026-09-02")) == [
        "complaints.1.date"
    ]


def test_the_walks_of_a_new_class_are_what_its_types_say() -> None:
    found = build(Grown)
    assert ("complaints",) in found.logs
    assert ("incidents", "{}", "checks") in found.logs
    assert (("incidents",), "incident") in found.mappings
    assert ("complaints", "[]", "regret") in found.units
    assert (("incidents", "{}"), (("closed", "planned"),)) in found.together
    assert (("complaints",), ("about",)) in found.keys
    assert walks(Grown) == found


def test_a_planned_day_may_lie_ahead() -> None:
    assert ("incidents", "{}", "planned") not in build(Grown).past


@pytest.mark.parametrize("kind", KINDS)
def test_the_compiled_walks_are_those_of_the_types(kind: str) -> None:
    assert walks(record_class(kind)) == build(record_class(kind))
    assert scopes() == build_scopes()


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_a_field_refers_to_has_its_names_somewhere(kind: str) -> None:
    for steps, kinds in walks(record_class(kind)).references:
        for thing in kinds:
            assert thing in scopes() or thing == "gate requirement", f"{kind} {steps}: {thing}"


#: Ids that name nothing that a reference could lead to: a rule, a measure within the criterion, what the
#: account may have or not, what may be gone by now, what the ledger calls things.
NAMES_OF_THEIR_OWN = {
    "kam": {"policy.urgency.{key}", "policy.rules.{key}"},
    "playbook": {"trigger.rule", "steps.{}.serves"},
    "account": {"ratings.{}.[].measure"},
    "plan": {"actions.{}.played.playbook"},
    "round": {"rated.{}.{}.[].measure"},
    "results": {
        "taken.sources.[]",
        "offerings.{}.by_offering.{key}",
        "offerings.{}.by_unit.{key}",
        "offerings.{}.by_unit.{}.{key}",
    },
    "portfolio": {"taken.sources.[]", "years.{}.best_fifth.accounts.[]"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_in_a_field_says_what_it_refers_to(kind: str) -> None:
    """An `Id` without a `Ref` that is not a record's is never looked up: mark it, or name it above."""
    records = {spot.steps for spot in spots_of(record_class(kind)) if spot.record is not None}
    ids = {
        ".".join(spot.steps)
        for spot in spots_of(record_class(kind))
        if any(isinstance(mark, Scalar) and mark.pattern == ID for mark in spot.marks)
        if not spot.has(Ref) and (spot.steps[-1] != KEYS or (*spot.steps[:-1], VALUES) not in records)
    }
    assert ids == NAMES_OF_THEIR_OWN.get(kind, set())


#: Logs of which each entry counts by itself: what one person said, or one day.
BY_DAY_AND_PERSON = {"strengths.{}", "value_checks", "validations", "approvals", "actions.{}.moved"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_log_says_what_of_its_newest_entry_holds_or_what_tells_entries_of_a_day_apart(kind: str) -> None:
    """Without either a merge keeps two entries of one day that contradict each other: mark a field, or name it."""
    found = walks(record_class(kind))
    said = {steps for steps, _ in (*found.holds, *found.keys)}
    assert {".".join(steps) for steps in found.logs if steps not in said} <= BY_DAY_AND_PERSON


@pytest.mark.parametrize("kind", KINDS)
def test_fields_that_mean_something_together_are_fields_of_one_record(kind: str) -> None:
    from kamctl.model.shape import fields_of

    fields = {spot.steps: fields_of(spot.record) for spot in spots_of(record_class(kind)) if spot.record}
    for steps, groups in walks(record_class(kind)).together:
        assert {name for group in groups for name in group} <= set(fields[steps])


def test_what_is_compiled_collects_what_the_types_lead_to() -> None:
    assert EXAMPLE is not None
    for one in held(EXAMPLE):
        table = walks(type(one.record))
        for walk in HOT:
            found = collect(one.record, walk)
            assert len(found) == len(table.groups(walk))
            for group, collected in zip(table.groups(walk), found, strict=True):
                expected = [value for steps in group for value in values(one.record, steps)]
                assert sorted(map(repr, collected)) == sorted(map(repr, expected))
    assert sum(map(bool, collect(EXAMPLE.accounts["brakes-and-gears"], "references"))) > 3


def test_values_and_places_agree() -> None:
    grown = portfolio().accounts["acme"]
    found = build(Grown)
    for steps in (*found.past, *found.logs, *(steps for steps, _ in found.references)):
        assert values(grown, steps) == [value for _, value in places(grown, steps)]
    assert values(grown, ("complaints", "[]", "regret", "by")) == ["s.bauer"]
    assert list(places(grown, ("complaints", "[]", "regret", "by"))) == [
        (("complaints", 1, "regret", "by"), "s.bauer")
    ]


def diff(new: str) -> list[str]:
    """Return what a diff says of two texts of the new class."""
    changes = compare(portfolio(), portfolio(new), TODAY)
    return [change.sentence for account in changes.accounts for change in account.changes]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "incidents:\n",
            "  - {date: 2026-09-20, by: s.bauer, about: Scratches}\nincidents:\n",
            "complaint by s.bauer on 2026-09-20: Scratches",
        ),
        (
            "Late delivery, raised_by: m.lindqvist",
            "Late delivery, raised_by: m.lindqvist, regret: {by: s.bauer, date: 2026-08-02}",
            "complaint of 2026-08-01 s.bauer Late delivery regret by s.bauer on 2026-08-02",
        ),
        ("Late delivery, raised_by: m.lindqvist", "Late delivery", "complaint of 2026-08-01 s.bauer Late delivery: raised by m.lindqvist → none"),
        ("seen: 2026-07-01", "seen: 2026-07-01, closed: 2026-07-05", "incident flood closed on 2026-07-05"),
        ("A flooded store", "A flooded shop", "incident flood: what A flooded store → A flooded shop"),
        ("helpers: {s.bauer: drives there}", "helpers: {}", "helpers s.bauer removed: drives there"),
        (
            "helpers:",
            "  fire: {what: Smoke, handled_by: s.bauer, seen: 2026-09-09}\nhelpers:",
            "incident fire added: what Smoke, handled by s.bauer, seen 2026-09-09",
        ),
    ],
)  # fmt: skip
def test_a_diff_says_what_changed_in_a_new_class(old: str, new: str, sentence: str) -> None:
    assert ACCOUNT.count(old) == 1
    assert diff(ACCOUNT.replace(old, new)) == [sentence]


def test_a_history_tells_a_new_log_and_not_the_logs_of_what_is_in_the_record() -> None:
    inside = "checks: [{date: 2026-07-02, by: s.bauer, about: Pumps}], delays"
    told = entries(portfolio(ACCOUNT.replace("delays", inside)), "acme", (), TODAY)
    assert [(str(entry.day), entry.said) for entry in told] == [
        ("2026-08-01", ("complaint by s.bauer on 2026-08-01: about Late delivery, raised by m.lindqvist",)),
        (
            "2026-09-01",
            ("complaint by s.bauer on 2026-09-01: about Wrong colour, regret by s.bauer, date 2026-09-02",),
        ),
    ]


def test_a_merge_keeps_both_sides_of_a_new_log_in_the_order_of_their_days() -> None:
    mine = "  - {date: 2026-09-20, by: s.bauer, about: Scratches}\nincidents:\n"
    yours = "  - {date: 2026-09-10, by: s.bauer, about: Rust}\nincidents:\n"
    merged = merge(ACCOUNT, ACCOUNT.replace("incidents:\n", mine), ACCOUNT.replace("incidents:\n", yours))
    assert not merged.conflicts
    assert merged.text == ACCOUNT.replace("incidents:\n", yours.replace("incidents:\n", mine))
    assert [entry.about for entry in portfolio(merged.text).accounts["acme"].complaints] == [  # type: ignore[attr-defined]
        "Late delivery", "Wrong colour", "Rust", "Scratches",
    ]  # fmt: skip
