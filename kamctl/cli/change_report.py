"""Shows what a command changed: a sentence and the lines touched; of a dry run, the diff.

With KAMCTL_DIFF=1 the diff is also shown where files were written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

from kamctl import hints
from kamctl.app.writing.change import Changed
from kamctl.cli import terminal
from kamctl.views.clean import clean
from kamctl.workspace import journal
from kamctl.workspace.write import Written


def report(
    changed: Changed[Any],
    said: str,
    *,
    dry_run: bool = False,
    result: str | None = None,
    is_last: bool = True,
) -> None:
    """Show what was done, after notes about it.

    A command that makes something with an id passes the id as `result`: then only that goes to stdout, the
    rest to stderr. Only the last change of a command says how to undo all of it.
    """
    terminal.note_all(changed.notices)
    if dry_run:
        show_diff(changed.files)
        return
    touched = [line for one in changed.files for line in _touched(one)]
    lines = [clean(line) for line in ([said, *touched] if touched else [f"{said}: nothing to change"])]
    if result is None or sys.stdout.isatty():  # people see the id in the sentence
        terminal.emit("\n".join(map(_coloured, lines) if terminal.is_coloured() else lines))
    else:
        terminal.note("\n".join(lines))
        terminal.emit(result)
    if os.environ.get("KAMCTL_DIFF"):
        show_diff(changed.files)
    if is_last:
        tell_undo()


def report_moves(files: Sequence[Written], said: str, *, dry_run: bool) -> None:
    """Show what was done to files; a moved one is shown only by its paths."""
    if dry_run:
        show_diff(files)
        return
    gone = [one.path for one in files if one.after is None]
    new = [one.path for one in files if one.before is None]
    moved = [f"  {old} is {path}" for old, path in zip(gone, new, strict=True)]
    touched = [line for one in files if one.before and one.after for line in _touched(one)]
    terminal.text("\n".join(map(clean, [said, *moved, *touched])))
    tell_undo()


def tell_undo() -> None:
    """Say how to undo what the command wrote."""
    if journal.kept():
        terminal.note(f"undo: {hints.undo()}")
    elif why := journal.failure():
        terminal.note(f"note: {hints.undo()} cannot take this back: {why}")


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
    """Return a file's name and the lines that were added or removed."""
    lines = _patch(written).split("\n")[2:]  # without the two that name the file
    touched = [f"  {line.removesuffix(chr(13))}" for line in lines if line.startswith(("+", "-"))]
    return [f"  {written.path}", *touched] if touched else []
