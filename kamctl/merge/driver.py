"""git's merge driver: merges three files into the second, and reports the result as an exit status.

A driver that fails with status 1 to 128 leaves git with only ours, without markers: the other side would be
lost in what looks like a finished file. So the status distinguishes a conflict marked in the file from a
failure, and the command that git runs turns a failure into git's own merge.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from kamctl.merge.kinds import Path as Place
from kamctl.merge.merge import UnsupportedError
from kamctl.merge.safe_merge import merge_sound

CLEAN = 0
CONFLICT = 3
#: No file was touched: merge as text.
UNSUPPORTED = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a merge: exit status, places in conflict, or why kamctl cannot merge the file."""

    status: int
    conflicts: tuple[Place, ...] = ()
    reason: str = ""


def merge_files(base: Path, ours: Path, theirs: Path, marker_size: int, path: str = "") -> Outcome:
    """Merge three versions of the file at `path` into `ours`, which is replaced whole or not at all.

    Raises OSError where a file cannot be read or written.
    """
    try:
        first, second, third = (file.read_bytes().decode("utf-8") for file in (base, ours, theirs))
        merged = merge_sound(first, second, third, path, marker_size=marker_size)
    except UnicodeDecodeError:
        return Outcome(UNSUPPORTED, reason="it is not UTF-8")
    except UnsupportedError as error:
        return Outcome(UNSUPPORTED, reason=str(error))
    _replace(ours, merged.text.encode("utf-8"))
    return Outcome(CONFLICT if merged.conflicts else CLEAN, merged.conflicts)


def _replace(file: Path, content: bytes) -> None:
    temp = file.with_name(f".kam-{secrets.token_hex(8)}")
    try:
        with temp.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        temp.chmod(file.stat().st_mode & 0o777)
        temp.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink()
        raise


def named(place: Place) -> str:
    """Return a place in a file as people write it: `actions.a-7k2q.due`."""
    return ".".join(str(part) if isinstance(part, str) else f"[{part}]" for part in place).replace(".[", "[")
