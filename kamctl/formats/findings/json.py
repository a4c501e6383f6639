"""Findings as kamctl's own JSON: line and column count from 1."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from kamctl.findings import Finding
from kamctl.formats.findings.run import Run
from kamctl.formats.json_text import stream


def render(run: Run) -> Iterator[str]:
    """Yield the run as one JSON object."""
    from kamctl.formats.data import schema_name

    yield from stream(
        {
            "schema": schema_name("check"),
            "files": run.report.files,
            "errors": run.report.errors,
            "warnings": run.report.warnings,
            "findings": (as_data(f) for f in run.findings),
            "elsewhere": (as_data(f) for f in run.report.elsewhere),
        }
    )
    yield "\n"


def as_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as the JSON shows it."""
    return {field: getattr(finding, field) for field in _fields()}


@cache
def _fields() -> tuple[str, ...]:
    from kamctl.formats.results import FindingData

    return FindingData._fields
