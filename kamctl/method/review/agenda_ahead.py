"""The agenda's look ahead: the way to the destination, and the next 90 days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from kamctl.language import phrase
from kamctl.method.logs import newest
from kamctl.method.resources.grants import asked_days
from kamctl.method.review.agenda_context import AgendaScene, time_box
from kamctl.method.review.agenda_items import (
    AimItem,
    DestinationFacts,
    InitiativeItem,
    Item,
    MeasureItem,
    MilestoneItem,
    NextFacts,
    Section,
)
from kamctl.model.plan import Initiative, Measure, Milestone, Objective, Obstacle, Plan, Pressure


def destination(scene: AgendaScene) -> Section:
    """Return what the customer wants, the milestones on the way, and the initiatives that help."""
    title = phrase("On the way to the destination")
    plan = scene.plan
    if plan is None:
        return Section("destination", title, 0, ())
    marks = milestones(scene, plan)
    steps = [_initiative(scene, plan, name, i) for name, i in plan.initiatives.items()]
    steps.sort(key=lambda s: ({"running": 0, "planned": 1, "ended": 2}[s.state], s.end, s.id))
    validation = newest(plan.validations, scene.today)
    facts = DestinationFacts(
        destination=plan.destination,
        start=plan.horizon.start,
        end=plan.horizon.end,
        reached=sum(1 for m in marks if m.state == "reached"),
        milestones=len(marks),
        validated_by_name=scene.name_of(validation.by) if validation else None,
        validated_on=validation.date if validation else None,
    )
    items: tuple[Item, ...] = (*_aims(scene, plan), *marks, *steps)
    return Section("destination", title, time_box(5 + 2 * len(steps)) if items else 0, items, facts)


def next_days(scene: AgendaScene) -> Section:
    """Return what is overdue and what is due in the window ahead: actions, then milestones."""
    days = scene.kam.policy.action_window_days
    until = scene.today + dt.timedelta(days=days)
    actions = [scene.action_item(t) for t in scene.tracked if t.is_open and t.due <= until]
    marks = milestones(scene, scene.plan) if scene.plan is not None else []
    near = [m for m in marks if m.state == "ahead" and m.by <= until]
    facts = NextFacts(until=until, overdue=sum(1 for a in actions if a.state == "overdue"))
    minutes = time_box(5 + len(actions)) if actions or near else 0
    return Section(
        "next-90-days", phrase("The next {days} days", days=days), minutes, (*actions, *near), facts
    )


def milestones(scene: AgendaScene, plan: Plan) -> list[MilestoneItem]:
    """Return a plan's milestones in the order of their days."""
    return sorted(
        (_milestone(name, mark, scene.today) for name, mark in plan.milestones.items()),
        key=lambda m: (m.by, m.id),
    )


def _milestone(name: str, mark: Milestone, today: dt.date) -> MilestoneItem:
    reached = mark.reached if mark.reached is not None and mark.reached <= today else None
    state: Literal["reached", "missed", "ahead"]
    state = "reached" if reached else "missed" if mark.by < today else "ahead"
    return MilestoneItem(
        kind="milestone",
        id=name,
        outcome=mark.outcome,
        by=mark.by,
        state=state,
        reached=reached,
        days=(mark.by - today).days,
    )


def _aims(scene: AgendaScene, plan: Plan) -> Iterator[AimItem]:
    for name, objective in plan.objectives.items():
        yield _aim(scene, "objective", name, objective)
    for name, pressure in plan.pressures.items():
        yield _aim(scene, "pressure", name, pressure)
    for name, obstacle in plan.obstacles.items():
        yield _aim(scene, "obstacle", name, obstacle)


def _aim(
    scene: AgendaScene,
    kind: Literal["objective", "pressure", "obstacle"],
    name: str,
    aim: Objective | Pressure | Obstacle,
) -> AimItem:
    confirmed = aim.confirmed
    if confirmed is not None and confirmed.date > scene.today:
        confirmed = None
    return AimItem(
        kind=kind,
        id=name,
        text=getattr(aim, kind),
        source=aim.source,
        confirmed_by=confirmed.by if confirmed else None,
        confirmed_by_name=scene.name_of(confirmed.by) if confirmed else None,
        confirmed_on=confirmed.date if confirmed else None,
    )


def _initiative(scene: AgendaScene, plan: Plan, name: str, initiative: Initiative) -> InitiativeItem:
    texts = {n: o.objective for n, o in plan.objectives.items()}
    texts |= {n: p.pressure for n, p in plan.pressures.items()}
    texts |= {n: o.obstacle for n, o in plan.obstacles.items()}
    state: Literal["planned", "running", "ended"] = "running"
    if initiative.start > scene.today:
        state = "planned"
    elif initiative.end < scene.today:
        state = "ended"
    worth = initiative.worth
    return InitiativeItem(
        kind="initiative",
        id=name,
        name=initiative.name,
        owner=initiative.owner,
        owner_name=scene.name_of(initiative.owner),
        start=initiative.start,
        end=initiative.end,
        state=state,
        helps=tuple(texts[h] for h in initiative.helps if h in texts),
        measure=_measure(initiative.measure) if initiative.measure else None,
        worth_to_them=worth.to_them if worth else None,
        worth_to_us=worth.to_us if worth else None,
        resources=tuple(asked_days(scene.account_id, name, initiative, scene.grants)),
    )


def _measure(measure: Measure) -> MeasureItem:
    return MeasureItem(measure.what, measure.target, measure.actual, _percent(measure))


def _percent(measure: Measure) -> int | None:
    """Return how much of the way to the target is done; None where that cannot be told."""
    start, target, actual = measure.was or Decimal(0), measure.target, measure.actual
    if actual is None or start == target:
        return None
    # Without a start, a figure past its target may have been to fall, or has done more than was aimed at.
    if measure.was is None and not 0 <= actual <= target:
        return None
    return int(min(max((actual - start) / (target - start), Decimal(0)), Decimal(1)) * 100)
