"""Writes a workbook's sheet as text, in the formats that its source declares.

A cell that holds a number is an IEEE double in the file itself; its shortest decimal form is what
was typed, up to 15 digits. Formulas are read as the values that the spreadsheet stored with them.
"""

from __future__ import annotations

import csv
import datetime as dt
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from kamctl.errors import MissingExtraError
from kamctl.ledger.files import LedgerFile
from kamctl.ledger.number_format import number_format
from kamctl.method.money.preview import Problem
from kamctl.model.ledger import Source

#: A workbook that unpacks to more bytes than this is refused before it is read.
_UNPACKED_AT_MOST = 1 << 30
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Sheet(NamedTuple):
    """A sheet written as CSV; `formulas` counts the cells whose value a spreadsheet calculated."""

    path: Path
    formulas: int


def sheet_names(path: Path) -> list[str]:
    """Return the names of a workbook's sheets; none if it is not a workbook.

    Raises:
        MissingExtraError: python-calamine is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise MissingExtraError("python-calamine", "ledger") from error
    try:
        return list(CalamineWorkbook.from_path(str(path)).sheet_names)
    except (CalamineError, OSError):
        return []


def sheet_as_csv(
    source_id: str, source: Source, file: LedgerFile, folder: Path
) -> tuple[Sheet | None, list[Problem]]:
    """Write the sheet that a source names as CSV into a private folder.

    Raises:
        MissingExtraError: python-calamine is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise MissingExtraError("python-calamine", "ledger") from error

    def problem(message: str, settle: str = "", **place: Any) -> Problem:
        return Problem(source_id, file.name, message, settle=settle, **place)

    try:
        with zipfile.ZipFile(file.path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _UNPACKED_AT_MOST:
            return None, [problem("unpacks to more than a gibibyte", "Export it as CSV or Parquet.")]
        book = CalamineWorkbook.from_path(str(file.path))
        names = book.sheet_names
        wanted = source.read.sheet
        if wanted is None and len(names) != 1:
            return None, [
                problem(f"has {len(names)} sheets", f"ledger.yaml: sources.{source_id}.read: {{sheet: NAME}}")
            ]
        if wanted is not None and wanted not in names:
            return None, [problem(f"has no sheet `{wanted}`", f"ledger.yaml: sources.{source_id}.read.sheet")]
        name = wanted or names[0]
        count, empty = _counted(file.path, name)
        if empty is not None:
            settle = "Open it in a spreadsheet and save it, so that the value is in the file."
            return None, [problem(f"cell {empty} holds a formula without a value", settle)]
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError, ET.ParseError, KeyError) as error:
        return None, [problem(f"is not a workbook that can be read: {error}")]
    copy = folder / f"{len(list(folder.iterdir()))}.csv"
    with copy.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, delimiter=",", lineterminator="\n")
        writer.writerows([_written(cell, source) for cell in row] for row in rows)
    return Sheet(copy, count), []


def _written(cell: object, source: Source) -> str:
    """Return a cell as text that the source's formats read back."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, (int, float)):
        # The shortest text that gives the same double is what was typed, without binary rounding.
        return number_format(source.read).written(Decimal(repr(cell)))
    if isinstance(cell, (dt.datetime, dt.date)):
        return cell.strftime(source.read.dates or "%Y-%m-%d")
    return str(cell)


def _counted(path: Path, sheet: str) -> tuple[int, str | None]:
    """Return how many formulas a sheet has, and the first of their cells that has no stored value."""
    count = 0
    for cell, has_value in formulas(path, sheet):
        count += 1
        if not has_value:
            return count, cell
    return count, None


def formulas(path: Path, sheet: str) -> Iterator[tuple[str, bool]]:
    """Yield each cell of a sheet that holds a formula, and whether a value is stored with it."""
    with zipfile.ZipFile(path) as archive:
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - expat refuses what expands
        links = ET.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        target = {link.get("Id"): link.get("Target", "") for link in links.iter(_RELATION)}
        entry = next(s for s in book.iter(f"{_MAIN}sheet") if s.get("name") == sheet)
        part = target[entry.get(_LINK)].lstrip("/")
        with archive.open(part if part.startswith("xl/") else f"xl/{part}") as stream:
            for _, element in ET.iterparse(stream):  # noqa: S314
                if element.tag != f"{_MAIN}c":
                    continue
                if element.find(f"{_MAIN}f") is not None:
                    value = element.find(f"{_MAIN}v")
                    yield element.get("r", "?"), value is not None and value.text is not None
                element.clear()
