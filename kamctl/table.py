"""A table as a value: what a terminal, a CSV file, a workbook and a page each show in their own way.

A cell holds a value (text, a number, a day, yes or no, nothing), not its formatting: a terminal formats it as
its column says, a sheet keeps the value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from kamctl import wording


def written(value: Any) -> str:
    """Write a value for people, by its type."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return wording.number(value) if isinstance(value, Decimal) else str(value)


class Cell(NamedTuple):
    """A value; on a terminal its style (red, green, yellow, magenta or dim), and a text that replaces it."""

    value: Any
    style: str = ""
    text: str | None = None


class Column(NamedTuple):
    """A column's heading, and how its values are written; numbers are aligned right.

    `keep` columns and numbers are never broken; other texts are, between words. Where the terminal is too
    narrow, the text of a `below` column gets lines of its own under the row, then `spare` columns are left
    out, the last first. `parts` are the names of its columns in a sheet, where they differ: with several, its
    values are tuples; with none, it is left out there. A column that is not `drawn` appears only in sheets.
    """

    name: str
    align: Literal["left", "right"] = "left"
    keep: bool = False
    spare: bool = False
    below: bool = False
    write: Callable[[Any], str] = written
    blank: str = "-"
    money: bool = False
    parts: tuple[str, ...] | None = None
    drawn: bool = True


Row = Sequence[Any]


class Table(NamedTuple):
    """A table with a name, of values or cells; amounts of money are in `currency`.

    `nothing` is what a terminal shows instead of a table without rows.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    currency: str = ""
    nothing: str = ""


class Verbatim(NamedTuple):
    """Lines that are never broken: a picture, or commands to be copied."""

    text: str


#: What a command shows: tables, and sentences around them.
Part = Table | str | Verbatim


class Sheet(NamedTuple):
    """A table as rows of plain values: the first has the names, `None` is an empty cell."""

    name: str
    heads: tuple[Column, ...]
    rows: list[list[Any]]


def money(name: str, *, spare: bool = False) -> Column:
    """Return a column of amounts, which a terminal shows without decimals."""
    return Column(name, "right", spare=spare, write=wording.whole_money, money=True)


def text_of(column: Column, given: Any) -> Cell:
    """Return a cell with the text that a terminal shows of it."""
    cell = given if isinstance(given, Cell) else Cell(given)
    if cell.text is not None:
        return cell
    value = cell.value
    text = column.blank if value is None else value if isinstance(value, str) else column.write(value)
    return cell._replace(text=text)


def sheet(table: Table) -> Sheet:
    """Return a table as a sheet has it, with a column for the currency after the last amount."""
    heads: list[Column] = []
    for column in table.columns:
        names = (column.name,) if column.parts is None else column.parts
        split = len(names) > 1
        heads += [
            column._replace(name=name, write=written, align="left") if split else column._replace(name=name)
            for name in names
        ]
    amounts = [i for i, column in enumerate(heads) if column.money]
    rows = [_flat(table.columns, row) for row in table.rows]
    if amounts and table.currency:
        after = amounts[-1] + 1
        heads.insert(after, Column("currency"))
        for row in rows:
            row.insert(after, table.currency if any(row[i] is not None for i in amounts) else None)
    return Sheet(table.name, tuple(heads), rows)


def _flat(columns: Sequence[Column], row: Row) -> list[Any]:
    found: list[Any] = []
    for column, given in zip(columns, row, strict=True):
        value = given.value if isinstance(given, Cell) else given
        count = 1 if column.parts is None else len(column.parts)
        if count == 1:
            found.append(_plain(value))
        elif count:
            found += [None] * count if value is None else map(_plain, value)
    return found


def _plain(value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, (bool, int, float, Decimal, dt.date)):
        return value
    from fractions import Fraction

    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return str(value)


def sheets(parts: Iterable[Part]) -> list[Sheet]:
    """Return the sheets of what a command shows: tables of one name and the same columns are one sheet."""
    found: list[Sheet] = []
    for part in parts:
        if not isinstance(part, Table):
            continue
        one = sheet(part)
        names = [head.name for head in one.heads]
        same = (s for s in found if s.name == one.name and [head.name for head in s.heads] == names)
        if (known := next(same, None)) is not None:
            known.rows.extend(one.rows)
        else:
            found.append(one)
    return found
