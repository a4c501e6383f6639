"""Family 4: the customer's word on the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_plan
from kamctl.method.plan import gaps
from kamctl.method.plan.validation import (
    missing_validation,
    outdated_by,
    validation_due,
    validation_in_force,
)
from kamctl.wording import plural

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
        message = missing_validation(account, plan, scene.policy(name), scene.today) if account else ""
        if account is not None and message:
            since = validation_due(account, plan, scene.policy(name), scene.today)
            yield in_plan(name, ("validations",), message, _VALIDATE, key=True, since=since)


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
        entry = validation_in_force(account, plan, scene.policy(name), scene.today) if account else None
        changed = outdated_by(plan, entry, scene.today) if entry is not None else None
        if entry is not None and changed is not None:
            where = ("adjustments", plan.adjustments.index(changed), "date")
            message = (
                f"the plan was adjusted on {changed.date}, after `{entry.by}` validated it on {entry.date}"
            )
            yield in_plan(name, where, message, _VALIDATE, since=changed.date)


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
        written = gaps.written_since(plan, scene.today)
        age = (scene.today - written).days
        if age <= gaps.CONFIRM_WITHIN_DAYS:
            continue
        for part, entry in gaps.unconfirmed(plan, scene.today):
            message = f"nobody of theirs has confirmed `{entry}`; the plan is {plural(age, 'day')} old"
            hint = "Ask them; then add `confirmed: {by: <contact>, date: …}`, or take it out."
            since = written + dt.timedelta(days=gaps.CONFIRM_WITHIN_DAYS)
            yield in_plan(name, (part, entry), message, hint, key=True, since=since)
