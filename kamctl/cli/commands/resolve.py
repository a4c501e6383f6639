"""`kamctl resolve`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.options import DryRun

if TYPE_CHECKING:
    from pathlib import Path

    from kamctl.app.resolve import Resolved


def resolve(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Conflicted files; all of them if none is named."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Merge conflicted files again by id, where git merged them as text.

    It uses git's three versions while the merge is under way; else the conflict markers in the file, as far
    as they show the original text. Nothing is added to git's index.
    """
    from kamctl.app.resolve import conflicted

    root, found = conflicted(ctx.obj, paths or ())
    left = [path for path, result in found.items() if not _settle(root, path, result, dry_run=dry_run)]
    if not found:
        terminal.text("No workspace file is in conflict.")
    if left:
        raise typer.Exit(1)


def _settle(root: Path, path: str, result: Resolved, *, dry_run: bool) -> bool:
    """Write a merged file and report it; returns whether nothing is left to decide in it."""
    from kamctl.app.resolve import write
    from kamctl.cli.change_report import show_diff, tell_undo
    from kamctl.merge.driver import named

    if result.merged is None:
        terminal.note(f"{path}: left as it is: {result.reason}")
        return False
    written = write(root, path, result.merged, dry_run=dry_run)
    if dry_run:
        show_diff([written])
    else:
        terminal.text(f"{path}: {_said(result)}")
        tell_undo()
    for place in result.merged.conflicts:
        terminal.note(f"{path}: both sides changed {named(place) or 'the file'}")
    return not result.merged.conflicts


def _said(result: Resolved) -> str:
    assert result.merged is not None
    if result.merged.conflicts:
        return f"{len(result.merged.conflicts)} conflicts left, the rest merged"
    caution = f"{result.caution}; " if result.caution else ""
    return f"merged; {caution}look at it, then `git add` it"
