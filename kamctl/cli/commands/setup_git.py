"""`kamctl setup-git`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl.app.session import Session
from kamctl.cli import show


def setup_git(
    ctx: typer.Context,
    check: Annotated[
        bool, typer.Option("--check", help="Only say what is missing; exit with 1 if anything is.")
    ] = False,
    uninstall: Annotated[bool, typer.Option("--uninstall", help="Take it out of this clone again.")] = False,
) -> None:
    """Register the merge driver and readable diffs in this clone."""
    from kamctl.git import setup
    from kamctl.workspace.disk import find_root

    session: Session = ctx.obj
    if check and uninstall:
        raise typer.BadParameter("give --check or --uninstall, not both")
    root = find_root(session.directory)
    if check:
        found = setup.missing(root)
        show.text("\n".join(f"{one.what}. {one.help}" for one in found) or "This clone merges by id.")
        if found:
            raise typer.Exit(1)
        return
    if uninstall:
        had = setup.unregister(root)
        show.text(
            "This clone merges as text again; .gitattributes may stay."
            if had
            else "There was nothing to take out."
        )
        return
    setup.register(root)
    show.text("This clone now merges workspace files by id, and heads the hunks of diffs with their record.")
    if setup.unattributed(root):
        _write_attributes(root)
        show.text("wrote .gitattributes: commit it, so that it holds in every clone")


def _write_attributes(root: Path) -> None:
    from kamctl.git.setup import attribute_lines
    from kamctl.workspace.scaffold import filled
    from kamctl.workspace.write import change_file

    wanted = filled("init/gitattributes", {})
    change_file(
        root,
        ".gitattributes",
        lambda text: attribute_lines(text, wanted),
        create=not (root / ".gitattributes").exists(),
    )
