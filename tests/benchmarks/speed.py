"""Measures kamctl against other readers of the same files, and prints a Markdown table.

    python -m tests.benchmarks.speed [--quick] [--no-peers] [--runs N]

Every figure is a ratio of whole processes that ran in turn, by the median of their processor time (user and
system), which a busy machine disturbs least. The peers are installed into an environment of their own.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks import competing, ledgers, pasts
from tests.benchmarks.workspaces import (
    TODAY,
    plan,
    write,
    write_faulty,
    write_matrix,
    write_raters,
    write_white_space,
)

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


def bare(*words: str) -> list[str]:
    """Return a command line of kamctl, started as its console script does."""
    code = f"import sys; sys.argv = {['kamctl', *words]!r}; from kamctl.__main__ import main; main()"
    return [sys.executable, "-c", code]


def kamctl(*words: str) -> list[str]:
    """Return a command line of kamctl on the workspaces' day."""
    return bare("--today", TODAY.isoformat(), *words)


def start_up(work: Path, runs: int) -> list[Row]:
    """Measure how long commands take to start."""
    account = "accounts/account-00001.yaml"
    asked = {"_KAMCTL_COMPLETE": "complete_bash", "COMP_WORDS": "kamctl score ", "COMP_CWORD": "2"}
    jobs = {
        "imports": Job([sys.executable, "-c", IMPORTS], work),
        "`--version`": Job(bare("--version"), work),
        "completion": Job(bare(), work, asked),
        "`--help`": Job(bare("--help"), work),
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
    targets = {"bare parse by CSafeLoader": 0.62, "check-jsonschema": 0.1}
    what = f"`check` of {files:,} accounts with plans"
    return [
        Row(what, name, ours / one.seconds, targets.get(name), f"{ours:.2f} s against {one.seconds:.2f} s")
        for name, one in took.items()
    ]


def faults(work: Path, files: int, runs: int) -> list[Row]:
    """Measure a check that finds something in every other line of short files."""
    jobs = {
        "bare": Job([sys.executable, "-c", BARE_PARSE], work),
        "text": Job(kamctl("check"), work),
        "JSON": Job(kamctl("check", "--format", "json"), work),
    }
    said = subprocess.run(kamctl("check"), cwd=work, capture_output=True, check=False, text=True)
    count = said.stdout.splitlines()[-1]
    took = in_turn(jobs, runs)
    bare_parse = took.pop("bare").seconds
    return [
        Row(f"`check` of {files:,} faulty accounts, {name}", "bare parse by CSafeLoader", one.seconds / bare_parse,
            1.65, f"{one.seconds:.2f} s against {bare_parse:.2f} s; {count}")
        for name, one in took.items()
    ]  # fmt: skip


def named(work: Path, runs: int) -> list[Row]:
    """Measure a check of files that are named one by one, as a hook of pre-commit does."""
    paths = sorted(f"accounts/{p.name}" for p in (work / "accounts").iterdir())
    took = in_turn({"all": Job(kamctl("check"), work), "named": Job(kamctl("check", *paths), work)}, runs)
    ours, whole = took["named"].seconds, took["all"].seconds
    detail = f"{ours:.2f} s against {whole:.2f} s"
    return [Row(f"`check` of {len(paths):,} named files", "`check`", ours / whole, 1.05, detail)]


def sites(work: Path, accounts: int, target: float, scratch: Path, runs: int) -> list[Row]:
    """Measure a build of the site, cold and after one account changed, against a check of the same files."""
    folder = scratch / f"site-{accounts}"
    cold = f"import shutil; shutil.rmtree({str(folder)!r}, ignore_errors=True); "
    build = kamctl("site", "build", "-o", str(folder))
    file = work / "accounts/account-00001.yaml"
    once_more = (
        f"from pathlib import Path; p = Path({str(file)!r}); p.write_text(p.read_text() + '# again\\n'); "
    )
    jobs = {
        "check": Job(kamctl("check"), work),
        "cold": Job([*build[:2], cold + build[2]], work),
        "changed": Job([*build[:2], once_more + build[2]], work),
    }
    took = in_turn(jobs, runs)
    whole, full, again = (took[name].seconds for name in ("check", "cold", "changed"))
    largest = max(p.stat().st_size for p in folder.rglob("*.html"))
    detail = f"{full:.2f} s against {whole:.2f} s; largest page {largest / 1000:.0f} kB"
    return [
        Row(f"`site build` of {accounts:,} accounts", "`check`", full / whole, target, detail),
        Row(
            f"the same, one of {accounts:,} changed",
            "all of it",
            again / full,
            0.05 if accounts >= 1_000 else None,
            f"{again:.2f} s",
        ),
    ]


def growing(work: Path, accounts: int, runs: int) -> list[Row]:
    """Measure the white space of all accounts against a check of the same files."""
    took = in_turn({"check": Job(kamctl("check"), work), "grid": Job(kamctl("whitespace"), work)}, runs)
    ours, whole = took["grid"].seconds, took["check"].seconds
    detail = f"{ours:.2f} s against {whole:.2f} s"
    return [Row(f"`whitespace` of {accounts:,} accounts", "`check`", ours / whole, 1.2, detail)]


def exchanging(work: Path, accounts: int, runs: int) -> list[Row]:
    """Measure a workbook out and back unchanged against a check, and a table in CSV against JSON."""
    jobs = {
        "check": Job(kamctl("check"), work),
        "export": Job(kamctl("export", "book.xlsx", "--force"), work),
        "import": Job(kamctl("import", "book.xlsx"), work),
        "json": Job(kamctl("status", "--format", "json"), work),
        "csv": Job(kamctl("status", "--format", "csv"), work),
    }
    took = {name: one.seconds for name, one in in_turn(jobs, runs).items()}
    return [
        Row(
            what, against, took[ours] / took[other], target, f"{took[ours]:.2f} s against {took[other]:.2f} s"
        )
        for what, ours, against, other, target in (
            (f"`export` of {accounts:,} accounts", "export", "`check`", "check", 6.0),
            (f"`import` of {accounts:,} accounts unchanged", "import", "`check`", "check", 8.0),
            (f"`status` of {accounts:,} accounts as CSV", "csv", "as JSON", "json", 1.0),
        )
    ]


def attention(works: dict[str, Path], runs: int) -> list[Row]:
    """Measure the list of what to do first against the check that it rests on."""
    rows = []
    for name, work in works.items():
        took = in_turn({"check": Job(kamctl("check"), work), "today": Job(kamctl("today"), work)}, runs)
        ours, whole = took["today"].seconds, took["check"].seconds
        detail = f"{ours:.2f} s against {whole:.2f} s"
        rows.append(Row(f"`today` of 1,000 accounts, {name}", "`check`", ours / whole, 1.2, detail))
    return rows


def choosing(work: Path, rated: Path, accounts: int, runs: int) -> list[Row]:
    """Measure the matrix against a check of the same files, agreement and sensitivity against the scores."""
    took = in_turn({"check": Job(kamctl("check"), work), "matrix": Job(kamctl("matrix"), work)}, runs)
    found = in_turn(
        {
            "score": Job(kamctl("score"), rated),
            "agreement": Job(kamctl("agreement"), rated),
            "score --sensitivity": Job(kamctl("score", "--sensitivity"), rated),
        },
        runs,
    )
    ours, whole = took["matrix"].seconds, took["check"].seconds
    detail = f"{ours:.2f} s against {whole:.2f} s"
    rows = [Row(f"`matrix` of {accounts:,} accounts", "`check`", ours / whole, 1.2, detail)]
    plain = found["score"].seconds
    for name in ("agreement", "score --sensitivity"):
        took_ = found[name].seconds
        what = f"`{name}` of 20 raters, 200 accounts, 8 criteria"
        rows.append(Row(what, "`score`", took_ / plain, 5, f"{took_:.2f} s against {plain:.2f} s"))
    return rows


def writing(work: Path, bins: Path, runs: int) -> list[Row]:
    """Measure an action set to done in a plan of 1 MB against a round trip of that file by ruamel.yaml."""
    file = work / "plans/account-00000.yaml"
    file.write_text(plan(random.Random(1), "s.0", actions=6_400), encoding="utf-8", newline="\n")
    code = (
        "import sys; from pathlib import Path; from ruamel.yaml import YAML; y = YAML(); y.preserve_quotes = True\n"
        "p = Path(sys.argv[1]); d = y.load(p.read_text()); d['actions']['a-0002']['done'] = '2026-11-22'\n"
        "y.dump(d, Path(sys.argv[2]).open('w'))"
    )
    jobs = {
        "ruamel": Job([bins / "python", "-c", code, file, file.with_suffix(".out")], work),
        "kamctl": Job(kamctl("action", "done", "account-00000", "a-0002", "--dry-run"), work),
    }
    took = in_turn(jobs, runs)
    ours, whole = took["kamctl"].seconds, took["ruamel"].seconds
    detail = f"{ours:.2f} s against {whole:.2f} s"
    size = f"{file.stat().st_size / 1e6:.1f} MB"
    return [Row(f"`action done` in a plan of {size}", "ruamel.yaml, round trip", ours / whole, 0.15, detail)]


def looking_back(work: Path, commits: int, runs: int) -> list[Row]:
    """Measure an account's history against git's log of its files, and a check of a change against a check."""
    files = [f"{folder}/account-00000.yaml" for folder in ("accounts", "plans")]
    jobs = {
        "`git log -p` of its files": Job(["git", "--no-pager", "log", "-p", "--", *files], work),
        "`check`": Job(kamctl("check"), work),
        "history": Job(kamctl("history", "account-00000"), work),
        "diff": Job(kamctl("diff", "HEAD~10"), work),
        "since": Job(kamctl("check", "--since", "HEAD~10"), work),
    }
    took = {name: one.seconds for name, one in in_turn(jobs, runs).items()}
    about = f"{commits:,} commits"
    return [
        Row(f"{what}, {about}", against, took[ours] / took[against], target,
            f"{took[ours]:.2f} s against {took[against]:.2f} s")
        for what, ours, against, target in (
            ("`history` of one account", "history", "`git log -p` of its files", 7),
            ("`diff HEAD~10`", "diff", "`check`", None),
            ("`check --since HEAD~10` of 300 accounts", "since", "`check`", 1.15),
        )
    ]  # fmt: skip


def setting(work: Path, runs: int) -> list[Row]:
    """Measure a field set in an account against the score of that account."""
    jobs = {
        "score": Job(kamctl("score", "accounts/account-00000.yaml"), work),
        "set": Job(kamctl("set", "account-00000", "segment", "retail", "--dry-run"), work),
    }
    took = in_turn(jobs, max(runs * 3, 7))
    ours, whole = took["set"].seconds, took["score"].seconds
    return [Row("`set`", "`score FILE`", ours / whole, 1.3, f"{ours:.3f} s against {whole:.3f} s")]


def allocating(work: Path, accounts: int, runs: int) -> list[Row]:
    """Measure the allocation of scarce days by the greedy rule, and the most worth, against a check."""
    jobs = {
        "check": Job(kamctl("check"), work),
        "allocate": Job(kamctl("allocate"), work),
        "allocate --optimize": Job(kamctl("allocate", "--optimize"), work),
    }
    took = in_turn(jobs, runs)
    said = subprocess.run(
        kamctl("allocate", "--optimize", "--format", "json"), cwd=work, capture_output=True, check=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    gap, whole = json.loads(said.stdout)["gap"], took.pop("check").seconds
    assert gap <= 2, gap
    targets = {"allocate": 2.0}
    return [
        Row(f"`{name}` of {accounts:,} accounts, {3 * accounts:,} initiatives", "`check`", one.seconds / whole,
            targets.get(name), f"{one.seconds:.2f} s against {whole:.2f} s" + ("" if name in targets else f"; gap {gap} %"))
        for name, one in took.items()
    ]  # fmt: skip


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


def money(work: Path, lines: int, bare_code: str, today: str, target: float, runs: int) -> Row:
    """Measure who brings the profit of a ledger against DuckDB alone on the same lines."""
    jobs = {
        "bare": Job([sys.executable, "-c", bare_code], work),
        "kamctl": Job(bare("--today", today, "profit"), work),
    }
    took = in_turn(jobs, runs)
    ours, alone = took["kamctl"], took["bare"]
    return Row(
        f"`profit` of {lines:,} lines", "the same sums by DuckDB alone", ours.seconds / alone.seconds, target,
        f"{ours.seconds:.2f} s against {alone.seconds:.2f} s; peak {ours.memory:.0f} MiB",
    )  # fmt: skip


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
        # What an editable installation has not compiled yet would be compiled by every process.
        compileall.compile_dir(ROOT / "kamctl", quiet=1)
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
        rows += named(works[1_000], given.runs)
        faulty = write_faulty(scratch / "faulty", 1_000)
        rows += attention({"sound": works[1_000], "faulty": faulty}, given.runs)
        rows += faults(faulty, 1_000, given.runs)
        rows += sites(write(scratch / "twelve", 12), 12, 10, scratch, given.runs)
        rows += sites(write(scratch / "thousand", 1_000), 1_000, 12, scratch, min(given.runs, 3))
        rows += growing(write_white_space(scratch / "white", 1_000), 1_000, given.runs)
        rated = write_raters(scratch / "rated", 20, 200, 8)
        rows += choosing(write_matrix(scratch / "matrix", 1_000), rated, 1_000, given.runs)
        rows += exchanging(works[1_000], 1_000, given.runs)
        if bins is not None:
            rows += writing(write(scratch / "written", 1), bins, given.runs)
        rows += setting(works[100], given.runs)
        rows += looking_back(pasts.commit_past(write(scratch / "past", 300), 2_000), 2_000, given.runs)
        rows += growth({n: w for n, w in works.items() if n > 100 or given.quick}, min(given.runs, 3))
        rows += allocating(competing.write(scratch / "competing", 200), 200, min(given.runs, 3))
        rows += [
            money(ROOT / "examples/adventure-works", 60_855, ledgers.BARE_EXAMPLE, "2013-12-02", 2.5, given.runs),
            money(ledgers.write(scratch / "money", ledgers.LINES), ledgers.LINES, ledgers.BARE, ledgers.TODAY,
                  1.15, given.runs),
        ]  # fmt: skip
        versions = json.dumps({"python": sys.version.split()[0], "processors": os.cpu_count()})
    print(f"{versions}\n\n{table(rows)}")


if __name__ == "__main__":
    main()
