"""Writes a command's result to a file, where `--output` asks for it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kamctl.errors import KamctlError
from kamctl.workspace import paths


class OverwriteError(KamctlError):
    """The output would take the place of a file of the workspace."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is a file of the workspace and not to be overwritten", "Name another file.")


def write_output(target: Path, text: str, root: Path, directory: Path) -> None:
    """Write text to `target` (relative to `directory`), the whole or nothing.

    Raises:
        OverwriteError: it is one of the workspace's own files.
        OSError: the system failed.
    """
    file = directory / target
    real = Path(os.path.realpath(file))
    try:
        inside = real.relative_to(os.path.realpath(root)).as_posix()
    except ValueError:
        inside = ""
    if inside and paths.place(inside) is not None:
        raise OverwriteError(inside)
    if file.exists() and not file.is_file():  # a pipe or a device has no old content to keep
        file.write_text(text, encoding="utf-8", newline="\n")
        return
    fresh = real.with_name(f".kam-{secrets.token_hex(6)}")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        if real.exists():
            fresh.chmod(real.stat().st_mode & 0o7777)
        fresh.replace(real)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(target)) from error
