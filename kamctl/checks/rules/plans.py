"""Family 4: the plan."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account, in_plan
from kamctl.method.execution import actions
from kamctl.method.plan import gaps
from kamctl.method.plan.old_needs import old_needs
from kamctl.method.plan.validation import missing_validation, outdated_by, validation_in_force
from kamctl.model.plan import Measure
from kamctl.wording import number, plural
from kamctl.workspace.paths import plan_path


def missing_plan(scene: Scene) -> Iterator[Found]:
    """A key account still has no plan.

    Without a plan, being selected is only a title. It is due `plan_within_days` after the account
    was selected, 60 unless the policy says otherwise. `kamctl new` writes a commented starter.

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
            hint = f"Write {plan_path(name)}; `{hints.new(name)}` starts it."
            yield in_account(name, ("decisions",), "this key account has no plan", hint, key=True)


def stale_plan(scene: Scene) -> Iterator[Found]:
    """Nothing has happened in a key account's plan for too long.

    Last activity is the newest dated entry: an action opened, moved, done or dropped, an
    adjustment, a validation, a review held. More than `plan_stale_after_days` days ago, and the
    plan is on a shelf. A cosmetic edit does not count. An account that was selected within the last
    `plan_within_days` is still making its plan.

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
        if actions.is_stale(last, scene.policy, scene.today):
            limit = scene.policy.plan_stale_after_days
            said = (
                f"last activity {last}, {plural((scene.today - last).days, 'day')} ago"
                if last
                else "no dated entry at all"
            )
            hint = f"Review it with the customer, do or adjust something; a plan lives {plural(limit, 'day')} on an entry."
            yield in_plan(name, (), f"the plan is stale: {said}", hint, key=True)


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

    Work under it leads to a destination whose day has passed.

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
            yield in_plan(name, ("horizon", "end"), message, "Agree the next plan with the customer.")


def objective_without_initiative(scene: Scene) -> Iterator[Found]:
    """An objective of the customer that no initiative helps with.

    We know what they want and do nothing for it: either it matters and needs an initiative, or it
    does not belong in the plan.

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
            hint = f"Name it in an initiative's `helps`, or take it out of the plan: helps: [{objective}]"
            yield in_plan(name, ("objectives", objective), message, hint, key=True)


def initiative_helps_nothing(scene: Scene) -> Iterator[Found]:
    """An initiative that helps with no objective, pressure or obstacle of the customer.

    Then it serves our pipeline, and belongs in another file.

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
            message = f"`{initiative}` helps with nothing of theirs"
            hint = "Add `helps: […]` with an objective, pressure or obstacle of the customer."
            yield in_plan(name, ("initiatives", initiative), message, hint, key=True)


def year_without_milestone(scene: Scene) -> Iterator[Found]:
    """A year of the plan has no milestone.

    Years are counted from the start of the horizon. Without a milestone, a year can pass before
    anybody sees that the destination has moved away.

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


def missed_milestone(scene: Scene) -> Iterator[Found]:
    """A milestone's date has passed and it was not reached.

    Either it was reached and nobody recorded it, or the way to the destination has become longer
    and everybody should know.

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
            yield in_plan(name, ("milestones", milestone, "by"), message, hint)


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
                f"the team is of one function ({', '.join(functions)})"
                if functions
                else "the plan has no team"
            )
            hint = "Bring in operations, finance, engineering or whoever will have to deliver."
            yield in_plan(name, ("team",), message, hint, key=True)


_VALIDATE = "Show them the plan; then add under `validations`: {date: …, by: <contact>}"


def not_validated(scene: Scene) -> Iterator[Found]:
    """The customer has not validated the plan, or did so too long ago.

    Until somebody of theirs who decides confirms it, a plan is what we wish they wanted. That is a
    contact at director level or above, or at the account's `decision_level` where that is lower. A
    validation holds for `validation_valid_days`. A key account has `plan_within_days` from its
    selection on.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    validations: [{date: 2025-02-10, by: m.lindqvist}]
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    validations: [{date: 2026-02-10, by: m.lindqvist}]
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        if name in scene.key_accounts and name not in scene.with_plan_due:
            continue
        account = scene.portfolio.accounts.get(name)
        message = missing_validation(account, plan, scene.policy, scene.today) if account else ""
        if message:
            yield in_plan(name, ("validations",), message, _VALIDATE, key=True)


def unconfirmed(scene: Scene) -> Iterator[Found]:
    """An objective, pressure or obstacle that nobody at the customer has confirmed in 90 days.

    Until then it is our guess about them. The 90 days run from the plan's oldest dated entry.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    objectives:
      open-stores: {objective: Two new stores a year}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    objectives:
      open-stores: {objective: Two new stores a year, confirmed: {by: m.lindqvist, date: 2026-02-10}}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        age = (scene.today - gaps.written_since(plan, scene.today)).days
        if age <= gaps.CONFIRM_WITHIN_DAYS:
            continue
        for part, entry in gaps.unconfirmed(plan, scene.today):
            message = f"nobody of theirs has confirmed `{entry}`; the plan is {plural(age, 'day')} old"
            hint = "Ask them; then add `confirmed: {by: <contact>, date: …}`, or take it out."
            yield in_plan(name, (part, entry), message, hint, key=True)


def no_external_pressure(scene: Scene) -> Iterator[Found]:
    """A plan names no external pressure on the customer.

    A plan that looks only at wishes misses what will make the customer act.

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


def initiative_ended_short(scene: Scene) -> Iterator[Found]:
    """An initiative has ended, and its measure has not reached the target.

    Either it went on longer than planned, or what it promised the customer did not come true. More is
    better, unless the measure gives a figure at the start (`was`) that is above the target. Without
    an `actual` nobody knows what the initiative came to.

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
                "`end`, or take it out and say under `adjustments` what comes instead."
            )
            yield in_plan(name, ("initiatives", initiative, "end"), message, hint)


def _result(measure: Measure | None) -> str:
    if measure is None or measure.actual is None:
        return "and nobody recorded what came of it"
    return f"short of its target: {measure.what} {number(measure.actual)}, target {number(measure.target)}"


def old_need(scene: Scene) -> Iterator[Found]:
    """A need of the customer was not met in 180 days, and nothing serves it.

    Needs change; one that we leave alone for half a year is one that somebody else will meet. The
    days count from the day it was raised, or from the end of the last action that served it.

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
            hint = f"{hints.add_action(name, serves=need)}; once it is met: {hints.meet_need(name, need)}"
            yield in_account(name, ("needs", need), message, hint, key=True)


def validation_outdated(scene: Scene) -> Iterator[Found]:
    """The plan was adjusted after the customer validated it.

    They said yes to another plan. An adjustment of the same day is part of what they validated.

    Bad, on 2026-11-22:
    ```yaml plans/acme.yaml
    validations: [{date: 2026-02-10, by: m.lindqvist}]
    adjustments:
      - {date: 2026-11-03, by: s.bauer, what: Tariff ruling moved the programme ahead}
    ```
    Good, on 2026-11-22:
    ```yaml plans/acme.yaml
    validations: [{date: 2026-02-10, by: m.lindqvist}, {date: 2026-11-03, by: m.lindqvist}]
    adjustments:
      - {date: 2026-11-03, by: s.bauer, what: Tariff ruling moved the programme ahead}
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        account = scene.portfolio.accounts.get(name)
        entry = validation_in_force(account, plan, scene.policy, scene.today) if account else None
        changed = outdated_by(plan, entry, scene.today) if entry is not None else None
        if entry is not None and changed is not None:
            where = ("adjustments", plan.adjustments.index(changed), "date")
            message = (
                f"the plan was adjusted on {changed.date}, after `{entry.by}` validated it on {entry.date}"
            )
            yield in_plan(name, where, message, _VALIDATE)
