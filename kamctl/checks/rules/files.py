"""Family 1: the files themselves; what is found while they are read has its pages in `reading`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.workspace.paths import account_path, plan_path, review_path
from kamctl.yaml.tree import Path

_ACCOUNT_LOGS = (
    "decisions", "stages", "growth", "receivables", "forecasts", "flight_risk", "supply_position",
    "value", "value_checks", "standing",
)  # fmt: skip


def invalid_value(scene: Scene) -> Iterator[Found]:
    """A value is not of the kind that its field takes.

    Types come from the field: a number is `1200`, `12.5` or `-3`, a date is `YYYY-MM-DD`, a
    yes/no field takes `true` or `false`, and text stays the text it is.

    Bad:
    ```yaml accounts/acme.yaml
    credit: {limit: 400_000, terms_days: thirty}
    ```
    Good:
    ```yaml accounts/acme.yaml
    credit: {limit: 400000, terms_days: 30}
    ```
    """
    # All others are found while files are read.
    for name, level in scene.portfolio.kam.policy.rules.items():
        kept = scene.rules.get(name)
        if kept is not None and level != kept:
            hint = "Delete the line: without this rule a file's content would be lost unseen."
            where: Path = ("policy", "rules", name)
            yield Found("kam.yaml", where, f"`{name}` keeps its level", hint, key=True)


def unknown_reference(scene: Scene) -> Iterator[Found]:
    """A name leads nowhere: no such person, contact, criterion, role, objective, action or rule.

    Names tie the files together. One typed wrongly cuts a contact off from a need, or an action
    from its owner, and nobody is told.

    Bad:
    ```yaml accounts/acme.yaml
    manager: s.baur
    ```
    Good:
    ```yaml accounts/acme.yaml
    manager: s.bauer
    ```
    """
    # All others are found once the files are read.
    from difflib import get_close_matches

    for name in scene.portfolio.kam.policy.rules:
        if name not in scene.rules:
            near = get_close_matches(name, scene.rules, 1, 0.5)
            hint = f"Did you mean `{near[0]}`?" if near else f"`{hints.explain()}` lists the rules."
            where: Path = ("policy", "rules", name)
            yield Found("kam.yaml", where, f"no rule is called `{name}`", hint, key=True)


def future_date(scene: Scene) -> Iterator[Found]:
    """A log entry is dated after today.

    Logs say what happened. An entry from the future does not count anywhere until its day has
    come, which is seldom what was meant: most often the year is typed wrongly.

    Bad:
    ```yaml accounts/acme.yaml
    receivables:
      - {date: 2062-09-30, balance: 210000, overdue: 12000}
    ```
    Good:
    ```yaml accounts/acme.yaml
    receivables:
      - {date: 2026-09-30, balance: 210000, overdue: 12000}
    ```
    """
    today = scene.today
    for path, account, where, day in _happened(scene):
        if day > today:
            message = f"`{where[-1]}` is {day}, after today ({today})"
            yield Found(path, where, message, "Is the year right?", account)


def unordered_log(scene: Scene) -> Iterator[Found]:
    """A log entry is older than the one before it.

    Logs are only ever appended to, newest last; readers trust the order, and merges keep it.

    Bad:
    ```yaml accounts/acme.yaml
    receivables:
      - {date: 2026-09-30, balance: 210000, overdue: 12000}
      - {date: 2026-06-30, balance: 190000, overdue: 0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    receivables:
      - {date: 2026-06-30, balance: 190000, overdue: 0}
      - {date: 2026-09-30, balance: 210000, overdue: 12000}
    ```
    """
    for path, account, where, log in _logs(scene):
        for i in range(1, len(log)):
            if log[i].date < log[i - 1].date:
                message = f"the entry of {log[i].date} stands after one of {log[i - 1].date}"
                yield Found(path, (*where, i, "date"), message, "Put the newest entry last.", account)


def _logs(scene: Scene) -> Iterator[tuple[str, str, Path, Sequence[Any]]]:
    """Yield every log: path, account, where in the file, entries."""
    for name, account in scene.salvaged.accounts.items():
        path = account_path(name)
        for criterion, ratings in account.ratings.items():
            if ratings:
                yield path, name, ("ratings", criterion), ratings
        for field in _ACCOUNT_LOGS:
            log = getattr(account, field)
            if log:
                yield path, name, (field,), log
    for name, plan in scene.salvaged.plans.items():
        path = plan_path(name)
        if plan.validations:
            yield path, name, ("validations",), plan.validations
        if plan.adjustments:
            yield path, name, ("adjustments",), plan.adjustments
        for action_id, action in plan.actions.items():
            if action.moved:
                yield path, name, ("actions", action_id, "moved"), action.moved


def _happened(scene: Scene) -> Iterator[tuple[str, str | None, Path, dt.date]]:
    """Yield every date of something that happened."""
    for path, name, where, log in _logs(scene):
        for i, entry in enumerate(log):
            yield path, name, (*where, i, "date"), entry.date
            accepted = getattr(entry, "accepted", None)
            if accepted is not None:
                yield path, name, (*where, i, "accepted", "date"), accepted.date
    for name, account in scene.salvaged.accounts.items():
        path = account_path(name)
        for contact_id, contact in account.contacts.items():
            if contact.last_contact is not None:
                yield path, name, ("contacts", contact_id, "last_contact"), contact.last_contact
        for need_id, need in account.needs.items():
            yield path, name, ("needs", need_id, "date"), need.date
            if need.met is not None:
                yield path, name, ("needs", need_id, "met"), need.met
    for name, plan in scene.salvaged.plans.items():
        yield from _happened_in_plan(plan_path(name), name, plan)
    for name, reviews in scene.salvaged.reviews.items():
        for period, review in reviews.items():
            yield review_path(name, period), name, ("held",), review.held
    criteria = scene.salvaged.criteria
    if criteria is not None:
        yield "criteria.yaml", None, ("approved", "date"), criteria.approved.date


def _happened_in_plan(path: str, name: str, plan: Any) -> Iterator[tuple[str, str, Path, dt.date]]:
    for action_id, action in plan.actions.items():
        at: Path = ("actions", action_id)
        yield path, name, (*at, "opened"), action.opened
        if action.done is not None:
            yield path, name, (*at, "done"), action.done
        if action.dropped is not None:
            yield path, name, (*at, "dropped", "date"), action.dropped.date
    for milestone_id, milestone in plan.milestones.items():
        if milestone.reached is not None:
            yield path, name, ("milestones", milestone_id, "reached"), milestone.reached
    for part in ("objectives", "pressures", "obstacles"):
        for entry_id, entry in getattr(plan, part).items():
            if entry.confirmed is not None:
                yield path, name, (part, entry_id, "confirmed", "date"), entry.confirmed.date
