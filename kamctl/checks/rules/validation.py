"""Family 4: the customer's word on the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_plan
from kamctl.method.plan import gaps
from kamctl.method.plan.approval import missing_approval
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

    Until one of their decision-makers confirms it, a plan is what we wish they wanted. A decision-maker is a
    contact at director level or above, or at the account's `decision_level` where that is lower. A validation
    is valid for `validation_valid_days`. A key account has `plan_within_days` after its selection.

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

    They said yes to a different plan. An adjustment made on the day of the validation is part of what they
    validated.

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
    """Nobody at the customer has confirmed an objective, pressure or obstacle in 90 days.

    Until then it is our guess about them. The 90 days count from the plan's oldest dated entry.

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
            message = f"nobody at the customer has confirmed `{entry}`; the plan is {plural(age, 'day')} old"
            hint = "Ask them; then add `confirmed: {by: <contact>, date: …}`, or remove it."
            since = written + dt.timedelta(days=gaps.CONFIRM_WITHIN_DAYS)
            yield in_plan(name, (part, entry), message, hint, key=True, since=since)


def approval_outdated(scene: Scene) -> Iterator[Found]:
    """A plan has changed since senior management approved it, or somebody else approved it.

    An approval covers the destination, the objectives and the milestones as they were: `kamctl approve`
    writes a fingerprint of them. One without a fingerprint covers the plan up to its next adjustment. Only a
    president or vice-president approves a plan. The rule applies where a plan has approvals at all.

    Bad:
    ```yaml plans/acme.yaml
    destination: Their first-choice frame supplier in every store, and their only one
    approvals: [{date: 2026-03-02, by: d.osei, of: ab5e-0fc7-f169}]
    ```
    Good:
    ```yaml plans/acme.yaml
    destination: Their first-choice frame supplier in every store
    approvals: [{date: 2026-03-02, by: d.osei, of: ab5e-0fc7-f169}]
    ```
    """
    for name, plan in scene.portfolio.plans.items():
        said = missing_approval(plan, scene.portfolio.kam, scene.today)
        if said:
            settle = hints.approve(name)
            yield in_plan(name, ("approvals",), said, f"Have it approved: {settle}", key=True, settle=settle)
