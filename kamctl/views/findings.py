"""Findings for people: place, message, the source line with a caret, the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from kamctl.checks.runner import Report
from kamctl.checks.weights import urgency
from kamctl.findings import Finding
from kamctl.views.clean import clean
from kamctl.views.wrap import cut, display_width, wrapped
from kamctl.wording import listed, plural

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m"}
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[2m", "\x1b[0m"


#: How findings are put in order: the worst and dearest first, by place, or in groups.
By = Literal["urgency", "file", "owner", "account", "rule"]
#: Whose a finding is that names nobody.
_NOBODY = "senior management"
_GROUP: dict[str, Callable[[Finding], str]] = {
    "owner": lambda f: f.owner or _NOBODY,
    "account": lambda f: f.account or f.path,
    "rule": lambda f: f"{f.code} {f.rule}",
}


def findings(
    report: Report, *, colour: bool, width: int | None, by: By = "urgency", limit: int | None = None
) -> str:
    """Return the findings and a closing line; `width` breaks and cuts lines to a terminal's columns.

    `limit` is how many findings are shown at most; the closing line counts them all.
    """
    ordered = report.findings if by == "file" else _worst_first(report)
    if by in _GROUP:
        groups = _groups(ordered, _GROUP[by])
        ordered = tuple(f for group in groups.values() for f in group)
    shown = ordered[:limit]
    parts: list[str] = []
    last = None
    for finding in shown:
        if by in _GROUP and (name := _GROUP[by](finding)) != last:
            last = name
            parts.append(f"{clean(name)}: {counts(groups[name])}")
        parts.append(_finding(finding, colour=colour, width=width))
    if len(shown) < len(ordered):
        parts.append(f"… and {len(ordered) - len(shown)} more")
    return "\n".join([*parts, closing(report), *elsewhere(report)]) + "\n"


def statistics(report: Report) -> str:
    """Return how often each rule found something, the most frequent first, and the closing line."""
    tally = Counter((f.severity, f.code, f.rule) for f in report.findings)
    rows = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    wide = len(str(rows[0][1])) if rows else 0
    lines = [f"{count:>{wide}}  {severity:<7}  {code}  {rule}" for (severity, code, rule), count in rows]
    return "\n".join([*lines, closing(report), *elsewhere(report)]) + "\n"


def closing(report: Report) -> str:
    """Return the sentence that counts files and findings."""
    files = plural(report.files, "file")
    if not report.findings:
        return f"{files} checked, nothing found"
    return f"{files} checked: {counts(report.findings)}"


def counts(found: Sequence[Finding]) -> str:
    """Return how many errors and warnings there are, in words."""
    errors = sum(1 for f in found if f.severity == "error")
    return f"{plural(errors, 'error')}, {plural(len(found) - errors, 'warning')}"


def elsewhere(report: Report) -> list[str]:
    """Return a note on what became late by itself in accounts that the change does not touch."""
    if not report.elsewhere:
        return []
    accounts = sorted({f.account or f.path for f in report.elsewhere})
    named = listed([*accounts[:3], f"{len(accounts) - 3} more"] if len(accounts) > 3 else accounts)
    return [f"note: not from this change, and no reason to fail: {counts(report.elsewhere)} ({named})"]


def _worst_first(report: Report) -> tuple[Finding, ...]:
    """Return errors before warnings, and of each the most urgent first."""
    return tuple(sorted(report.findings, key=lambda f: (f.severity != "error", -urgency(f, report.scale))))


def _groups(ordered: Iterable[Finding], name_of: Callable[[Finding], str]) -> dict[str, list[Finding]]:
    """Return the findings by group: the group of the worst finding first."""
    groups: dict[str, list[Finding]] = {}
    for finding in ordered:
        groups.setdefault(name_of(finding), []).append(finding)
    return groups


def _finding(finding: Finding, *, colour: bool, width: int | None) -> str:
    paint = (lambda code, text: f"{code}{text}{_END}") if colour else (lambda _code, text: text)
    place = f"{clean(finding.path)}:{finding.line}:{finding.column}:"
    level = paint(_COLOURS[finding.severity], finding.severity)
    said = f"{place} {finding.severity} {finding.code} {_one_line(finding.message)} [{finding.rule}]"
    head = "\n".join(wrapped(said, width, 4)) if width else said
    lines = [head.replace(place, paint(_BOLD, place), 1).replace(f" {finding.severity} ", f" {level} ", 1)]
    if finding.source.strip():
        source, caret = _pointed(finding, (width or 160) - 4)
        lines += [f"    {source}".rstrip(), f"    {paint(_COLOURS[finding.severity], caret)}"]
    if finding.help:
        way_out = f"help: {_one_line(finding.help)}"
        shown = "\n".join(wrapped(way_out, width, 6)) if width else way_out
        lines.append(shown.replace("help:", paint(_DIM, "help:"), 1))
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ")


def _pointed(finding: Finding, room: int) -> tuple[str, str]:
    """Return the source line, cut around the place where it is too long, and carets under the place."""
    source = finding.source.replace("\t", " ")
    start, end = finding.column - 1, finding.end_column - 1
    if len(source) <= room and source.isascii() and source.isprintable():
        return source, " " * start + "^" * max(1, end - start)
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
