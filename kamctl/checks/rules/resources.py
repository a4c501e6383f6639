"""Family 8: scarce resources, asked for by competing accounts."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_plan
from kamctl.method.resources.capacity import Load
from kamctl.wording import listed, number, plural

RESOURCES = "resources.yaml"


def over_capacity(scene: Scene) -> Iterator[Found]:
    """More days of a role are asked for in a quarter than there are.

    Demands of competing accounts are settled before the quarter begins, not in the last minute.
    Quarters that have ended are left alone.

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
        if load.over and load.capacity is not None:
            where = ("roles", load.role, "capacity", load.quarter)
            asked = f"{plural(load.days, 'day')} asked for, {number(load.capacity)} there are"
            message = f"`{load.role}` in {load.quarter}: {asked} ({listed(load.accounts)})"
            hint = f"`{hints.capacity(quarter=load.quarter)}` shows who competes, best-ranked first."
            yield Found(RESOURCES, where, message, hint)


def demand_without_capacity(scene: Scene) -> Iterator[Found]:
    """An initiative asks for a role in a quarter for which no capacity is given.

    A demand that nobody holds against a supply is a hope: it shows in the quarter itself, when it
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
            continue  # a role that nobody knows is an unknown reference
        for demand in load.demands:
            where = ("initiatives", demand.initiative, "resources", demand.entry, "quarter")
            asked = f"{plural(demand.days, 'day')} of `{load.role}` in {load.quarter}"
            message = f"{asked}, for which no capacity is given"
            hint = f"Add {load.quarter} to the role's `capacity` in {RESOURCES}, or ask for another quarter."
            yield in_plan(demand.account, where, message, hint)


def _ahead(scene: Scene) -> Iterator[Load]:
    """Yield the loads of this quarter and of later ones."""
    for load in scene.loads:
        if load.end >= scene.today:
            yield load
