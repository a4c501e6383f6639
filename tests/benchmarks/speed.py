"""Measures kamctl against other readers of the same files, and prints a Markdown table.

    python -m tests.benchmarks.speed [--quick] [--no-peers] [--runs N]

Every figure is a ratio of whole processes that ran in turn, by the median of their processor time (user and
system), which a busy machine disturbs least. The peers are installed into an environment of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.workspaces import TODAY, write

ROOT = Path(__file__).resolve().parents[2]
BARE_PARSE = (
    "import sys, yaml, pathlib\n"
    "for f in sorted(pathlib.Path('.').rglob('*.yaml')): yaml.load(f.read_bytes(), yaml.CSafeLoader)"
)
IMPORTS = "import typer, pydantic, yaml"
#: Runs slower than this are taken once.
LONG = 20.0


class Run(NamedTuple):
    """What a process took: processor seconds, and MiB at its peak."""

    seconds: float
    memory: float


class Row(NamedTuple):
    """A line of the table: what, measured against what, the ratio, and the ratio aimed at."""

    what: str
    against: str
    ratio: float
    target: float | None
    detail: str


def run(words: Sequence[str | Path], folder: Path, **env: str) -> Run:
    """Run a process to its end and return what it took; its output goes nowhere."""
    with subprocess.Popen(
        [str(w) for w in words], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), **env},
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{words}: {process.returncode}\n{said.decode()}")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


class Job(NamedTuple):
    """A process to measure: command line, folder, further environment."""

    words: Sequence[str | Path]
    folder: Path
    env: dict[str, str] = {}  # noqa: RUF012 - nobody writes to it


def in_turn(jobs: dict[str, Job], runs: int) -> dict[str, Run]:
    """Run jobs in turn, several times, and return the median of each; a long one runs once."""
    taken: dict[str, list[Run]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, job in jobs.items():
            if taken[name] and taken[name][0].seconds > LONG:
                continue
            taken[name].append(run(job.words, job.folder, **job.env))
    return {
        name: Run(statistics.median(r.seconds for r in done), max(r.memory for r in done))
        for name, done in taken.items()
    }


def peers(folder: Path) -> Path:
    """Install the peers and return their environment's folder of programs."""
    venv.create(folder, with_pip=True)
    wanted = Path(__file__).with_name("requirements.txt")
    subprocess.run([folder / "bin/python", "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
    return folder / "bin"


def peer_jobs(bins: Path, work: Path, scratch: Path) -> dict[str, Job]:
    """Return the peers' commands over the account files of a workspace."""
    schema = ROOT / "templates/schemas/account.json"
    accounts = sorted((work / "accounts").glob("*.yaml"))
    yamale = scratch / "yamale.yaml"
    yamale.write_text(
        "name: str()\nmanager: str()\nratings: map(list(map()))\ncontacts: map(map())\n", "utf-8"
    )
    return {
        "check-jsonschema": Job([bins / "check-jsonschema", "--schemafile", schema, *accounts], work),
        "yamale": Job([bins / "yamale", "--no-strict", "-s", yamale, work / "accounts"], work),
        "yamllint": Job([bins / "yamllint", "-d", "relaxed", work / "accounts", work / "plans"], work),
    }


def kamctl(*words: str) -> list[str]:
    """Return a command line of kamctl."""
    return [sys.executable, "-m", "kamctl", "--today", TODAY.isoformat(), *words]


def start_up(work: Path, runs: int) -> list[Row]:
    """Measure how long commands take to start."""
    account = "accounts/account-00001.yaml"
    asked = {"_KAMCTL_COMPLETE": "complete_bash", "COMP_WORDS": "kamctl score ", "COMP_CWORD": "2"}
    jobs = {
        "imports": Job([sys.executable, "-c", IMPORTS], work),
        "`--version`": Job([sys.executable, "-m", "kamctl", "--version"], work),
        "completion": Job([sys.executable, "-m", "kamctl"], work, asked),
        "`--help`": Job([sys.executable, "-m", "kamctl", "--help"], work),
        "`score FILE`": Job(kamctl("score", account), work),
        "`check`": Job(kamctl("check"), work),
    }
    targets = {"`--version`": 0.3, "completion": 0.3, "`--help`": 1.6, "`score FILE`": 1.4}
    took = in_turn(jobs, max(runs * 3, 7))
    base = took.pop("imports").seconds
    return [
        Row(
            name,
            f"`{IMPORTS}`",
            one.seconds / base,
            targets.get(name),
            f"{one.seconds:.3f} s against {base:.3f} s",
        )
        for name, one in took.items()
    ]


def reading(work: Path, files: int, runs: int, bins: Path | None, scratch: Path) -> list[Row]:
    """Measure a cold check of a workspace against other readers of its files."""
    jobs = {
        "bare parse by CSafeLoader": Job([sys.executable, "-c", BARE_PARSE], work),
        "kamctl": Job(kamctl("check"), work),
    }
    if bins is not None:
        jobs |= peer_jobs(bins, work, scratch)
    took = in_turn(jobs, runs)
    ours = took.pop("kamctl").seconds
    targets = {"bare parse by CSafeLoader": 1.0, "check-jsonschema": 0.1}
    what = f"`check` of {files:,} accounts with plans"
    return [
        Row(what, name, ours / one.seconds, targets.get(name), f"{ours:.2f} s against {one.seconds:.2f} s")
        for name, one in took.items()
    ]


def growth(works: dict[int, Path], runs: int) -> list[Row]:
    """Measure how time and memory grow with the number of accounts."""
    rows: list[Row] = []
    took = {n: in_turn({"x": Job(kamctl("check"), work)}, runs)["x"] for n, work in works.items()}
    (small, few), *more = sorted(took.items())
    for n, one in more:
        per = (one.seconds - few.seconds) / (n - small) * 1000
        rows.append(
            Row(
                f"`check` of {n:,} accounts", f"{n // small} × that of {small:,}",
                one.seconds / (few.seconds * n / small), None,
                f"{one.seconds:.2f} s; {per:.2f} ms for each account; peak {one.memory:.0f} MiB, "
                f"{(one.memory - few.memory) * 1024 / (n - small):.1f} KiB for each account",
            )
        )  # fmt: skip
    return rows


def table(rows: Sequence[Row]) -> str:
    """Return rows as a Markdown table."""
    lines = ["| what | against | ratio | target | measured |", "| --- | --- | ---: | ---: | --- |"]
    for row in rows:
        target = "" if row.target is None else f"≤ {row.target}"
        lines.append(f"| {row.what} | {row.against} | {row.ratio:.2f} | {target} | {row.detail} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="without the 10,000 accounts")
    options.add_argument(
        "--no-peers", action="store_true", help="without check-jsonschema, yamale and yamllint"
    )
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as made:
        scratch = Path(made)
        sizes = (100, 1_000) if given.quick else (100, 1_000, 10_000)
        works = {n: write(scratch / str(n), n) for n in sizes}
        found = subprocess.run(
            kamctl("check"),
            cwd=works[100],
            capture_output=True,
            check=True,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert "nothing found" in found.stdout, found.stdout[-2000:]
        bins = None if given.no_peers else peers(scratch / "peers")
        rows = start_up(works[100], given.runs)
        rows += reading(works[1_000], 1_000, given.runs, bins, scratch)
        rows += growth({n: w for n, w in works.items() if n > 100 or given.quick}, min(given.runs, 3))
        versions = json.dumps({"python": sys.version.split()[0], "processors": os.cpu_count()})
    print(f"{versions}\n\n{table(rows)}")


if __name__ == "__main__":
    main()
