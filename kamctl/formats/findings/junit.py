"""Findings as JUnit XML, for CI systems that show test reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.findings import Finding
from kamctl.formats.escape import xml_text
from kamctl.formats.findings.run import Run
from kamctl.unseen import visible


def render(run: Run) -> Iterator[str]:
    """Yield one suite with a test case for each rule found in a file, and one for each clean file.

    A check that found nothing thus shows the files that it passed and not an empty run. What does
    not fail the run is a passed test case, told in the suite's output.
    """
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in run.findings:
        found.setdefault((finding.path, finding.rule), []).append(finding)
    dirty = {path for path, _ in found}
    clean = [path for path in run.files if path not in dirty]
    failures = sum(1 for group in found.values() if any(run.fails(f) for f in group))
    counts = f'tests="{len(clean) + len(found)}" failures="{failures}" errors="0" time="0"'
    when = f'timestamp="{run.today.isoformat()}T00:00:00" hostname="localhost"'
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n'
    yield f'<testsuite id="0" package="kamctl" name="kamctl check" {when} {counts}>\n'
    yield f'<properties><property name="version" value="{xml_text(run.version)}"/></properties>\n'
    for path in clean:
        yield _case(path, "clean", ())
    for (path, rule), group in found.items():
        yield _case(path, rule, [f for f in group if run.fails(f)])
    told = (_line(f) for f in run.findings if not run.fails(f))
    yield f"<system-out>{xml_text(next(told, ''))}"
    for line in told:
        yield xml_text(f"\n{line}")
    yield "</system-out>\n<system-err></system-err>\n</testsuite>\n</testsuites>\n"


def _case(path: str, name: str, failing: Sequence[Finding]) -> str:
    start = f'<testcase classname="{_name(path)}" name="{_name(name)}" time="0"'
    if not failing:
        return f"{start}/>\n"
    message = failing[0].message if len(failing) == 1 else f"{len(failing)} times: {failing[0].message}"
    details = "\n".join(_line(f) for f in failing)
    failure = f'<failure type="{_name(name)}" message="{xml_text(message)}">{xml_text(details)}</failure>'
    return f"{start}>{failure}</testcase>\n"


def _name(text: str) -> str:
    return xml_text(visible(text, keep=""))


def _line(finding: Finding) -> str:
    said = f"{finding.path}:{finding.line}:{finding.column}: {finding.code} {finding.rule}: {finding.message}"
    return f"{said} ({finding.help})" if finding.help else said
