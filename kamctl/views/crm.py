"""What an import of a CRM's export understood, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from kamctl.table import Column, Table
from kamctl.wording import plural

#: Sentences of one kind that are told; of more the number is.
_MOST = 40


class Understood(Protocol):
    """A row of an export as it is understood."""

    @property
    def row(self) -> Any: ...
    @property
    def account(self) -> str: ...
    @property
    def fields(self) -> Any: ...
    @property
    def told(self) -> Any: ...
    @property
    def why_not(self) -> str: ...


def understood(kind: str, rows: Sequence[Understood]) -> Table:
    """Return rows as a table: a column for each field that any of them fills."""
    fields = list(dict.fromkeys(field for one in rows for field in (*one.fields, *one.told)))
    fields = [field for field in fields if not (kind == "accounts" and field == "name")]
    columns = [Column("line", "right"), Column("account"), *map(Column, fields)]
    cells = [
        [one.row.line, one.account, *(_cell({**one.told, **one.fields}.get(field)) for field in fields)]
        for one in rows
    ]
    refused = [[*row, one.why_not or None] for row, one in zip(cells, rows, strict=True)]
    columns.append(Column("refused because", blank=""))
    return Table("rows", columns, refused, nothing="the export has no row")


def _cell(value: Any) -> str | None:
    return ", ".join(value) if isinstance(value, tuple) else value


def summary(done: Any, *, dry_run: bool) -> tuple[list[str], list[str]]:
    """Return what was done as lines, and what a person should read beside it."""
    lines = _some(done.changes) or ["nothing to change"]
    if done.changes and not done.written:
        changes = plural(len(done.changes), "change")
        lines.append(f"{changes} would be made" if dry_run else f"{changes}, none of which was written")
    notes = [f"kept: {one}" for one in _some(done.kept)] + [f"note: {one}" for one in _some(done.unknown)]
    if done.skipped:
        notes.append(f"left out: {plural(done.skipped, 'row')} of customers that are not accounts here")
    notes += [f"refused: line {one.line}: {one.why}" for one in done.refused[:_MOST]]
    if done.refused and not done.written and not dry_run:
        notes.append("help: mend the rows, or write the others with --partial")
    if done.rejects:
        notes.append(f"the rows refused are in {done.rejects}")
    return lines, notes


def _some(sentences: Sequence[str]) -> list[str]:
    more = len(sentences) - _MOST
    return [*sentences[:_MOST], *([f"and {more} more"] if more > 0 else [])]
