"""Findings as kamctl's own JSON: line and column count from 1."""

from __future__ import annotations

from typing import Any

from kamctl.findings import Finding
from kamctl.formats.data import dumps
from kamctl.formats.findings.run import Run

_FIELDS = ("rule", "code", "severity", "path", "line", "column", "account", "message", "help")


def render(run: Run) -> str:
    """Return the run as one JSON object."""
    return dumps(
        {
            "files": run.report.files,
            "errors": run.report.errors,
            "warnings": run.report.warnings,
            "findings": [_finding(f) for f in run.findings],
        }
    )


def _finding(finding: Finding) -> dict[str, Any]:
    return {field: getattr(finding, field) for field in _FIELDS}
