"""Commands can write whatever the records hold, without a second list."""

from __future__ import annotations

from typing import Annotated

import pytest

from kamctl.model import entries
from kamctl.model.account import Account
from kamctl.model.entries import build_entry_kinds, entry_kinds, holders, missing, slots
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.record import Record, record
from kamctl.model.shape import spots_of
from kamctl.model.types import Day, Doc, Line, PersonId

#: Options that every writing command has.
TAKEN = {"--dry-run", "--help", "--today", "--directory"}


@record
class HouseCall(Record):
    """That somebody called at their house."""

    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Who called")]
    weather: Annotated[Line | None, Doc("The weather that day")] = None


@record
class AccountWithCalls(Account):
    """An account with one log more."""

    calls: Annotated[tuple[HouseCall, ...], Doc("Log of calls")] = ()


def test_the_compiled_kinds_are_those_of_the_records():
    compiled = {one.name: (one.kind, one.steps, one.module) for one in entry_kinds().values()}
    assert compiled == build_entry_kinds()


def test_every_list_and_mapping_of_records_is_a_kind():
    held = {(one.kind, one.steps) for one in entry_kinds().values()}
    for kind in KINDS.values():
        for spot in spots_of(record_class(kind.name)) if not kind.is_taken else ():
            inside = "[]" in spot.steps[:-1]
            if spot.record is not None and spot.steps and spot.steps[-1] in ("[]", "{}") and not inside:
                assert (kind.name, spot.steps) in held


def test_a_log_that_is_added_to_a_record_can_be_written_with_its_fields(monkeypatch):
    monkeypatch.setattr(
        entries, "record_class", lambda kind: AccountWithCalls if kind == "account" else record_class(kind)
    )
    found = build_entry_kinds()
    assert found["house-call"][:2] == ("account", ("calls", "[]"))
    assert [slot.option for slot in slots(HouseCall)] == ["--date", "--by", "--weather"]
    by, weather = slots(HouseCall)[1:]
    assert (by.refs, by.needed, weather.doc, weather.needed) == (
        ("person",),
        True,
        "The weather that day",
        False,
    )


@pytest.mark.parametrize("entry", entry_kinds().values(), ids=lambda one: one.name)
def test_no_two_options_of_a_kind_are_called_alike(entry):
    names = [holder.option for holder in holders(entry)] + [slot.option for slot in slots(entry.record)]
    assert len(set(names)) == len(names)
    assert not TAKEN & set(names)


def test_fields_of_a_record_inside_are_needed_once_it_is_begun():
    initiative = entry_kinds()["initiative"].record
    needed = {slot.option for slot in missing(initiative, set())}
    assert needed == {"--name", "--owner", "--start", "--end"}
    begun = {slot.option for slot in missing(initiative, {("measure", "what")})}
    assert begun - needed == {"--measure-target"}
