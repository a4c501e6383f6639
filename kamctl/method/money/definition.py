"""The definition of profit, as one sentence for every report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kamctl.model.ledger import Ledger, Source
from kamctl.wording import number


def sales_sources(ledger: Ledger) -> dict[str, Source]:
    """Return the sources that hold sales, by id."""
    return {name: source for name, source in ledger.sources.items() if source.kind == "sales"}


def definition_sentence(ledger: Ledger, currency: str, *, divided: bool = False) -> str:
    """Return what profit means: `profit = revenue − product cost − 35 USD an order`.

    With `divided` it is the profit of something smaller than an order or a customer (a product), to which the
    cost of serving cannot be assigned.
    """
    sales = sales_sources(ledger).values()
    parts = ["revenue"]
    if any(source.columns.cost for source in sales):
        parts.append("product cost")
    parts += dict.fromkeys(name for source in sales for name in source.columns.direct)
    if not divided:
        parts += _served(ledger, currency)
    sentence = "profit = " + " − ".join(parts)
    if len(parts) == 1:
        sentence += " (the ledger has no cost)"
    return sentence


def _served(ledger: Ledger, currency: str) -> list[str]:
    rates = ledger.profit.cost_to_serve
    parts = [
        f"{number(rate)} {currency} {what}"
        for rate, what in (
            (rates.per_order, "an order"),
            (rates.per_line, "a line"),
            (rates.per_return, "a return"),
        )
        if rate is not None
    ]
    if rates.activities and any(source.kind == "activities" for source in ledger.sources.values()):
        parts.append(f"activities ({_listed(ledger, currency)})")
    rate = ledger.profit.capital_rate
    if rate is not None and any(source.kind == "receivables" for source in ledger.sources.values()):
        parts.append(f"{number(rate)} % a year on what they owe")
    return parts


def _listed(ledger: Ledger, currency: str) -> str:
    activities: Sequence[tuple[str, Decimal]] = sorted(ledger.profit.cost_to_serve.activities.items())
    return ", ".join(f"{name} {number(rate)} {currency}" for name, rate in activities)
