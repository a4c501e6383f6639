"""Converts values of records into cells, and cells into the text that a file would hold."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from kamctl.book.layout import Column
from kamctl.model.types import ID, written
from kamctl.unseen import visible

#: What a spreadsheet holds in a cell: text, a number, yes or no, a date, or nothing.
Cell = str | float | bool | dt.date | None

#: The longest text that a spreadsheet cell can hold.
MOST_TEXT = 32_767
#: Spreadsheets count days from 1900, and treat that year as a leap year.
_FIRST_DAY = dt.date(1900, 3, 1)
_WORDS = {"true": "true", "yes": "true", "false": "false", "no": "false"}
_POINTS = re.compile(r"-?\d{1,3}(?:\.\d{3})+,\d+|-?\d+,\d{1,2}|-?\d+,\d{4,}")
_COMMAS = re.compile(r"-?\d{1,3}(?:,\d{3})+\.\d+|-?\d{1,3}(?:,\d{3}){2,}")
_DECIMAL = re.compile(r"-?\d+\.\d+")
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_FAULT = re.compile(r"#(?:N/A|NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|N/V|BEZUG!|WERT!)|Err:\d+")


class CellError(Exception):
    """A cell does not hold what its column needs; `help` says what to write."""

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002
        super().__init__(message)
        self.message = message
        self.help = help


def cell_of(value: Any, column: Column) -> Cell:
    """Return the cell of a value; None and empty lists become an empty cell."""
    if value is None:
        return None
    if column.many:
        return text_cell(_between(column).join(value)) if value else None
    if isinstance(value, Decimal):
        number = float(value)
        return number if Decimal(repr(number)) == value else written(value)
    if isinstance(value, dt.date):
        return value if value >= _FIRST_DAY else value.isoformat()
    return text_cell(value) if isinstance(value, str) else value


def text_cell(text: str) -> str:
    """Return a text that fits into a cell, without control characters and not too long."""
    if text.isprintable():
        return text[:MOST_TEXT]
    return visible(text, keep="\n\t")[:MOST_TEXT]


def _between(column: Column) -> str:
    """Return the separator of names in one cell: ids contain no commas, other lines may."""
    return ", " if column.pattern == ID else "\n"


def plain(cell: Cell) -> str:
    """Return a cell as text for comparison, without blanks at the ends of lines."""
    if isinstance(cell, str):
        if cell.isprintable():
            return cell.strip()
        return "\n".join(line.rstrip() for line in cell.replace("\r\n", "\n").split("\n")).strip()
    if cell is None:
        return ""
    if isinstance(cell, float):
        return _digits(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return written(cell) or str(cell)


def _digits(number: float) -> str:
    """Return a number as it was typed, without binary rounding."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def understood(cell: Cell, column: Column) -> str:
    """Return the text that a file would hold for a cell; an empty cell gives an empty text.

    Raises:
        CellError: the cell does not fit its column.
    """
    text = plain(cell)
    if not text:
        return ""
    if isinstance(cell, str) and _FAULT.fullmatch(text):
        raise CellError(
            f"it holds {text}, a fault of the spreadsheet", "Correct the formula, or type the value."
        )
    if isinstance(cell, str) and len(cell) >= MOST_TEXT:
        raise CellError("the text is as long as a cell can be, and may be cut", "Change it in the file.")
    if column.kind in ("number", "whole"):
        return _number(cell, text)
    if column.kind == "date":
        return _day(cell, text)
    if column.kind == "bool":
        if text.lower() not in _WORDS:
            raise CellError(f"'{text}' is neither TRUE nor FALSE", "Write TRUE or FALSE.")
        return _WORDS[text.lower()]
    if isinstance(cell, dt.date) and column.pattern and not re.search(column.pattern, text):
        raise CellError(
            f"the spreadsheet turned it into the day {text}", "Format the cell as text; type it again."
        )
    return text


def _number(cell: Cell, text: str) -> str:
    if isinstance(cell, (bool, dt.date)):
        raise CellError(f"'{text}' is not a number", "Format the cell as a number, and type it again.")
    if isinstance(cell, float | int):
        return text
    bare = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "").replace("'", "")
    if _POINTS.fullmatch(bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif _COMMAS.fullmatch(bare):
        bare = bare.replace(",", "")
    if _DECIMAL.fullmatch(bare):
        return bare.rstrip("0").rstrip(".")
    if "," in bare:
        raise CellError(f"'{text}' can be read as two numbers", "Type it as a number, without a comma.")
    return bare


def _day(cell: Cell, text: str) -> str:
    if isinstance(cell, dt.date):
        return text
    if isinstance(cell, (int, float)):
        raise CellError(f"{text} is a number, not a day", "Format the cell as a date, or write YYYY-MM-DD.")
    if found := _DOTTED_DAY.fullmatch(text):
        day, month, year = map(int, found.groups())
        return f"{year:04}-{month:02}-{day:02}"
    return text


def entries(text: str, column: Column) -> list[str]:
    """Return the names that a cell lists."""
    parts = re.split(r"[,;\n]" if column.pattern == ID else r"\n", text)
    return [part.strip() for part in parts if part.strip()]
