"""Writes a command's result to a file, where `--output` asks for it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from kamctl.cli.terminal import note
from kamctl.errors import KamctlError
from kamctl.workspace import paths
from kamctl.workspace.written import note_written

#: How every calendar that kamctl writes begins.
_OUR_CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//kamctl//"
_SUFFIXES = {".markdown": "md", ".htm": "html"}


class OverwriteError(KamctlError):
    """The output would overwrite a file of the workspace."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is a file of the workspace and is not overwritten", "Name another file.")


class OutputExistsError(KamctlError):
    """The output would overwrite a file that may hold somebody's work."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} already exists", "Name another file, or overwrite it with --force.")


class SuffixError(KamctlError):
    """The file's suffix does not fit the format to write."""

    def __init__(
        self, path: Path, known: Sequence[str], asked: str | None = None, *, reading: bool = False
    ) -> None:
        if asked is not None:
            message, way_out = (
                f"{path} is not a name for {asked}",
                "Leave --format out, or name another file.",
            )
        else:
            names = " or ".join(f".{one}" for one in known)
            message = (
                f"kamctl does not {'read' if reading else 'write'} {path.suffix} files"
                if path.suffix
                else f"{path} has no suffix"
            )
            way_out = f"Name a file with {names}."
            if path.suffix.lower() == ".pdf" and "html" in known:
                way_out = f"Write {path.with_suffix('.html')} and print it to PDF in a browser."
        super().__init__(message, way_out)


def format_of(output: Path | None, asked: str | None, known: Sequence[str]) -> str:
    """Return the format to write: what the file's suffix says, else as asked, else the first known.

    Raises:
        SuffixError: the suffix contradicts the format asked for, or its format is not written.
    """
    if output is None or not output.suffix:
        return asked or known[0]
    suffix = output.suffix.lower()
    named = _SUFFIXES.get(suffix, suffix[1:])
    if named not in known:
        raise SuffixError(output, known)
    if asked not in (None, named):
        raise SuffixError(output, known, asked)
    return named


def write_output(
    target: Path,
    text: str | bytes,
    root: Path | None,
    directory: Path,
    *,
    audience: str = "",
    force: bool = False,
) -> None:
    """Write content to `target` (relative to `directory`), all or nothing, and report it on stderr.

    An existing file is left alone without `force`: somebody may have edited or sent a page. Only kamctl's own
    calendars are replaced, as nobody edits them and a nightly job writes them.

    Raises:
        OverwriteError: it is one of the workspace's own files.
        OutputExistsError: it already exists.
        OSError: the system failed.
    """
    content = text.encode("utf-8") if isinstance(text, str) else text
    file = directory / target
    real = Path(os.path.realpath(file))
    inside = _inside(real, root)
    if inside and paths.place(inside) is not None:
        raise OverwriteError(inside)
    if file.exists() and not file.is_file():  # a pipe or a device has no old content to preserve
        file.write_bytes(content)
        return
    if not force and real.exists() and not _is_renewed(real, content):
        raise OutputExistsError(target)
    _replace(real, content, target)
    note_written(str(target))
    note(f"wrote {target}" + (f" ({audience} audience)" if audience else ""))


def _inside(real: Path, root: Path | None) -> str:
    """Return a file's path in a workspace; empty where it is outside, or there is no workspace."""
    try:
        return "" if root is None else real.relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        return ""


def _is_renewed(file: Path, content: bytes) -> bool:
    """Tell whether a file may be replaced without asking: it holds the same, or is a calendar of kamctl's."""
    old = file.read_bytes()
    return old == content or (old.startswith(_OUR_CALENDAR) and content.startswith(_OUR_CALENDAR))


def _replace(real: Path, content: bytes, target: Path) -> None:
    import secrets

    fresh = real.with_name(f".kam-{secrets.token_hex(6)}")
    try:
        fresh.write_bytes(content)
        if real.exists():
            fresh.chmod(real.stat().st_mode & 0o7777)
        fresh.replace(real)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from error
