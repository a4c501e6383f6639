"""Records that senior management approved a plan."""

from __future__ import annotations

from kamctl.app.writing.change import ChangeContext, Changed, change_at, later_entries
from kamctl.method.plan.approval import fingerprint
from kamctl.method.senior import NotSeniorError, is_senior
from kamctl.model.plan import PlanApproval


def approve(
    context: ChangeContext, *, by: str, note: str | None = None, dry_run: bool = False
) -> Changed[PlanApproval]:
    """Append an approval of the plan as it is, with a fingerprint of what it covers.

    Raises what `kamctl.app.writing.change.change_record` does, and:
        NotSeniorError: `by` is not our president or a vice-president.
    """
    kam, account = context.portfolio.kam, context.account
    if not is_senior(kam, by):
        raise NotSeniorError(kam, by, verb="approve a plan", done="approved it")
    changed = change_at(
        context,
        context.plan_path,
        ("approvals",),
        lambda now: PlanApproval(date=context.date, by=by, of=fingerprint(now.plans[account]), note=note),
        dry_run=dry_run,
    )
    return changed._replace(notices=later_entries(context, context.portfolio.plans[account].approvals))
