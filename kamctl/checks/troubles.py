"""The worst that is found about each account, for screens that show accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

from kamctl.checks.runner import by_rules
from kamctl.findings import Finding
from kamctl.workspace.load import Loaded

#: Families of rules, what loses an account soonest first: performance, relationships, money, life cycle,
#: actions, plan, resources, selection, files.
_FAMILIES = "769354821"
#: What is worse than anything else: that nobody decides on going on, then a promise that is not kept.
_WORST = (
    "exit-review-undecided", "outcome-without-decision", "standing-gap", "corrective-action-expired",
    "our-obligation-failing", "meltdown-risk", "over-credit-limit",
)  # fmt: skip


class Trouble(NamedTuple):
    """How much is found about an account, and the worst of it: None where nothing is."""

    errors: int = 0
    warnings: int = 0
    worst: Finding | None = None


def troubles(
    loaded: Loaded, texts: Mapping[str, str], accounts: Collection[str], today: dt.date
) -> dict[str, Trouble]:
    """Return what the rules find about each of these accounts."""
    found: dict[str, list[Finding]] = {account: [] for account in accounts}
    for finding in by_rules(loaded, texts, today):
        if finding.account in found:
            found[finding.account].append(finding)
    return {account: _trouble(group) for account, group in found.items()}


def _trouble(found: list[Finding]) -> Trouble:
    errors = sum(1 for f in found if f.severity == "error")
    return Trouble(errors, len(found) - errors, min(found, key=_rank, default=None))


def _rank(finding: Finding) -> tuple[bool, int, int]:
    first = _WORST.index(finding.rule) if finding.rule in _WORST else len(_WORST)
    return finding.severity != "error", first, _FAMILIES.index(finding.code[3])
