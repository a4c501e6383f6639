"""Two people, two clones, one bare repository, and the generated workflow's own steps as CI runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from kamctl.workspace.scaffold import repository_files
from tests.app.test_telling_changes import CRITERIA, KAM, LESS, RATED_AGAIN, account
from tests.git.gitrepo import Repository

ROOT = Path(__file__).parents[2]
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice in every store
team: {s.bauer: lead, l.chen: supply}
objectives:
  unit-cost:
    objective: Lower unit cost
  open-stores:
    objective: Two new stores a year
actions:
  a-7k2q:
    do: Agree the store sequence
    owner: s.bauer
    opened: 2026-04-20
    due: 2026-06-20
  a-p3vx:
    do: Book the fair
    owner: l.chen
    opened: 2026-04-20
    due: 2026-07-10
"""
CONTACTS = "contacts:\n  m.lindqvist: {name: Maja Lindqvist, level: president, function: general}\n"


class Ci:
    """Runs the steps of the workflow that `init` writes, as a runner would, without a network."""

    def __init__(self, folder: Path, bare: Path) -> None:
        self.folder = folder
        self.bare = bare
        files = repository_files("", {})
        self.workflow: dict[str, Any] = yaml.safe_load(files[".github/workflows/kamctl.yml"])
        self.gitlab: dict[str, Any] = yaml.safe_load(files[".gitlab-ci.yml"])["kamctl"]
        tools = folder / "bin"
        tools.mkdir(parents=True)
        self._tool(tools / "kamctl", f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m kamctl "$@"')
        self._tool(tools / "gh", f'echo "$@" >> "{folder}/gh.log"; shift 4; cp "$1" "{folder}/comment.md"')

    def run(self, event: str, ref: str, today: str) -> dict[str, tuple[int, str]]:
        """Check out a ref as actions/checkout does, and run each step; {step: (status, output)}."""
        work = self.folder / f"{event}-{today}"
        work.mkdir()
        conditions = {
            "github.event_name == 'pull_request'": event == "pull_request",
            "github.event_name != 'pull_request'": event != "pull_request",
            "github.event.pull_request.head.repo.full_name == github.repository": True,
        }
        done: dict[str, tuple[int, str]] = {}
        for job in self.workflow["jobs"].values():
            if not conditions.get(job.get("if", ""), True):
                continue
            for step in job["steps"]:
                if "actions/checkout" in step.get("uses", ""):
                    depth = str(step["with"]["fetch-depth"])
                    for args in (
                        ["init", "-q"],
                        ["fetch", "-q", "--depth", depth, f"file://{self.bare}", ref],
                    ):
                        subprocess.run(["git", *args], cwd=work, check=True)
                    subprocess.run(["git", "checkout", "-q", "--detach", "FETCH_HEAD"], cwd=work, check=True)
                if (
                    "run" in step
                    and "pip install" not in step["run"]
                    and conditions.get(step.get("if", ""), True)
                ):
                    done[step["name"]] = self._step(step, work, today)
        return done

    def _step(self, step: dict[str, Any], work: Path, today: str, **more: str) -> tuple[int, str]:
        env = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "HOME": os.environ["HOME"],
            "GIT_CONFIG_GLOBAL": os.environ["GIT_CONFIG_GLOBAL"],
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "RUNNER_TEMP": str(self.folder),
            "NUMBER": "7",
            "KAMCTL_TODAY": today,
            **self.workflow["env"],
            **more,
        }
        ran = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=work,
            env=env,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        assert "Traceback" not in ran.stderr
        return ran.returncode, ran.stdout + ran.stderr

    def run_gitlab(self, ref: str, today: str, since: str = "") -> tuple[int, str]:
        """Run the script of the GitLab job as its runner does: all lines in one shell that stops at a failure."""
        work = self.folder / f"gitlab-{today}"
        subprocess.run(["git", "clone", "-q", f"file://{self.bare}", str(work)], check=True)
        subprocess.run(["git", "fetch", "-q", "origin", ref], cwd=work, check=True)
        subprocess.run(["git", "checkout", "-q", "--detach", "FETCH_HEAD"], cwd=work, check=True)
        step = {"run": "\n".join(self.gitlab["script"])}
        return self._step(step, work, today, CI_MERGE_REQUEST_DIFF_BASE_SHA=since, GITHUB_ACTIONS="")

    @staticmethod
    def _tool(path: Path, body: str) -> None:
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)


def person(bare: Path, folder: Path, name: str, email: str) -> Repository:
    subprocess.run(["git", "clone", "-q", str(bare), str(folder)], check=True, stderr=subprocess.DEVNULL)
    clone = Repository(folder)
    clone.git("config", "user.name", name)
    clone.git("config", "user.email", email)
    return clone


@pytest.fixture
def quarter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Repository, Repository]:
    """A quarter of parallel work on one account: Sabine on a branch, Li on main, then both as a pull request."""
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-05-12T12:00:00+02:00")
    bare = tmp_path / "bare.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(bare)], check=True)
    sabine = person(bare, tmp_path / "sabine", "Sabine Bauer", "s.bauer@example.com")
    kam = KAM.replace("policy:", "policy:\n  plan_stale_after_days: 60")
    start: dict[str, str | bytes] = {"kam.yaml": kam, "criteria.yaml": CRITERIA, "plans/acme.yaml": PLAN}
    sabine.git("switch", "-q", "-c", "main")
    sabine.commit(start | {"accounts/acme.yaml": account("Acme") + CONTACTS}, "Start")
    sabine.git("push", "-q", "origin", "main")
    li = person(bare, tmp_path / "li", "Li Chen", "l.chen@example.com")

    sabine.git("switch", "-q", "-c", "acme-in-may")
    sabine.commit(
        {"accounts/acme.yaml": sabine.read("accounts/acme.yaml").replace(RATED_AGAIN, LESS)}, "Rate Acme"
    )
    moved = (
        "    due: 2026-06-30\n    moved:\n"
        "      - {date: 2026-05-12, was: 2026-06-20, now: 2026-06-30, reason: Store manager on leave}\n"
    )
    sabine.commit({"plans/acme.yaml": PLAN.replace("    due: 2026-06-20\n", moved)}, "Move the sequence")
    sabine.git("push", "-q", "origin", "acme-in-may")

    said = "Lower unit cost\n    confirmed: {by: m.lindqvist, date: 2026-05-10}"
    done = "    due: 2026-07-10\n    done: 2026-05-11\n"
    li.commit(
        {"plans/acme.yaml": PLAN.replace("Lower unit cost", said).replace("    due: 2026-07-10\n", done)},
        "Book it",
    )
    li.git("push", "-q", "origin", "main")

    # As the site does it: the pull request merged into main, under a ref of its own.
    sabine.git("fetch", "-q", "origin")
    sabine.git("switch", "-q", "--detach", "origin/main")
    sabine.git("merge", "-q", "--no-ff", "-m", "Merge pull request 7", "acme-in-may")
    sabine.git("push", "-q", "origin", "HEAD:refs/pull/7/merge")
    return bare, sabine, li


def test_inits_workflow_checks_a_pull_request_and_reports_on_it(
    quarter: tuple[Path, Repository, Repository], tmp_path: Path
) -> None:
    ci = Ci(tmp_path / "ci", quarter[0])
    done = ci.run("pull_request", "refs/pull/7/merge", "2026-05-15")
    assert {name: status for name, (status, _) in done.items()} == {
        "Check what the pull request changes, and the accounts that it touches": 0,
        "Tell what changes": 0,
        "Comment on the pull request": 0,
    }
    told = (tmp_path / "ci/summary.md").read_text(encoding="utf-8")
    assert told == (
        "### What changes about the accounts\n\n**Acme** (`acme`)\n\n"
        "- score 80.0 → 62.0, verdict select → below (growth 5 → 2)\n"
        "- growth rated 2 by s.bauer on 2026-05-04: Store closed\n"
        "- action a-7k2q moved by 10 days to 2026-06-30, the first time: Store manager on leave\n"
    )
    assert (tmp_path / "ci/comment.md").read_text(encoding="utf-8") == told
    assert (tmp_path / "ci/gh.log").read_text().startswith("pr comment 7 --body-file ")
    annotations = done["Check what the pull request changes, and the accounts that it touches"][1]
    assert "::warning file=accounts/acme.yaml,line=2," in annotations


def test_the_nightly_run_fails_when_a_plan_went_stale_though_nobody_pushed(
    quarter: tuple[Path, Repository, Repository], tmp_path: Path
) -> None:
    bare, sabine, _ = quarter
    sabine.git("push", "-q", "origin", "HEAD:main")
    ci = Ci(tmp_path / "ci", bare)
    status, said = ci.run("push", "main", "2026-05-15")["Check everything"]
    assert status == 0, said
    status, said = ci.run("schedule", "main", "2026-07-20")["Check everything"]
    assert status == 1
    errors = [line for line in said.splitlines() if line.startswith("::error")]
    titles = {line.partition("title=")[2].partition("::")[0] for line in errors}
    assert {"KAM402 stale-plan", "KAM501 overdue-action"} <= titles


def test_each_sees_what_the_other_did(quarter: tuple[Path, Repository, Repository]) -> None:
    _, sabine, li = quarter
    sabine.git("push", "-q", "origin", "HEAD:main")
    li.git("pull", "-q")
    env = os.environ | {"PYTHONPATH": str(ROOT), "KAMCTL_TODAY": "2026-05-15"}

    def kamctl(*args: str) -> str:
        ran = subprocess.run(
            [sys.executable, "-m", "kamctl", *args],
            cwd=li.path,
            env=env,
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return ran.stdout

    assert kamctl("diff", "HEAD^2..HEAD") == (
        "Acme (acme):\n"
        "  objective unit-cost confirmed by the customer (m.lindqvist, 2026-05-10)\n"
        "  action a-p3vx done on 2026-05-11\n"
    )
    story = kamctl("history", "acme")
    for who, what in (
        ("Sabine Bauer", "Rate Acme"),
        ("Sabine Bauer", "Move the sequence"),
        ("Li Chen", "Book it"),
    ):
        assert f"{who}: {what}" in story


def test_the_gitlab_job_of_init_leaves_reports_and_fails_on_errors(
    quarter: tuple[Path, Repository, Repository], tmp_path: Path
) -> None:
    bare, sabine, _ = quarter
    ci = Ci(tmp_path / "ci", bare)
    base = sabine.git("rev-parse", "HEAD^1").strip()
    status, said = ci.run_gitlab("refs/pull/7/merge", "2026-05-15", base)
    assert status == 0, said
    assert "score 80.0 → 62.0" in said
    work = tmp_path / "ci/gitlab-2026-05-15"
    assert "KAM212" in (work / "kamctl-junit.xml").read_text(encoding="utf-8")
    status, said = ci.run_gitlab("refs/pull/7/merge", "2026-07-20")
    assert status == 1
    report = json.loads(
        (tmp_path / "ci/gitlab-2026-07-20/gl-code-quality-report.json").read_text(encoding="utf-8")
    )
    assert {"stale-plan", "overdue-action"} <= {
        entry["check_name"] for entry in report if entry["severity"] == "major"
    }
    assert "error KAM402" in said
