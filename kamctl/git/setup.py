"""Registers the merge driver and readable hunk headers in a clone, and checks whether they are registered.

The attributes are committed (`.gitattributes`); the command behind them is in no commit, so each clone has to
trust it once. Hosting sites run no drivers: `resolve` is for the conflicts they leave.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kamctl import hints
from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.model.kinds import KINDS
from kamctl.workspace.paths import sample

SECTIONS = ("merge.kamctl", "diff.kamctl")
#: One path of each kind of file, to ask git for its attributes.
SAMPLES = tuple(sample(kind) for kind in KINDS.values())
_DRIVER_SETTING = "merge.kamctl.driver"
#: The status by which git's command knows a merge that was made and checked. A foreign program
#: under the name of kamctl, or one that never got as far as merging, may well end with 0.
MERGED = 7
# Any status but that and 3 (conflict, with its markers in the file) means that kamctl failed, is
# gone or was killed: then git's own merge puts both sides into the file. git runs the command at
# the top of the work tree, so Python must not look for modules there. git quotes %P by itself.
_DRIVER = (
    f"merge-driver --merged-status {MERGED} %O %A %B %L -- %P; "
    f"case $? in {MERGED}) exit 0;; 3) exit 1;; esac; "
    "git merge-file -q --marker-size=%L -L ours -L base -L theirs %A %O %B"
)
_NO_WORK_TREE = "PYTHONSAFEPATH=1"
#: Hunks are headed by the record that they are in: a line with a key, indented at most one step.
HUNK_HEADER = r"^( {0,2}[A-Za-z0-9][A-Za-z0-9._-]*:)"


@dataclass(frozen=True, slots=True)
class Missing:
    """A fault of the setup: what is wrong, and the way out."""

    what: str
    help: str


def command() -> str:
    """Return the shell command that starts this kamctl from anywhere, whatever is in the current directory.

    It is the absolute path of its console script; if there is none, its interpreter, isolated (`-I`) from the
    current directory and from PYTHONPATH.
    """
    script = next(_scripts(), None)
    words = [script] if script else [sys.executable, "-I", "-m", "kamctl"]
    return f"{_NO_WORK_TREE} {shlex.join(words)}"


def _scripts() -> Iterator[str]:
    """Yield the console scripts of kamctl, the one that people start by its name first."""
    started = os.path.abspath(sys.argv[0]) if sys.argv else ""  # noqa: PTH100
    schemes = (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
    folders = [sysconfig.get_path("scripts", scheme) for scheme in schemes]
    installed = [shutil.which("kamctl", path=folder) for folder in folders]
    for found in (shutil.which("kamctl"), started, *installed):
        # One that PATH finds in the current directory could be anything.
        if found and Path(found).stem == "kamctl" and _can_run(found):
            yield found


def _can_run(file: str) -> bool:
    return Path(file).is_absolute() and Path(file).is_file() and os.access(file, os.X_OK)


def settings() -> dict[str, str]:
    """Return the settings to register."""
    return {
        # The driver first: git crashes on a name without one.
        _DRIVER_SETTING: f"{command()} {_DRIVER}",
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
    faults = {
        name: _fault(git.config(root, name), wanted)
        for name, wanted in settings().items()
        if name != _DRIVER_SETTING
    }
    found = [
        Missing(f"{name} {fault}", f"Run `{hints.setup_git()}`.")
        for name, fault in ({_DRIVER_SETTING: driver_fault(root)} | faults).items()
        if fault
    ]
    return found + [
        Missing(
            f"{path} has no {name}=kamctl in .gitattributes", f"Run `{hints.setup_git()}`, and commit it."
        )
        for path, name in unattributed(root)
    ]


def asks_for(root: Path) -> str:
    """Return what is wrong with the merge driver that the attributes of a workspace ask for.

    Empty if they ask for none, outside git, and if git cannot say.
    """
    try:
        fault = driver_fault(root)
        asked = fault and len(unattributed(root)) < 2 * len(SAMPLES)
    except KamctlError:
        return ""
    return f"{_DRIVER_SETTING} {fault}" if asked else ""


def driver_fault(root: Path) -> str:
    """Return what is wrong with the merge driver of this clone; empty where nothing is.

    Any existing kamctl that it starts is fine: one person may have several.
    """
    value = git.config(root, _DRIVER_SETTING)
    if value is None:
        return "is not set"
    if not (value.startswith(f"{_NO_WORK_TREE} ") and value.endswith(f" {_DRIVER}")):
        return "is that of an older kamctl: it may run code of the work tree, or miss a failure"
    try:
        program, *_ = shlex.split(value.removesuffix(_DRIVER).removeprefix(_NO_WORK_TREE))
    except ValueError:
        return "cannot be read"
    return "" if _can_run(program) else f"starts {program}, which does not exist"


def _fault(value: str | None, wanted: str) -> str:
    if value is None:
        return "is not set"
    return "" if value == wanted else "is set to something else"


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
    """Return the text of `.gitattributes` with missing lines of `wanted` added at the end."""
    lines = text.splitlines()
    added = [line for line in wanted.splitlines() if line not in lines]
    if not added:
        return text
    end = "\r\n" if "\r\n" in text else "\n"
    kept = text if not text or text.endswith("\n") else text + end
    return kept + "".join(line + end for line in added)
