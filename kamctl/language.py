"""The language of a page: its texts, and how it writes days, numbers and counts.

kamctl's own pages are written in English, and the English text is the key in a language's catalogue. `phrase`
makes a sentence from a text and what is filled in: read as text it is English, and a language that knows the
text can translate it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from kamctl import wording

_BLANK = re.compile(r"\{(\w+)\}")


class Count(NamedTuple):
    """A count of something: `2 days`."""

    number: int | Decimal
    one: str
    many: str = ""


class Amount(NamedTuple):
    """An amount of money: `1,200 EUR`."""

    amount: Decimal | int
    currency: str


class Phrase(str):
    """An English sentence that keeps its text and what was filled in."""

    text: str
    values: Mapping[str, Any]

    __slots__ = ("text", "values")


def phrase(text: str, /, **values: Any) -> Phrase:
    """Return a text with its blanks `{name}` filled in: by texts, phrases, days, numbers, counts, amounts."""
    made = Phrase(ENGLISH.say(text, values))
    made.text, made.values = text, values
    return made


class Language(NamedTuple):
    """A language: names of months, how a day, decimals and thousands are written, texts by their English.

    `nothing_is_singular` says that zero takes the singular, as in French.
    """

    code: str
    months: tuple[str, ...]
    day_pattern: str
    decimal: str
    thousands: str
    texts: Mapping[str, str]
    nothing_is_singular: bool = False

    def say(self, text: str, values: Mapping[str, Any]) -> str:
        """Return a text in this language with its blanks filled in; unknown texts stay English."""
        return _BLANK.sub(
            lambda found: self.written(values[found[1]]) if found[1] in values else found[0],
            self.texts.get(text, text),
        )

    def written(self, value: Any) -> str:
        """Return what is filled into a text, as this language writes it."""
        if isinstance(value, Phrase):
            return self.say(value.text, value.values)
        if isinstance(value, dt.date):
            return self.day(value)
        if isinstance(value, Count):
            return self.plural(*value)
        if isinstance(value, Amount):
            return self.money(*value)
        return self.number(value) if isinstance(value, (int, Decimal)) else str(value)

    def day(self, value: dt.date) -> str:
        """Write a day: `8 Oct 2026`, `8. Oktober 2026`."""
        day = self.texts.get("1st", "1") if value.day == 1 else str(value.day)
        parts = {"day": day, "month": self.months[value.month - 1], "year": str(value.year)}
        return _BLANK.sub(lambda found: parts[found[1]], self.day_pattern)

    def number(self, value: Decimal | float) -> str:
        """Write a number: `1,200.5`, `1.200,5`."""
        return self._signs(wording.number(value))

    def money(self, amount: Decimal | int, currency: str = "") -> str:
        """Write an amount: `1,200.50 EUR`, `1.200,50 EUR`."""
        text = self._signs(wording.money(amount))
        return f"{text} {currency}" if currency else text

    def whole_money(self, amount: Decimal) -> str:
        """Write an amount without its decimals: `1,201`, `1.201`."""
        return self._signs(wording.whole_money(amount))

    def score(self, value: Decimal) -> str:
        """Write a score to one decimal: `82.3`, `82,3`."""
        return self._signs(wording.score(value))

    def plural(self, count: Decimal | float, one: str, many: str = "") -> str:
        """Write a count with its noun: `1 day`, `2 Tage`."""
        single = count == 1 or (self.nothing_is_singular and count == 0)
        noun = one if single else many or f"{one}s"
        return self.say(f"{{n}} {noun}", {"n": self.number(count)})

    def listed(self, words: Any) -> str:
        """Write words as a sentence lists them: `a, b and c`."""
        *first, last = tuple(words) or ("",)
        if not first:
            return str(last)
        return self.say("{first} and {last}", {"first": ", ".join(first), "last": last})

    def _signs(self, text: str) -> str:
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})


ENGLISH = Language("en", tuple(m[:3] for m in wording.MONTHS), "{day} {month} {year}", ".", ",", {})
