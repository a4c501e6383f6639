"""Runs the suite with the lowest versions that pyproject.toml allows: `python tests/packaging/lowest.py [DIR] [PYTEST …]`.

DIR is where the environment is made, and kept for the next run; without it a temporary one.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LOWEST = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=([0-9][0-9.]*)")


def lowest() -> list[str]:
    """Return `name==version` for the lower end of each range of the product and of its extras.

    Not of the tools that test: another Hypothesis draws other examples, which would be another suite.
    """
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    told = ("calendar", "documents", "ledger", "excel", "mcp", "optimize", "site")
    ranges = [*project["dependencies"], *(one for name in told for one in extras[name])]
    pins = dict(found.groups() for text in ranges if (found := _LOWEST.match(text)))
    assert len(pins) >= len(project["dependencies"]), "a range without a lower end"
    return sorted(f"{name}=={version}" for name, version in pins.items())


def main(folder: Path, arguments: list[str]) -> int:
    """Make the environment, say what is in it, run the suite; returns pytest's status."""
    if not (folder / "bin").exists():
        venv.create(folder, with_pip=True)
    python = folder / "bin/python"
    pins = lowest()
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(pins) + "\n", encoding="utf-8")
    print("lowest versions:", *pins, flush=True)
    install = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--constraint",
        constraints,
        "--editable",
        f"{ROOT}[test]",
    ]
    subprocess.run(install, check=True)
    return subprocess.run([python, "-m", "pytest", "-q", *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    given = sys.argv[1:]
    if given and not given[0].startswith("-") and not given[0].startswith("tests"):
        sys.exit(main(Path(given[0]).absolute(), given[1:]))
    with tempfile.TemporaryDirectory() as made:
        sys.exit(main(Path(made), given))
