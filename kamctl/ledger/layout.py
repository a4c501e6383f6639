"""The position of each of our columns in a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, NamedTuple

from kamctl import hints
from kamctl.ledger.date_format import day_of
from kamctl.ledger.files import LedgerFile, opened_text
from kamctl.ledger.number_format import separator
from kamctl.method.money.preview import Problem
from kamctl.model.ledger import NEEDED, OPTIONAL, Source, SourceKind

Meaning = Literal["text", "day", "amount"]
_MEANINGS: dict[str, Meaning] = {
    "date": "day", "as_of": "day", "due": "day",
    "revenue": "amount", "cost": "amount", "quantity": "amount", "amount": "amount",
}  # fmt: skip
#: The roles of columns by source kind, and what they hold. `direct` is not here: it may be several columns.
ROLES: dict[SourceKind, dict[str, Meaning]] = {
    kind: {role: _MEANINGS.get(role, "text") for role in (*NEEDED[kind], *OPTIONAL[kind]) if role != "direct"}
    for kind in NEEDED
}
#: Roles whose value may be missing on a line: it counts as nothing, and is reported.
MAY_BE_EMPTY = frozenset({"customer", "cost", "direct", "order", "product", "quantity"})
DELIMITERS = (",", ";", "\t", "|")
_POSITION = re.compile(r"#([1-9][0-9]{0,3})")


class Column(NamedTuple):
    """A column of a file: its role, what it holds, its index from 0, and its name in the file."""

    role: str
    meaning: Meaning
    place: int
    name: str
    optional: bool


class Layout(NamedTuple):
    """The layout of a piece's files: the number of columns, and those that have a role."""

    width: int
    columns: tuple[Column, ...]

    def of(self, role: str) -> list[Column]:
        """Return the columns of a role; `direct` may have several."""
        return [column for column in self.columns if column.role == role]


def wanted_columns(source: Source) -> list[tuple[str, Meaning, str]]:
    """Return every column that a source uses: its role, what it holds, and its name in the files."""
    found: list[tuple[str, Meaning, str]] = []
    for role, meaning in ROLES[source.kind].items():
        name = getattr(source.columns, role)
        if name is not None:
            found.append((role, meaning, name))
    if source.kind == "sales":
        found += [("direct", "amount", name) for name in source.columns.direct]
    found += [("leave_out", "text", name) for name in source.leave_out]
    return found


def unmapped(source_id: str, source: Source) -> list[Problem]:
    """Return the roles that a source of its kind must map and does not, as problems."""
    return [
        Problem(
            source_id,
            "ledger.yaml",
            f"the source {source_id} does not say which column holds `{role}`",
            settle=f"ledger.yaml: sources.{source_id}.columns: {{{role}: …}}",
        )
        for role in NEEDED[source.kind]
        if getattr(source.columns, role) is None
    ]


def first_row(file: LedgerFile, encoding: str, delimiter: str) -> list[str] | None:
    """Return the first row of a text file, None if it has none."""
    with opened_text(file, encoding, errors="replace") as text:
        start = text.read(1 << 16)
    for row in csv.reader(start.splitlines(keepends=True), delimiter=delimiter):
        if row:
            return row
    return None


def text_layout(
    source_id: str, source: Source, file: LedgerFile, row: Sequence[str], delimiter: str
) -> tuple[Layout | None, list[Problem]]:
    """Return the positions of our columns in a text file whose first row is `row`, or why there are none."""
    found = layout_of(source_id, source, file.name, row, header=source.read.header)
    if found[0] is None and source.read.delimiter is None:
        text = delimiter.join(row)
        for other in DELIMITERS:
            again = next(csv.reader([text], delimiter=other), [])
            if other != delimiter and layout_of(source_id, source, file.name, again, header=True)[0]:
                shown = "tab" if other == "\t" else other
                settle = f'ledger.yaml: sources.{source_id}.read: {{delimiter: "{shown}"}}'
                return None, [Problem(source_id, file.name, "has other separators", 1, settle=settle)]
    return found


def layout_of(
    source_id: str, source: Source, name: str, names: Sequence[str], *, header: bool
) -> tuple[Layout | None, list[Problem]]:
    """Return the positions of our columns among `names`, or why they cannot be found."""
    stripped = [given.strip().lstrip("\ufeff") for given in names]
    columns, problems = [], []
    for role, meaning, theirs in wanted_columns(source):
        where = f"ledger.yaml: sources.{source_id}.{_where(role)}"
        position = _POSITION.fullmatch(theirs)
        if position is not None:
            index = int(position[1]) - 1
            if index >= len(stripped):
                message = f"has {len(stripped)} columns and no column {theirs}"
                problems.append(Problem(source_id, name, message, 1, settle=where))
                continue
        elif not header:
            message = f"has no header, so no column is called `{theirs}`"
            problems.append(Problem(source_id, name, message, 1, settle=f"{where}: a place, such as '#1'"))
            continue
        elif stripped.count(theirs) != 1:
            problems.append(_not_one(source_id, name, theirs, stripped, where))
            continue
        else:
            index = stripped.index(theirs)
        columns.append(Column(role, meaning, index, theirs, role in MAY_BE_EMPTY))
    return (None, problems) if problems else (Layout(len(stripped), tuple(columns)), [])


def _where(role: str) -> str:
    return "leave_out" if role == "leave_out" else f"columns.{role}"


def _not_one(source_id: str, name: str, theirs: str, names: Sequence[str], where: str) -> Problem:
    times = names.count(theirs)
    if times:
        places = " or ".join(f"'#{i}'" for i, given in enumerate(names, 1) if given == theirs)
        return Problem(source_id, name, f"has {times} columns `{theirs}`", 1, settle=f"{where}: {places}")
    if any(_looks_like_data(given) for given in names):
        settle = (
            f"ledger.yaml: sources.{source_id}.read: {{header: false}}, and columns by place, such as '#1'"
        )
        return Problem(source_id, name, "starts with data rather than the names of columns", 1, settle=settle)
    near = get_close_matches(theirs, names, 1, 0.6)
    hint = f"{where}: {near[0]}" if near else f"{where}; `{hints.map_ledger(name)}` shows its columns"
    return Problem(source_id, name, f"has no column `{theirs}`", 1, settle=hint)


def _looks_like_data(text: str) -> bool:
    return day_of(text, None) is not None or re.fullmatch(r"-?[0-9]+([.,][0-9]+)*", text) is not None


def delimiter_of(source: Source) -> str:
    """Return the delimiter of a source's text files."""
    return separator(source.read.delimiter) if source.read.delimiter else ","


class Piece(NamedTuple):
    """Files of a source that are laid out alike, and are read together.

    `paths` is what the engine reads: the files themselves or private copies of them as UTF-8.
    """

    source_id: str
    source: Source
    files: tuple[LedgerFile, ...]
    paths: tuple[Path, ...]
    layout: Layout
    delimiter: str
    header: bool
    parquet: bool = False
    types: tuple[str, ...] = ()
