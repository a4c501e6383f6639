"""`kamctl check` as a command: levels, choices, ignores, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kamctl.checks.runner import Report
from tests.checks.rules.examples import base
from tests.cli.run import environment, kamctl, write

EVIDENCE = ", evidence: Orders grew by half in a year"
STALE = "plans/acme.yaml"


def _warned() -> dict[str, str]:
    """Return the base with one warning: a rating without evidence."""
    files = base()
    account = files["accounts/acme.yaml"]
    assert EVIDENCE in account
    return files | {"accounts/acme.yaml": account.replace(EVIDENCE, "")}


def _failed() -> dict[str, str]:
    """Return the base with one error: an overdue action."""
    files = base()
    return files | {STALE: files[STALE].replace("due: 2026-12-18", "due: 2026-11-21")}


def _rules(report: Report) -> list[str]:
    return [f.rule for f in report.findings]


def test_a_sound_workspace_says_so_and_exits_with_0(tmp_path: Path) -> None:
    done = kamctl(write(tmp_path, base()), "check")
    assert done == (0, "5 files checked, nothing found\n", "")


def test_an_error_exits_with_1_and_a_warning_with_0(tmp_path: Path) -> None:
    write(tmp_path, _failed())
    assert kamctl(tmp_path, "check").status == 1
    write(tmp_path, _warned())
    write(tmp_path, {STALE: base()[STALE]})
    done = kamctl(tmp_path, "check")
    assert done.status == 0
    assert "[rating-without-evidence]" in done.out
    assert kamctl(tmp_path, "check", "--fail-on", "warning").status == 1


def test_select_of_an_unknown_rule_exits_with_2(tmp_path: Path) -> None:
    done = kamctl(write(tmp_path, base()), "check", "--select", "overdue-acton")
    assert done.status == 2
    assert done.out == ""
    assert "Did you mean overdue-action?" in done.err


def test_only_what_was_asked_for_is_reported(tmp_path: Path) -> None:
    other = base()["accounts/acme.yaml"].replace(EVIDENCE, "")
    write(tmp_path, _failed() | {"accounts/other.yaml": other})
    whole = json.loads(kamctl(tmp_path, "check", "--format", "json").out)["findings"]
    assert {f["account"] for f in whole} == {"acme", "other"}
    for asked in ("acme", "plans", "plans/acme.yaml", "./plans/acme.yaml", str(tmp_path / "plans")):
        found = json.loads(kamctl(tmp_path, "check", asked, "--format", "json").out)["findings"]
        assert {f["account"] for f in found} == {"acme"}, asked
    none = kamctl(tmp_path, "check", "nowhere")
    assert none.status == 2
    assert "nowhere" in none.err


def test_outside_of_a_workspace_it_exits_with_2_and_says_the_way_out(tmp_path: Path) -> None:
    done = kamctl(tmp_path, "check")
    assert done.status == 2
    assert done.out == ""
    assert "no workspace" in done.err
    assert "kamctl init" in done.err


@pytest.mark.parametrize(
    "words", [["check", "--fail-on", "never"], ["check", "--formt", "json"], ["chek"], []]
)
def test_wrong_usage_exits_with_2(tmp_path: Path, words: list[str]) -> None:
    done = kamctl(write(tmp_path, base()), *words)
    assert done.status == 2


def test_a_wrong_day_is_wrong_usage(tmp_path: Path) -> None:
    for day in ("2026-02-30", "20261122", "someday", "2026-W47-7"):
        assert kamctl(write(tmp_path, base()), "check", today=day).status == 2


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    write(
        tmp_path, base() | {"accounts/acme.yaml": "name: Acme\n" + "".join(f"x{i}: 1\n" for i in range(3000))}
    )
    words = [sys.executable, "-m", "kamctl", "--today", "2026-11-22", "check"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() in (0, 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_exits_with_2(tmp_path: Path) -> None:
    write(tmp_path, _failed())
    for words in (["check"], ["score"], ["status", "--format", "json"], ["explain"]):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "kamctl", "--today", "2026-11-22", *words],
                cwd=tmp_path, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False,
            )  # fmt: skip
        assert done.returncode == 2, words
        assert b"No space left" in done.stderr
        assert b"Traceback" not in done.stderr


#: Runs kamctl, and sends it an interrupt at the moment in which it opens an account's file.
INTERRUPTED = """
import os, runpy, signal, sys
def interrupt(event, args):
    if event == "open" and str(args[0]).endswith("acme.yaml"):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(interrupt)
runpy.run_module("kamctl", run_name="__main__", alter_sys=True)
"""


def test_an_interrupt_exits_with_130(tmp_path: Path) -> None:
    write(tmp_path, base())
    words = [sys.executable, "-c", INTERRUPTED, "--today", "2026-11-22", "check"]
    done = subprocess.run(words, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (130, b""), done.stderr
    assert b"Traceback" not in done.stderr


def test_a_workspace_with_a_broken_kam_yaml_still_reports_every_file(tmp_path: Path) -> None:
    write(tmp_path, base() | {"kam.yaml": "company: [\n", "accounts/acme.yaml": "naem: Acme\n"})
    done = kamctl(tmp_path, "check", "--format", "json")
    told = json.loads(done.out)
    assert done.status == 1
    assert {f["path"] for f in told["findings"]} == {"kam.yaml", "accounts/acme.yaml"}


def test_piped_output_has_no_colour_and_forced_output_has(tmp_path: Path) -> None:
    write(tmp_path, _failed())
    assert "\x1b" not in kamctl(tmp_path, "check").out
    assert "\x1b[31m" in kamctl(tmp_path, "check", env={"FORCE_COLOR": "1", "TERM": "xterm"}).out
    both = kamctl(tmp_path, "check", env={"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm"})
    assert "\x1b" not in both.out
