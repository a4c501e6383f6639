"""Whether a plan is complete: objectives, initiatives, milestones, team, confirmations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kamctl.model.kam import Kam
from kamctl.model.periods import add_years
from kamctl.model.plan import Measure, Plan

MAX_YEARS = 3
CONFIRM_WITHIN_DAYS = 90
#: A remainder of the horizon shorter than this needs no milestone of its own.
SHORT_REST_DAYS = 90

Part = Literal["objectives", "pressures", "obstacles"]
PARTS: tuple[Part, ...] = ("objectives", "pressures", "obstacles")


class PlanYear(NamedTuple):
    """One year of a plan's horizon, counted from its start; both days are included."""

    number: int
    start: dt.date
    end: dt.date


def is_horizon_sound(plan: Plan) -> bool:
    """Tell whether the horizon spans one to three years."""
    start, end = plan.horizon.start, plan.horizon.end
    return add_years(start, 1) - dt.timedelta(days=1) <= end <= add_years(start, MAX_YEARS)


def years(plan: Plan) -> list[PlanYear]:
    """Return the years of the horizon; a remainder of under 90 days belongs to the year before it."""
    start, end = plan.horizon.start, plan.horizon.end
    found: list[PlanYear] = []
    for number in range(MAX_YEARS + 1):
        first = add_years(start, number)
        if first > end or (found and (end - first).days < SHORT_REST_DAYS):
            break
        found.append(PlanYear(number + 1, first, add_years(start, number + 1) - dt.timedelta(days=1)))
    if found:
        found[-1] = PlanYear(found[-1].number, found[-1].start, end)
    return found


def years_without_milestone(plan: Plan) -> list[PlanYear]:
    """Return the years of the horizon without a milestone."""
    marks = [m.by for m in plan.milestones.values()]
    return [y for y in years(plan) if not any(y.start <= by <= y.end for by in marks)]


def missed_milestones(plan: Plan, today: dt.date) -> list[str]:
    """Return the milestones whose date has passed and that were not reached."""
    return [
        name
        for name, mark in plan.milestones.items()
        if mark.by < today and (mark.reached is None or mark.reached > today)
    ]


def helped(plan: Plan) -> frozenset[str]:
    """Return all objectives, pressures and obstacles that some initiative helps with."""
    return frozenset(name for initiative in plan.initiatives.values() for name in initiative.helps)


def objectives_without_initiative(plan: Plan) -> list[str]:
    """Return the customer's objectives that no initiative helps with."""
    served = helped(plan)
    return [name for name in plan.objectives if name not in served]


def initiatives_that_help_nothing(plan: Plan) -> list[str]:
    """Return the initiatives that name no objective, pressure or obstacle."""
    return [name for name, initiative in plan.initiatives.items() if not initiative.helps]


def is_reached(measure: Measure) -> bool:
    """Tell whether a measure's figure has reached its target; an unrecorded one has not."""
    if measure.actual is None:
        return False
    if measure.was is not None and measure.was > measure.target:
        return measure.actual <= measure.target
    return measure.actual >= measure.target


def initiatives_ended_short(plan: Plan, today: dt.date) -> list[str]:
    """Return the initiatives whose last day has passed and whose measure has not reached its target."""
    return [
        name
        for name, initiative in plan.initiatives.items()
        if initiative.end < today and initiative.measure is not None and not is_reached(initiative.measure)
    ]


def functions_of_team(plan: Plan, kam: Kam) -> frozenset[str]:
    """Return the functions of our company on the team, in lower case."""
    return frozenset(kam.people[who].function.strip().casefold() for who in plan.team if who in kam.people)


def written_since(plan: Plan, today: dt.date) -> dt.date:
    """Return the oldest date among the plan's own entries; for a plan without any, its start."""
    dates = [a.opened for a in plan.actions.values()]
    dates += [v.date for v in plan.validations] + [a.date for a in plan.adjustments]
    dates += [m.reached for m in plan.milestones.values() if m.reached is not None]
    for part in PARTS:
        dates += [e.confirmed.date for e in getattr(plan, part).values() if e.confirmed is not None]
    return min((d for d in dates if d <= today), default=plan.horizon.start)


def unconfirmed(plan: Plan, today: dt.date) -> Iterator[tuple[Part, str]]:
    """Yield the objectives, pressures and obstacles that nobody at the customer has confirmed."""
    for part in PARTS:
        for name, entry in getattr(plan, part).items():
            if entry.confirmed is None or entry.confirmed.date > today:
                yield part, name
