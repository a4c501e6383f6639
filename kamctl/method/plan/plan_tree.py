"""A plan as a tree: what the customer wants, what we do for it, the actions under way, and the gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from kamctl.method.execution.actions import Tracked, track, urgency
from kamctl.method.plan import gaps
from kamctl.method.plan.approval import missing_approval
from kamctl.method.plan.validation import missing_validation, outdated_by, validation_in_force
from kamctl.method.resources.grants import AskedDays, asked_days, grants_in_force
from kamctl.method.tier_policy import policy_for
from kamctl.model.plan import Horizon, Initiative, Milestone
from kamctl.model.portfolio import Portfolio


class Effort(NamedTuple):
    """An initiative with its open actions, the most urgent first, and the scarce days it asks for."""

    id: str
    initiative: Initiative
    actions: tuple[Tracked, ...]
    asked: tuple[AskedDays, ...]


class Branch(NamedTuple):
    """An objective, pressure or obstacle of the customer, and the initiatives that help with it."""

    part: gaps.Part
    id: str
    text: str
    confirmed: bool
    efforts: tuple[str, ...]


class Mark(NamedTuple):
    """A milestone and its state: reached, missed or ahead."""

    id: str
    milestone: Milestone
    state: str


class Outline(NamedTuple):
    """A plan as a tree. `loose` are open actions that serve no initiative; `gaps` are sentences."""

    account: str
    name: str
    horizon: Horizon
    destination: str
    branches: tuple[Branch, ...]
    efforts: dict[str, Effort]
    loose: tuple[Tracked, ...]
    marks: tuple[Mark, ...]
    gaps: tuple[str, ...]

    @property
    def initiatives(self) -> tuple[Effort, ...]:
        """The plan's initiatives, in the plan's order."""
        return tuple(self.efforts.values())


_TEXTS: dict[gaps.Part, str] = {
    "objectives": "objective",
    "pressures": "pressure",
    "obstacles": "obstacle",
}


def outline(portfolio: Portfolio, account: str, today: dt.date) -> Outline:
    """Return an account's plan as a tree.

    Raises:
        KeyError: the account has no plan.
    """
    plan = portfolio.plans[account]
    tracked = sorted((t for t in track(account, plan, today) if t.is_open), key=urgency)
    granted = grants_in_force(portfolio.resources, today)
    unconfirmed = set(gaps.unconfirmed(plan, today))
    branches = tuple(
        Branch(
            part,
            name,
            getattr(entry, _TEXTS[part]),
            (part, name) not in unconfirmed,
            tuple(i for i, initiative in plan.initiatives.items() if name in initiative.helps),
        )
        for part in gaps.PARTS
        for name, entry in getattr(plan, part).items()
    )
    missed = gaps.missed_milestones(plan, today)
    return Outline(
        account=account,
        name=portfolio.accounts[account].name,
        horizon=plan.horizon,
        destination=plan.destination,
        branches=branches,
        efforts={
            name: Effort(
                name,
                initiative,
                tuple(t for t in tracked if t.action.serves == name),
                tuple(asked_days(account, name, initiative, granted)),
            )
            for name, initiative in plan.initiatives.items()
        },
        loose=tuple(t for t in tracked if t.action.serves not in plan.initiatives),
        marks=tuple(
            Mark(name, m, "missed" if name in missed else "reached" if m.reached is not None else "ahead")
            for name, m in sorted(plan.milestones.items(), key=lambda item: item[1].by)
        ),
        gaps=tuple(_gaps(portfolio, account, today)),
    )


def _gaps(portfolio: Portfolio, account: str, today: dt.date) -> Iterator[str]:
    plan = portfolio.plans[account]
    for name in gaps.objectives_without_initiative(plan):
        yield f"no initiative helps with {name}"
    for name in gaps.initiatives_that_help_nothing(plan):
        yield f"{name} helps with none of their objectives, pressures or obstacles"
    for year in gaps.years_without_milestone(plan):
        yield f"year {year.number} ({year.start} to {year.end}) has no milestone"
    for name in gaps.missed_milestones(plan, today):
        yield f"milestone {name} was due on {plan.milestones[name].by}"
    for name in gaps.initiatives_ended_short(plan, today):
        yield f"{name} ended on {plan.initiatives[name].end}, short of its target"
    for _part, name in gaps.unconfirmed(plan, today):
        yield f"nobody at the customer has confirmed {name}"
    if not plan.pressures:
        yield "the plan names no external pressure"
    if len(gaps.functions_of_team(plan, portfolio.kam)) < 2:
        yield "the team has only one function"
    yield from _validation(portfolio, account, today)
    yield from filter(None, [missing_approval(plan, portfolio.kam, today)])


def _validation(portfolio: Portfolio, account: str, today: dt.date) -> Iterator[str]:
    of, plan = portfolio.accounts[account], portfolio.plans[account]
    policy = policy_for(portfolio, account, today)
    entry = validation_in_force(of, plan, policy, today)
    if entry is None:
        yield missing_validation(of, plan, policy, today)
    elif (changed := outdated_by(plan, entry, today)) is not None:
        yield f"the plan was adjusted on {changed.date}, after {entry.by} validated it on {entry.date}"
