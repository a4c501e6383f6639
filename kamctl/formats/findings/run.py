"""A run of `check`, as every format gets it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamctl.checks.registry import RULES
from kamctl.checks.rule import Rule
from kamctl.checks.runner import Report
from kamctl.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Run:
    """A check that was run.

    `files` are the paths that were asked for, relative to the workspace root, as in the findings;
    `prefix` leads there from the top of the repository (`sales/`, or nothing) and stands before the
    paths in formats that a hosting site reads. `today` is the day of the check. `fail_on` is the level
    from which a finding fails the run. `rules` holds at least the rules of the findings.
    """

    report: Report
    files: tuple[str, ...]
    today: dt.date
    version: str
    rules: tuple[Rule, ...] = RULES
    prefix: str = ""
    fail_on: Severity = "error"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found."""
        return self.report.findings

    def fails(self, finding: Finding) -> bool:
        """Tell whether a finding fails the run."""
        return finding.severity == "error" or self.fail_on == "warning"


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Return the errors before the warnings, otherwise in their order: sites show only the first few."""
    return sorted(findings, key=lambda f: f.severity != "error")


def fingerprints(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a name for each finding that outlives edits elsewhere in its file.

    It is made of rule, path and the text of the line; of several that share them the place in their
    order is added. The message is left out: it may count days.
    """
    from hashlib import sha256

    seen: Counter[tuple[str, str, str]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.path, finding.source.strip())
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
