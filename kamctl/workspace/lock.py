"""The lock that lets only one kamctl at a time write to a workspace.

It is taken on a file of its own, `.kam-lock` in the workspace's root: a lock on the data file itself would be
on the inode that the write replaces. The process that made the file deletes it before it releases the lock,
so that none is left where no `.gitignore` names it; a process that waited for a deleted file waits for the
next. The lock ends with the process, and the file of a killed one is used again.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kamctl.errors import KamctlError
from kamctl.wording import plural

LOCK_NAME = ".kam-lock"
TIMEOUT = 10.0
_PAUSE = 0.01

_held = threading.local()


class LockedError(KamctlError):
    """Another process held the workspace's lock for too long."""

    def __init__(self, lock: Path, seconds: float) -> None:
        super().__init__(
            f"another kamctl has been writing to this workspace for {plural(seconds, 'second')}; "
            "nothing was changed",
            f"Run the command again when that is done. It holds {lock} until its process ends.",
        )


class CannotLockError(KamctlError):
    """The lock file cannot be made, or its file system has no locks."""

    def __init__(self, lock: Path, error: OSError) -> None:
        if error.errno in (errno.EACCES, errno.EPERM):
            way_out = f"You need write permission in {lock.parent}."
        elif error.errno == errno.EROFS:
            way_out = "The file system is mounted read-only: work on a copy that you can write."
        elif error.errno in (errno.ENOSPC, errno.EDQUOT):
            way_out = "Free some space and run the command again."
        elif error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
            way_out = "Some network file systems have no locks: write in a clone on a local disk."
        elif isinstance(error, _NotAFileError) or error.errno in (errno.EISDIR, errno.ELOOP):
            way_out = "Move it away and run the command again."
        else:
            way_out = "Fix this and run the command again."
        reason = error.strerror or str(error)
        super().__init__(f"{lock} cannot be locked: {reason.lower()}; nothing was changed", way_out)


class _NotAFileError(OSError):
    """Something other than a regular file has the lock's name."""


@contextlib.contextmanager
def locked(root: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Hold the workspace's lock; waits up to `timeout` seconds for it. May be nested in one thread.

    Raises:
        LockedError: another process held it for too long.
        CannotLockError: no lock is possible here.
    """
    lock = root / LOCK_NAME
    held: set[str] = _held.__dict__.setdefault("roots", set())
    name = os.path.realpath(root)
    if name in held:
        yield
        return
    try:
        handle, is_ours = _take(lock, timeout)
    except OSError as error:
        raise CannotLockError(lock, error) from error
    held.add(name)
    try:
        yield
    finally:
        held.discard(name)
        with contextlib.suppress(OSError):  # the process's end closes it too; Windows deletes no open file
            if is_ours and os.name != "nt":
                lock.unlink()
            os.close(handle)
            if is_ours and os.name == "nt":
                lock.unlink()


def _take(lock: Path, timeout: float) -> tuple[int, bool]:
    """Return the lock's file, locked, and whether this process made it."""
    end = time.monotonic() + timeout
    while True:
        handle, is_ours = _open(lock)
        try:
            _wait(handle, lock, timeout, end)
            if _is_there(handle, lock):
                return handle, is_ours
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)  # deleted by whoever held it before


def _open(lock: Path) -> tuple[int, bool]:
    handle, is_ours = _opened(lock)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise _NotAFileError(errno.EINVAL, "not a regular file")
    return handle, is_ours


def _opened(lock: Path) -> tuple[int, bool]:
    flags = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    while True:
        with contextlib.suppress(FileExistsError):
            return os.open(lock, flags | os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666), True
        with contextlib.suppress(FileNotFoundError):
            try:
                return os.open(lock, flags | os.O_RDWR), False
            except PermissionError:  # a colleague's: reading it is enough to lock it
                return os.open(lock, flags | os.O_RDONLY), False


def _is_there(handle: int, lock: Path) -> bool:
    """Tell whether an open file is still the one under the lock's name."""
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(lock))
    except FileNotFoundError:
        return False


def _wait(handle: int, lock: Path, timeout: float, end: float) -> None:
    while not _taken(handle):
        if time.monotonic() >= end:
            raise LockedError(lock, timeout)
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
