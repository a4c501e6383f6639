"""Shows what a command changed: a sentence and the lines touched; of a dry run, the diff.

With KAMCTL_DIFF=1 the diff is shown as well where files were written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from kamctl.app.change import Changed
from kamctl.cli import terminal
from kamctl.views.clean import clean
from kamctl.workspace.write import Written


def report(changed: Changed[Any], said: str, *, dry_run: bool = False, result: str | None = None) -> None:
    """Show what was done, after what a person should know about it.

    A command that makes something others name gives its id as `result`: that alone goes to stdout
    then, the rest to stderr.
    """
    terminal.note_all(changed.notices)
    if dry_run:
        show_diff(changed.files)
        return
    touched = [line for one in changed.files for line in _touched(one)]
    lines = [clean(line) for line in ([said, *touched] if touched else [f"{said}: nothing to change"])]
    if result is None or sys.stdout.isatty():  # a person reads the id in the sentence
        terminal.emit("\n".join(map(_coloured, lines) if terminal.is_coloured() else lines))
    else:
        terminal.note("\n".join(lines))
        terminal.emit(result)
    if os.environ.get("KAMCTL_DIFF"):
        show_diff(changed.files)
    tell_undo(changed.undo)


def tell_undo(how: str) -> None:
    """Say how to take back what was written."""
    if how:
        terminal.note(f"undo: {how}")


def show_diff(files: Sequence[Written]) -> None:
    """Show what would change in files, as a diff that can be applied."""
    patch = "".join(_patch(one) for one in files)
    if not patch:
        terminal.note("nothing would change")
    else:
        terminal.emit(
            clean(patch.replace("\r\n", "\n")) if terminal.is_terminal() else terminal.for_people(patch)
        )


def _coloured(line: str) -> str:
    colour = {"  +": "32", "  -": "31"}.get(line[:3])
    return f"\x1b[{colour}m{line}\x1b[0m" if colour else line


def _patch(written: Written) -> str:
    from kamctl.workspace.patch import diff

    return diff(written.before, written.after, written.path) if written.changed else ""


def _touched(written: Written) -> list[str]:
    """Return a file's name and its lines that are new or gone."""
    lines = _patch(written).split("\n")[2:]  # without the two that name the file
    touched = [f"  {line.removesuffix(chr(13))}" for line in lines if line.startswith(("+", "-"))]
    return [f"  {written.path}", *touched] if touched else []
