"""What is watched in stage 6 (maintenance): that the account is profitable, if results can show it."""

from __future__ import annotations

from kamctl import hints
from kamctl.language import phrase
from kamctl.method.lifecycle.case import Case, Outcome, met, unmet
from kamctl.method.lifecycle.remedies import BLANK, BLANK_TEXT, in_results
from kamctl.method.lifecycle.requirement import quarters, requirement
from kamctl.method.money.from_results import four_quarters
from kamctl.method.money.quarters import closed_quarter, quarters_up_to
from kamctl.model import periods


def uses_results(case: Case) -> bool:
    """Tell whether the account has results, or there is a ledger from which to take them."""
    held = case.portfolio
    has_ledger = held.ledger is not None or held.portfolio_results is not None
    return has_ledger or case.account_id in held.results


@requirement("stages", quarters, uses_results)
def profitable(case: Case) -> Outcome:
    """The last four closed quarters together brought a profit.

    The newest closed quarter may be missing from the results; the one before it may not.
    """
    last = four_quarters(case.portfolio, case.account_id, case.today)
    if last is None:
        return unmet(phrase("the results do not hold four closed quarters in a row"), _results(case))
    if last.end < case.quarter(back=2).start:
        return unmet(
            phrase("the results end with {quarter}", quarter=last.quarters[-1].span.label), _results(case)
        )
    figures = {"profit": case.money(last.profit), "revenue": case.money(last.revenue), "label": last.label}
    said = phrase("{profit} on {revenue}, {label}", **figures)
    if last.profit > 0:
        return met(said)
    return unmet(phrase("no profit: {figures}", figures=said), hints.exit_review(case.account_id))


def _results(case: Case) -> str:
    """Return how to add the months to the results: from the ledger, or typed."""
    if case.portfolio.ledger is not None:
        unknown = hints.set_fields(case.account_id, [("customer_numbers", BLANK_TEXT)])
        take = hints.take_ledger()
        return take if case.account.customer_numbers else f"{unknown}\n{take}"
    starts = case.kam.fiscal_year_starts
    known = case.portfolio.results.get(case.account_id)
    year = quarters_up_to(closed_quarter(case.today, starts), starts)
    missing = [
        f"  {month.label}: {{revenue: {BLANK}, profit: {BLANK}}}"
        for month in periods.spans("month", year[0].start, year[-1].end)
        if known is None or month.label not in known.months
    ]
    return in_results(case, "months:", *missing)
