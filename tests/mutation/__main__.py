"""Measures how many mutants the tests kill: `python -m tests.mutation --help`. On demand, never in CI."""

from __future__ import annotations

import argparse
import difflib
import importlib.abc
import importlib.util
import os
import random
import resource
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType

import hypothesis
import icalendar  # noqa: F401 - imported here, and not again in each child
import jsonschema  # noqa: F401
import pydantic  # noqa: F401
import pytest
import yaml  # noqa: F401

from tests.mutation.mutants import Mutant, mutants

#: Seconds of processor time after which a mutant runs in circles.
CPU_SECONDS = 120
ROOT = Path.cwd()
_QUICK = (
    "-q", "-x", "-p", "no:cacheprovider", "-n", "0", "--hypothesis-profile", "mutation",
    # Some of what pytest would rewrite is imported already, which spares each child the time.
    "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports one module from a changed text; no file is ever touched."""

    def __init__(self, mutant: Mutant) -> None:
        self._file = ROOT / mutant.path
        self._name = mutant.path.removesuffix(".py").replace("/", ".")
        self._text = mutant.text(self._file.read_text(encoding="utf-8"))

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return importlib.util.spec_from_loader(fullname, self) if fullname == self._name else None

    def get_source(self, fullname: str) -> str:
        return self._text

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._text, str(self._file), "exec")


def room(path: str) -> list[tuple[str, ...]]:
    """Return the tests of a module's room in steps: those of its name, those beside them, those of the package."""
    inside = Path(path).relative_to("kamctl").with_suffix("")
    folder = ROOT / "tests" / inside.parent
    package = ROOT / "tests" / inside.parts[0]
    own = sorted(package.rglob(f"test_{inside.name}.py"))
    beside = [p for p in sorted(folder.glob("test_*.py")) if p not in own]
    wider = [p for p in sorted(package.rglob("test_*.py")) if p not in (*own, *beside)]
    steps = [own, beside] + ([wider] if "checks" in inside.parts or folder == package else [])
    return [tuple(str(p.relative_to(ROOT)) for p in step) for step in steps if step]


def survives(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Tell whether the tests pass with a mutant (None: as things are), in a process of its own."""
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        if mutant is not None:
            sys.meta_path.insert(0, _Mutated(mutant))
        with tempfile.TemporaryDirectory() as folder:
            status = pytest.main([*_QUICK, f"--basetemp={folder}/t", *tests])
        os._exit(int(status))
    try:
        _, status = os.waitpid(child, 0)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    return status == 0


def main() -> None:
    """Draw the sample, run it, print what survived and the share that did not."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    asked.add_argument(
        "paths", nargs="*", default=["kamctl/method", "kamctl/checks"], help="files or folders"
    )
    asked.add_argument(
        "--count", type=int, default=300, help="how many mutants to draw; 0: all (default 300)"
    )
    asked.add_argument("--seed", type=int, default=1, help="seed of the draw (default 1)")
    asked.add_argument("--tests", nargs="*", help="run these instead of the tests of each module's room")
    asked.add_argument("--only", nargs="*", metavar="MUTANT", help="run these, named as a run prints them")
    args = asked.parse_args()

    files = [
        f for p in args.paths for f in ([Path(p)] if p.endswith(".py") else sorted(Path(p).rglob("*.py")))
    ]
    known = [m for f in files for m in mutants(ROOT, f.as_posix())]
    drawn = random.Random(args.seed).sample(known, min(args.count or len(known), len(known)))
    if args.only:
        drawn = [m for m in known if str(m) in args.only]
    hypothesis.settings.register_profile(
        "mutation",
        deadline=None,
        derandomize=True,
        max_examples=25,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    met, alive = 0, 0
    sound: set[tuple[str, ...]] = set()
    # In the order of the draw: what is done when somebody stops it is a sample too. A shell turns interrupts
    # off for what it starts in the background.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        for mutant in drawn:
            steps = [tuple(args.tests)] if args.tests else room(mutant.path)
            for tests in steps:
                if tests not in sound and not survives(None, tests):
                    sys.exit(f"the tests fail as things are: {' '.join(tests)}")
                sound.add(tests)
            if all(survives(mutant, tests) for tests in steps):
                alive += 1
                _show(mutant)
            met += 1
            print(f"{met}/{len(drawn)}, {alive} alive", end="\r", file=sys.stderr, flush=True)
    print(f"{met - alive} of {met} mutants were noticed ({len(known)} in all)")


def _show(mutant: Mutant) -> None:
    source = (ROOT / mutant.path).read_text(encoding="utf-8")
    print(f"survived: {mutant}")
    for line in difflib.ndiff(source.splitlines(), mutant.text(source).splitlines()):
        if line.startswith(("- ", "+ ")):
            print(f"    {line}", flush=True)


if __name__ == "__main__":
    main()
