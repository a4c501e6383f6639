"""A table as CSV for spreadsheets: no text starts a formula, an empty cell is empty."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import Any

from kamctl.formats.json_text import number
from kamctl.table import Sheet
from kamctl.unseen import visible

#: What a spreadsheet takes for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(sheet: Sheet) -> str:
    """Return a table as CSV with a header; a text that looks like a formula begins with an apostrophe."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([_cell(head.name) for head in sheet.heads])
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return target.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, str):
        text = f"'{value}" if value.startswith(FORMULA) else value
        return text if text.isascii() and text.isprintable() else visible(text, keep="\n\t")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number(value) if isinstance(value, Decimal) else str(value)
