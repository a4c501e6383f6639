"""What accounts brought over their last four closed quarters, beside what else a table says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamctl.method.money.monthly import FourQuarters
from kamctl.views.table import Cell, Column
from kamctl.wording import money, whole_money


def columns(found: Iterable[FourQuarters | None]) -> list[Column]:
    """Return the columns for revenue and profit; none where neither is known of any account."""
    known = any(one is not None for one in found)
    return [Column(name, "right", spare=True) for name in ("revenue", "profit")] if known else []


def cells(one: FourQuarters | None, columns_: Sequence[Column]) -> list[Cell]:
    """Return an account's cells of these columns."""
    if one is None:
        return [Cell("-") for _ in columns_]
    style = "red" if one.profit < 0 else ""
    return [Cell(whole_money(one.revenue)), Cell(whole_money(one.profit), style)]


def sentence(one: FourQuarters, currency: str) -> str:
    """Return an account's revenue and profit in words."""
    return f"revenue {money(one.revenue, currency)}, profit {money(one.profit, currency)} from {one.label}"


def note(found: Iterable[FourQuarters | None], currency: str) -> str:
    """Return which quarters revenue and profit are of; empty where neither is known of any account."""
    labels = sorted({one.label for one in found if one is not None})
    return f"revenue and profit in {currency}: {' or '.join(labels)}" if labels else ""
