"""A workspace under git, kamctl run in it, and what git says has changed."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from kamctl.cli.main import app

TODAY = "2026-09-15"

KAM = """\
company: Example Frames
currency: EUR
people:
  d.osei: {name: Dana Osei, level: president, function: general, email: d.osei@example.com}
  r.vance: {name: Ria Vance, level: vice-president, function: sales, email: R.Vance@example.com}
  s.bauer: {name: Sabine Bauer, level: manager, function: sales, email: s.bauer@example.com}
  l.chen: {name: Lou Chen, level: manager, function: operations}
  o.gone: {name: Ola Gone, level: manager, function: sales, left: 2026-05-31}
"""

CRITERIA = """\
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria:
  strategic-fit: {name: Strategic fit, weight: 30, question: Do they move us along our path?}
  growth: {name: Growth, weight: 20, question: How much will they grow?}
  profit: {name: Profit, weight: 20, question: What do they earn us?}
  partnership: {name: Partnership, weight: 20, question: Do they plan with us?}
  reach: {name: Reach, weight: 10, question: Which markets do they open?}
"""

FLOW = """\
# Illustrative.
name: Acme Sports      # one shop, two floors
manager: s.bauer
ratings:
  strategic-fit:
    - {rating: 4, by: s.bauer, date: 2026-02-03, evidence: They sell what we make}
  growth: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: "Two shops"}]
decisions:
  - {outcome: nominated, by: r.vance, date: 2026-02-10, edition: "2026"}   # first round
stages:
  - {stage: 1, date: 2026-03-01, by: s.bauer}

buying_reasons:
  - {reason: quality}
contacts:
  m.lind: {name: Maja Lind, level: president, function: general, counterpart: d.osei, last_contact: 2026-07-14}  # owner
  p.ruiz: {name: Pau Ruiz, level: manager, function: purchasing, counterpart: s.bauer}
needs:
  lead-times: {need: Frames within 10 days, raised_by: m.lind, date: 2026-03-12}
value:
  - {date: 2026-08-03, what: Fewer stock-outs, worth: 18000}
obligations:
  pay-on-time: {owed_by: account, what: Pay in 30 days, since: 2026-01-01, every: quarter, target: "<= 30", unit: days, results: {2026-Q1: {actual: 28}}}
  ship-fast: {owed_by: us, what: Ship in a week, since: 2026-01-01, every: month, results: {2026-07: {met: true}}}
  open-books: {owed_by: us, what: Open the books, since: 2026-01-01, due: 2026-12-31}
standing:
  - {state: good, date: 2026-07-01, by: r.vance, reason: All kept}
"""

BLOCK = """\
name:   'Acme Sports'
manager: s.bauer
ratings:
    strategic-fit:
    -   rating: 4
        by: s.bauer
        date: 2026-02-03
        evidence: >-
            They sell
            what we make
    growth:
    -   rating: 4   # of 5
        by: s.bauer
        date: 2026-02-03
decisions:
-   outcome: nominated
    by: r.vance
    date: 2026-02-10
    edition: '2026'
# where they are
stages:
-   stage: 1
    date: 2026-03-01
    by: s.bauer
buying_reasons:
-   reason: quality
contacts:
    m.lind:
        name: Maja Lind
        level: president
        function: general
        counterpart: d.osei
        last_contact: 2026-07-14   # the fair
    p.ruiz:
        name: Pau Ruiz
        level: manager
        function: purchasing
        counterpart: s.bauer
needs:
    lead-times:
        need: Frames within 10 days
        raised_by: m.lind
        date: 2026-03-12

value:
-   date: 2026-08-03
    what: |
        Fewer stock-outs
    worth: 18000
obligations:
    pay-on-time:
        owed_by: account
        what: Pay in 30 days
        since: 2026-01-01
        every: quarter
        target: '<= 30'
        unit: days
        results:
            2026-Q1:
                actual: 28
    ship-fast:
        owed_by: us
        what: Ship in a week
        since: 2026-01-01
        every: month
        results:
            2026-07:
                met: true
    open-books:
        owed_by: us
        what: Open the books
        since: 2026-01-01
        due: 2026-12-31
standing:
-   state: good
    date: 2026-07-01
    by: r.vance
    reason: All kept
"""

PLAN_FLOW = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice in every shop
team: {s.bauer: lead, l.chen: supply}
initiatives:
  frames: {name: Frame programme, owner: l.chen, start: 2026-03-01, end: 2027-06-30, worth: {to_them: 24000}}
actions:
  a-7k2q: {do: Agree the sequence, serves: frames, owner: l.chen, opened: 2026-08-20, due: 2026-09-30}   # with both
"""

PLAN_BLOCK = """\
horizon:
    start: 2026-01-01
    end: 2027-12-31
destination: First choice in every shop
team:
    s.bauer: lead
    l.chen: supply
initiatives:
    frames:
        name: Frame programme
        owner: l.chen
        start: 2026-03-01
        end: 2027-06-30
        worth:
            to_them: 24000
actions:
    a-7k2q:
        do: Agree the sequence
        serves: frames
        owner: l.chen
        opened: 2026-08-20
        due: 2026-09-30   # before the fair
"""


@dataclass
class Ran:
    """What came of a command."""

    status: int
    stdout: str
    stderr: str
    raw: bytes


class Written:
    """A workspace in a git repository of its own."""

    def __init__(self, root: Path, *, is_new: bool = True) -> None:
        self.root = root
        if not is_new:
            return
        self.put(".gitignore", ".kam-*\n")
        self.git("init", "-q")
        self.git("config", "user.email", "r.vance@example.com")
        self.git("config", "user.name", "Ria Vance")
        self.git("config", "core.autocrlf", "false")

    def put(self, path: str, text: str, *, ends: str = "\n", bom: bool = False, last: bool = True) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = text if last else text.removesuffix("\n")
        file.write_bytes((b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", ends).encode())

    def bytes(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def text(self, path: str) -> str:
        return self.bytes(path).decode()

    def run(self, *args: str, today: str = TODAY, stdin: str | None = None) -> Ran:
        env = {"KAMCTL_DIR": None, "KAMCTL_TODAY": None}
        done = CliRunner().invoke(
            app, ["-C", str(self.root), "--today", today, *args], prog_name="kamctl", env=env, input=stdin
        )
        return Ran(done.exit_code, done.stdout, done.stderr, done.stdout_bytes)

    def ok(self, *args: str, today: str = TODAY) -> Ran:
        ran = self.run(*args, today=today)
        assert ran.status == 0, ran.stderr + ran.stdout
        return ran

    def git(self, *args: str) -> str:
        env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(["git", *args], cwd=self.root, env=env, capture_output=True, check=True)
        return done.stdout.decode()

    def commit(self, message: str = "a step") -> None:
        self.git("add", "-A")
        self.git("commit", "-qm", message)

    def changed(self) -> list[str]:
        """The lines that git's diff takes away and puts in, as `-…` and `+…`, in order."""
        lines = self.git("diff", "--no-color", "-U0").split("\n")
        return [x for x in lines if x[:1] in ("+", "-") and not x.startswith(("+++ ", "--- "))]


def workspace(
    root: Path, style: str = "flow", *, ends: str = "\n", bom: bool = False, last: bool = True
) -> Written:
    """Return a workspace with one account, `acme`, whose files are written in a style."""
    made = Written(root)
    made.put("kam.yaml", KAM, ends=ends, bom=bom)
    made.put("criteria.yaml", CRITERIA, ends=ends, bom=bom)
    account, plan = (FLOW, PLAN_FLOW) if style == "flow" else (BLOCK, PLAN_BLOCK)
    made.put("accounts/acme.yaml", account, ends=ends, bom=bom, last=last)
    made.put("plans/acme.yaml", plan, ends=ends, bom=bom, last=last)
    made.commit("start")
    return made
