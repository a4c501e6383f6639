"""Family 1: the files themselves.

Most of these are found while a file is read (`kamctl.workspace`); their functions here hold the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.findings import Draft
from kamctl.workspace.paths import account_path, plan_path, review_path
from kamctl.yaml.tree import Path

_ACCOUNT_LOGS = (
    "decisions", "stages", "growth", "receivables", "forecasts", "flight_risk", "supply_position",
    "value", "value_checks", "standing",
)  # fmt: skip


def unreadable_file(_scene: Scene) -> Iterator[Draft]:
    """A file cannot be read as the plain YAML that kamctl takes.

    Refused are text that is no YAML or no UTF-8, merge conflict markers, anchors, aliases, tags
    and merge keys, several documents, control characters, nesting deeper than 32 levels, files
    over 4 MiB, and links that leave the workspace. What two tools could read in two ways is
    no record to rely on.

    Bad:
    ```yaml accounts/acme.yaml
    segment: &segment specialty retail
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
    return iter(())


def duplicate_key(_scene: Scene) -> Iterator[Draft]:
    """A name stands twice in one mapping.

    YAML readers keep the last one without a word, and what the other one said is lost.

    Bad:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    segment: wholesale
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: wholesale
    ```
    """
    return iter(())


def unknown_field(_scene: Scene) -> Iterator[Draft]:
    """A field that the format does not have.

    A name typed wrongly would otherwise be a fact that nobody ever sees.

    Bad:
    ```yaml accounts/acme.yaml
    segmant: specialty retail
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
    return iter(())


def missing_field(_scene: Scene) -> Iterator[Draft]:
    """A field that must be there is missing or empty.

    What a format asks for, some answer of the method needs: an entry without its date or its author
    proves nothing.

    Bad:
    ```yaml accounts/acme.yaml
    growth:
      - {date: 2026-10-12, by: s.bauer, outlook: structural}
    ```
    Good:
    ```yaml accounts/acme.yaml
    growth:
      - {date: 2026-10-12, by: s.bauer, outlook: structural, finding: Second store opened}
    ```
    """
    return iter(())


def invalid_value(_scene: Scene) -> Iterator[Draft]:
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
    return iter(())


def unknown_reference(scene: Scene) -> Iterator[Draft]:
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
    from difflib import get_close_matches

    from kamctl.checks.registry import BY_NAME

    for name, level in scene.portfolio.kam.policy.rules.items():
        where: Path = ("policy", "rules", name)
        if name not in BY_NAME:
            near = get_close_matches(name, BY_NAME, 1, 0.5)
            hint = f"Did you mean `{near[0]}`?" if near else f"`{hints.explain()}` lists the rules."
            yield Draft("unknown-reference", "kam.yaml", where, f"no rule is called `{name}`", hint, key=True)
        elif BY_NAME[name].fixed and level != BY_NAME[name].level:
            hint = "Delete the line: without this rule a file's content would be lost unseen."
            yield Draft("invalid-value", "kam.yaml", where, f"`{name}` keeps its level", hint, key=True)


def invalid_id(_scene: Scene) -> Iterator[Draft]:
    """An id or a file's name has characters that an id may not have, or names two things.

    Ids are a to z, 0 to 9, dot, dash and underscore, at most 64, so that they are the same in
    file names on every system, on the command line and in references.

    Bad:
    ```yaml accounts/acme.yaml
    needs:
      Shorter Lead Times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    Good:
    ```yaml accounts/acme.yaml
    needs:
      shorter-lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: 2026-03-12}
    ```
    """
    return iter(())


def misplaced_file(_scene: Scene) -> Iterator[Draft]:
    """A file lies where kamctl does not look, so that nobody misses what is in it.

    Account files are `accounts/<id>.yaml`, plans `plans/<id>.yaml`, minutes
    `reviews/<id>/<period>.yaml`; Markdown and hidden files may lie beside them.

    Bad:
    ```yaml accounts/old/acme.yaml
    name: Acme
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
    return iter(())


def orphan_file(_scene: Scene) -> Iterator[Draft]:
    """A plan or minutes of an account that does not exist.

    Nothing asks for it, so what it says is lost. Most often the account was renamed, or the name is
    typed wrongly.

    Bad:
    ```yaml reviews/acmee/2026-Q3.yaml
    held: 2026-10-08
    attendees: [s.bauer]
    summary: Stock-outs halved; second store confirmed
    ```
    Good:
    ```yaml reviews/acme/2026-Q3.yaml
    held: 2026-10-08
    attendees: [s.bauer]
    summary: Stock-outs halved; second store confirmed
    ```
    """
    return iter(())


def future_date(scene: Scene) -> Iterator[Draft]:
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
            yield Draft("future-date", path, where, message, "Is the year right?", account)


def unordered_log(scene: Scene) -> Iterator[Draft]:
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
                yield Draft(
                    "unordered-log", path, (*where, i, "date"), message, "Put the newest entry last.", account
                )


def useless_ignore(_scene: Scene) -> Iterator[Draft]:
    """An ignore comment silences nothing, names no rule, or gives no reason.

    `# kamctl: ignore[rule-name] reason` at the end of a line silences the rule on that line. The
    reason is for whoever reads it next year.

    Bad:
    ```yaml accounts/acme.yaml
    segment: specialty retail  # kamctl: ignore[stale-rating] rated every second year
    ```
    Good:
    ```yaml accounts/acme.yaml
    segment: specialty retail
    ```
    """
    return iter(())


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
