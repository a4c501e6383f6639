"""The formats of `check`: functions from a report to text, in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamctl.checks.report import Report
from kamctl.formats.jsons import dumps


def as_json(report: Report) -> str:
    """Return a report as JSON: line and column count from 1."""
    return dumps(
        {
            "files": report.files,
            "errors": report.errors,
            "warnings": report.warnings,
            "findings": [_finding(f) for f in report.findings],
        }
    )


def _finding(finding: Any) -> dict[str, Any]:
    fields = ("rule", "code", "severity", "path", "line", "column", "account", "message", "help")
    return {field: getattr(finding, field) for field in fields}


#: What `check --format` takes beside `text`, which is for people and drawn by a view.
FORMATS: dict[str, Callable[[Report], str]] = {"json": as_json}
