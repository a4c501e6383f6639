"""Findings in the Reviewdog Diagnostic Format."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kamctl.findings import Finding
from kamctl.formats.escape import utf8
from kamctl.formats.findings.run import Run
from kamctl.formats.json_text import stream
from kamctl.unseen import visible


def render(run: Run) -> Iterator[str]:
    """Yield one diagnostic result. Columns count bytes of UTF-8 there, and the end is not part of it."""
    diagnostics = (_diagnostic(finding, run.prefix) for finding in run.findings)
    yield from stream({"source": {"name": "kamctl"}, "diagnostics": diagnostics})
    yield "\n"


def _diagnostic(finding: Finding, prefix: str) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return {
        "message": visible(message),
        "location": {
            "path": visible(prefix + finding.path, keep=""),
            "range": {
                "start": {"line": finding.line, "column": _in_bytes(finding.source, finding.column)},
                "end": {"line": finding.line, "column": _in_bytes(finding.source, finding.end_column)},
            },
        },
        "severity": finding.severity.upper(),
        "code": {"value": finding.code},
    }


def _in_bytes(line: str, column: int) -> int:
    before = line[: column - 1]
    return column + len(utf8(before)) - len(before)
