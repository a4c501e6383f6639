"""Family 8: scarce resources for which accounts compete."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_plan
from kamctl.method.resources.capacity import Load
from kamctl.method.resources.granting import overgrants, quarters_to_grant, stray_grants
from kamctl.method.resources.grants import grant_by
from kamctl.model.types import SENIOR
from kamctl.wording import listed, number, plural

RESOURCES = "resources.yaml"


def over_capacity(scene: Scene) -> Iterator[Found]:
    """Demand for a role in a quarter exceeds its capacity.

    Settle the demands of competing accounts before the quarter begins, not at the last minute. Quarters that
    have ended are left out, and so are those that management granted; `not-granted-in-time` reports one that
    is about to begin.

    Bad, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15}]
    ```
    Good, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 20}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15}]
    ```
    """
    for load in _ahead(scene):
        near = grant_by(load.quarter, scene.everything.kam) <= scene.today < load.start
        if load.over and load.capacity is not None and not (load.is_granted or near):
            where = ("roles", load.role, "capacity", load.quarter)
            asked = f"{plural(load.days, 'day')} asked for, {number(load.capacity)} available"
            message = f"`{load.role}` in {load.quarter}: {asked} ({listed(load.accounts)})"
            hint = f"`{hints.capacity(quarter=load.quarter)}` shows who competes, best-ranked first."
            yield Found(RESOURCES, where, message, hint)


def demand_without_capacity(scene: Scene) -> Iterator[Found]:
    """An initiative asks for a role in a quarter for which no capacity is given.

    A demand that nobody compares with the supply is only a hope: the gap shows in the quarter itself, when it
    is too late to hire, train or choose.

    Bad, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2026-Q4: 60}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15}]
    ```
    Good, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2026-Q4: 60, 2027-Q1: 55}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15}]
    ```
    """
    for load in _ahead(scene):
        if not load.known or load.capacity is not None:
            continue  # an unknown role is an unknown reference
        for demand in load.demands:
            where = ("initiatives", demand.initiative, "resources", demand.entry, "quarter")
            asked = f"{plural(demand.days, 'day')} of `{load.role}` in {load.quarter}"
            message = f"{asked}, for which no capacity is given"
            hint = f"Add {load.quarter} to the role's `capacity` in {RESOURCES}, or ask for another quarter."
            yield in_plan(demand.account, where, message, hint)


def not_granted_in_time(scene: Scene) -> Iterator[Found]:
    """A quarter is about to begin, demand for a role exceeds its capacity, and no days are granted.

    Settling demands at the last minute causes conflict. Senior management grants the days `ask_before_days`
    before a quarter begins, so that those who get none can plan for it.

    Bad, on 2026-12-02:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    Good, on 2026-12-02:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: d.osei, date: 2026-11-20, days: {application-engineer: {acme/frame-programme: 10}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    """
    for one in quarters_to_grant(scene.portfolio, scene.loads, scene.today):
        where = ("roles", one.loads[0].role, "capacity", one.quarter)
        propose, write = hints.allocate(quarter=one.quarter), hints.grant(quarter=one.quarter)
        hint = f"`{propose}` proposes who gets what; senior management grants it: {write}"
        said = f"{one.text}; it begins on {one.start}"
        yield Found(RESOURCES, where, said, hint, since=one.due, settle=write)


def granted_over_capacity(scene: Scene) -> Iterator[Found]:
    """More days of a role are granted in a quarter than its capacity.

    Days that do not exist help nobody: whoever comes last does not get what was promised.

    Bad, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: d.osei, date: 2026-11-20, days: {application-engineer: {acme/frame-programme: 15}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    Good, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: d.osei, date: 2026-11-20, days: {application-engineer: {acme/frame-programme: 10}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    """
    for one in overgrants(scene.everything, scene.grants, scene.today):
        where = ("grants", one.quarter, "days", one.role)
        days = f"{plural(one.granted, 'day')} of `{one.role}` granted in {one.quarter}"
        there = (
            "for which no capacity is given" if one.capacity is None else f"there are {number(one.capacity)}"
        )
        yield Found(RESOURCES, where, f"{days}, {there}", _grant(one.quarter), key=True)


def grant_without_request(scene: Scene) -> Iterator[Found]:
    """Days are granted to an initiative that does not ask for them.

    The initiative was renamed, given up or asks for less, or its account was let go: the days go unused while
    others wait for them.

    Bad, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: d.osei, date: 2026-11-20, days: {application-engineer: {acme/frames: 10}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    Good, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: d.osei, date: 2026-11-20, days: {application-engineer: {acme/frame-programme: 10}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    """
    for stray in stray_grants(scene.portfolio, scene.everything, scene.grants, scene.today):
        role, quarter, account, initiative = stray.place
        where = ("grants", quarter, "days", role, f"{account}/{initiative}")
        yield Found(RESOURCES, where, stray.why, _grant(quarter), key=True)


def starts_without_grant(scene: Scene) -> Iterator[Found]:
    """An initiative is under way in a quarter in which it was not granted the days that it asks for.

    Management granted the quarter's days and gave it none: either it waits, or it takes days that were
    promised to others.

    Bad, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2026-Q4: 10}}
    grants:
      2026-Q4: {by: d.osei, date: 2026-09-01, days: {application-engineer: {acme/other-programme: 8}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2026-Q4, days: 15, minimum: 8}]
    ```
    Good, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2026-Q4: 10}}
    grants:
      2026-Q4: {by: d.osei, date: 2026-09-01, days: {application-engineer: {acme/frame-programme: 8}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2026-Q4, days: 15, minimum: 8}]
    ```
    """
    for load in scene.loads:
        for demand in load.demands if load.start <= scene.today <= load.end else ():
            initiative = scene.portfolio.plans[demand.account].initiatives[demand.initiative]
            under_way = initiative.start <= scene.today <= initiative.end
            if under_way and demand.days and demand.granted == 0:
                where = ("initiatives", demand.initiative, "resources", demand.entry)
                days = f"{plural(demand.days, 'day')} of `{load.role}` that it asks for in {load.quarter}"
                hint = "Ask for a later quarter, or let it start when the days are granted."
                yield in_plan(demand.account, where, f"it is under way without the {days}", hint)


def grant_maker(scene: Scene) -> Iterator[Found]:
    """Scarce days are granted by somebody who is not senior management.

    Days are granted by a president or vice-president, not by those who compete for them.

    Bad, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: s.bauer, date: 2026-11-20, days: {application-engineer: {acme/frame-programme: 10}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    Good, on 2026-11-22:
    ```yaml resources.yaml
    roles:
      application-engineer: {name: Application engineers, capacity: {2027-Q1: 10}}
    grants:
      2027-Q1: {by: d.osei, date: 2026-11-20, days: {application-engineer: {acme/frame-programme: 10}}}
    ```
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        owner: s.bauer
        start: 2026-03-01
        end: 2027-06-30
        resources: [{role: application-engineer, quarter: 2027-Q1, days: 15, minimum: 8}]
    ```
    """
    resources, people = scene.everything.resources, scene.everything.kam.people
    for quarter, grant in resources.grants.items() if resources is not None else ():
        if grant.by in people and people[grant.by].level not in SENIOR:
            message = f"{grant.by}, who granted the days of {quarter}, is a {people[grant.by].level}"
            hint = "Our president or a vice-president grants them."
            yield Found(RESOURCES, ("grants", quarter, "by"), message, hint)


def _grant(quarter: str) -> str:
    return f"Senior management grants the quarter again: {hints.grant(quarter=quarter)} --again"


def _ahead(scene: Scene) -> Iterator[Load]:
    """Yield the loads of this quarter and of later ones."""
    for load in scene.loads:
        if load.end >= scene.today:
            yield load
