"""Writes a workspace's records as a workbook: one sheet per table, with drop-down lists and comments."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kamctl.book.cells import Cell, text_cell
from kamctl.book.layout import Column, KeyColumn, Page
from kamctl.book.origin import SHEET, Origin, as_lines
from kamctl.formats.xlsx import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from kamctl.book.rows import Row

_LISTS = "lists"
_FORMATS = {"text": "@", "date": "yyyy-mm-dd"}
_WIDTHS = {"date": 12, "bool": 10, "number": 12, "whole": 10, "text": 24}
_SHORT = {"ids": 18, "number": 8}
#: The longest inline drop-down list, and the longest title of its message.
_LONGEST_LIST, _LONGEST_TITLE = 255, 32
_YES_NO = ("TRUE", "FALSE")
_DAY_ZERO = dt.date(1899, 12, 30)
_LAST_LINE = 1_048_575
#: What people may do with a sheet with locked headings.
_ALLOWED = {
    "format_cells": True, "format_columns": True, "format_rows": True, "insert_columns": True,
    "insert_rows": True, "delete_columns": True, "delete_rows": True, "sort": True, "autofilter": True,
    "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip


def book(
    tables: Sequence[tuple[Page, Sequence[Row]]],
    origin: Origin,
    *,
    names: Mapping[tuple[str, ...], Sequence[str]],
    comments: Mapping[tuple[str, str], str],
) -> bytes:
    """Return these tables as a workbook.

    `names` lists, by kind, the names that a reference may use; `comments` replace the field's description at
    a heading.

    Raises:
        ExcelMissingError: XlsxWriter is not installed.
    """
    target = io.BytesIO()
    made = new_workbook(target)
    styles = {kind: made.add_format({"locked": False, "num_format": form}) for kind, form in _FORMATS.items()}
    styles[""] = made.add_format({"locked": False})
    styles["head"] = made.add_format({"bold": True, "bottom": 1, "bg_color": "#F4F6F8", "text_wrap": True})
    written = [(page, made.add_worksheet(page.name), rows) for page, rows in tables]
    lists = _lists(made, names)
    for page, worksheet, rows in written:
        _headings(worksheet, page, styles, comments)
        _drop_downs(worksheet, page, lists)
        _rows(worksheet, rows)
        worksheet.autofilter(0, 0, max(len(rows), 1), len(page.headings) - 1)
        worksheet.freeze_panes(1, len(page.keys))
        worksheet.protect("", _ALLOWED)
    hidden = made.add_worksheet(SHEET)
    for line, cells in enumerate(as_lines(origin)):
        for at, text in enumerate(cells):
            hidden.write_string(line, at, text)
    hidden.very_hidden()
    made.close()
    return target.getvalue()


def _lists(made: Workbook, names: Mapping[tuple[str, ...], Sequence[str]]) -> dict[tuple[str, ...], str]:
    """Write the names that columns may use to a hidden sheet; return where each list is."""
    page = made.add_worksheet(_LISTS)
    page.hide()
    found = {}
    for at, (kinds, known) in enumerate(sorted(names.items())):
        page.write_string(0, at, " or ".join(kinds))
        for line, name in enumerate(known, 1):
            page.write_string(line, at, text_cell(name))
        if known:
            letter = _letters(at)
            found[kinds] = f"={_LISTS}!${letter}$2:${letter}${len(known) + 1}"
    return found


def _headings(
    worksheet: Worksheet, page: Page, styles: Mapping[str, Any], comments: Mapping[tuple[str, str], str]
) -> None:
    for at, column in enumerate(page.all_columns):
        worksheet.write_string(0, at, column.name, styles["head"])
        said = comments.get((page.name, column.name)) or describe(page, column)
        lines = said.count("\n") + 1 + len(said) // 60
        worksheet.write_comment(0, at, said, {"x_scale": 2.5, "y_scale": max(1, lines / 4)})
        kind = column.kind if isinstance(column, Column) else "text"
        worksheet.set_column(at, at, _width(column), styles.get(kind, styles[""]))


def describe(page: Page, column: Column | KeyColumn) -> str:
    """Return what a heading's comment says."""
    if isinstance(column, Column):
        said = [column.doc or column.name.capitalize()]
        if column.choices:
            said.append(f"One of: {', '.join(column.choices)}")
        if column.many:
            said.append("Several in one cell, each on a line of its own, or ids with commas between them")
        return "\n".join(said)
    own = column is page.keys[-1]
    if not column.number:
        new = " Leave it empty in a new row, to get one." if own and column.name == "id" else ""
        return f"Which {column.name} the row is about.{new}" if column.name != "id" else f"Its id.{new}"
    new = " Leave it empty in a new row." if own else ""
    return f"The entry's number in its log, the oldest is 1; it finds the row again.{new}"


def _width(column: Column | KeyColumn) -> int:
    if isinstance(column, KeyColumn):
        return max(_SHORT["number" if column.number else "ids"], len(column.name) + 3)
    wide = 48 if column.kind == "text" and not (column.choices or column.refs) else _WIDTHS[column.kind]
    return max(wide, len(column.name) + 3)


def _drop_downs(worksheet: Worksheet, page: Page, lists: Mapping[tuple[str, ...], str]) -> None:
    for at, column in enumerate(page.all_columns):
        choices = getattr(column, "choices", ()) or (_YES_NO if getattr(column, "kind", "") == "bool" else ())
        source: Any = list(choices) if choices else lists.get(column.refs)
        if not source or getattr(column, "many", False) or len(",".join(choices)) > _LONGEST_LIST:
            continue
        worksheet.data_validation(1, at, _LAST_LINE, at, {
            "validate": "list", "source": source, "ignore_blank": True,
            "error_type": "stop" if choices else "warning",
            "error_title": column.name[:_LONGEST_TITLE],
            "error_message": "This is not in the list of allowed values.",
        })  # fmt: skip


def _rows(worksheet: Worksheet, rows: Sequence[Row]) -> None:
    text, number, boolean = worksheet.write_string, worksheet.write_number, worksheet.write_boolean
    for line, row in enumerate(rows, 1):
        at = 0
        for key in row.keys:
            text(line, at, key)
            at += 1
        for cell in row.cells:
            if cell is not None:
                _put(line, at, cell, text, number, boolean)
            at += 1


def _put(line: int, at: int, cell: Cell, text: Any, number: Any, boolean: Any) -> None:
    """Write a cell in its column's style; a date becomes the spreadsheet's number for it."""
    if isinstance(cell, str):
        text(line, at, cell)
    elif isinstance(cell, bool):
        boolean(line, at, cell)
    elif isinstance(cell, dt.date):
        number(line, at, (cell - _DAY_ZERO).days)
    else:
        number(line, at, cell)


def _letters(at: int) -> str:
    """Return the letters of a column, counted from 0."""
    found = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def cell_name(line: int, at: int) -> str:
    """Return a spreadsheet's name for a cell, counted from 0: `F12`."""
    return f"{_letters(at)}{line + 1}"
