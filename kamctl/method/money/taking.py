"""What is taken from a ledger into results: what is new, the same, or different now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from kamctl.method.money.concentration import Concentration, Ranked
from kamctl.method.money.monthly import exact
from kamctl.model.record import Record
from kamctl.model.results import BestFifth, Losing, Peak, YearResult

R = TypeVar("R", bound=Record)


class Different(NamedTuple):
    """A figure that was taken and is different now."""

    period: str
    what: str
    was: Any
    now: Any


class Taking(NamedTuple, Generic[R]):
    """Closed periods as the ledger has them now, compared with those that were taken.

    `new` were not taken yet, `changed` are different now, and `differences` say how.
    """

    new: dict[str, R]
    changed: dict[str, R]
    differences: tuple[Different, ...]


def compared(now: Mapping[str, R], taken: Mapping[str, R]) -> Taking[R]:
    """Return what is new in `now`, and how it differs from what was taken."""
    new: dict[str, R] = {}
    changed: dict[str, R] = {}
    differences: list[Different] = []
    for period, result in sorted(now.items()):
        before = taken.get(period)
        if before is None:
            new[period] = result
            continue
        found = list(_differences(period, before, result))
        if found:
            changed[period] = result
            differences += found
    return Taking(new, changed, tuple(differences))


def _differences(period: str, was: Record, now: Record, prefix: str = "") -> Sequence[Different]:
    found: list[Different] = []
    for field in fields(was):
        if field.name == "restated":
            continue
        old, new = getattr(was, field.name), getattr(now, field.name)
        if isinstance(old, Record) and isinstance(new, Record):
            found += _differences(period, old, new, f"{field.name} ")
        elif isinstance(old, dict) and isinstance(new, dict):
            found += _entries(period, old, new, f"{prefix}{field.name} ".replace("_", " "))
        elif old != new:
            found.append(Different(period, prefix + field.name, old, new))
    return found


def _entries(period: str, was: dict[str, Any], now: dict[str, Any], prefix: str) -> Iterator[Different]:
    """Yield the entries of a mapping that differ, one by one."""
    for key in dict.fromkeys((*was, *now)):
        old, new = was.get(key), now.get(key)
        if isinstance(old or new, dict):
            yield from _entries(period, old or {}, new or {}, f"{prefix}{key} ")
        elif old != new:
            yield Different(period, prefix + key, old, new)


def year_result(spread: Concentration, curve: Sequence[Ranked], accounts: Mapping[str, str]) -> YearResult:
    """Return a year's concentration as it is taken; `accounts` are ours by the customer on the curve."""
    best = curve[: spread.fifth]
    return YearResult(
        customers=spread.customers,
        revenue=exact(spread.revenue),
        profit=exact(spread.profit),
        best_fifth=BestFifth(
            customers=spread.fifth,
            profit_share=_plain(spread.profit_share),
            positive_profit_share=_plain(spread.positive_profit_share),
            revenue_share_of_largest=_plain(spread.revenue_share_of_largest),
            profit_share_of_largest=_plain(spread.profit_share_of_largest),
            overlap=spread.overlap,
            accounts=tuple(accounts[one.customer] for one in best if one.customer in accounts),
        ),
        customers_for_80_percent=spread.customers_for_80_percent,
        peak=Peak(rank=spread.peak_rank, profit=exact(spread.peak_profit), share=_plain(spread.peak_share)),
        losing=Losing(customers=spread.losing, profit=exact(spread.lost)),
    )


def _plain(share: Decimal | None) -> Decimal | None:
    return None if share is None else exact(share)


def restatement(label: str, date: dt.date, reason: str, differences: Sequence[Different]) -> str:
    """Return a message for the commit that restates periods."""
    periods = sorted({different.period for different in differences})
    lines = [f"Restate {label}: {', '.join(periods)}", "", reason, ""]
    lines += [f"- {d.period} {d.what}: {d.was} -> {d.now}" for d in differences]
    return "\n".join([*lines, "", f"Taken on {date}."])
