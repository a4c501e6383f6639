"""Results of obligations as they are reported, period by period."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kamctl.errors import KamctlError, RefusedError
from kamctl.method.lookup import known
from kamctl.method.performance.obligations import is_met
from kamctl.model import periods
from kamctl.model.account import Obligation, Result
from kamctl.model.portfolio import Portfolio
from kamctl.model.types import is_period
from kamctl.workspace.paths import account_path


class ResultMisfitError(KamctlError):
    """The result does not fit the obligation: its period, or how it is measured."""


class PeriodRefusedError(RefusedError):
    """The obligation did not apply in that period, or does not yet."""


def new_result(
    portfolio: Portfolio,
    account_id: str,
    obligation_id: str,
    period: str,
    *,
    today: dt.date,
    actual: Decimal | None,
    met: bool | None,
    excused: str | None,
) -> Result:
    """Return an obligation's result in a period (for a one-off, on a date).

    Raises:
        UnknownNameError: the account has no such obligation.
        ResultMisfitError: the period is of another kind, or the result does not fit how the obligation is
        measured. PeriodRefusedError: the period has not begun, or ended before the obligation applied.
    """
    held = portfolio.accounts[account_id].obligations
    obligation = held[known(obligation_id, held, "obligation", account_path(account_id))]
    owed_period(obligation_id, obligation, period, portfolio.kam.fiscal_year_starts, today)
    if obligation.target is not None and actual is None:
        unit = f" {obligation.unit}" if obligation.unit else ""
        raise ResultMisfitError(
            f"{obligation_id} is measured: {obligation.target}{unit}", "Give the figure reached: --actual N"
        )
    if obligation.target is None and met is None:
        raise ResultMisfitError(
            f"{obligation_id} has no target to compare a figure with", "Give --met or --missed."
        )
    result = Result(actual=actual, met=met, excused=excused)
    if excused is not None and is_met(obligation, result):
        raise ResultMisfitError(
            f"{obligation_id} was met in {period}: there is nothing to excuse", "Leave --excused out."
        )
    return result


def owed_period(name: str, obligation: Obligation, period: str, starts: int, today: dt.date) -> str:
    """Return a period in which the obligation must have applied.

    Raises:
        ResultMisfitError: the period is of another kind.
        PeriodRefusedError: it has not begun, or ended before the obligation applied.
    """
    first, last = _days(name, obligation, period, starts)
    if first > today:
        raise PeriodRefusedError(
            f"{period} has not begun: it starts on {first}, and today is {today}", "Record it when it has."
        )
    if last < obligation.since:
        raise PeriodRefusedError(
            f"{name} applies from {obligation.since}, after {period} ended", "Nothing was owed then."
        )
    return period


def _days(name: str, obligation: Obligation, period: str, starts: int) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a period of the obligation."""
    if obligation.every is None:
        try:
            day = dt.date.fromisoformat(period) if "-" in period else None
        except ValueError:
            day = None
        if day is None or day.isoformat() != period:
            raise ResultMisfitError(
                f"{period} is not a date, and {name} is a one-off",
                "Give the day on which it was met: YYYY-MM-DD.",
            )
        return day, day
    if not is_period(period) or periods.kind_of(period) != obligation.every:
        example = {"month": "2026-07", "quarter": "2026-Q3", "year": "2026"}[obligation.every]
        raise ResultMisfitError(
            f"{period} is not a {obligation.every}",
            f"{name} has results by {obligation.every}: write it like {example}.",
        )
    span = periods.named(period, starts)
    return span.start, span.end
