"""Limits of rules: the last good value and the first bad one, each laid into the base workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from textwrap import dedent
from typing import NamedTuple

import pytest

from kamctl.checks.registry import RULES
from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example

_PATHS = {
    "kam": "kam.yaml",
    "criteria": "criteria.yaml",
    "resources": "resources.yaml",
    "account": "accounts/acme.yaml",
    "plan": "plans/acme.yaml",
}
#: A test's own slip of the pen must not pass for a fault that the rule finds, or hide one.
_READING = [rule.name for rule in RULES if rule.fixed]


class Limit(NamedTuple):
    """One side of a limit: a rule, the day, top-level keys of files by file, and whether the rule finds a fault."""

    rule: str
    today: dt.date
    parts: Mapping[str, str]
    bad: bool

    @property
    def found(self) -> bool:
        """Whether the rule finds anything."""
        return bool(findings(self.rule, self.today, **self.parts))


def findings(rule: str, today: dt.date = TODAY, **parts: str) -> list[str]:
    """Return the messages of a rule in the base workspace, keys of whose files are replaced by those in `parts`.

    A part is named kam, criteria, resources, account or plan; any other name is a path.
    """
    blocks = tuple((_PATHS.get(name, name), dedent(text)) for name, text in parts.items())
    texts, _ = Example("", today, blocks).workspace()
    found = check(texts, today, select=[rule, *_READING]).findings
    assert {f.rule for f in found} <= {rule}, found
    return [f.message for f in found]


def by_value(rule: str, *, good: object, bad: object, on: str = "", **parts: str) -> list[object]:
    """Return both sides of a limit that a value in the files reaches: it stands where the parts have an `@`."""
    today = dt.date.fromisoformat(on) if on else TODAY
    return [
        _side(
            rule, value, Limit(rule, today, {n: t.replace("@", str(value)) for n, t in parts.items()}, is_bad)
        )
        for value, is_bad in ((good, False), (bad, True))
    ]


def by_day(rule: str, *, good: str, bad: str, **parts: str) -> list[object]:
    """Return both sides of a limit that time reaches: the last good day and the first bad one."""
    return [
        _side(rule, day, Limit(rule, dt.date.fromisoformat(day), parts, is_bad))
        for day, is_bad in ((good, False), (bad, True))
    ]


def _side(rule: str, value: object, limit: Limit) -> object:
    word = "bad" if limit.bad else "good"
    return pytest.param(limit, id=f"{rule}-{word}-{' '.join(str(value).split())[:40]}")
