"""Family 4: what the plan promised by now, and what the customer still waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account, in_plan
from kamctl.method.plan import gaps
from kamctl.method.plan.old_needs import NEED_WAITS_DAYS, old_needs
from kamctl.model.plan import Measure
from kamctl.wording import number, plural
from kamctl.workspace.paths import plan_path


def missed_milestone(scene: Scene) -> Iterator[Found]:
    """A milestone's date has passed and it was not reached.

    Either it was reached and nobody recorded it, or the destination is further away and everybody should
    know.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    milestones:
      y1: {by: 2026-10-31, outcome: Frame programme in 4 stores}
      y2: {by: 2027-12-31, outcome: Frame programme in 9 stores}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    milestones:
      y1: {by: 2026-10-31, outcome: Frame programme in 4 stores, reached: 2026-11-02}
      y2: {by: 2027-12-31, outcome: Frame programme in 9 stores}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        for milestone in gaps.missed_milestones(plan, scene.today):
            by = plan.milestones[milestone].by
            message = f"`{milestone}` was due on {by}, {plural((scene.today - by).days, 'day')} ago"
            hint = "Write `reached: YYYY-MM-DD`, or set a new date and say why under `adjustments`."
            yield in_plan(name, ("milestones", milestone, "by"), message, hint, since=by)


def initiative_ended_short(scene: Scene) -> Iterator[Found]:
    """An initiative has ended, and its measure has not reached the target.

    Either it took longer than planned, or it did not bring the customer what it promised. More is better,
    unless the measure's figure at the start (`was`) is above the target. Without an `actual` nobody knows
    what the initiative achieved.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        helps: [open-stores, stock-outs]
        owner: l.chen
        start: 2026-03-01
        end: 2026-11-21
        measure: {what: days out of stock in the season, was: 30, target: 5, actual: 12}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme:
        name: Frame programme
        helps: [open-stores, stock-outs]
        owner: l.chen
        start: 2026-03-01
        end: 2026-11-21
        measure: {what: days out of stock in the season, was: 30, target: 5, actual: 4}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        for initiative in gaps.initiatives_ended_short(plan, scene.today):
            one = plan.initiatives[initiative]
            message = f"`{initiative}` ended on {one.end}, {_result(one.measure)}"
            hint = (
                "Record the figure reached as `actual`; if it falls short, give the initiative a later "
                "`end`, or remove it and say under `adjustments` what replaces it."
            )
            yield in_plan(name, ("initiatives", initiative, "end"), message, hint, since=one.end)


def _result(measure: Measure | None) -> str:
    if measure is None or measure.actual is None:
        return "and nobody recorded its result"
    return f"short of its target: {measure.what} {number(measure.actual)}, target {number(measure.target)}"


def old_need(scene: Scene) -> Iterator[Found]:
    """A need of the customer was not met in 180 days, and nothing serves it.

    If we ignore a need for half a year, somebody else will meet it. The days count from the day it was
    raised, or from the end of the last action that served it.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    needs:
      shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    needs:
      shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: Try two weeks of stock in Lyon, serves: shorter-lead-times, owner: s.bauer, opened: 2026-10-20, due: 2026-12-18}
    ```
    """
    for name, account in scene.portfolio.accounts.items():
        if plan_path(name) in scene.portfolio.broken:
            continue
        for need, waits in old_needs(account, scene.portfolio.plans.get(name), scene.today):
            message = f"`{need}` is not met, and nothing has served it for {plural(waits, 'day')}"
            settle = hints.add_action(name, serves=need)
            hint = f"{settle}; once it is met: {hints.meet_need(name, need)}"
            since = scene.today - dt.timedelta(days=waits - NEED_WAITS_DAYS)
            yield in_account(name, ("needs", need), message, hint, key=True, since=since, settle=settle)
