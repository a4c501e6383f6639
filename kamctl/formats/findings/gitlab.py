"""Findings as a GitLab code quality run."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl.formats.findings.run import Run, fingerprints, worst_first
from kamctl.formats.json_text import stream
from kamctl.unseen import visible


def render(run: Run) -> Iterator[str]:
    """Yield a JSON array with one entry a finding, errors (major) before warnings (minor)."""
    findings = worst_first(run.findings)
    entries = (
        {
            "description": visible(f"{finding.message}. {finding.help}" if finding.help else finding.message),
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": "major" if finding.severity == "error" else "minor",
            "location": {
                "path": visible(run.prefix + finding.path, keep=""),
                "lines": {"begin": finding.line},
            },
        }
        for finding, fingerprint in zip(findings, fingerprints(findings), strict=True)
    )
    yield from stream(entries)
    yield "\n"
