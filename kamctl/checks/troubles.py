"""The worst finding about each account, for screens that show accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from typing import NamedTuple

from kamctl.checks.runner import by_rules
from kamctl.checks.weights import weight
from kamctl.findings import Finding
from kamctl.workspace.load import Loaded


class Trouble(NamedTuple):
    """The number of findings about an account, and the worst: None where there are none."""

    errors: int = 0
    warnings: int = 0
    worst: Finding | None = None

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Sort key for accounts, the worst first; among equals the number of findings decides."""
        if self.worst is None:
            return (True, False, 0, 0)
        return (False, *_rank(self.worst, {}), -self.errors - self.warnings)


def _rank(finding: Finding, own: Mapping[str, int]) -> tuple[bool, int]:
    """Return what puts findings in order: errors first, and of each what weighs most."""
    return finding.severity != "error", -weight(finding, own)


def troubles(
    loaded: Loaded, texts: Mapping[str, str], accounts: Collection[str], today: dt.date
) -> dict[str, Trouble]:
    """Return what the rules find about each of these accounts."""
    found: dict[str, list[Finding]] = {account: [] for account in accounts}
    for finding in by_rules(loaded, texts, today):
        if finding.account in found:
            found[finding.account].append(finding)
    own = loaded.portfolio.kam.policy.urgency if loaded.portfolio is not None else {}
    return {account: _trouble(group, own) for account, group in found.items()}


def _trouble(found: list[Finding], own: Mapping[str, int]) -> Trouble:
    errors = sum(1 for f in found if f.severity == "error")
    return Trouble(errors, len(found) - errors, min(found, key=lambda f: _rank(f, own), default=None))
