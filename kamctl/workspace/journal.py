"""What commands wrote, so that the last of them can be taken back.

The journal lies outside the workspace, readable only by its user, and holds the last few commands. It is not
a second source of truth: an entry says what its files held before and after, and is compared with the files
before it is used. It may be deleted at any time.

An entry is written before the files are, so that no write lacks one; if the files still hold what they held
before, the command never wrote them.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.errors import KamctlError

#: How many commands of a workspace are kept, and how many bytes.
KEPT = 30
MOST = 16 * 1024 * 1024
_LONGEST_COMMAND = 400
_FORMAT = "kamctl journal 1"


class Held(NamedTuple):
    """A file before and after a command; None where it did not exist."""

    path: str
    before: str | None
    after: str | None


class Entry(NamedTuple):
    """A command that wrote: its number, how it was typed, when (seconds since 1970), and its files."""

    number: int
    command: str
    at: float
    files: tuple[Held, ...]


class _Run:
    """The running command: how it was typed, and its entry once it writes."""

    def __init__(self, command: Callable[[], str] | None) -> None:
        self.command = command
        self.files: dict[str, Held] = {}
        self.number = 0
        self.failed = ""


_RUN: ContextVar[_Run | None] = ContextVar("run", default=None)


class JournalError(KamctlError):
    """The journal cannot be read or written."""

    def __init__(self, folder: Path, error: OSError) -> None:
        super().__init__(
            f"the journal for `undo` in {folder} cannot be used: {error.strerror or error}",
            "Take the change back with git.",
        )


@contextmanager
def running(command: Callable[[], str] | None) -> Iterator[None]:
    """Record what is written while the block runs as one command; nothing where `command` is None.

    What a command itself runs is part of it.
    """
    outer = _RUN.get()
    if command is not None and outer is not None and outer.command is not None:
        yield
        return
    token = _RUN.set(_Run(command))
    try:
        yield
    finally:
        _RUN.reset(token)


def kept() -> bool:
    """Tell whether the running command wrote something that can be taken back."""
    run = _RUN.get()
    return run is not None and run.number > 0


def failure() -> str:
    """Return why the running command's writes could not be kept; empty where they were, or none were."""
    run = _RUN.get()
    return "" if run is None else run.failed


def keep(root: Path, files: Sequence[Held]) -> None:
    """Note what is about to be written to files of a workspace, under its lock."""
    run = _RUN.get()
    if run is None or run.command is None:
        return
    import json

    for one in files:  # for a file written twice: what it held first and what it holds in the end
        held = run.files.pop(one.path, None)
        run.files[one.path] = one if held is None else Held(one.path, held.before, one.after)
    try:
        folder = _own_folder(root)
        run.number = run.number or max(_numbers(folder), default=0) + 1
        head = {"format": _FORMAT, "workspace": _name(root), "command": run.command()[:_LONGEST_COMMAND]}
        text = json.dumps({**head, "files": list(run.files.values())})
        _write(folder, run.number, text.encode("utf-8"))
        _prune(folder)
    except OSError as error:
        run.number, run.failed = 0, (error.strerror or str(error)).lower()


def entries(root: Path) -> list[Entry]:
    """Return the commands that a workspace's journal holds, the newest first, without what cannot be read.

    Raises:
        JournalError: the journal cannot be looked at.
    """
    folder = folder_of(root)
    try:
        numbers = sorted(_numbers(folder), reverse=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise JournalError(folder, error) from error
    return [found for number in numbers if (found := _read(root, folder, number)) is not None]


def forget(root: Path, number: int) -> None:
    """Drop a command from the journal."""
    with contextlib.suppress(OSError):
        _file(folder_of(root), number).unlink()


def folder_of(root: Path) -> Path:
    """Return the folder of a workspace's journal, which need not be there."""
    import hashlib

    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "kamctl" / "undo" / hashlib.sha256(_name(root).encode()).hexdigest()[:32]


def _name(root: Path) -> str:
    return os.path.realpath(root)


def _own_folder(root: Path) -> Path:
    """Return the journal's folder, made if missing, which nobody else may look into."""
    folder = folder_of(root)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if hasattr(os, "getuid") and (status.st_uid != os.getuid() or folder.is_symlink()):
        raise PermissionError(1, "it belongs to somebody else")
    if status.st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def _numbers(folder: Path) -> list[int]:
    return [int(file.stem) for file in folder.iterdir() if file.suffix == ".json" and file.stem.isdecimal()]


def _file(folder: Path, number: int) -> Path:
    return folder / f"{number:08}.json"


def _write(folder: Path, number: int, content: bytes) -> None:
    if len(content) > MOST:
        raise OSError(27, "the files are too large")
    temp = folder / f".{os.getpid()}-{number}"
    temp.unlink(missing_ok=True)
    handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    temp.replace(_file(folder, number))


def _prune(folder: Path) -> None:
    """Delete the oldest entries beyond what is kept."""
    total = 0
    for place, number in enumerate(sorted(_numbers(folder), reverse=True)):
        file = _file(folder, number)
        total += file.stat().st_size
        if place >= KEPT or total > MOST:
            file.unlink(missing_ok=True)


def _read(root: Path, folder: Path, number: int) -> Entry | None:
    """Return an entry; None where it is not one of this workspace."""
    import json

    file = _file(folder, number)
    try:
        held: Any = json.loads(file.read_bytes())
        at = file.stat().st_mtime
        if held["format"] != _FORMAT or held["workspace"] != _name(root):
            return None
        files = tuple(Held(*one) for one in held["files"])
        sound = all(
            isinstance(one.path, str) and all(isinstance(t, (str, type(None))) for t in one) for one in files
        )
        return Entry(number, str(held["command"]), at, files) if sound else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
