"""Family 4: the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account, in_plan
from kamctl.method.execution import actions
from kamctl.method.plan import gaps
from kamctl.method.plan.plan_due import plan_due
from kamctl.wording import plural
from kamctl.workspace.paths import plan_path


def missing_plan(scene: Scene) -> Iterator[Found]:
    """A key account still has no plan.

    Without a plan, selection is only a title. The plan is due `plan_within_days` after the account was
    selected, 60 unless the policy says otherwise. `kamctl new` writes a commented starter.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    (no file)
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    destination: Their first-choice frame supplier in every store
    ```
    """
    for name in scene.with_plan_due:
        if name not in scene.portfolio.plans and plan_path(name) not in scene.portfolio.broken:
            settle, said = hints.new(name), "this key account has no plan"
            hint = f"Write {plan_path(name)}; `{settle}` starts it."
            since = plan_due(scene.key_accounts[name], scene.policy(name), scene.today)
            yield in_account(name, ("decisions",), said, hint, key=True, since=since, settle=settle)


def stale_plan(scene: Scene) -> Iterator[Found]:
    """Nothing has happened in a key account's plan for too long.

    Its last activity is the newest dated entry: an action opened, moved, done or dropped, an adjustment, a
    validation, a review held. If that is more than `plan_stale_after_days` days ago, the plan is shelved. A
    cosmetic edit does not count. An account selected within the last `plan_within_days` is still making its
    plan.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    validations: [{date: 2026-02-10, by: m.lindqvist}]
    actions:
      a-7k2q: {do: Agree the store sequence, serves: frame-programme, owner: s.bauer, opened: 2026-07-20, due: 2026-12-30}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    adjustments:
      - {date: 2026-11-03, by: s.bauer, what: Tariff ruling moved the programme ahead}
    ```
    """
    for name, plan in scene.due_plans():
        last = actions.last_activity(plan, scene.portfolio.reviews.get(name, {}), scene.today)
        if actions.is_stale(last, scene.policy(name), scene.today):
            limit = scene.policy(name).plan_stale_after_days
            said = (
                f"last activity {last}, {plural((scene.today - last).days, 'day')} ago"
                if last
                else "no dated entry at all"
            )
            hint = f"Review it with the customer, do or adjust something; an entry keeps a plan fresh for {plural(limit, 'day')}."
            since = last + dt.timedelta(days=limit) if last else None
            yield in_plan(name, (), f"the plan is stale: {said}", hint, key=True, since=since)


def horizon(scene: Scene) -> Iterator[Found]:
    """A plan's horizon is not one to three years.

    Less than a year is a sales forecast; beyond three years nobody can be held to it.

    Bad:
    ```yaml plans/acme.yaml
    horizon: {start: 2026-01-01, end: 2026-06-30}
    ```
    Good:
    ```yaml plans/acme.yaml
    horizon: {start: 2026-01-01, end: 2027-12-31}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        if not gaps.is_horizon_sound(plan):
            message = (
                f"the horizon runs from {plan.horizon.start} to {plan.horizon.end}: not one to three years"
            )
            yield in_plan(name, ("horizon",), message, "Plan for one to three years.", key=True)


def expired_plan(scene: Scene) -> Iterator[Found]:
    """A plan's horizon is over.

    Its actions lead to a destination whose date has passed.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    horizon: {start: 2024-01-01, end: 2025-12-31}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    horizon: {start: 2026-01-01, end: 2027-12-31}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        if plan.horizon.end < scene.today:
            message = f"the horizon ended on {plan.horizon.end}"
            hint, since = "Agree the next plan with the customer.", plan.horizon.end
            yield in_plan(name, ("horizon", "end"), message, hint, since=since)


def objective_without_initiative(scene: Scene) -> Iterator[Found]:
    """No initiative helps with an objective of the customer.

    We know what they want and do nothing about it: either it matters and needs an initiative, or it does not
    belong in the plan.

    Bad:
    ```yaml plans/acme.yaml
    objectives:
      open-stores: {objective: Two new stores a year, confirmed: {by: m.lindqvist, date: 2026-02-10}}
      unit-cost: {objective: Unit cost down by a tenth, confirmed: {by: m.lindqvist, date: 2026-02-10}}
    ```
    Good:
    ```yaml plans/acme.yaml
    objectives:
      open-stores: {objective: Two new stores a year, confirmed: {by: m.lindqvist, date: 2026-02-10}}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        for objective in gaps.objectives_without_initiative(plan):
            message = f"no initiative helps with `{objective}`"
            hint = f"Name it in an initiative's `helps`, or remove it from the plan: helps: [{objective}]"
            yield in_plan(name, ("objectives", objective), message, hint, key=True)


def initiative_helps_nothing(scene: Scene) -> Iterator[Found]:
    """An initiative helps with no objective, pressure or obstacle of the customer.

    Then it serves our pipeline, and belongs elsewhere.

    Bad:
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme: {name: Frame programme, helps: [open-stores], owner: s.bauer, start: 2026-03-01, end: 2027-06-30}
      upsell: {name: Sell them wheels, owner: s.bauer, start: 2026-03-01, end: 2027-06-30}
    ```
    Good:
    ```yaml plans/acme.yaml
    initiatives:
      frame-programme: {name: Frame programme, helps: [open-stores], owner: s.bauer, start: 2026-03-01, end: 2027-06-30}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        for initiative in gaps.initiatives_that_help_nothing(plan):
            message = f"`{initiative}` helps with none of their objectives, pressures or obstacles"
            hint = "Add `helps: […]` with an objective, pressure or obstacle of the customer."
            yield in_plan(name, ("initiatives", initiative), message, hint, key=True)


def year_without_milestone(scene: Scene) -> Iterator[Found]:
    """A year of the plan has no milestone.

    Years count from the start of the horizon. Without a milestone, a year can pass before anybody sees that
    the destination is out of reach.

    Bad:
    ```yaml plans/acme.yaml
    milestones:
      y1: {by: 2026-12-31, outcome: Frame programme in 4 stores}
    ```
    Good:
    ```yaml plans/acme.yaml
    milestones:
      y1: {by: 2026-12-31, outcome: Frame programme in 4 stores}
      y2: {by: 2027-12-31, outcome: Frame programme in 9 stores}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        for year in gaps.years_without_milestone(plan):
            message = f"year {year.number} of the plan ({year.start} to {year.end}) has no milestone"
            hint = f"Add one under `milestones`: y{year.number}: {{by: {year.end}, outcome: …}}"
            yield in_plan(name, ("milestones",), message, hint, key=True)


def one_function_team(scene: Scene) -> Iterator[Found]:
    """A plan was made by a single function of our company.

    Sales promises; people who were never asked must deliver.

    Bad:
    ```yaml plans/acme.yaml
    team: {s.bauer: lead}
    ```
    Good:
    ```yaml plans/acme.yaml
    team: {s.bauer: lead, l.chen: frame programme}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        functions = gaps.functions_of_team(plan, scene.portfolio.kam)
        if len(functions) < 2:
            message = (
                f"the team has only one function ({', '.join(functions)})"
                if functions
                else "the plan has no team"
            )
            hint = "Bring in operations, finance, engineering or whoever will have to deliver."
            yield in_plan(name, ("team",), message, hint, key=True)


def no_external_pressure(scene: Scene) -> Iterator[Found]:
    """A plan names no external pressure on the customer.

    A plan that covers only wishes misses what will make the customer act.

    Bad:
    ```yaml plans/acme.yaml
    pressures: {}
    ```
    Good:
    ```yaml plans/acme.yaml
    pressures:
      tariff: {pressure: Import tariff on frames, bears_on: [open-stores], confirmed: {by: m.lindqvist, date: 2026-02-10}}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        if not plan.pressures:
            hint = "What do their market, customers, competitors or regulators force on them?"
            yield in_plan(name, ("pressures",), "the plan names no external pressure", hint, key=True)
