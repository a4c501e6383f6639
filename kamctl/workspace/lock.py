"""The lock that lets one kamctl at a time write to a workspace.

It is taken on a file of its own, `.kam-lock` in the workspace's root: a lock on the data file
itself would be on the inode that the write replaces. The file stays; the lock ends with the process.
"""

from __future__ import annotations

import contextlib
import errno
import os
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
    """Another process kept the workspace's lock for too long."""

    def __init__(self, lock: Path, seconds: float) -> None:
        super().__init__(
            f"another kamctl has been writing to this workspace for {plural(seconds, 'second')}; "
            "nothing was changed",
            f"Run the command again when it is done. It holds {lock}, and lets go when its process ends.",
        )


class CannotLockError(KamctlError):
    """The lock file cannot be made, or its file system has no locks."""

    def __init__(self, lock: Path, error: OSError) -> None:
        if error.errno in (errno.EACCES, errno.EPERM):
            way_out = f"You need the right to write in {lock.parent}."
        elif error.errno == errno.EROFS:
            way_out = "The file system is mounted read-only: work on a copy that you can write."
        elif error.errno in (errno.ENOSPC, errno.EDQUOT):
            way_out = "Free some space and run the command again."
        elif error.errno in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS):
            way_out = "Some network file systems have no locks: write in a clone on a local disk."
        else:
            way_out = "Mend this and run the command again."
        reason = error.strerror or str(error)
        super().__init__(f"{lock} cannot be locked: {reason.lower()}; nothing was changed", way_out)


@contextlib.contextmanager
def locked(root: Path, timeout: float = TIMEOUT) -> Iterator[None]:
    """Hold the workspace's lock; waits up to `timeout` seconds for it. May be nested in one thread.

    Raises:
        LockedError: another process kept it.
        CannotLockError: there can be no lock here.
    """
    lock = root / LOCK_NAME
    held: set[str] = _held.__dict__.setdefault("roots", set())
    name = os.path.realpath(root)
    if name in held:
        yield
        return
    try:
        handle = _open(lock)
        try:
            _wait(handle, lock, timeout)
        except BaseException:
            os.close(handle)
            raise
    except OSError as error:
        raise CannotLockError(lock, error) from error
    held.add(name)
    try:
        yield
    finally:
        held.discard(name)
        with contextlib.suppress(OSError):  # the process's end closes it too
            os.close(handle)


def _open(lock: Path) -> int:
    flags = os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(lock, flags | os.O_RDWR, 0o666)
    except PermissionError:
        return os.open(
            lock, flags & ~os.O_CREAT | os.O_RDONLY
        )  # a colleague's: reading it is enough to lock it


def _wait(handle: int, lock: Path, timeout: float) -> None:
    end = time.monotonic() + timeout
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
