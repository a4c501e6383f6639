"""The format of a column of amounts.

A number consists of digits, with an optional sign before them, a minus after them or brackets around them.
The decimal separator is a point unless `ledger.yaml` says otherwise; a thousands separator is accepted only
if declared. `3.00E+07` is refused: a spreadsheet has rounded it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kamctl.model.ledger import Reading
from kamctl.wording import digits

FOUR_DECIMALS = Decimal("0.0001")
_SEPARATORS = {"tab": "\t", "space": " "}
#: Separators that typographers write in several ways, with all of them.
_SAME = {" ": " \u00a0\u202f", "'": "'\u2019"}


class NumberFormat(NamedTuple):
    """The decimal and the thousands separator; `declared` tells whether `ledger.yaml` settles them."""

    decimal: str = "."
    thousands: str = ""
    declared: bool = False

    @property
    def grouping(self) -> str:
        """All characters that may separate groups of thousands."""
        return _SAME.get(self.thousands, self.thousands)

    @property
    def pattern(self) -> str:
        """The regular expression of a number, as both Python and RE2 read it."""
        sign = re.escape(self.decimal)
        whole = "[0-9]{1,14}"
        if self.thousands:
            whole = f"(?:[0-9]{{1,3}}(?:{_class(self.grouping)}[0-9]{{3}}){{1,4}}|{whole})"
        body = f"(?:{whole}(?:{sign}[0-9]*)?|{sign}[0-9]+)"
        return f"^\\s*(?:[+-]?{body}|\\({body}\\)|{body}-)\\s*$"

    @property
    def unclear(self) -> str:
        """A pattern of numbers that may have three decimals or a thousands separator."""
        return f"^\\s*[(+-]?[0-9]{{1,3}}{re.escape(self.decimal)}[0-9]{{3}}[)-]?\\s*$"

    @property
    def clear(self) -> str:
        """A pattern that shows that the separator is the decimal one."""
        sign = re.escape(self.decimal)
        return f"[0-9]{{4}}{sign}|{sign}(?:[0-9]{{1,2}}|[0-9]{{4,}})[)-]?\\s*$|^\\s*[(+-]?0{sign}"

    @property
    def grouped(self) -> str:
        """A pattern of numbers with grouped thousands."""
        return f"[0-9]{_class(self.grouping)}[0-9]{{3}}"

    @property
    def ungrouped(self) -> str:
        """A pattern of numbers of a thousand or more without groups."""
        return "^\\s*[(+-]?[0-9]{4}"

    def written(self, number: Decimal) -> str:
        """Return a number as this format writes it; never with exactly three decimals."""
        text = digits(number.quantize(FOUR_DECIMALS, ROUND_HALF_UP))
        if "." in text and len(text) - text.index(".") == 4:
            text += "0"
        return text.replace(".", self.decimal)


def number_format(read: Reading) -> NumberFormat:
    """Return the format that a source declares."""
    thousands = separator(read.thousands) if read.thousands else ""
    decimal = read.decimal or ("," if thousands == "." else ".")
    return NumberFormat(decimal, thousands, declared=read.decimal is not None or bool(thousands))


def separator(written: str) -> str:
    """Return the character that a separator in `ledger.yaml` names."""
    return _SEPARATORS.get(written, written)


def formats_that_read(texts: Iterable[str]) -> list[NumberFormat]:
    """Return the formats in which all texts are numbers, the plainest first."""
    texts = list(texts)
    candidates = [
        NumberFormat(".", "", declared=True),
        NumberFormat(",", "", declared=True),
        NumberFormat(".", ",", declared=True),
        NumberFormat(",", ".", declared=True),
        NumberFormat(",", " ", declared=True),
        NumberFormat(".", " ", declared=True),
        NumberFormat(".", "'", declared=True),
        NumberFormat(",", "'", declared=True),
    ]
    found: list[NumberFormat] = []
    for candidate in candidates:
        number = re.compile(candidate.pattern)
        plain = any(one.decimal == candidate.decimal and not one.thousands for one in found)
        if not plain and all(number.match(text) for text in texts):
            found.append(candidate)
    if len(found) > 1 and not any("." in text or "," in text for text in texts):
        return found[:1]  # every format reads whole numbers alike
    return found


def declaration(number: NumberFormat) -> str:
    """Return the text that declares a format in `read`."""
    parts = [f'decimal: "{number.decimal}"']
    if number.thousands:
        parts.append(f'thousands: "{number.thousands}"')
    return ", ".join(parts)


def _class(characters: str) -> str:
    return f"[{re.escape(characters)}]" if len(characters) > 1 else re.escape(characters)
