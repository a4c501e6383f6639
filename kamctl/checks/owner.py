"""Who can end a finding."""

from __future__ import annotations

from kamctl.findings import Draft
from kamctl.workspace.portfolio import Portfolio

_WITH_OWNERS = ("actions", "initiatives")


def owner(portfolio: Portfolio | None, draft: Draft) -> str | None:
    """Return who can end a finding: the action's or initiative's owner, else the account manager.

    None where nobody is named: such a finding is management's, or about a file as a whole.
    """
    if portfolio is None or draft.account is None:
        return None
    plan = portfolio.plans.get(draft.account)
    if plan is not None and len(draft.where) > 1 and draft.where[0] in _WITH_OWNERS:
        group, name = str(draft.where[0]), str(draft.where[1])
        held = getattr(plan, group).get(name)
        if held is not None and draft.path.startswith("plans/"):
            found: str = held.owner
            return found
    account = portfolio.accounts.get(draft.account)
    return account.manager if account is not None else None
