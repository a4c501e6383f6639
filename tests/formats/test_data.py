"""Results as plain data: what every record becomes, and the exceptions that the contract promises."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from typing import NamedTuple

import pytest

from kamctl.formats.data import data, dumps
from kamctl.formats.shapes import SHAPES, Field, parse, shape_of


class Point(NamedTuple):
    x: Decimal
    on: dt.date | None


@dataclass(frozen=True)
class Line:
    name: str
    points: tuple[Point, ...]


LINE = Line("a", (Point(Decimal("1.0"), dt.date(2026, 10, 8)), Point(Decimal("2.5"), None)))


def test_records_are_objects_of_their_fields_in_order():
    assert data(LINE) == {
        "name": "a",
        "points": [{"x": Decimal("1.0"), "on": dt.date(2026, 10, 8)}, {"x": Decimal("2.5"), "on": None}],
    }
    assert list(data(LINE)) == ["name", "points"]


def test_json_has_whole_numbers_as_integers_and_iso_dates():
    text = dumps("t", {1: LINE, "third": Fraction(1, 4), "said": "é"})
    assert json.loads(text) == {
        "schema": "kamctl/t/1",
        "1": {"name": "a", "points": [{"x": 1, "on": "2026-10-08"}, {"x": 2.5, "on": None}]},
        "third": 0.25,
        "said": "é",
    }
    assert '"x": 1,' in text
    assert text.isascii()


def test_what_is_neither_a_record_nor_plain_is_refused():
    with pytest.raises(TypeError, match="object"):
        data([object()])


def test_a_shape_names_keys_paths_parts_and_what_may_be_missing():
    assert parse("a b: c.d e { f } g?") == (
        Field("a", ("a",)),
        Field("b", ("c", "d")),
        Field("e", ("e",), (Field("f", ("f",)),)),
        Field("g", ("g",), optional=True),
    )


def _all_fields(shape: tuple[Field, ...]) -> Iterator[Field]:
    for field in shape:
        yield field
        yield from _all_fields(field.shape)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_is_of_a_result_and_of_what_that_has(name):
    module, _, of = name.rpartition(".")
    kind = getattr(import_module(f"kamctl.method.{module}"), of)
    shape = shape_of(kind)
    assert shape
    assert [f.key for f in shape if f.key != "..." and not hasattr(kind, f.path[0])] == []
    assert [f for f in _all_fields(shape) if f.key != "..." and not all(map(str.isidentifier, f.path))] == []


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_reads_back_as_it_was_written(name):
    """Nothing in it was skipped as a token that means nothing."""

    def written(shape: tuple[Field, ...]) -> str:
        return " ".join(
            field.key
            + ("?" if field.optional else "")
            + ("" if field.path in {(field.key,), ("", "", "", "")} else f": {'.'.join(field.path)}")
            + (f" {{ {written(field.shape)} }}" if field.shape else "")
            for field in shape
        )

    assert written(parse(SHAPES[name])) == " ".join(SHAPES[name].split())
