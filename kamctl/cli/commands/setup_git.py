"""`kamctl setup-git`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.app.session import Session
from kamctl.cli import terminal


def setup_git(
    ctx: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="Only say what is missing; exit with 1 if anything is.")
    ] = False,
    uninstall: Annotated[bool, typer.Option("--uninstall", help="Take it out of this clone again.")] = False,
) -> None:
    """Register the merge driver and readable diffs in this clone."""
    from kamctl.app.setup_git import set_up
    from kamctl.git import setup
    from kamctl.workspace.disk import find_root

    session: Session = ctx.obj
    if check and uninstall:
        raise typer.BadParameter("give --check or --uninstall, not both")
    root = find_root(session.directory)
    if check:
        found = setup.missing(root)
        terminal.text("\n".join(f"{one.what}. {one.help}" for one in found) or "This clone merges by id.")
        if found:
            raise typer.Exit(1)
        return
    if uninstall:
        had = setup.unregister(root)
        terminal.text(
            "This clone merges as text again; .gitattributes may stay."
            if had
            else "There was nothing to take out."
        )
        return
    wrote = set_up(root)
    terminal.text(
        "This clone now merges workspace files by id, and heads the hunks of diffs with their record."
    )
    if wrote:
        terminal.text("wrote .gitattributes: commit it, so that it holds in every clone")
