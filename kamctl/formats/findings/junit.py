"""Findings as JUnit XML, for CI systems that show test reports."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.findings import Finding
from kamctl.formats.escape import visible, xml_text
from kamctl.formats.findings.run import Run


def render(run: Run) -> str:
    """Return one suite with a test case for each rule found in a file, and one for each clean file.

    A check that found nothing thus shows the files that it passed and not an empty run. What does
    not fail the run is a passed test case, told in the suite's output.
    """
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in run.findings:
        found.setdefault((finding.path, finding.rule), []).append(finding)
    dirty = {path for path, _ in found}
    cases = [_case(path, "clean", ()) for path in run.files if path not in dirty]
    cases += [_case(path, rule, [f for f in group if run.fails(f)]) for (path, rule), group in found.items()]
    failures = sum(1 for group in found.values() if any(run.fails(f) for f in group))
    told = "\n".join(_line(f) for f in run.findings if not run.fails(f))
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" time="0"'
    when = f'timestamp="{run.today.isoformat()}T00:00:00" hostname="localhost"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            "<testsuites>",
            f'<testsuite id="0" package="kamctl" name="kamctl check" {when} {counts}>',
            f'<properties><property name="version" value="{xml_text(run.version)}"/></properties>',
            *cases,
            f"<system-out>{xml_text(told)}</system-out>",
            "<system-err></system-err>",
            "</testsuite>",
            "</testsuites>",
            "",
        ]
    )


def _case(path: str, name: str, failing: Sequence[Finding]) -> str:
    start = f'<testcase classname="{_name(path)}" name="{_name(name)}" time="0"'
    if not failing:
        return f"{start}/>"
    message = failing[0].message if len(failing) == 1 else f"{len(failing)} times: {failing[0].message}"
    details = "\n".join(_line(f) for f in failing)
    failure = f'<failure type="{_name(name)}" message="{xml_text(message)}">{xml_text(details)}</failure>'
    return f"{start}>{failure}</testcase>"


def _name(text: str) -> str:
    return xml_text(visible(text, keep=""))


def _line(finding: Finding) -> str:
    said = f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.rule}: {finding.message}"
    return f"{said} ({finding.help})" if finding.help else said
