"""Findings as annotations of GitHub Actions: workflow commands on standard output."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.findings import Finding
from kamctl.formats.escape import github_data, github_property
from kamctl.formats.findings.run import Run, worst_first

#: GitHub shows this many errors and as many warnings of a step.
SHOWN = 10
#: The runner cuts longer messages.
LONGEST = 4000


def render(run: Run) -> Iterator[str]:
    """Yield one workflow command a line, errors first; a notice says how many GitHub leaves out."""
    findings = worst_first(run.findings)
    for finding in findings:
        yield _annotation(finding, run.prefix)
    errors = sum(1 for f in findings if f.severity == "error")
    hidden = max(0, errors - SHOWN) + max(0, len(findings) - errors - SHOWN)
    if hidden:
        shown = f"{len(findings) - hidden} of {len(findings)}"
        text = f"GitHub shows {shown} findings here; the log of the step has all."
        yield f"::notice title=kamctl::{github_data(text)}\n"
    late = {f.account for f in run.report.elsewhere}
    if late:
        text = f"{len(run.report.elsewhere)} findings in {len(late)} other accounts are not from this change."
        yield f"::notice title=kamctl::{github_data(text)}\n"


def _annotation(finding: Finding, prefix: str) -> str:
    properties = {
        "file": prefix + finding.path,
        "line": str(finding.line),
        "endLine": str(finding.line),
        "col": str(finding.column),
        "endColumn": str(finding.end_column),
        "title": f"{finding.code} {finding.rule}",
    }
    shown = ",".join(f"{name}={github_property(value)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    if len(message) > LONGEST:
        message = message[:LONGEST] + "…"
    return f"::{finding.severity} {shown}::{github_data(message)}\n"
