"""Findings as people read them: every fault, at its place, with a caret under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.checks.runner import Report, check
from kamctl.findings import Finding
from kamctl.views.findings import findings
from kamctl.views.table import display_width
from tests.checks.rules.examples import base

TODAY = dt.date(2026, 11, 22)
TEN_FAULTS = Path(__file__).with_name("ten_faults.yaml").read_text("utf-8")


def _check(account: str, **more: str) -> Report:
    return check(base() | {"accounts/acme.yaml": account} | more, TODAY)


def _of(report: Report, path: str = "accounts/acme.yaml") -> list[Finding]:
    return [f for f in report.findings if f.path == path]


def _underlined(finding: Finding, width: int | None = None) -> str:
    """Return what stands over the carets, by the columns of a terminal."""
    text = findings(Report(1, (finding,)), colour=False, width=width)
    lines = text.splitlines()
    at = next(i for i, line in enumerate(lines) if line.strip("^ ") == "" and "^" in line)
    source, carets = lines[at - 1 : at + 1]
    start, columns = carets.index("^"), carets.count("^")
    found, at = "", 0
    for character in source:
        if start <= at < start + columns and display_width(found) < columns:
            found += character
        at += display_width(character)
    return found


def test_ten_faults_in_one_file_are_told_in_one_run(golden: Callable[[str, str], None]) -> None:
    report = _check(TEN_FAULTS)
    of_file = Report(report.files, tuple(_of(report)))
    golden("ten_faults.txt", findings(of_file, colour=False, width=None))
    assert len({f.message for f in of_file.findings}) == len(of_file.findings) >= 10


FAULTS_AND_PLACES = [
    ("manager: s.baur\n", "unknown-reference", "s.baur"),
    ("segmant: retail\n", "unknown-field", "segmant"),
    ("credit: {limit: 400_000, terms_days: 30}\n", "invalid-value", "400_000"),
    ("credit: {limit: 1, terms_days: thirty days}\n", "invalid-value", "thirty days"),
    ("credit: {limit: 1}\n", "missing-field", "credit"),
    ("receivables:\n  - {date: 2026-02-30, balance: 1, overdue: 0}\n", "invalid-value", "2026-02-30"),
    ("receivables:\n  - {date: 2062-09-30, balance: 1, overdue: 0}\n", "future-date", "2062-09-30"),
    ("segment: 漢字 🚲 Zoë\nsegment: x\n", "duplicate-key", "segment"),
    ("buying_reasons: [{note: 漢字のノート, reason: qualty}]\n", "invalid-value", "qualty"),
    ("buying_reasons: [{note: 🚲👩‍💻 Zo\u0308e, reason: qualty}]\n", "invalid-value", "qualty"),
    (
        "growth: [{finding: שלום, by: 'no.body', outlook: seasonal, date: 2026-01-01}]\n",
        "unknown-reference",
        "'no.body'",
    ),
    ("segment: [a, b]\n", "invalid-value", "[a, b]"),
    (
        "needs:\n  Lead Times: {need: x, raised_by: m.lindqvist, date: 2026-03-12}\n",
        "invalid-id",
        "Lead Times",
    ),
]


def _account(fault: str) -> str:
    return f"# 漢字 first\nname: Acme\n{fault}contacts: {{m.lindqvist: {{name: M, level: president, function: x}}}}\n"


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
@pytest.mark.parametrize(
    ("fault", "rule", "place"), FAULTS_AND_PLACES, ids=[f[1] + "-" + f[2] for f in FAULTS_AND_PLACES]
)
def test_carets_stand_under_the_fault(fault: str, rule: str, place: str, mark: str, ends: str) -> None:
    text = mark + _account(fault).replace("\n", ends)
    found = [f for f in _of(_check(text)) if f.rule == rule and f.severity == "error"]
    assert found
    assert _underlined(found[0]) == place
    line = text.removeprefix("\ufeff").split(ends)[found[0].line - 1]
    assert line[found[0].column - 1 :].startswith(place)


def test_a_fault_in_the_first_line_after_a_byte_order_mark_counts_columns_as_an_editor_does() -> None:
    found = _of(_check("\ufeffnaem: Acme\n"))[0]
    assert (found.line, found.column, _underlined(found)) == (1, 1, "naem")


def test_a_long_line_is_cut_around_the_fault_and_the_caret_goes_with_it() -> None:
    row = (
        "growth: [{finding: "
        + "よく育つ " * 60
        + ", by: no.body, outlook: seasonal, date: 2026-01-01, note: "
        + "x" * 300
        + "}]"
    )
    found = next(f for f in _of(_check(f"name: Acme\n{row}\n")) if f.rule == "unknown-field")
    assert _underlined(found, width=80) == "note"
    text = findings(Report(1, (found,)), colour=False, width=80)
    assert all(display_width(line) <= 80 for line in text.splitlines()[1:3])


def test_a_line_of_hundreds_of_kilobytes_is_cut_to_the_terminal() -> None:
    row = "customer_numbers: [" + "a, " * 100_000 + "{b: 1}]"
    found = next(f for f in _of(_check(f"name: Acme\n{row}\n")) if f.line == 2)
    assert _underlined(found, width=80) == "{b: 1}"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_carets_stand_under_the_fault_after_any_text(text: str) -> None:
    quoted = text.replace("'", "''")
    report = _check(f"name: Acme\nbuying_reasons: [{{note: '{quoted}', reason: qualty}}]\n")
    found = [f for f in _of(report) if f.rule == "invalid-value" and "qualty" in f.message]
    if found:  # else the text itself is refused
        assert _underlined(found[0]) == "qualty"


CONTROL = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0), 0x200B, 0x202E, 0x2066, 0x2028, 0xFEFF)))


def test_control_characters_never_reach_the_terminal() -> None:
    for sign in CONTROL.replace("\n", "").replace("\t", ""):
        for text in (f"name: Ac{sign}me\n", f"na{sign}me: Acme\n", f'name: "Ac\\u{ord(sign):04x}me"\n'):
            report = _check(text, **{f"accounts/x{sign}y.yaml": "name: x\n"})
            shown = findings(report, colour=False, width=80)
            assert not set(shown) & set(CONTROL) - {"\n"}, ascii(text)


def test_markup_in_a_file_is_shown_as_it_stands() -> None:
    found = _of(_check("name: Acme\nsegment: x\n'[/x] [red]:100:': [link=https://example.com]\n"))
    shown = findings(Report(1, tuple(found)), colour=True, width=100)
    assert "'[/x] [red]:100:': [link=https://example.com]" in shown
