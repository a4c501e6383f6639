"""Whether an account is still what a key account is: a mutual, long-term, jointly planned partnership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from kamctl import hints
from kamctl.method.lifecycle.remedies import in_account, in_plan, new_contact, our_person, their_contact
from kamctl.method.plan.gaps import validation_in_force
from kamctl.method.relationships.coverage import NOBODY_YET, has_left
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.periods import add_years
from kamctl.model.plan import Plan
from kamctl.wording import listed, plural
from kamctl.workspace.portfolio import Portfolio

#: In how many functions of theirs we know somebody.
FUNCTIONS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class Trait:
    """One part of the definition: whether it holds, what makes it so or is missing, and the way there."""

    name: str
    holds: bool
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """The definition test of one account."""

    account: str
    traits: tuple[Trait, ...]

    @property
    def fits(self) -> bool:
        """Whether every part of the definition holds."""
        return all(trait.holds for trait in self.traits)

    @property
    def lacking(self) -> tuple[Trait, ...]:
        """The parts that do not hold."""
        return tuple(trait for trait in self.traits if not trait.holds)


@dataclass(frozen=True, slots=True)
class _Case:
    account_id: str
    account: Account
    plan: Plan | None
    kam: Kam
    today: dt.date


def partnership(portfolio: Portfolio, account_id: str, today: dt.date) -> Partnership:
    """Return what of the definition of a key account holds for one account.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    case = _Case(account_id, account, plan, portfolio.kam, today)
    return Partnership(account_id, tuple(_trait(name, test(case)) for name, test in TRAITS.items()))


def _trait(name: str, found: tuple[str, str]) -> Trait:
    detail, remedy = found
    return Trait(name, not remedy, detail, remedy)


# Each returns what it found, and a remedy unless the trait holds.


def _mutual(case: _Case) -> tuple[str, str]:
    """Each side owes the other something now; a one-off that is past binds nobody."""
    sides = {
        o.owed_by
        for o in case.account.obligations.values()
        if o.since <= case.today and (o.every is not None or o.due is None or o.due >= case.today)
    }
    if len(sides) == 2:
        return "both sides owe each other something", ""
    missing = [side for side in ("account", "us") if side not in sides]
    who = {"account": "the account owes us", "us": "we owe the account"}
    lines = [
        f"  first-{side}: {{owed_by: {side}, what: What is owed, since: {case.today}, every: quarter}}"
        for side in missing
    ]
    detail = f"nothing is recorded that {listed([who[side] for side in missing])}"
    return detail, in_account(case.account_id, "obligations:", *lines)


def _long_term(case: _Case) -> tuple[str, str]:
    """A plan of at least a year is running."""
    end = add_years(case.today, 1)
    remedy = in_plan(case.account_id, f"horizon: {{start: {case.today}, end: {end}}}")
    if case.plan is None:
        return "there is no plan", f"{hints.new(case.account_id)}, or {remedy}"
    horizon = case.plan.horizon
    if horizon.end < case.today:
        return f"the plan's horizon ended on {horizon.end}", remedy
    if horizon.end < add_years(horizon.start, 1) - dt.timedelta(1):
        return f"the plan covers less than a year ({horizon.start} to {horizon.end})", remedy
    return f"planned to {horizon.end}", ""


def _joint_planning(case: _Case) -> tuple[str, str]:
    """The customer validated the plan, not too long ago."""
    valid = validation_in_force(case.plan, case.kam.policy, case.today) if case.plan else None
    if valid is not None:
        return f"{valid.by} validated the plan on {valid.date}", ""
    contact = their_contact(case.account, case.today)
    remedy = in_plan(case.account_id, "validations:", f"  - {{date: {case.today}, by: {contact}}}")
    days = case.kam.policy.validation_valid_days
    return f"nobody of theirs validated the plan in the last {plural(days, 'day')}", remedy


def _named_manager(case: _Case) -> tuple[str, str]:
    """A key account manager is named who is with us."""
    manager = case.account.manager
    person = case.kam.people.get(manager) if manager else None
    if person is not None and not has_left(person, case.today):
        return f"{manager} manages the account", ""
    detail = "no key account manager is named"
    if manager is not None:
        detail = f"{manager} left on {person.left}" if person else f"{manager} is not in people"
    return detail, in_account(case.account_id, f"manager: {our_person(case.kam, case.account, case.today)}")


def _across_functions(case: _Case) -> tuple[str, str]:
    """We know people in at least three functions."""
    functions = {
        c.function.strip().casefold(): c.function
        for c in case.account.contacts.values()
        if c.name != NOBODY_YET and not has_left(c, case.today)
    }
    said = listed(sorted(functions.values())) or "none"
    if len(functions) >= FUNCTIONS_NEEDED:
        return f"contacts in {said}", ""
    detail = f"contacts in {len(functions)} of {FUNCTIONS_NEEDED} functions ({said})"
    fresh = [f for f in ("operations", "finance", "engineering", "sales") if f not in functions]
    lacking = FUNCTIONS_NEEDED - len(functions)
    remedies = [new_contact(case.account_id, "manager", f, case.kam, case.today) for f in fresh[:lacking]]
    return detail, "\n".join(remedies)


#: The parts of the definition, in the order in which they are told.
TRAITS: dict[str, Callable[[_Case], tuple[str, str]]] = {
    "mutual": _mutual,
    "long-term": _long_term,
    "joint-planning": _joint_planning,
    "named-manager": _named_manager,
    "across-functions": _across_functions,
}
