"""The sheets and columns of the workbook follow from the types of the records."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

import pytest

from kamctl.book.layout import BOOK_KINDS, pages, pages_of
from kamctl.model.kinds import record_class
from kamctl.model.record import Record, record
from kamctl.model.shape import fields_of, record_at, spots_of
from kamctl.model.types import Day, Doc, Id, Line, Money, PersonId, Ref, YesNo
from kamctl.model.walk import ENTRIES, KEYS, walks


@record
class Visit(Record):
    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Who went")]


@record
class Site(Record):
    city: Annotated[Line, Doc("Where")]
    rent: Annotated[Money | None, Doc("A year")] = None
    kind: Annotated[Literal["shop", "store"], Doc("shop or store")] = "shop"
    open: Annotated[YesNo, Doc("Whether it is open")] = True
    visits: Annotated[tuple[Visit, ...], Doc("Log of visits")] = ()


@record
class Grown(Record):
    name: Annotated[Line, Doc("The name")]
    sites: Annotated[dict[Id, Site], Doc("Sites by id")] = field(default_factory=dict)
    serves: Annotated[tuple[Id, ...], Ref("objective"), Doc("What it serves")] = ()
    first: Annotated[Visit | None, Doc("The first visit")] = None


def test_a_field_that_is_new_in_a_record_is_a_column_a_log_and_a_mapping_are_sheets() -> None:
    found = {page.name: page for page in pages_of("account", Grown)}
    assert {name: page.headings for name, page in found.items()} == {
        "accounts": ["account", "name", "serves", "first.date", "first.by"],
        "sites": ["account", "id", "city", "rent", "kind", "open"],
        "sites visits": ["account", "site", "no", "date", "by"],
    }
    columns = {column.name: column for column in found["sites"].columns}
    assert (columns["rent"].kind, columns["open"].kind) == ("number", "bool")
    assert columns["kind"].choices == ("shop", "store")
    assert columns["rent"].doc == "A year"
    serves = found["accounts"].columns[1]
    assert (serves.many, serves.refs) == (True, ("objective",))
    assert found["sites visits"].columns[1].refs == ("person",)


@pytest.mark.parametrize("kind", BOOK_KINDS)
def test_every_place_of_a_record_is_in_exactly_one_column(kind: str) -> None:
    shown = [
        (*page.steps, *column.steps, *((ENTRIES,) if column.many else ()))
        for page in pages()
        if page.kind == kind
        for column in page.columns
    ]
    there = [
        spot.steps
        for spot in spots_of(record_class(kind))
        if spot.record is None and spot.origin not in (dict, tuple) and spot.steps[-1] != KEYS
    ]
    assert sorted(shown) == sorted(there)


def test_no_two_sheets_or_columns_share_a_name() -> None:
    names = [page.name for page in pages()]
    assert len(set(names)) == len(names)
    for page in pages():
        assert len(set(page.headings)) == len(page.headings)
        assert len(page.name) <= 31


def test_what_is_written_short_stands_for_the_first_field() -> None:
    for kind in BOOK_KINDS:
        cls = record_class(kind)
        for steps in walks(cls).shorts:
            short = record_at(cls, steps)
            assert short is not None
            assert next(iter(fields_of(short))) == short.SHORT
