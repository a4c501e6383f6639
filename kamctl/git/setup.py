"""Registers the merge driver and readable hunk headers in a clone, and tells whether they are.

The attributes are committed (`.gitattributes`); the command behind them is in no commit, so each
clone says once that it trusts it. Hosting sites run no drivers: `resolve` is for what they leave.
"""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from kamctl.git import run as git

SECTIONS = ("merge.kamctl", "diff.kamctl")
#: One path of each kind of file, to ask git for its attributes.
SAMPLES = (
    "kam.yaml",
    "criteria.yaml",
    "resources.yaml",
    "accounts/account.yaml",
    "plans/account.yaml",
    "reviews/account/2026-Q3.yaml",
)
# A status that is neither 0 (clean) nor 3 (conflict, with its markers in the file) means that
# kamctl failed, is gone or was killed: then git's own merge puts both sides into the file.
_DRIVER = (
    "{kamctl} merge-driver %O %A %B %L -- %P; case $? in 0) exit 0;; 3) exit 1;; esac; "
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
#: Hunks are headed by the record that they are in: a line with a key, indented at most one step.
HUNK_HEADER = r"^( {0,2}[A-Za-z0-9][A-Za-z0-9._-]*:)"


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not as it should be: what, and the way out."""

    what: str
    help: str


def command() -> str:
    """Return how a shell starts this kamctl: by name where PATH has it, else by its interpreter."""
    return "kamctl" if shutil.which("kamctl") else f"{shlex.quote(sys.executable)} -m kamctl"


def settings() -> dict[str, str]:
    """Return the settings to register."""
    return {
        # The driver first: git dies of a name without one.
        "merge.kamctl.driver": _DRIVER.format(kamctl=command()),
        "merge.kamctl.name": "kamctl: records by id, logs by date",
        "diff.kamctl.xfuncname": HUNK_HEADER,
    }


def register(cwd: Path) -> None:
    """Write the settings into this clone's configuration."""
    for name, value in settings().items():
        git.set_config(cwd, name, value)


def unregister(cwd: Path) -> bool:
    """Remove the settings; returns whether there were any."""
    removed = [git.remove_config(cwd, section) for section in SECTIONS]
    return any(removed)


def missing(root: Path) -> list[Missing]:
    """Return what keeps the workspace at `root` from being merged by id in this clone."""
    found = [
        Missing(
            f"{name} is {'not set' if value is None else 'set to something else'}", "Run `kamctl setup-git`."
        )
        for name, wanted in settings().items()
        if (value := git.config(root, name)) != wanted
    ]
    return found + [
        Missing(f"{path} has no {name}=kamctl in .gitattributes", "Run `kamctl setup-git`, and commit it.")
        for path, name in unattributed(root)
    ]


def unattributed(root: Path) -> list[tuple[str, str]]:
    """Return (path, attribute) of the kinds of files that git does not hand to kamctl."""
    prefix = root.resolve().relative_to(git.toplevel(root).resolve()).as_posix()
    full = {sample: sample if prefix == "." else f"{prefix}/{sample}" for sample in SAMPLES}
    values = git.attributes(root, full.values(), ("merge", "diff"))
    return [
        (sample, name)
        for sample, path in full.items()
        for name in ("merge", "diff")
        if values.get((path, name)) != "kamctl"
    ]


def attribute_lines(text: str, wanted: str) -> str:
    """Return the text of `.gitattributes` with the lines of `wanted` that it lacks at its end."""
    lines = text.splitlines()
    added = [line for line in wanted.splitlines() if line not in lines]
    if not added:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    kept = text if not text or text.endswith("\n") else text + end
    return kept + "".join(line + end for line in added)
