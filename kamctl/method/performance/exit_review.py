"""What management needs to decide whether, and how, to go on with an account. Internal only."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from kamctl.method.execution.actions import Tracked, track, urgency
from kamctl.method.logs import decision, newest, stage_entry
from kamctl.method.performance.exit_options import Facts, Option, options
from kamctl.method.performance.obligations import Kept
from kamctl.method.performance.performance_status import Performance, performance
from kamctl.method.performance.price_benefit import PriceBenefit, price_benefit
from kamctl.method.relationships.supply_position import Supply, supply
from kamctl.method.selection.scoring import Score, score_account
from kamctl.model.account import Decision, FlightRisk, Need, Receivables
from kamctl.model.lifecycle import STAGES
from kamctl.model.plan import Initiative
from kamctl.workspace.portfolio import Portfolio


@dataclass(frozen=True, slots=True)
class ExitReview:
    """The facts for an exit review of one account.

    `selection` is the decision that made it a key account, with the score then; `score` is
    today's, None without criteria. `open_actions` most urgent first, `owed_by_us` the actions
    among them that are ours; `commitments` our obligations. `worth_to_us` sums what the running
    initiatives are worth to us a year.
    """

    account: str
    name: str
    manager: str | None
    stage: str | None
    decision: Decision | None
    selection: Decision | None
    score: Score | None
    exit_below: Decimal | None
    performance: Performance
    price_benefit: PriceBenefit
    supply: Supply | None
    flight_risk: FlightRisk | None
    receivables: Receivables | None
    open_actions: tuple[Tracked, ...]
    owed_by_us: tuple[Tracked, ...]
    commitments: tuple[Kept, ...]
    needs: tuple[tuple[str, Need], ...]
    initiatives: tuple[tuple[str, Initiative], ...]
    worth_to_us: Decimal
    options: tuple[Option, ...]


def exit_review(portfolio: Portfolio, account_id: str, today: dt.date) -> ExitReview:
    """Return what an exit review of one account looks at.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account, plan, kam = portfolio.accounts[account_id], portfolio.plans.get(account_id), portfolio.kam
    criteria = portfolio.criteria
    score = score_account(criteria, account_id, account, today) if criteria else None
    done = performance(portfolio, account_id, today, score)
    tracked = sorted((t for t in track(account_id, plan, today) if t.is_open), key=urgency) if plan else []
    running = tuple((k, i) for k, i in plan.initiatives.items() if i.end >= today) if plan else ()
    stage = stage_entry(account, today)
    prices = price_benefit(account, today, kam.fiscal_year_starts)
    place, receivables = supply(account, portfolio.kam.policy, today), newest(account.receivables, today)
    return ExitReview(
        account=account_id,
        name=account.name,
        manager=account.manager,
        stage=f"{stage.stage} {STAGES[stage.stage]}" if stage else None,
        decision=decision(account, today),
        selection=newest([d for d in account.decisions if d.outcome == "selected"], today),
        score=score,
        exit_below=criteria.exit_below if criteria else None,
        performance=done,
        price_benefit=prices,
        supply=place,
        flight_risk=newest(account.flight_risk, today),
        receivables=receivables,
        open_actions=tuple(tracked),
        owed_by_us=tuple(t for t in tracked if t.action.owner in kam.people),
        commitments=tuple(k for k in done.kept if k.obligation.owed_by == "us"),
        needs=tuple((k, n) for k, n in account.needs.items() if _is_unmet(n, today)),
        initiatives=running,
        worth_to_us=sum((i.worth.to_us or Decimal(0) for _, i in running if i.worth), Decimal(0)),
        options=options(account_id, Facts(done, prices, place, score, receivables)),
    )


def _is_unmet(need: Need, today: dt.date) -> bool:
    return need.date <= today and (need.met is None or need.met > today)
