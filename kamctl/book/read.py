"""Reads a workbook back: finds sheets by name or headings, rows by their keys."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kamctl import hints
from kamctl.book.cells import Cell, plain
from kamctl.book.layout import Page, pages
from kamctl.book.origin import SHEET, Origin, from_lines
from kamctl.errors import KamctlError
from kamctl.formats.xlsx import ExcelMissingError
from kamctl.wording import listed

#: A workbook that unpacks to more bytes than this is refused before it is read.
_UNPACKED_AT_MOST = 1 << 30
#: Somebody may write a title above the headings.
_HEADINGS_WITHIN = 20
_OURS = frozenset({SHEET, "lists"})


class BookError(KamctlError):
    """A file is not a workbook that can be imported."""


class Line(NamedTuple):
    """A row as imported: its line in the sheet, counted from 0, its keys, and its cells by column."""

    at: int
    keys: tuple[str, ...]
    cells: dict[str, Cell]


class Found(NamedTuple):
    """A sheet as it came back; `places` holds the positions of its columns, `merged` its merged cells."""

    page: Page
    name: str
    places: dict[str, int]
    lines: list[Line]
    merged: tuple[tuple[int, int], ...] = ()


class Book(NamedTuple):
    """A workbook as imported, with remarks on what was not read."""

    path: Path
    origin: Origin
    sheets: list[Found]
    remarks: list[str]


def read_book(path: Path) -> Book:
    """Read a workbook that `kamctl export` made and people changed.

    Raises:
        BookError: it cannot be read, or was not exported by kamctl.
        ExcelMissingError: python-calamine is not installed.
    """
    grids, merged = _grids(path)
    origin = from_lines(grids.get(SHEET, ()))
    if origin is None:
        raise BookError(
            f"{path} is not a workbook that kamctl made, or its hidden sheet `{SHEET}` is gone",
            f"`{hints.export_book()}` makes a new one: make the changes there.",
        )
    remarks: list[str] = []
    sheets = []
    unknown = {name for name in grids if name not in _OURS}
    for page, name in _matched(grids, origin, remarks):
        unknown.discard(name)
        found = _sheet(page, name, grids[name], remarks)
        if found is not None:
            sheets.append(found._replace(merged=_in_data(merged.get(name, ()))))
    if unknown:
        remarks.append(f"not read, as kamctl does not know these sheets: {', '.join(sorted(unknown))}")
    return Book(path, origin, sheets, remarks)


def _grids(path: Path) -> tuple[dict[str, list[list[Any]]], dict[str, Sequence[Any]]]:
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise ExcelMissingError("python-calamine") from error
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _UNPACKED_AT_MOST:
            raise BookError(f"{path} unpacks to more than a gibibyte", "Export a new one.")
        book = CalamineWorkbook.from_path(str(path))
        found = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        grids = {name: sheet.to_python(skip_empty_area=False) for name, sheet in found.items()}
        return grids, {name: sheet.merged_cell_ranges or () for name, sheet in found.items()}
    except (zipfile.BadZipFile, CalamineError, ValueError) as error:
        raise BookError(f"{path} is not a workbook that can be read: {error}", "Save it as .xlsx.") from error


def _matched(
    grids: dict[str, list[list[Any]]], origin: Origin, remarks: list[str]
) -> Iterator[tuple[Page, str]]:
    """Yield each exported sheet with its present name; a renamed sheet is recognised by its headings."""
    by_name = {name.strip().lower(): name for name in grids if name not in _OURS}
    mine = {page.name: page for page in pages() if page.name in origin.headings}
    left = {name for name in by_name if name not in mine}
    for name, page in mine.items():
        if name in by_name:
            yield page, by_name[name]
            continue
        same = [other for other in left if _has_headings(grids[by_name[other]], page.headings)]
        if len(same) == 1:
            left.discard(same[0])
            remarks.append(f"the sheet {by_name[same[0]]} is read as `{name}`, by its headings")
            yield page, by_name[same[0]]
        else:
            remarks.append(f"the sheet `{name}` is missing")


def _has_headings(grid: list[list[Any]], wanted: Sequence[str]) -> bool:
    return any(set(wanted) <= {plain(cell) for cell in line} for line in grid[:_HEADINGS_WITHIN])


def _sheet(page: Page, name: str, grid: list[list[Any]], remarks: list[str]) -> Found | None:
    keys = [key.name for key in page.keys]
    start = next(
        (at for at, line in enumerate(grid[:_HEADINGS_WITHIN]) if set(keys) <= {plain(c) for c in line}), None
    )
    if start is None:
        remarks.append(f"the sheet {name} lacks one of its key columns ({listed(keys)}): it is not read")
        return None
    headings = [plain(cell) for cell in grid[start]]
    twice = sorted({one for one in headings if one and headings.count(one) > 1})
    if twice:
        remarks.append(f"the sheet {name} has two columns `{twice[0]}`: it is not read")
        return None
    columns = {column.name for column in page.columns}
    places = {heading: at for at, heading in enumerate(headings) if heading in columns or heading in keys}
    strange = [heading for heading in headings if heading and heading not in places]
    if strange:
        remarks.append(f"the sheet {name}: kamctl has no column {', '.join(strange)}: not read")
    lines = []
    for at, cells in enumerate(grid[start + 1 :], start + 1):
        found = {heading: _cell(cells[place]) for heading, place in places.items()}
        if any(cell is not None for cell in found.values()):
            own = tuple(plain(found.pop(key)) for key in keys)
            lines.append(Line(at, own, found))
    return Found(page, name, places, lines)


def _cell(cell: Any) -> Cell:
    if isinstance(cell, str) and not cell.strip():
        return None
    return cell if isinstance(cell, (str, int, float)) or hasattr(cell, "isoformat") else str(cell)


def _in_data(ranges: Sequence[Any]) -> tuple[tuple[int, int], ...]:
    """Return the first cell of each range of merged cells."""
    return tuple((start[0], start[1]) for start, _ in ranges)
