"""What people write for a date, a number, an amount or an id, and how files write it.

Nothing is converted: messages offer these readings where a file does not accept a spelling.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

from kamctl.model.types import is_day

_UNIT = r"(?:[€$£¥%]|[A-Za-z]{2,5}\.?)?"
_MINUSES = str.maketrans({"−": "-", "–": "-"})
#: Spaces and apostrophes that group digits in some countries.
_GROUPING = re.compile(r"[\s\u00a0\u2009\u202f'’_]")
_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "å": "aa",
        "đ": "d",
        "ł": "l",
    }
)

#: A person's id leaves room for a number.
_LONGEST = 60


def days_meant(text: str) -> list[dt.date]:
    """Return the days that a text may mean, such as 30.09.2026 or 9/30/2026; two if it is unclear."""
    if named := re.fullmatch(r"\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})\s*", text):
        year, month, day = map(int, named.groups())
        orders = [(year, month, day)]
    elif named := re.fullmatch(r"\s*(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\s*", text):
        first, second, year = int(named[1]), int(named[3]), int(named[4])
        orders = [(year, second, first)]
        if named[2] != ".":
            orders.append((year, first, second))
    else:
        return []
    found = []
    for order in orders:
        try:
            found.append(dt.date(*order))
        except ValueError:
            continue
    return sorted({day for day in found if is_day(day.isoformat())})


def unclear_amount(text: str) -> tuple[str, str] | None:
    """Return both readings of an amount whose dot may group thousands: 400.000 is 400000 or 400."""
    if re.fullmatch(r"-?[1-9][0-9]{0,14}\.[0-9]{3}", text) is None:
        return None
    return text.replace(".", ""), text.rstrip("0").rstrip(".")


def both_readings(readings: tuple[str, str]) -> str:
    """Return the way out of an unclear amount."""
    thousands, decimal = readings
    return f"Write {thousands} if the dot groups thousands, or {decimal} if decimals follow it."


def number_meant(text: str) -> str | None:
    """Return the number that a text means, as files write it: `1.200,50 €` is 1200.50."""
    bare = _GROUPING.sub("", text).translate(_MINUSES)
    bare = re.sub(rf"^{_UNIT}(?=[-0-9])|(?<=[0-9]){_UNIT}$", "", bare)
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d{1,6})?|-?\d+,(\d{1,2}|\d{4,6})", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(,\d{3}){2,}(\.\d{1,6})?|-?\d{1,3}(,\d{3})+\.\d{1,6}", bare):
        bare = bare.replace(",", "")
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", bare) is None or bare == text:
        return None
    return bare


def id_like(text: str) -> str:
    """Return an id that resembles a text: Café Lumière is cafe-lumiere; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(_LETTERS))
    ascii_ = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9._-]+", "-", ascii_.replace("'", "").replace("’", ""))[:64].strip("-._")


def person_id(name: str, taken: Container[str]) -> str:
    """Return an id for a person that is not taken: Zoë Müller is z.mueller, else zoe.mueller."""
    words = [part for word in name.split() if (part := id_like(word))]
    whole = ".".join([words[0], words[-1]] if len(words) > 1 else words)[:_LONGEST] or "person"
    short = f"{words[0][0]}.{words[-1]}"[:_LONGEST] if len(words) > 1 else whole
    numbered = (f"{whole}-{n}" for n in count(2))
    return next(one for one in chain((short, whole), numbered) if one not in taken)
