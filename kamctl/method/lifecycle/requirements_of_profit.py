"""What is watched in stage 6 (maintenance): that the account is profitable, where results say so."""

from __future__ import annotations

from kamctl import hints
from kamctl.method.lifecycle.case import Case, Outcome, met, unmet
from kamctl.method.lifecycle.requirement import Requirement, quarters
from kamctl.method.money.from_results import four_quarters


def profitable(case: Case) -> Outcome:
    """The last four closed quarters together brought a profit."""
    last = four_quarters(case.portfolio, case.account_id, case.today)
    if last is None:
        remedy = f"{hints.take_ledger()}\nor the months in results/{case.account_id}.yaml"
        return unmet("the results hold no four closed quarters", remedy)
    labels = f"{last.quarters[0].span.label} to {last.quarters[-1].span.label}"
    said = f"{case.money(last.profit)} on {case.money(last.revenue)} from {labels}"
    if last.profit > 0:
        return met(said)
    return unmet(f"no profit: {said}", hints.exit_review(case.account_id))


REQUIREMENTS = (Requirement("profitable", "stages", profitable, quarters),)
