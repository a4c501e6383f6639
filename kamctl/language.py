"""The language of a page: its texts, and how it writes days, numbers and counts.

kamctl's own pages are written in English, and the English text is the key in a language's catalogue. `phrase`
makes a sentence from a text and what is filled in: read as text it is English, and a language that knows the
text can translate it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
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


class Figure(NamedTuple):
    """A number as it is written in English: `80.0`."""

    text: str


class Words(NamedTuple):
    """Things as a sentence lists them: `a, b and c`; or one after the other, with a sign between."""

    words: tuple[Any, ...]
    between: str = ""


class Phrase(str):
    """An English sentence that keeps its text and what was filled in."""

    text: str
    values: Mapping[str, Any]

    __slots__ = ("text", "values")


def phrase(text: str, /, **values: Any) -> Phrase:
    """Return a text with its blanks `{name}` filled in, such as days, amounts and other phrases.

    Read as text, outside a page, its days are as files have them: `2026-10-08`.
    """
    made = Phrase(_PLAIN.say(text, values))
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
        parts = list(_parts(self.texts.get(text, text)))
        for place in range(1, len(parts), 2):
            name = parts[place]
            parts[place] = self.written(values[name]) if name in values else f"{{{name}}}"
        return "".join(parts)

    def written(self, value: Any) -> str:
        """Return what is filled into a text, as this language writes it."""
        write = _WRITE.get(value.__class__)
        return str(value) if write is None else write(self, value)

    def words(self, value: Words) -> str:
        """Write things as a sentence lists them, or with a sign between."""
        said = [self.written(word) for word in value.words]
        return value.between.join(said) if value.between else self.listed(said)

    def day(self, value: dt.date) -> str:
        """Write a day: `8 Oct 2026`, `8. Oktober 2026`."""
        if not self.day_pattern:
            return value.isoformat()
        day = self.texts.get("1st", "1") if value.day == 1 else str(value.day)
        parts = {"day": day, "month": self.months[value.month - 1], "year": str(value.year)}
        return _BLANK.sub(lambda found: parts[found[1]], self.day_pattern)

    def number(self, value: Decimal | float) -> str:
        """Write a number: `1,200.5`, `1.200,5`."""
        return self.figure(wording.number(value))

    def money(self, amount: Decimal | int, currency: str = "") -> str:
        """Write an amount: `1,200.50 EUR`, `1.200,50 EUR`."""
        text = self.figure(wording.money(amount))
        return f"{text} {currency}" if currency else text

    def whole_money(self, amount: Decimal) -> str:
        """Write an amount without its decimals: `1,201`, `1.201`."""
        return self.figure(wording.whole_money(amount))

    def score(self, value: Decimal) -> str:
        """Write a score to one decimal: `82.3`, `82,3`."""
        return self.figure(wording.score(value))

    def plural(self, count: Decimal | float, one: str, many: str = "") -> str:
        """Write a count with its noun: `1 day`, `2 Tage`."""
        single = count == 1 or (self.nothing_is_singular and count == 0)
        noun = one if single else many or f"{one}s"
        return self.say(f"{{n}} {noun}", {"n": self.number(count)})

    def listed(self, words: Iterable[str]) -> str:
        """Write words as a sentence lists them: `a, b and c`."""
        *first, last = tuple(words) or ("",)
        if not first:
            return str(last)
        return self.say("{first} and {last}", {"first": ", ".join(first), "last": last})

    def figure(self, text: str) -> str:
        """Write a number that is written in English with the signs of this language."""
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})


#: How what is filled in is written; anything else is a text.
_WRITE: dict[type, Callable[[Language, Any], str]] = {
    Phrase: lambda language, value: language.say(value.text, value.values),
    dt.date: Language.day,
    int: Language.number,
    Decimal: Language.number,
    Count: lambda language, value: language.plural(*value),
    Amount: lambda language, value: language.money(*value),
    Figure: lambda language, value: language.figure(value.text),
    Words: Language.words,
}


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """Return a text cut at its blanks: words, the name of a blank, words, …."""
    return tuple(_BLANK.split(text))


ENGLISH = Language("en", tuple(m[:3] for m in wording.MONTHS), "{day} {month} {year}", ".", ",", {})
#: English as messages and tables have it.
_PLAIN = ENGLISH._replace(day_pattern="")
