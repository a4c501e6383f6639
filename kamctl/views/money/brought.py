"""What accounts brought over their last four closed quarters, beside what else a table says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from kamctl import table
from kamctl.table import Cell, Column
from kamctl.wording import money, whole_money

if TYPE_CHECKING:
    from kamctl.method.money.monthly import FourQuarters


def columns(found: Iterable[FourQuarters | None]) -> list[Column]:
    """Return the columns for revenue and profit; none where neither is known of any account."""
    known = any(one is not None for one in found)
    return [table.money(name, spare=True) for name in ("revenue", "profit")] if known else []


def cells(one: FourQuarters | None, columns_: Sequence[Column]) -> list[Cell]:
    """Return an account's cells of these columns."""
    if one is None:
        return [Cell(None) for _ in columns_]
    style = "red" if one.profit < 0 else ""
    return [Cell(one.revenue), Cell(one.profit, style)]


def sentence(one: FourQuarters, currency: str) -> str:
    """Return an account's revenue and profit in words."""
    return f"revenue {money(one.revenue, currency)}, profit {money(one.profit, currency)} from {one.label}"


def note(found: Iterable[FourQuarters | None], currency: str) -> str:
    """Return what accounts brought together, and in which quarters; empty where that is not known of any.

    It stands under a table that may be too narrow for what each of them brought.
    """
    known = [one for one in found if one is not None]
    if not known:
        return ""
    revenue = whole_money(sum((one.revenue for one in known), Decimal(0)))
    profit = whole_money(sum((one.profit for one in known), Decimal(0)))
    labels = sorted({one.label for one in known})
    return f"in all: revenue {revenue} {currency}, profit {profit} {currency}, {' or '.join(labels)}"
