"""What management needs to decide whether and how to keep an account. Internal only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.language import phrase
from kamctl.method.execution.actions import Tracked, track, urgency
from kamctl.method.logs import decision, newest, stage_entry
from kamctl.method.money.from_results import four_quarters
from kamctl.method.money.monthly import FourQuarters
from kamctl.method.performance.exit_options import Facts, Option, options
from kamctl.method.performance.obligations import Kept
from kamctl.method.performance.performance_status import CorrectiveAction, Performance, performance
from kamctl.method.performance.price_benefit import PriceBenefit, price_benefit
from kamctl.method.relationships.supply_position import Supply, supply
from kamctl.method.selection.scores.scoring import Score, score_in
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import Decision, FlightRisk, Need, Receivables
from kamctl.model.lifecycle import STAGES
from kamctl.model.plan import Initiative
from kamctl.model.portfolio import Portfolio


class OpenAction(NamedTuple):
    """An open action, the name of its owner, and whether that is one of our people."""

    action: Tracked
    owner_name: str
    ours: bool


class OpenNeed(NamedTuple):
    """An unmet need with its id, and the name of the contact who raised it."""

    id: str
    need: Need
    raised_by_name: str


class Running(NamedTuple):
    """An initiative that has not ended, with its id."""

    id: str
    initiative: Initiative


class ExitReview(NamedTuple):
    """The facts for an exit review of one account.

    People are named. `selection` is the decision that made it a key account, with the score then; `score` is
    today's, None without criteria. `open_actions` are the most urgent first. `worth_to_us` sums what the
    running initiatives are worth to us a year. `results` are the last four closed quarters, None if not
    known.
    """

    account: str
    name: str
    company: str
    currency: str
    as_of: dt.date
    manager: str | None
    stage: str | None
    decision: Decision | None
    selection: Decision | None
    score: Score | None
    criterion_names: Mapping[str, str]
    exit_below: Decimal | None
    performance: Performance
    price_benefit: PriceBenefit
    supply: Supply | None
    flight_risk: FlightRisk | None
    receivables: Receivables | None
    results: FourQuarters | None
    corrective_actions: tuple[CorrectiveAction, ...]
    open_actions: tuple[OpenAction, ...]
    open_needs: tuple[OpenNeed, ...]
    initiatives: tuple[Running, ...]
    worth_to_us: Decimal
    options: tuple[Option, ...]

    @property
    def edition(self) -> Literal["internal"]:
        """Its audience: never the customer."""
        return "internal"

    @property
    def their_obligations(self) -> tuple[Kept, ...]:
        """What the account owes us."""
        return tuple(k for k in self.performance.kept if k.obligation.owed_by == "account")

    @property
    def our_obligations(self) -> tuple[Kept, ...]:
        """What we owe the account."""
        return tuple(k for k in self.performance.kept if k.obligation.owed_by == "us")


def exit_review(portfolio: Portfolio, account_id: str, today: dt.date) -> ExitReview:
    """Return the facts for an exit review of one account.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account, plan, kam = (
        portfolio.accounts[account_id],
        portfolio.plans.get(account_id),
        kam_for(portfolio, account_id, today),
    )
    criteria = portfolio.criteria
    score = score_in(portfolio, account_id, today)
    done = performance(portfolio, account_id, today, score)
    tracked = sorted((t for t in track(account_id, plan, today) if t.is_open), key=urgency) if plan else []
    running = [Running(k, i) for k, i in plan.initiatives.items() if i.end >= today] if plan else []
    stage = stage_entry(account, today)
    names = {id_: contact.name for id_, contact in account.contacts.items()}
    names |= {id_: person.name for id_, person in kam.people.items()}
    prices = price_benefit(account, today, kam.fiscal_year_starts)
    brought = four_quarters(portfolio, account_id, today)
    place, receivables = supply(account, kam.policy, today), newest(account.receivables, today)
    return ExitReview(
        account=account_id,
        name=account.name,
        company=kam.company,
        currency=kam.currency,
        as_of=today,
        manager=names.get(account.manager, account.manager) if account.manager else None,
        stage=phrase("{stage} {name}", stage=stage.stage, name=phrase(STAGES[stage.stage]))
        if stage
        else None,
        decision=decision(account, today),
        selection=newest([d for d in account.decisions if d.outcome == "selected"], today),
        score=score,
        criterion_names={k: c.name for k, c in criteria.criteria.items()} if criteria else {},
        exit_below=criteria.exit_below if criteria else None,
        performance=done,
        price_benefit=prices,
        supply=place,
        flight_risk=newest(account.flight_risk, today),
        receivables=receivables,
        results=brought,
        corrective_actions=tuple(_named(names, action) for action in done.corrective_actions),
        open_actions=tuple(
            OpenAction(t, names.get(t.action.owner, t.action.owner), ours=t.action.owner in kam.people)
            for t in tracked
        ),
        open_needs=tuple(
            OpenNeed(k, n, names.get(n.raised_by, n.raised_by))
            for k, n in account.needs.items()
            if _is_unmet(n, today)
        ),
        initiatives=tuple(running),
        worth_to_us=sum(
            (one.initiative.worth.to_us or Decimal(0) for one in running if one.initiative.worth), Decimal(0)
        ),
        options=options(account_id, Facts(done, prices, place, score, receivables, brought, kam.currency)),
    )


def _named(names: Mapping[str, str], action: CorrectiveAction) -> CorrectiveAction:
    by = action.entry.by
    return action._replace(entry=replace(action.entry, by=names.get(by, by)))


def _is_unmet(need: Need, today: dt.date) -> bool:
    return need.date <= today and (need.met is None or need.met > today)
