"""The sheets of the workbook and their columns, read from the types of the records.

A sheet has one row per file (`accounts`), per entry of a mapping by id (`actions`) or of a log (`decisions`),
or per entry of one inside another (`obligations results`). A single nested record has its own columns
(`credit.limit`); a list of names is one cell.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

from kamctl.model.kinds import KINDS, record_class
from kamctl.model.shape import Spot, choices_of, spots_of
from kamctl.model.types import ID, TEXT, Doc, Ref, Scalar
from kamctl.model.walk import ENTRIES, KEYS, VALUES, Steps

#: The file kinds that people write about an account; what `ledger take` writes is not in a workbook.
BOOK_KINDS = tuple(
    name for name, kind in KINDS.items() if kind.keys[:1] == ("account",) and not kind.is_taken
)

CellKind = Literal["text", "number", "whole", "date", "bool"]


class Column(NamedTuple):
    """A column: its heading, the steps to its value from the row's record, and what it may hold.

    `refs` holds the kinds of things that it can name. With `many`, a cell holds a list of them.
    """

    name: str
    steps: Steps
    kind: CellKind
    doc: str = ""
    choices: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    pattern: str = ""
    many: bool = False


class KeyColumn(NamedTuple):
    """A column that identifies a row: an account, an id, or the number of a log's entry."""

    name: str
    refs: tuple[str, ...] = ()
    number: bool = False


class Page(NamedTuple):
    """A sheet: where its rows are in files of a kind, with their keys and fields."""

    name: str
    kind: str
    steps: Steps
    keys: tuple[KeyColumn, ...]
    columns: tuple[Column, ...]

    @property
    def is_log(self) -> bool:
        """Whether its rows are entries of a list, which have a number instead of a name."""
        return self.steps[-1:] == (ENTRIES,)

    @property
    def all_columns(self) -> tuple[KeyColumn | Column, ...]:
        """All columns, keys first."""
        return (*self.keys, *self.columns)

    @property
    def headings(self) -> list[str]:
        """The names of all columns."""
        return [column.name for column in self.all_columns]


@cache
def pages() -> tuple[Page, ...]:
    """Return the sheets of a workbook, in the order of the kinds and of their fields."""
    return tuple(page for kind in BOOK_KINDS for page in pages_of(kind, record_class(kind)))


def pages_of(kind: str, record: Any) -> list[Page]:
    """Return the sheets of a record class whose files are of a kind."""
    spots = {spot.steps: spot for spot in spots_of(record)}
    columns: dict[Steps, list[Column]] = {(): []}
    for steps, spot in spots.items():
        if spot.record is not None or spot.origin in (dict, tuple) or steps[-1] == KEYS:
            continue
        where = steps[:-1] if steps[-1] == ENTRIES else steps
        page = _page_steps(where)
        columns.setdefault(page, []).append(_column(where[len(page) :], spots[where], spot))
    names = KINDS[kind].slot
    file_keys = tuple(KeyColumn(name, (name,) if name in KINDS else ()) for name in KINDS[kind].keys)
    return [
        Page(
            " ".join(step for step in steps if step not in (VALUES, ENTRIES)) or names,
            kind,
            steps,
            (*file_keys, *_keys(steps, spots)),
            tuple(found),
        )
        for steps, found in columns.items()
    ]


def _page_steps(steps: Steps) -> Steps:
    last = max((i for i, step in enumerate(steps) if step in (VALUES, ENTRIES)), default=-1)
    return steps[: last + 1]


def _column(rest: Steps, field: Spot, entry: Spot) -> Column:
    scalar = next((mark for mark in entry.marks if isinstance(mark, Scalar)), None)
    docs = [mark.text for mark in field.marks if isinstance(mark, Doc)]
    refs = tuple(kind for mark in (*field.marks, *entry.marks) if isinstance(mark, Ref) for kind in mark)
    return Column(
        ".".join(rest) or "value",
        rest,
        scalar.kind if scalar is not None else "text",
        docs[0] if docs else "",
        choices_of(entry.annotation),
        tuple(dict.fromkeys(refs)),
        scalar.pattern if scalar is not None else "",
        many=field is not entry,
    )


def _keys(steps: Steps, spots: dict[Steps, Spot]) -> list[KeyColumn]:
    """Return the keys on the path to a sheet's rows; the last is the row's own."""
    found = []
    at = [i for i, step in enumerate(steps) if step in (VALUES, ENTRIES)]
    for i in at:
        last = i == at[-1]
        if steps[i] == ENTRIES:
            found.append(KeyColumn("no" if last else f"{_singular(steps[i - 1])} no", number=True))
            continue
        key = spots[(*steps[:i], KEYS)]
        refs = tuple(kind for mark in key.marks if isinstance(mark, Ref) for kind in mark)
        patterns = [mark.pattern for mark in key.marks if isinstance(mark, Scalar)]
        name = _singular(steps[i - 1])
        own = refs[0] if refs else "id" if last and ID in patterns else name
        own = "period" if last and not refs and TEXT in patterns else own
        found.append(KeyColumn(own, refs))
    return found


def _singular(field: str) -> str:
    return field.removesuffix("s")
