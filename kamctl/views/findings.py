"""Findings for people: place, message, the source line with a caret, the way out."""

from __future__ import annotations

from kamctl.checks.runner import Report
from kamctl.findings import Finding
from kamctl.views.clean import clean
from kamctl.views.table import cut, display_width
from kamctl.wording import plural

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m"}
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def findings(report: Report, *, colour: bool, width: int | None) -> str:
    """Return all findings and a closing line; `width` cuts source lines to a terminal's columns."""
    parts = [_finding(f, colour=colour, width=width) for f in report.findings]
    return "\n".join([*parts, closing(report)]) + "\n"


def closing(report: Report) -> str:
    """Return the sentence that counts files and findings."""
    files = plural(report.files, "file")
    if not report.findings:
        return f"{files} checked, nothing found"
    return f"{files} checked: {plural(report.errors, 'error')}, {plural(report.warnings, 'warning')}"


def _finding(finding: Finding, *, colour: bool, width: int | None) -> str:
    paint = (lambda code, text: f"{code}{text}{_END}") if colour else (lambda _code, text: text)
    place = f"{clean(finding.path)}:{finding.line}:{finding.column}:"
    level = paint(_COLOURS[finding.severity], finding.severity)
    head = f"{paint(_BOLD, place)} {level} {finding.code} {_one_line(finding.message)} [{finding.rule}]"
    lines = [head]
    if finding.source.strip():
        source, caret = _pointed(finding, (width or 160) - 4)
        lines += [f"    {source}".rstrip(), f"    {paint(_COLOURS[finding.severity], caret)}"]
    if finding.help:
        lines.append(f"{paint(_DIM, 'help:')} {_one_line(finding.help)}")
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _pointed(finding: Finding, room: int) -> tuple[str, str]:
    """Return the source line, cut around the place where it is too long, and carets under the place."""
    source = finding.source.replace("\t", " ")
    start, end = finding.column - 1, finding.end_column - 1
    first = 0
    if len(source) > 4 * room or display_width(source) > room:
        first = max(0, min(start - room // 3, len(source) - room + 2))
        end = min(end, first + 2 * room)
        source = source[: first + 4 * room]  # more of it cannot be seen, and may be megabytes
    before = clean(source[first:start])
    marked = clean(source[start:end])
    after = clean(source[end:])
    if first:
        before = "…" + before[1:]
    carets = "^" * max(1, min(display_width(marked), room - display_width(before)))
    return cut(before + marked + after, room), " " * display_width(before) + carets
