"""How complete a plan is: the share of quality rules met in each area, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.language import Count, Words, phrase
from kamctl.method.execution.actions import Tracked, in_window, track
from kamctl.method.lifecycle.case import Case
from kamctl.method.lifecycle.requirements_of_partnership import (
    functions_covered,
    levels_covered,
    value_accepted,
)
from kamctl.method.performance.price_benefit import price_benefit
from kamctl.method.placeholders import is_placeholder
from kamctl.method.plan import gaps
from kamctl.method.plan.approval import missing_approval
from kamctl.method.plan.plan_due import is_plan_stale
from kamctl.method.plan.validation import missing_validation, outdated_by, validation_in_force
from kamctl.method.relationships import allies
from kamctl.method.relationships.coverage import Coverage, coverage, has_left
from kamctl.model.account import Account
from kamctl.model.plan import Plan
from kamctl.model.portfolio import Portfolio

Level = Literal["red", "amber", "green"]
#: Percent of the rules of an area: under the first it is red, under the second amber.
RED_UNDER, AMBER_UNDER = 50, 80
#: With fewer covered contacts, it is not a relationship with a company.
CONTACTS_AT_LEAST = 3


class Area(NamedTuple):
    """One area of a plan: how many of its rules are met, and what is missing, in short phrases."""

    area: str
    met: int
    rules: int
    missing: tuple[str, ...]

    @property
    def share(self) -> Decimal:
        """Percent of the rules that are met, to one decimal."""
        return (Decimal(self.met * 100) / self.rules).quantize(Decimal("0.1"))

    @property
    def level(self) -> Level:
        """Red under 50 percent, amber under 80, else green."""
        return level(self.share)


class Completeness(NamedTuple):
    """How complete an account's plan is, area by area."""

    account: str
    name: str
    areas: tuple[Area, ...]


def level(share: Decimal) -> Level:
    """Return the colour of a share of rules met, in percent: red under 50, amber under 80, else green."""
    if share < RED_UNDER:
        return "red"
    return "amber" if share < AMBER_UNDER else "green"


class _Look(NamedTuple):
    """What the rules look at."""

    portfolio: Portfolio
    account_id: str
    account: Account
    plan: Plan
    today: dt.date
    coverage: Coverage
    open: tuple[Tracked, ...]


#: Yields what is missing for each rule of an area, an empty text for a rule that is met.
_Rules = Callable[[_Look], Iterator[str]]


def completeness(portfolio: Portfolio, account_id: str, today: dt.date) -> Completeness:
    """Return how complete an account's plan is.

    Raises:
        KeyError: the account has no plan.
    """
    account, plan = portfolio.accounts[account_id], portfolio.plans[account_id]
    open_ = tuple(one for one in track(account_id, plan, today) if one.is_open)
    look = _Look(portfolio, account_id, account, plan, today, coverage(portfolio, account_id, today), open_)
    areas = []
    for area, rules in _AREAS.items():
        said = list(rules(look))
        missing = tuple(one for one in said if one)
        areas.append(Area(area, len(said) - len(missing), len(said), missing))
    return Completeness(account_id, account.name, tuple(areas))


def _customer(look: _Look) -> Iterator[str]:
    plan, policy = look.plan, look.portfolio.kam.policy
    yield "" if plan.objectives else phrase("no customer objective")
    yield "" if plan.pressures else phrase("no pressure on them from outside")
    yield "" if plan.obstacles else phrase("no internal obstacle")
    unconfirmed = [name for _, name in gaps.unconfirmed(plan, look.today)]
    yield _names("not confirmed by them: {names}", unconfirmed)
    entry = validation_in_force(look.account, plan, policy, look.today)
    yield missing_validation(look.account, plan, policy, look.today)
    changed = outdated_by(plan, entry, look.today) if entry is not None else None
    after = "adjusted on {day}, after they validated it"
    yield phrase(after, day=changed.date) if changed is not None else ""


def _chain(look: _Look) -> Iterator[str]:
    plan, today = look.plan, look.today
    yield phrase("the destination is not written yet") if is_placeholder(plan.destination) else ""
    sound = gaps.is_horizon_sound(plan) and plan.horizon.end >= today
    yield "" if sound else phrase("the horizon is over, or not one to three years")
    yield _names("no initiative helps with {names}", gaps.objectives_without_initiative(plan))
    yield "" if plan.initiatives else phrase("no initiative")
    if plan.initiatives:
        yield _names(
            "helping with nothing the customer wants: {names}", gaps.initiatives_that_help_nothing(plan)
        )
        unmeasured = [name for name, one in plan.initiatives.items() if one.measure is None]
        yield _names("no measure: {names}", unmeasured)
    yield _names(
        "no milestone in year {names}", [str(year.number) for year in gaps.years_without_milestone(plan)]
    )
    if plan.milestones:
        yield _names("missed milestones: {names}", gaps.missed_milestones(plan, today))


def _team(look: _Look) -> Iterator[str]:
    plan, people = look.plan, look.portfolio.kam.people
    functions = gaps.functions_of_team(plan, look.portfolio.kam)
    yield "" if len(functions) > 1 else phrase("fewer than two of our functions")
    leads = [who for who, part in plan.team.items() if part.casefold() == "lead"]
    yield "" if leads else phrase("nobody leads it: give somebody on the team the role `lead`")
    gone = [who for who in plan.team if who in people and has_left(people[who], look.today)]
    yield _names("left: {names}", gone)
    outside = [one.owner for one in plan.initiatives.values() if one.owner not in plan.team]
    yield _names("owners of initiatives who are not on the team: {names}", list(dict.fromkeys(outside)))
    if plan.approvals:
        yield missing_approval(plan, look.portfolio.kam, look.today)


def _relationships(look: _Look) -> Iterator[str]:
    found, case = look.coverage, Case(look.portfolio, look.account_id, look.today)
    yield "" if found.executive_pair else phrase("no executive pair: {detail}", detail=found.pair.detail)
    for requirement in (levels_covered, functions_covered):
        outcome = requirement.judge(case)
        yield "" if outcome.met else outcome.detail
    covered = sum(1 for one in found.contacts if one.state == "covered")
    few = phrase("{contacts} covered", contacts=Count(covered, "contact"))
    yield "" if covered >= CONTACTS_AT_LEAST else few
    one = found.single_threaded
    yield phrase("over half depend on {who}", who=one) if one else ""
    if allies.uses_roles(look.portfolio):
        decides = allies.decision_makers(look.account, look.today)
        yield "" if decides else phrase("nobody there is known to decide about us")
    yield _names("shallower than wanted: {names}", [one.contact for one in found.contacts if one.is_shallow])


def _actions(look: _Look) -> Iterator[str]:
    policy = look.portfolio.kam.policy
    due = any(in_window(one, policy, look.today) for one in look.open)
    window = Count(policy.action_window_days, "day")
    yield "" if due else phrase("none due in the next {days}", days=window)
    if look.open:
        yield _names("overdue: {names}", [one.id for one in look.open if one.state == "overdue"])
        actions = ((one.id, one.action) for one in look.open)
        idle = [name for name, a in actions if a.serves is None and a.answers is None and a.played is None]
        yield _names("serving nothing: {names}", idle)
    served = {one.action.serves for one in look.open}
    running = [name for name, one in look.plan.initiatives.items() if one.start <= look.today <= one.end]
    if running:
        waiting = [name for name in running if name not in served]
        yield _names("initiatives without an open action: {names}", waiting)
    stale = is_plan_stale(look.portfolio, look.account_id, look.today)
    yield phrase("nothing has happened in it for too long") if stale else ""


def _value(look: _Look) -> Iterator[str]:
    initiatives, today = look.plan.initiatives, look.today
    unsaid = [name for name, one in initiatives.items() if one.worth is None or one.worth.to_them is None]
    unknown = _names("worth to them unknown: {names}", unsaid)
    yield unknown if initiatives else phrase("no initiative, so no worth")
    accepted = value_accepted.judge(Case(look.portfolio, look.account_id, today))
    yield "" if accepted.met else accepted.detail
    found = price_benefit(look.account, today, look.portfolio.kam.fiscal_year_starts)
    if found.newest is None:
        yield phrase("no contact was asked about price and benefit")
    else:
        yield phrase("they feel the price above the benefit") if found.price_above_benefit else ""
    met = [one for one in look.account.obligations.values() if one.owed_by == "us"]
    yield "" if met else phrase("none of our obligations is on record")


#: The areas, in the order in which a plan is made.
_AREAS: dict[str, _Rules] = {
    "customer": _customer,
    "chain": _chain,
    "team": _team,
    "relationships": _relationships,
    "actions": _actions,
    "value": _value,
}


def _names(said: str, names: list[str]) -> str:
    return phrase(said, names=Words(tuple(names))) if names else ""
