"""`kamctl setup-git`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli import terminal


def setup_git(
    ctx: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="Only report what is missing; exit with status 1 if anything is.")
    ] = False,
    uninstall: Annotated[bool, typer.Option("--uninstall", help="Remove it from this clone again.")] = False,
) -> None:
    """Register the merge driver and readable diffs in this clone."""
    from kamctl.workspace.disk import find_root

    if check and uninstall:
        raise typer.BadParameter("give --check or --uninstall, not both")
    root = find_root(ctx.obj.directory)
    if check:
        _show_missing(root)
    elif uninstall:
        _take_out(root)
    else:
        _set_up(root)


def _show_missing(root: Path) -> None:
    from kamctl.git.setup import missing

    found = missing(root)
    terminal.text("\n".join(f"{one.what}. {one.help}" for one in found) or "This clone merges by id.")
    if found:
        raise typer.Exit(1)


def _take_out(root: Path) -> None:
    from kamctl.git.setup import unregister

    had = unregister(root)
    terminal.text(
        "This clone merges as text again; .gitattributes may stay." if had else "There was nothing to remove."
    )


def _set_up(root: Path) -> None:
    from kamctl.app.start.setup_git import set_up

    wrote = set_up(root)
    terminal.text(
        "This clone now merges workspace files by id, and heads the hunks of diffs with their record."
    )
    if wrote:
        terminal.text("wrote .gitattributes: commit it, so that it holds in every clone")
    terminal.note(f"undo: {hints.setup_git(uninstall=True)}")
