"""One account in one line: what `status` shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.execution.actions import last_activity, track
from kamctl.method.lifecycle.partnership import partnership
from kamctl.method.logs import decision, stage_entry
from kamctl.method.money.from_results import four_quarters
from kamctl.method.money.monthly import FourQuarters
from kamctl.method.performance.performance_status import performance
from kamctl.method.plan.plan_due import is_plan_stale
from kamctl.method.relationships.coverage import coverage
from kamctl.method.relationships.meltdown import MeltdownLevel, meltdown
from kamctl.method.relationships.supply_position import supply
from kamctl.method.review.reviews import next_review
from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.method.selection.scores.scoring import score_in
from kamctl.method.selection.second_axis.matrix import Quadrant, quadrant_of
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import StandingState
from kamctl.model.portfolio import Portfolio


class Overview(NamedTuple):
    """An account at a glance.

    `decide_by` is the day by which a trial or a nomination is to be decided.
    `plan_age_days` are days since the plan's last activity; `covered_contacts` of `contacts` are covered, and
    over half of them depend on `single_threaded`, if that is not None. `lacking` names the parts of a
    partnership that a key account lacks. `meltdown` is a key account's risk of falling apart, None before
    stage 4, and `meltdown_terms` what it comes from. `next_review` is the period of the review that it waits
    for, due on `review_due`. `results` are the last four closed quarters, None if not known. `tier` and
    `quadrant` are None if the criteria have neither.
    """

    account: str
    name: str
    manager: str | None
    decision: str | None
    decide_by: dt.date | None
    decision_overdue: bool
    score: Decimal | None
    verdict: str | None
    stage: int | None
    plan_last_activity: dt.date | None
    plan_age_days: int | None
    stale: bool
    open_actions: int
    overdue_actions: int
    standing: StandingState
    required: StandingState
    gap: bool
    covered_contacts: int
    contacts: int
    single_threaded: str | None
    lacking: tuple[str, ...]
    consolidation_risk: bool
    meltdown: MeltdownLevel | None
    meltdown_terms: tuple[str, ...]
    next_review: str | None
    review_due: dt.date | None
    review_overdue: bool
    results: FourQuarters | None
    tier: str | None = None
    quadrant: Quadrant | None = None


def overview(portfolio: Portfolio, accounts: Iterable[str], today: dt.date) -> list[Overview]:
    """Return accounts at a glance: key accounts first, then by score, then by id."""
    rows = [_one(portfolio, name, today) for name in accounts]
    return sorted(
        rows, key=lambda r: (r.decision != "selected", -(r.score if r.score is not None else -1), r.account)
    )


def _one(portfolio: Portfolio, name: str, today: dt.date) -> Overview:
    account, plan = portfolio.accounts[name], portfolio.plans.get(name)
    scored = score_in(portfolio, name, today)
    tracked = list(track(name, plan, today)) if plan is not None else []
    last = last_activity(plan, portfolio.reviews.get(name, {}), today) if plan is not None else None
    entry, stage = decision(account, today), stage_entry(account, today)
    done = performance(portfolio, name, today, scored)
    kam = kam_for(portfolio, name, today)
    met, place = coverage(portfolio, name, today), supply(account, kam.policy, today)
    risk = meltdown(portfolio, name, today) if met.key_account else None
    last_day = decide_by(entry) if entry is not None else None
    waits = next_review(account, portfolio.reviews.get(name, {}), kam, today)
    return Overview(
        account=name,
        name=account.name,
        manager=account.manager,
        decision=entry.outcome if entry is not None else None,
        decide_by=last_day,
        decision_overdue=last_day is not None and last_day < today,
        score=scored.score if scored is not None else None,
        verdict=scored.verdict if scored is not None else None,
        stage=stage.stage if stage is not None else None,
        plan_last_activity=last,
        plan_age_days=(today - last).days if last is not None else None,
        stale=is_plan_stale(portfolio, name, today),
        open_actions=sum(1 for t in tracked if t.is_open),
        overdue_actions=sum(1 for t in tracked if t.state == "overdue"),
        standing=done.standing,
        required=done.required,
        gap=done.gap,
        covered_contacts=len(met.contacts) - len(met.gaps()),
        contacts=len(met.contacts),
        single_threaded=met.single_threaded,
        lacking=tuple(t.name for t in partnership(portfolio, name, today).lacking) if met.key_account else (),
        consolidation_risk=place is not None and place.at_risk,
        meltdown=risk.level if risk is not None else None,
        meltdown_terms=tuple(term.text for term in risk.terms) if risk is not None else (),
        next_review=waits.period.label if waits is not None else None,
        review_due=waits.due if waits is not None else None,
        review_overdue=waits is not None and waits.overdue,
        results=four_quarters(portfolio, name, today),
        tier=scored.tier if scored is not None else None,
        quadrant=quadrant_of(portfolio, scored, account, today),
    )
