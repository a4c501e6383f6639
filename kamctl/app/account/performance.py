"""Records results of obligations, and what management did about performance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from kamctl.app.writing.change import ChangeContext, Changed, change_at, later_entries
from kamctl.method.lookup import known
from kamctl.method.performance.follow_through import is_managements
from kamctl.method.performance.obligation_results import new_result
from kamctl.method.performance.obligations import is_met
from kamctl.method.senior import NotSeniorError, is_senior
from kamctl.model.account import ExitOutcome, Result, Standing, StandingState

_ENDLESS = "warning: without --until this corrective action never ends, and nobody asks whether it worked"


class Reported(NamedTuple):
    """A result of an obligation, and whether the obligation was met."""

    result: Result
    met: bool | None


def take_standing(
    context: ChangeContext,
    *,
    state: StandingState,
    by: str,
    reason: str,
    until: dt.date | None = None,
    obligations: Collection[str] = (),
    outcome: ExitOutcome | None = None,
    dry_run: bool = False,
) -> Changed[Standing]:
    """Record what management did about an account's performance.

    Raises:
        UnknownNameError: the account has no such obligation; what `change_record` raises.
        NotSeniorError: only senior management may record it, and `by` is not a member.
    """
    before = context.portfolio.accounts[context.account]
    names = tuple(known(one, before.obligations, "obligation", context.account_path) for one in obligations)
    entry = Standing(
        state=state, date=context.date, by=by, obligations=names, until=until, reason=reason,
        outcome=outcome,
    )  # fmt: skip
    if is_managements(entry) and not is_senior(context.portfolio.kam, by):
        raise NotSeniorError(context.portfolio.kam, by)
    changed = change_at(context, context.account_path, ("standing",), lambda _: entry, dry_run=dry_run)
    endless = state == "corrective-action" and until is None
    notices = (_ENDLESS,) if endless else ()
    return changed._replace(notices=(*notices, *later_entries(context, before.standing)))


def record_result(
    context: ChangeContext,
    *,
    obligation: str,
    period: str,
    actual: Decimal | None = None,
    met: bool | None = None,
    excused: str | None = None,
    dry_run: bool = False,
) -> Changed[Reported]:
    """Record how well an obligation was met in a period, replacing an existing result.

    Raises what `new_result` and `kamctl.app.writing.change.change_record` do.
    """
    changed = change_at(
        context,
        context.account_path,
        ("obligations", obligation, "results", period),
        lambda now: new_result(
            now, context.account, obligation, period,
            today=context.today, actual=actual, met=met, excused=excused,
        ),
        dry_run=dry_run,
    )  # fmt: skip
    owed = context.portfolio.accounts[context.account].obligations[obligation]
    return Changed(changed.files, Reported(changed.made, is_met(owed, changed.made)))
