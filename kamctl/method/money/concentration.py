"""How much of the profit a fifth of the customers brings: the 80/20 of a ledger.

Shares are percent of the net total with four decimals, None if that total is zero or less. Ties are ordered
by the customer's id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

from kamctl.method.money.totals import ZERO, Earned

_FOUR_DECIMALS = Decimal("0.0001")


class Concentration(NamedTuple):
    """How profit is spread over customers.

    `fifth` is how many customers are a fifth, rounded up. `positive_profit_share` is the best
    fifth's share of all positive profit. `overlap` counts those who are among the best by profit
    and among the largest by revenue. `peak_rank` customers, best first, bring `peak_profit`, the highest
    point of the curve.
    """

    customers: int
    revenue: Decimal
    profit: Decimal
    fifth: int
    profit_share: Decimal | None
    positive_profit_share: Decimal | None
    revenue_share_of_largest: Decimal | None
    profit_share_of_largest: Decimal | None
    overlap: int
    customers_for_80_percent: int | None
    peak_rank: int
    peak_profit: Decimal
    peak_share: Decimal | None
    losing: int
    lost: Decimal


class Ranked(NamedTuple):
    """A customer's place on the whale curve: the profit of all up to it, and its share."""

    rank: int
    customer: str
    revenue: Decimal
    profit: Decimal
    cumulated: Decimal
    share: Decimal | None


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return `part` in percent of `whole`, None if that is zero or less."""
    if whole <= 0:
        return None
    return (part * 100 / whole).quantize(_FOUR_DECIMALS, ROUND_HALF_UP)


def whale_curve(earned: Iterable[Earned]) -> tuple[Ranked, ...]:
    """Return the customers by profit, best first, with the profit cumulated."""
    ordered = _best_first(earned, lambda one: one.profit)
    total = sum((one.profit for one in ordered), ZERO)
    so_far, curve = ZERO, []
    for rank, one in enumerate(ordered, 1):
        so_far += one.profit
        curve.append(Ranked(rank, *one, so_far, percent(so_far, total)))
    return tuple(curve)


T = TypeVar("T", Earned, Ranked)


def _best_first(those: Iterable[T], by: Callable[[T], Decimal]) -> list[T]:
    """Return customers by an amount, the greatest first; ties in the order of their ids."""
    by_id = sorted(those, key=lambda one: one.customer)
    return sorted(by_id, key=by, reverse=True)  # sorting is stable: two keys of one type cost less than pairs


def fifth_of(customers: int) -> int:
    """Return the number of customers in a fifth of them, rounded up."""
    return -(-customers // 5)


def best_fifth(curve: Sequence[Ranked]) -> tuple[str, ...]:
    """Return the fifth of the customers that earns most, best first."""
    return tuple(one.customer for one in curve[: fifth_of(len(curve))])


def concentration(curve: Sequence[Ranked]) -> Concentration:
    """Return how profit is spread over the customers of a whale curve."""
    profit = curve[-1].cumulated if curve else ZERO
    revenue = sum((one.revenue for one in curve), ZERO)
    fifth = fifth_of(len(curve))
    best = curve[:fifth]
    largest = _best_first(curve, lambda one: one.revenue)[:fifth]
    peak = max(curve, key=lambda one: one.cumulated, default=None)  # the first among equals
    losers = [one.profit for one in curve if one.profit < 0]
    enough = profit * 80 / 100
    return Concentration(
        customers=len(curve),
        revenue=revenue,
        profit=profit,
        fifth=fifth,
        profit_share=percent(_sum(one.profit for one in best), profit),
        positive_profit_share=percent(
            _sum(max(one.profit, ZERO) for one in best), _sum(max(one.profit, ZERO) for one in curve)
        ),
        revenue_share_of_largest=percent(_sum(one.revenue for one in largest), revenue),
        profit_share_of_largest=percent(_sum(one.profit for one in largest), profit),
        overlap=len({one.customer for one in best} & {one.customer for one in largest}),
        customers_for_80_percent=next((one.rank for one in curve if one.cumulated >= enough), None)
        if profit > 0
        else None,
        peak_rank=peak.rank if peak is not None and peak.cumulated > 0 else 0,
        peak_profit=peak.cumulated if peak is not None and peak.cumulated > 0 else ZERO,
        peak_share=percent(peak.cumulated, profit) if peak is not None else None,
        losing=len(losers),
        lost=_sum(losers),
    )


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, ZERO)
