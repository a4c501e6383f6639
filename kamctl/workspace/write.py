"""Changes files of a workspace: whole or not at all, and never over somebody else's change.

Under the workspace's lock: read, change, validate; write a temporary file next to each file, with its mode,
and sync it to disk; check that the file is still what was read; rename; sync the folder. A crash at any point
leaves the old file or the new one. With several files, each is whole; all are written before the first is
renamed, so a full disk changes none.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kamctl import hints
from kamctl.errors import EditRefusedError, KamctlError
from kamctl.findings import Draft, Finding
from kamctl.workspace import journal
from kamctl.workspace.lock import LOCK_NAME, TIMEOUT, locked
from kamctl.workspace.written import note_written
from kamctl.yaml.reader import MAX_SIZE

PREFIX = ".kam-"
STRAY_AFTER = 3600
_NOTHING = "Nothing was changed."

#: Turns a file's text into its new text, or None to delete it; a file to be created has the empty text.
Change = Callable[[str], str | None]
#: Returns the errors there would be if these texts were in the workspace; None is a deleted file.
Validate = Callable[[Mapping[str, str | None]], Sequence[Draft | Finding]]


class Written(NamedTuple):
    """A file before and after; None where it did not exist, or no longer does."""

    path: str
    before: str | None
    after: str | None

    @property
    def changed(self) -> bool:
        return self.before != self.after


class WriteError(KamctlError):
    """A file could not be read or written; `error` is what the system said."""

    def __init__(self, path: str, doing: str, error: OSError, state: str = _NOTHING) -> None:
        self.error = error
        super().__init__(
            f"{path} could not be {doing}: {_reason(error)}", f"{state} {_way_out(error, path)}".strip()
        )


class WrittenError(KamctlError):
    """Files were written, but what follows a write failed."""

    def __init__(self, written: Sequence[str], missing: Sequence[str], error: OSError) -> None:
        self.error = error
        message = f"{' and '.join(written)} {'are' if len(written) > 1 else 'is'} written"
        if missing:
            message += f", but {' and '.join(missing)} could not be: {_reason(error)}"
            way_out = (
                f"{_way_out(error, missing[0])} Then run the command again, or take the change back with git."
            )
        else:
            message += f", but the disk did not confirm it: {_reason(error)}"
            way_out = "Check whether the change is there before you run the command again."
        super().__init__(message, way_out.strip())


class ChangedMeanwhileError(KamctlError):
    """Somebody saved the file between reading and writing."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} was changed by somebody else just now",
            f"{_NOTHING} Run the command again on the new text.",
        )


class RefusedPathError(KamctlError):
    """A path to which kamctl does not write."""

    def __init__(self, path: str, why: str, way_out: str) -> None:
        super().__init__(f"{path} {why}", f"{_NOTHING} {way_out}")


class InvalidChangeError(KamctlError):
    """What would be written is not valid; `findings` say why."""

    def __init__(self, findings: Sequence[Draft | Finding]) -> None:
        self.findings = tuple(findings)
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(
            f"{first.path} would not be valid: {first.message}{more}", f"{_NOTHING} {first.help}".strip()
        )


def change_file(
    root: Path,
    path: str,
    change: Change,
    *,
    create: bool = False,
    dry_run: bool = False,
    validate: Validate | None = None,
    timeout: float = TIMEOUT,
) -> Written:
    """Change one file of the workspace; `path` is relative to `root`, with `/`. See `change_files`."""
    made = [path] if create else []
    (written,) = change_files(
        root, {path: change}, create=made, dry_run=dry_run, validate=validate, timeout=timeout
    )
    return written


def change_files(
    root: Path,
    changes: Mapping[str, Change],
    *,
    create: Collection[str] = (),
    dry_run: bool = False,
    validate: Validate | None = None,
    timeout: float = TIMEOUT,
) -> tuple[Written, ...]:
    """Change files of the workspace, in the order given, under its lock.

    Paths in `create` must not be there yet; all others must. A file whose text stays the same is
    not touched. With `dry_run` nothing is written and no lock is taken.

    Raises:
        LockedError, CannotLockError: no lock.
        RefusedPathError: a symbolic link, a place outside, a file that exists or does not.
        InvalidChangeError: `validate` found errors in the new texts.
        ChangedMeanwhileError: somebody saved a file in between.
        WriteError: the system failed; nothing was changed.
        WrittenError: it failed after a file was written; the message says which.
    """
    with contextlib.nullcontext() if dry_run else locked(root, timeout):
        targets = [_read(root, path, create=path in create) for path in changes]
        written = [_changed(target, changes[target.path]) for target in targets]
        news = {one.path: one.after for one in written if one.changed}
        if validate is not None and news and (findings := validate(news)):
            raise InvalidChangeError(findings)
        if news and not dry_run:
            journal.keep(root, [journal.Held(*one) for one in written if one.changed])
            _write([target for target in targets if target.path in news], news)
    return tuple(written)


def create_files(root: Path, texts: Mapping[str, str]) -> tuple[Written, ...]:
    """Write new files, none of which may be there yet. See `change_files`."""

    def constantly(text: str) -> Change:
        return lambda _old: text

    return change_files(root, {path: constantly(text) for path, text in texts.items()}, create=list(texts))


class _Target(NamedTuple):
    """A file to change: its bytes and mode as read; None where it is to be created."""

    path: str
    place: Path
    content: bytes | None
    status: os.stat_result | None


def _read(root: Path, path: str, *, create: bool) -> _Target:
    try:
        place = _place(root, path)
        status = os.lstat(place)
    except FileNotFoundError:
        if create:
            return _Target(path, root / path, None, None)
        raise RefusedPathError(
            path, "is not there", f"Is its name right? `{hints.status()}` lists the accounts."
        ) from None
    except OSError as error:
        raise WriteError(path, "read", error) from error
    if create:
        raise RefusedPathError(path, "already exists", "Change it instead, or choose another name.")
    if not stat.S_ISREG(status.st_mode):
        raise RefusedPathError(path, "is not a regular file", "kamctl writes to plain files only.")
    if not os.access(place, os.W_OK):
        raise WriteError(path, "written", PermissionError(errno.EACCES, os.strerror(errno.EACCES)))
    try:
        return _Target(path, place, _content(place), status)
    except OSError as error:
        raise WriteError(path, "read", error) from error


def _place(root: Path, path: str) -> Path:
    """Return where a path leads, which must be inside the workspace and not through a symbolic link."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\\" in part or "\0" in part or ":" in part for part in parts):
        raise RefusedPathError(path, "is not a path inside the workspace", "Name the account by its id.")
    place = root
    for part in parts:
        place = place / part
        if place.is_symlink():
            raise RefusedPathError(
                place.relative_to(root).as_posix(), "is a symbolic link", "Change the file that it points to."
            )
    return place


def _content(place: Path) -> bytes:
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        return file.read()


def _changed(target: _Target, change: Change) -> Written:
    try:
        before = None if target.content is None else target.content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = (target.content or b"").count(b"\n", 0, error.start) + 1
        raise RefusedPathError(target.path, f"is not UTF-8 (line {line})", "Save it as UTF-8.") from error
    try:
        after = change(before or "")
    except EditRefusedError as error:
        raise EditRefusedError(f"{target.path}: {error.message}", error.help) from error
    if after is None:
        return Written(target.path, before, None)
    try:
        size = len(after.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise RefusedPathError(
            target.path, f"cannot hold the character {after[error.start]!a}", "Type the text again."
        ) from error
    if size > MAX_SIZE:
        raise RefusedPathError(
            target.path, "would grow over 4 MiB", "Move old entries to a file of their own."
        )
    return Written(target.path, before, after)


def _write(targets: list[_Target], news: Mapping[str, str | None]) -> None:
    temps: list[Path | None] = []
    folders: list[Path] = []
    written: list[str] = []
    path = ""
    try:
        for target in targets:
            path = target.path
            text = news[path]
            folders += _make_folders(target.place.parent)
            _sweep(target.place.parent)
            temp = target.place.with_name(f"{PREFIX}{os.urandom(8).hex()}") if text is not None else None
            temps.append(temp)
            if temp is not None and text is not None:
                _write_out(temp, text.encode("utf-8"), target.status)
        for target in targets:
            path = target.path
            _compare(target)
        for target, temp in zip(targets, temps, strict=True):
            path = target.path
            if temp is None:
                target.place.unlink()
            else:
                temp.replace(target.place)
            written.append(path)
            note_written(path)
        for folder in dict.fromkeys(
            [*(target.place.parent for target in targets), *(f.parent for f in folders)]
        ):
            _sync_folder(folder)
    except BaseException as error:
        _clean([temp for temp in temps if temp is not None], [] if written else folders)
        if not isinstance(error, OSError):
            raise
        if written:
            missing = [target.path for target in targets if target.path not in written]
            raise WrittenError(written, missing, error) from error
        raise WriteError(path, "written", error) from error


def _write_out(temp: Path, content: bytes, status: os.stat_result | None) -> None:
    """Write a file next to the one to change, with its mode, and sync it to disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(temp, flags, 0o666 if status is None else 0o600)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if status is not None and hasattr(os, "fchmod"):
            own = os.fstat(handle)
            if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
                with contextlib.suppress(OSError):  # only root may give files away
                    os.fchown(handle, status.st_uid, status.st_gid)
            os.fchmod(handle, stat.S_IMODE(status.st_mode))
        os.fsync(handle)
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(handle)
        raise
    os.close(handle)


def _compare(target: _Target) -> None:
    """Raise where a file is no longer what was read."""
    try:
        if target.content is not None and _content(target.place) == target.content:
            return
        if target.content is None and not os.path.lexists(target.place):
            return
    except FileNotFoundError:
        pass
    raise ChangedMeanwhileError(target.path)


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and its missing parents; returns those made."""
    if folder.is_dir():
        return []
    made = _make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    return [*made, folder]


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path) -> None:
    """Delete what a killed kamctl left in a folder more than an hour ago."""
    with contextlib.suppress(OSError):
        for stray in list(_strays(folder)):
            with contextlib.suppress(OSError):
                stray.unlink()


def _strays(folder: Path) -> Iterator[Path]:
    limit = time.time() - STRAY_AFTER
    with os.scandir(folder) as entries:
        for entry in entries:
            named = entry.name.startswith(PREFIX) and entry.name != LOCK_NAME
            if named and entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < limit:
                yield Path(entry.path)


def _clean(temps: list[Path], folders: list[Path]) -> None:
    for temp in temps:
        with contextlib.suppress(OSError):
            temp.unlink()
    for folder in reversed(folders):
        with contextlib.suppress(OSError):
            folder.rmdir()


def _reason(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "the disk is full"
    if error.errno == getattr(errno, "EDQUOT", None):
        return "your disk quota is used up"
    if error.errno == errno.EROFS:
        return "the file system is read-only"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "permission denied"
    return (error.strerror or str(error)).lower()


def _way_out(error: OSError, path: str) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "Free some space and run the command again."
    if error.errno == errno.EROFS:
        return "Work on a copy that you can write, or mount it writable."
    if error.errno in (errno.EACCES, errno.EPERM):
        close = " Close it in other programs." if os.name == "nt" else ""
        return f"You need write permission for {path} and its folder.{close}"
    return "Run the command again; if it fails again, check the disk."
