"""Findings as SARIF 2.1.0, for code scanning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from kamctl import HOMEPAGE
from kamctl.findings import Finding
from kamctl.formats.escape import uri_path
from kamctl.formats.findings.run import Run, fingerprints, worst_first
from kamctl.formats.json_text import stream
from kamctl.unseen import visible

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: GitHub refuses a run with more results.
MOST = 25_000


def render(run: Run) -> Iterator[str]:
    """Yield a log with one run; past 25,000 results the rest is left out, and a notification says so."""
    findings = worst_first(run.findings)
    results = (_result(f, mark, run) for f, mark in zip(findings, fingerprints(findings), strict=True))
    invocation: dict[str, Any] = {"executionSuccessful": True}
    if len(findings) > MOST:
        text = f"{len(findings) - MOST} of {len(findings)} findings are left out: a run holds {MOST}."
        invocation["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    log = {
        "tool": {"driver": _driver(run)},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": islice(results, MOST),
    }
    yield from stream({"$schema": SCHEMA, "version": "2.1.0", "runs": [log]})
    yield "\n"


def _driver(run: Run) -> dict[str, Any]:
    return {
        "name": "kamctl",
        "semanticVersion": run.version,
        **({"informationUri": HOMEPAGE} if HOMEPAGE else {}),
        "rules": [
            {
                "id": rule.code,
                "name": rule.name,
                "shortDescription": {"text": rule.title},
                "fullDescription": {"text": rule.title},
                "help": {"text": rule.page, "markdown": rule.page},
                "defaultConfiguration": {"level": rule.level},
                "properties": {"tags": ["key-account-management"], "problem.severity": rule.level},
            }
            for rule in run.rules
        ],
    }


def _result(finding: Finding, fingerprint: str, run: Run) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": visible(message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {
                        "uri": uri_path(run.prefix + finding.path),
                        "uriBaseId": "%SRCROOT%",
                    },
                    "region": {
                        "startLine": finding.line,
                        "startColumn": finding.column,
                        "endLine": finding.line,
                        "endColumn": max(finding.end_column, finding.column),
                    },
                }
            }
        ],
        # The first is the only one that GitHub knows, and it makes its own where there is none: of the
        # line and those after it, so that a change of the next record would close and open an alert.
        "partialFingerprints": {
            "primaryLocationLineHash": f"{fingerprint[:16]}:1",
            "kamctl/v1": fingerprint,
        },
    }
    if finding.account is not None:
        result["properties"] = {"account": visible(finding.account)}
    return result
