"""Turns records into rows of the workbook's sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from kamctl.book.cells import Cell, cell_of, plain
from kamctl.book.layout import Page
from kamctl.model.walk import ENTRIES, VALUES, Steps, places

Path = tuple[str | int, ...]


class Row(NamedTuple):
    """A row of a sheet: its keys, its place in its file, and its cells without the keys."""

    keys: tuple[str, ...]
    path: Path
    cells: list[Cell]


def rows_of(page: Page, file_keys: Sequence[str], record: Any) -> Iterator[Row]:
    """Yield the rows that a record has in a sheet; a log's entries are numbered from 1."""
    for path, value in places(record, page.steps):
        keys = tuple(
            str(step + 1) if isinstance(step, int) else step
            for step, name in zip(path, page.steps, strict=True)
            if name in (VALUES, ENTRIES)
        )
        cells = [cell_of(_at(value, column.steps), column) for column in page.columns]
        yield Row((*file_keys, *keys), path, cells)


def _at(value: Any, steps: Steps) -> Any:
    for step in steps:
        if value is None:
            return None
        value = getattr(value, step)
    return value


def row_hash(cells: Sequence[Cell]) -> str:
    """Return a hash that shows whether a row has changed."""
    text = "\x1f".join(map(plain, cells))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
