"""Tables as a workbook; the same tables are the same bytes."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kamctl.errors import KamctlError
from kamctl.table import Sheet
from kamctl.unseen import visible

if TYPE_CHECKING:
    from xlsxwriter import Workbook

#: A workbook says when it was made; a fixed day keeps its bytes the same.
_MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no time zone
_MOST_TEXT = 32_767
_WIDEST = 60


class ExcelMissingError(KamctlError):
    """The library that a workbook needs is not installed."""

    def __init__(self, package: str) -> None:
        super().__init__(f"workbooks need the package {package}", "Install it: pip install 'kamctl[excel]'")


def new_workbook(target: io.BytesIO) -> Workbook:
    """Return a workbook that treats every text as text.

    Raises:
        ExcelMissingError: XlsxWriter is not installed.
    """
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise ExcelMissingError("XlsxWriter") from error
    book = Workbook(target, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd",
    })  # fmt: skip
    book.set_properties({"created": _MADE})
    return book


def xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Return a workbook with a sheet for each table: headings locked in place, filters on.

    Raises:
        ExcelMissingError: XlsxWriter is not installed.
    """
    target = io.BytesIO()
    book = new_workbook(target)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    amount = book.add_format({"num_format": "#,##0.00"})
    names: set[str] = set()
    for sheet in sheets:
        page = book.add_worksheet(sheet_name(sheet.name, names))
        page.freeze_panes(1, 0)
        widths = [len(head.name) + 3 for head in sheet.heads]
        for at, head in enumerate(sheet.heads):
            page.write_string(0, at, head.name, bold)
        for line, row in enumerate(sheet.rows, 1):
            for at, value in enumerate(row):
                put(page, line, at, value, amount if sheet.heads[at].money else None)
                widths[at] = max(widths[at], min(len(str(value)) + 2, _WIDEST) if value is not None else 0)
        for at, width in enumerate(widths):
            page.set_column(at, at, width)
        if sheet.heads:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
    book.close()
    return target.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and no other has: 31 signs, without `[]:*?/` and the backslash."""
    plain = (
        "".join("-" if sign in "[]:*?/\\" else sign for sign in visible(wanted)).strip("'")[:31] or "sheet"
    )
    name, number = plain, 2
    while name.lower() in taken:
        tail = f" {number}"
        name, number = plain[: 31 - len(tail)] + tail, number + 1
    taken.add(name.lower())
    return name


def put(page: Any, line: int, at: int, value: Any, style: Any = None) -> None:
    """Write a value into a cell with its type: a text is never a formula, None is an empty cell."""
    if value is None:
        if style is not None:
            page.write_blank(line, at, None, style)
    elif isinstance(value, str):
        page.write_string(line, at, visible(value, keep="\n\t")[:_MOST_TEXT], style)
    elif isinstance(value, bool):
        page.write_boolean(line, at, value, style)
    elif isinstance(value, dt.date):
        page.write_datetime(line, at, value, style)
    else:
        page.write_number(line, at, float(value) if isinstance(value, Decimal) else value, style)
