"""No file, however bad, makes kamctl crash, hang, or point outside of it."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from kamctl.checks.runner import Report, check
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load
from kamctl.yaml.reader import MAX_PROBLEMS
from tests import processor_time
from tests.corpora.faults import FAULTS
from tests.corpora.read import SUITES, cases, invalid

TODAY = dt.date(2026, 11, 22)
KAM = "company: Acme\ncurrency: EUR\npeople: {}\n"

#: Texts that YAML 1.2 forbids and libyaml reads; no account is among them all the same.
LENIENT = frozenset(
    f"invalid/{case}.yaml"
    for case in (
        *("9C9N", "9JBA", "CVW2", "DK95-01", "G5U8", "QB6E"),
        *("S98Z", "SU5Z", "X4QW", "Y79Y-003", "YJV2"),
    )
)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _path(number: int) -> str:
    return f"accounts/case-{number}.yaml"


def _workspace(files: Mapping[str, bytes]) -> dict[str, str]:
    return {"kam.yaml": KAM} | {_path(i): _decoded(data) for i, data in enumerate(files.values())}


def _assert_places_are_inside(report: Report, texts: Mapping[str, str]) -> None:
    for f in report.findings:
        lines = texts[f.path].split("\n")
        assert 1 <= f.line <= len(lines), f
        assert 1 <= f.column <= len(lines[f.line - 1]) + 1, f
        assert f.end_column > f.column, f
        assert f.message, f


@pytest.mark.parametrize("suite", SUITES)
def test_every_file_of_a_suite_gets_findings_at_places_inside_it(suite: str) -> None:
    files = cases(suite)
    texts = _workspace(files)
    report = check(texts, TODAY)
    _assert_places_are_inside(report, texts)
    assert report.files == len(files) + 1
    blamed = {f.path for f in report.findings if f.severity == "error"}
    # None of these files is an account, not even those that are sound YAML.
    assert blamed == {_path(i) for i in range(len(files))}


@pytest.mark.parametrize(
    ("suite", "lenient"),
    [("yaml-test-suite", LENIENT), ("pyyaml", frozenset()), ("git-conflicts", frozenset())],
)
def test_what_a_suite_calls_invalid_is_unreadable(suite: str, lenient: frozenset[str]) -> None:
    files = cases(suite)
    report = check(_workspace(files), TODAY)
    unreadable = {f.path for f in report.findings if f.rule in ("unreadable-file", "duplicate-key")}
    refused = {name for i, name in enumerate(files) if _path(i) in unreadable}
    assert invalid(suite) - refused == lenient


def test_all_suites_in_one_workspace_are_checked_in_seconds_and_without_a_crash(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "kam.yaml").write_text(KAM, encoding="utf-8")
    everything = {f"{suite}/{name}": data for suite in SUITES for name, data in cases(suite).items()}
    for i, data in enumerate(everything.values()):
        (tmp_path / _path(i)).write_bytes(data)
    before = processor_time.of_children()
    done = subprocess.run(
        [sys.executable, "-m", "kamctl", "-C", tmp_path, "--today", "2026-11-22", "check", "--format", "json"],
        capture_output=True, check=False, timeout=600, env={**os.environ, "PYTHONPATH": str(Path.cwd())},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    assert done.stderr == b""
    told = json.loads(done.stdout)
    assert told["files"] == len(everything) + 1
    assert {f["path"] for f in told["findings"]} >= {_path(i) for i in range(len(everything))}
    assert processor_time.of_children() - before < 20  # a few seconds


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_hostile_file_is_refused_or_read_as_the_table_says(fault: object) -> None:
    from tests.corpora.faults import Fault

    assert isinstance(fault, Fault)
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": _decoded(fault.data)}
    report = check(texts, TODAY)
    _assert_places_are_inside(report, texts)
    errors = [f for f in report.findings if f.severity == "error"]
    assert bool(errors) == fault.refused, errors
    by_reader = any(f.rule in ("unreadable-file", "duplicate-key") for f in errors)
    if fault.by == "reader":
        assert by_reader
    elif fault.by == "model":
        assert not by_reader


def test_a_file_over_the_limit_is_read_no_further_than_shows_that_it_is(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "kam.yaml").write_text(KAM, encoding="utf-8")
    with (tmp_path / "accounts/huge.yaml").open("wb") as file:
        file.truncate(10 * 1024**3)
    texts, drafts = scan(tmp_path)
    assert not drafts
    found = check(texts, TODAY).findings
    assert [(f.rule, f.path) for f in found] == [("unreadable-file", "accounts/huge.yaml")]
    assert "4 MiB" in found[0].message


FLOODS = {
    "control characters": "name: Acme\n" + "# \x07\n" * 5_000,
    "keys that stand twice": "name: Acme\n" * 5_000,
    "unknown fields": "name: Acme\n" + "".join(f"f{i}: 1\n" for i in range(5_000)),
    "keys that are no ids": "name: Acme\nneeds:\n" + "".join(f"  F{i}: 1\n" for i in range(5_000)),
    "wrong values": "name: Acme\nreceivables:\n" + "  - {date: x, balance: y, overdue: z}\n" * 5_000,
    "empty entries": "name: Acme\nreceivables:\n" + "  -\n" * 9_000,
}


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS.keys())
def test_a_file_with_thousands_of_problems_tells_the_first_and_counts_the_rest(text: str) -> None:
    texts = {"kam.yaml": KAM, "accounts/acme.yaml": text}
    report = check(texts, TODAY)
    _assert_places_are_inside(report, texts)
    assert MAX_PROBLEMS < len(report.findings) <= 2 * MAX_PROBLEMS + 2
    last = max(report.findings, key=lambda f: (f.line, f.column))
    assert last.message.startswith("and ")
    assert "more" in last.message


def test_thousands_of_empty_optional_fields_are_absent_and_not_reported() -> None:
    rows = "  - {date: 2026-01-01, what: A step, worth: , accepted: ~}\n" * 2_000
    loaded = load({"kam.yaml": KAM, "accounts/acme.yaml": f"name: Acme\nsegment:\nvalue:\n{rows}"})
    assert loaded.drafts == ()
    assert loaded.portfolio is not None
    assert loaded.portfolio.accounts["acme"].value[-1].worth is None
