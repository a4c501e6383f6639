"""Whether an account still meets the definition: a mutual, long-term, jointly planned partnership."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kamctl import hints
from kamctl.language import Words, phrase
from kamctl.method.lifecycle.case import Case, Judge, Outcome, met, unmet
from kamctl.method.lifecycle.remedies import (
    BLANK_DAY,
    BLANK_TEXT,
    BLANK_WORD,
    new_contacts,
    their_contact,
    with_contact,
)
from kamctl.method.lifecycle.requirements_of_partnership import FUNCTIONS_NEEDED
from kamctl.method.lifecycle.requirements_of_supply import manager_named
from kamctl.method.placeholders import written
from kamctl.method.plan.validation import missing_validation, outdated_by, validation_in_force
from kamctl.method.relationships.coverage import NOBODY_YET, by_function, has_left
from kamctl.model.periods import add_years
from kamctl.model.portfolio import Portfolio


class Trait(NamedTuple):
    """One part of the definition: whether it is met, what meets it or is missing, and the remedy."""

    name: str
    holds: bool
    detail: str
    remedy: str


class Partnership(NamedTuple):
    """The definition test of one account."""

    account: str
    traits: tuple[Trait, ...]

    @property
    def lacking(self) -> tuple[Trait, ...]:
        """The parts that are not met."""
        return tuple(trait for trait in self.traits if not trait.holds)


def partnership(portfolio: Portfolio, account_id: str, today: dt.date) -> Partnership:
    """Return which parts of a key account's definition one account meets.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    case = Case(written(portfolio, account_id), account_id, today)
    return Partnership(account_id, tuple(Trait(name, *judge(case)) for name, judge in TRAITS.items()))


def _mutual(case: Case) -> Outcome:
    """Each side owes the other something now; a past one-off does not count."""
    sides = {
        o.owed_by
        for o in case.account.obligations.values()
        if o.since <= case.today and (o.every is not None or o.due is None or o.due >= case.today)
    }
    if len(sides) == 2:
        return met(phrase("both sides owe each other something"))
    missing = [side for side in ("account", "us") if side not in sides]
    what = [("what", BLANK_TEXT), ("since", case.today), ("every", BLANK_WORD)]
    lines = [
        hints.add_entry(case.account_id, "obligation", f"first-{side}", [("owed_by", side), *what])
        for side in missing
    ]
    detail = phrase("nothing is recorded that either side owes the other")
    if "us" in sides:
        detail = phrase("nothing is recorded that the account owes us")
    elif sides:
        detail = phrase("nothing is recorded that we owe the account")
    return unmet(detail, "\n".join(lines))


def _long_term(case: Case) -> Outcome:
    """A plan of at least a year is running."""
    end = add_years(case.today, 1)
    if case.plan is None:
        return unmet(phrase("there is no plan"), hints.new(case.account_id))
    remedy = hints.set_fields(case.account_id, [("horizon.start", case.today), ("horizon.end", end)])
    horizon = case.plan.horizon
    if horizon.end < case.today:
        return unmet(phrase("the plan's horizon ended on {day}", day=horizon.end), remedy)
    if horizon.end < add_years(horizon.start, 1) - dt.timedelta(1):
        short = "the plan covers less than a year ({from} to {to})"
        return unmet(phrase(short, **{"from": horizon.start, "to": horizon.end}), remedy)
    return met(phrase("planned to {day}", day=horizon.end))


def _joint_planning(case: Case) -> Outcome:
    """The customer validated the plan recently enough, and as it is now."""
    plan, policy = case.plan, case.kam.policy
    said = with_contact(case, hints.validate(case.account_id, their_contact(case), BLANK_DAY))
    remedy = said if plan is not None else f"{hints.new(case.account_id)}\n{said}"
    valid = validation_in_force(case.account, plan, policy, case.today) if plan else None
    if plan is None or valid is None:
        missing = missing_validation(case.account, plan, policy, case.today)
        return unmet(missing, remedy)
    changed = outdated_by(plan, valid, case.today)
    if changed is not None:
        after = "the plan was adjusted on {day}, after {who} validated it on {validated}"
        missing = phrase(after, day=changed.date, who=valid.by, validated=valid.date)
        return unmet(missing, remedy)
    return met(phrase("{who} validated the plan on {day}", who=valid.by, day=valid.date))


def _across_functions(case: Case) -> Outcome:
    """We know people in at least three functions."""
    contacts = case.account.contacts.values()
    known = by_function(c for c in contacts if c.name != NOBODY_YET and not has_left(c, case.today))
    said = Words(tuple(known.values())) if known else phrase("none")
    if len(known) >= FUNCTIONS_NEEDED:
        return met(phrase("contacts in {functions}", functions=said))
    counted = "contacts in {n} of {needed} functions ({functions})"
    detail = phrase(counted, n=len(known), needed=FUNCTIONS_NEEDED, functions=said)
    return unmet(detail, "\n".join(new_contacts(case, known, FUNCTIONS_NEEDED - len(known))))


#: The parts of the definition, in the order in which they are shown.
TRAITS: dict[str, Judge] = {
    "mutual": _mutual,
    "long-term": _long_term,
    "joint-planning": _joint_planning,
    "named-manager": manager_named.judge,
    "across-functions": _across_functions,
}
