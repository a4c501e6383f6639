"""Family 1: the files themselves; what is found while they are read has its pages in `reading`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found
from kamctl.method.placeholders import has_placeholder, is_placeholder
from kamctl.model.walk import collect, places, walks
from kamctl.workspace.paths import path_of
from kamctl.workspace.portfolio import Held, held
from kamctl.yaml.tree import Path


def invalid_value(scene: Scene) -> Iterator[Found]:
    """A value does not fit its field.

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
    # The others are found while files are read.
    for name, level in scene.portfolio.kam.policy.rules.items():
        kept = scene.rules.get(name)
        if kept is not None and level != kept:
            hint = "Delete the line: without this rule a file's content would be lost unnoticed."
            where: Path = ("policy", "rules", name)
            yield Found("kam.yaml", where, f"`{name}` keeps its level", hint, key=True)


def unknown_reference(scene: Scene) -> Iterator[Found]:
    """A reference leads nowhere: no such person, contact, criterion, role, objective, action or rule.

    References connect the files. A misspelt one separates a need from its contact, or an action from its
    owner, and nobody notices.

    Bad:
    ```yaml accounts/acme.yaml
    manager: s.baur
    ```
    Good:
    ```yaml accounts/acme.yaml
    manager: s.bauer
    ```
    """
    # The others are found once the files are read.
    from difflib import get_close_matches

    policy = scene.portfolio.kam.policy
    parts: dict[str, Mapping[str, object]] = {"rules": policy.rules, "urgency": policy.urgency}
    named: list[tuple[str, Path, str, bool]] = [
        ("kam.yaml", ("policy", part, name), name, True) for part, names in parts.items() for name in names
    ]
    for playbook, one in scene.portfolio.playbooks.items():
        if one.trigger.rule is not None:
            path = path_of("playbook", playbook)
            named.append((path, ("trigger", "rule"), one.trigger.rule, False))
    for path, where, name, key in named:
        if name not in scene.rules:
            near = get_close_matches(name, scene.rules, 1, 0.5)
            hint = f"Did you mean `{near[0]}`?" if near else f"`{hints.explain()}` lists the rules."
            yield Found(path, where, f"no rule is called `{name}`", hint, key=key)


def future_date(scene: Scene) -> Iterator[Found]:
    """A log entry is dated after today.

    Logs say what happened. An entry from the future does not count until its day has come, which is seldom
    what was meant: usually the year is mistyped.

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
    for one in held(scene.salvaged):
        (days,) = collect(one.record, "past")
        if not days or max(days) <= today:
            continue
        for steps in walks(type(one.record)).past:
            for where, day in places(one.record, steps):
                if day > today:
                    message = f"`{where[-1]}` is {day}, after today ({today})"
                    yield Found(one.path, where, message, "Is the year right?", one.place.account)


def unordered_log(scene: Scene) -> Iterator[Found]:
    """A log entry is older than the one before it.

    Logs are only appended to, newest last; readers rely on the order, and merges keep it.

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
    for one in held(scene.salvaged):
        (logs,) = collect(one.record, "logs")
        if all(map(_in_order, logs)):
            continue
        for steps in walks(type(one.record)).logs:
            for where, log in places(one.record, steps):
                yield from _unordered(one, where, log)


def _in_order(log: Sequence[Any]) -> bool:
    if len(log) < 2:
        return True
    days = [entry.date for entry in log]
    return days == sorted(days)


def _unordered(one: Held, where: Path, log: Sequence[Any]) -> Iterator[Found]:
    for i, (before, after) in enumerate(pairwise(log), start=1):
        if after.date < before.date:
            message = f"the entry of {after.date} comes after one of {before.date}"
            hint = "Put the newest entry last."
            yield Found(one.path, (*where, i, "date"), message, hint, one.place.account)


def placeholder(scene: Scene) -> Iterator[Found]:
    """A text is still the starter's, or a blank that nobody has filled in.

    `init` and `new` leave texts to be replaced, and remedies have blanks, `…`; `tbd` counts as a blank, too.
    Until somebody writes what is true, such an entry counts for no gate and appears on no agenda.

    Bad:
    ```yaml accounts/acme.yaml
    buying_reasons:
      - {reason: quality, note: In their words}
    ```
    Good:
    ```yaml accounts/acme.yaml
    buying_reasons:
      - {reason: quality, note: Fewest returns of all frames}
    ```
    """
    for one in held(scene.salvaged):
        if not has_placeholder(scene.salvaged, one.record):
            continue
        for steps in walks(type(one.record)).texts:
            for where, text in places(one.record, steps):
                if is_placeholder(text):
                    message = f"`{' '.join(text.split())}` is a placeholder: nobody has written this yet"
                    hint = "Write what is true, or delete the entry."
                    yield Found(one.path, where, message, hint, one.place.account)
