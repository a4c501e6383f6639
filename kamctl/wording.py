"""How a score, a number, an amount, a day, a count and a list are written, wherever people read them.

In sentences and tables a day is written as in files, `2026-10-08`, which is what `str` gives; `day` is for
pages and for what customers read. A list after a colon is joined by commas alone.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Sized
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from fractions import Fraction

T = TypeVar("T")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
#: Decimals that distinguish two scores where one is not enough; a decision keeps as many.
_MOST_PLACES = 6


def score(value: Decimal | Fraction | float, beside: Decimal | None = None) -> str:
    """Write a score, or points of one, to one decimal, a half rounded up: 82.25 is `82.3`.

    `beside` is what it is compared with in the same sentence: a score that differs gets as many
    decimals as show it, so that 79.96 is not called `80.0` and yet under 80.
    """
    places = 1
    if beside is not None and value != beside:
        while places < _MOST_PLACES and _rounded(value, places) == _rounded(beside, places):
            places += 1
    return _places(_rounded(value, places), places)


def gain(value: Decimal) -> str:
    """Write points gained or lost: `+0.5`, `-1.0`."""
    return ("" if tenths(value) < 0 else "+") + score(value)


def correlation(value: Decimal) -> str:
    """Write a coefficient from -1 to 1 to two decimals, with its sign: `+0.47`."""
    return ("" if value < 0 else "+") + hundredths(value)


def hundredths(value: Decimal) -> str:
    """Write a number to two decimals, a half rounded up: `0.80`."""
    return _places(_rounded(value, 2), 2)


def coefficient(value: Decimal) -> str:
    """Write a coefficient of agreement to three decimals: `0.667`."""
    return _places(_rounded(value, 3), 3)


def tenths(value: Decimal | Fraction) -> int:
    """Return a score in tenths of a point, rounded as `score` writes it."""
    return _rounded(value, 1)


def tenth(value: Decimal) -> Decimal:
    """Return a number to one decimal, as a score is shown."""
    return Decimal(_rounded(value, 1)) / 10


def hundredth(value: Decimal) -> Decimal:
    """Return a number to two decimals, for a table."""
    return Decimal(_rounded(value, 2)) / 100


def number(value: Decimal | float) -> str:
    """Write a number with its thousands grouped and without trailing zeros: `1,200`, `12.5`."""
    return _without_idle_zeros(f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}")


def digits(value: Decimal) -> str:
    """Write a number as a file or a command takes it, with nothing between its digits: `1200`, `12.5`."""
    return _without_idle_zeros(f"{value:f}")


def money(amount: Decimal | int, currency: str = "") -> str:
    """Write an amount, with two decimals where it has any: `1,200 EUR`, `1,200.50 EUR`."""
    with localcontext() as context:
        context.rounding = ROUND_HALF_UP
        text = f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
    return f"{text} {currency}" if currency else text


def thousands(value: float) -> str:
    """Write an amount for an axis: `250k`, `1.2m`."""
    size = abs(value)
    for unit, letter in ((1_000_000, "m"), (1_000, "k")):
        if size >= unit:
            return _without_idle_zeros(f"{value / unit:.1f}") + letter
    return f"{value:.0f}"


def pixels(value: float) -> str:
    """Write a position in a picture, to a tenth of a pixel: `12`, `12.5`."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def whole_money(amount: Decimal) -> str:
    """Write an amount without its decimals, a half rounded away from zero: `1,245`."""
    return money(amount.quantize(Decimal(1), ROUND_HALF_UP))


def percent(share: Decimal | float) -> str:
    """Write a share of 1 in percent: 0.2 is `20 %`, 0.6125 is `61.3 %`."""
    return f"{score(share * 100).removesuffix('.0')} %"


def plural(count: Decimal | float, one: str, many: str = "") -> str:
    """Write a count with its noun: `1 day`, `2 days`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def are(things: Sized) -> str:
    """Return the verb that follows a list: `is` after one thing, else `are`."""
    return "is" if len(things) == 1 else "are"


def listed(words: Iterable[str]) -> str:
    """Write words as a sentence lists them: `a, b and c`."""
    *first, last = tuple(words) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def day(value: dt.date) -> str:
    """Write a day for a page: `8 Oct 2026`."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def or_dash(value: T | None, write: Callable[[T], str] = str) -> str:
    """Write what a cell of a table holds, `-` where there is nothing."""
    return "-" if value is None else write(value)


def _rounded(value: Decimal | Fraction | float, places: int) -> int:
    """Return a value in units of its last place, a half rounded up (of a negative one: towards zero)."""
    halves: int = math.floor(value * (2 * 10**places) + 1)
    return halves // 2


def _places(units: int, places: int) -> str:
    whole, rest = divmod(abs(units), 10**places)
    return f"{'-' if units < 0 else ''}{whole}.{rest:0{places}}"


def _without_idle_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text
