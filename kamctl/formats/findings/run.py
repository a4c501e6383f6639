"""A run of `check`, the input of every format."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kamctl.checks.registry import RULES
from kamctl.checks.rule import Rule
from kamctl.checks.runner import Report
from kamctl.findings import Finding, Severity

#: A day, or a number that is not a year and no part of an id or a period.
_FIGURE = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|(?<![\w.-])(?!(?:19|20)\d\d(?![\d.,]))\d[\d.,]*(?![\w-])(?:\s+days?\b)?"
)


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
    """Yield a name for each finding that outlives edits elsewhere in its file, other findings and days.

    It consists of rule, path, the text of the line, and the message without its figures, which may count
    days. If several share all of these, their position is added.
    """
    from hashlib import sha256

    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        key = (finding.rule, finding.path, finding.source.strip(), _without_figures(finding.message))
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _without_figures(message: str) -> str:
    """Return a message that is the same tomorrow: without days and counts, but with years and periods."""
    return _FIGURE.sub("#", message)
