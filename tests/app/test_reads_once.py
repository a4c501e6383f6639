"""How often files are read and git is started, counted in a separate process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import environment, write
from tests.cli.written import CRITERIA, FLOW, KAM, PLAN_FLOW, TODAY
from tests.git.gitrepo import Repository

#: Counts what a command opens, the texts it parses and the programs it starts.
_PROBE = """
import atexit, collections, json, os, sys
from kamctl.__main__ import main
root = os.path.realpath(os.getcwd()) + os.sep
opened, parsed, started = collections.Counter(), [], []
def audit(event, args):
    if event == "open" and isinstance(args[0], str) and os.path.realpath(args[0]).startswith(root):
        opened[os.path.realpath(args[0])[len(root):]] += 1
    elif event == "subprocess.Popen":
        started.append(list(map(str, args[1])))
def profile(frame, event, arg):
    if event == "call" and frame.f_code.co_name == "read" and frame.f_globals["__name__"] == "kamctl.yaml.reader":
        parsed.append(frame.f_locals["text"])
def tell():
    sys.setprofile(None)
    print(json.dumps([opened, parsed, started]), file=sys.stderr)
sys.addaudithook(audit)
sys.setprofile(profile)
atexit.register(tell)
sys.argv = ["kamctl", *sys.argv[1:]]
main()
"""


def counts(
    folder: Path, *words: str, today: str = TODAY
) -> tuple[dict[str, int], list[str], list[list[str]]]:
    """Return how often each file was opened, the texts that were parsed, and the programs started."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, "--today", today, *words],
        cwd=folder, env=environment(), capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    opened, parsed, started = json.loads(done.stderr.decode().splitlines()[-1])
    return opened, parsed, started


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "kam.yaml": KAM,
            "criteria.yaml": CRITERIA,
            "accounts/acme.yaml": FLOW,
            "plans/acme.yaml": PLAN_FLOW,
        },
    )


WRITES = [
    ["rate", "acme", "growth", "4", "--evidence", "Seen", "--by", "s.bauer"],
    ["decide", "acme", "declined", "--reason", "No fit", "--by", "d.osei"],
    ["standing", "acme", "watch", "--reason", "Late", "--by", "d.osei"],
    ["touch", "acme", "m.lind"],
    ["need", "add", "acme", "Labels", "--raised-by", "m.lind"],
    ["need", "met", "acme", "lead-times"],
    ["value", "add", "acme", "Fewer stock-outs"],
    ["obligation", "record", "acme", "pay-on-time", "2026-Q2", "--actual", "28"],
    ["advance", "acme", "--by", "s.bauer"],
    ["action", "add", "acme", "Call them", "--owner", "s.bauer", "--due", "2026-10-01"],
    ["action", "done", "acme", "a-7k2q"],
    ["action", "move", "acme", "a-7k2q", "2026-10-10", "--reason", "Ill"],
    ["action", "drop", "acme", "a-7k2q", "--reason", "Not needed"],
]


@pytest.mark.parametrize("words", WRITES, ids=lambda words: " ".join(words[:2]))
def test_a_change_opens_no_file_more_than_three_times_and_reads_no_text_twice(
    workspace: Path, words: list[str]
) -> None:
    before = {path: path.read_text("utf-8") for path in workspace.rglob("*.yaml")}
    opened, parsed, _ = counts(workspace, *words)
    changed = [path for path, text in before.items() if path.read_text("utf-8") != text]
    assert len(changed) == 1  # it was a change
    files = {path: n for path, n in opened.items() if path.endswith(".yaml")}
    assert (
        files[changed[0].relative_to(workspace).as_posix()] == 3
    )  # shown, under the lock, before the rename
    assert max(files.values()) <= 3
    assert len(parsed) == len(set(parsed))
    edits = 2 if words[:2] == ["action", "move"] else 1
    assert len(parsed) <= len(before) + edits


def test_reviews_since_a_revision_read_what_did_not_change_once(workspace: Path) -> None:
    repository = Repository(workspace)
    repository.git("init", "-q")
    files = {f"accounts/other-{n}.yaml": f"# {n}\nname: Other {n}\n" for n in range(20)}
    repository.commit(files)
    account = workspace / "accounts/other-7.yaml"
    account.write_text(account.read_text("utf-8") + "manager: s.bauer\n", "utf-8")
    _, parsed, _ = counts(workspace, "check", "--since", "HEAD", "--select", "KAM1")
    assert sum(text.startswith("# 3\n") for text in parsed) == 1
    assert sum(text.startswith("# 7\n") for text in parsed) == 2


def test_a_history_starts_git_at_most_five_times(workspace: Path) -> None:
    repository = Repository(workspace)
    repository.git("init", "-q")
    repository.commit()
    for n in range(1, 6):
        rating = f"  - {{rating: {n}, by: s.bauer, date: 2026-0{n}-03, evidence: Seen}}\n"
        text = repository.read("accounts/acme.yaml").replace(
            "  strategic-fit:\n", f"  strategic-fit:\n  {rating}"
        )
        review = "held: 2026-03-31\nattendees: [s.bauer, m.lind]\nsummary: Agreed\n"
        repository.commit({"accounts/acme.yaml": text, f"reviews/acme/2026-0{n}.yaml": review})
    _, _, started = counts(workspace, "history", "acme")
    assert [words[0].rsplit("/")[-1] for words in started] == ["git"] * len(started)
    assert len(started) <= 5
