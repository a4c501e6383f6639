"""`kamctl template list` and `kamctl template copy`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Force, Output
from kamctl.cli.output_file import write_output
from kamctl.cli.tables import Out, shows_tables
from kamctl.errors import RefusedError
from kamctl.workspace.disk import NoWorkspaceError

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
    help="List the templates, or copy one to change it.",
)


class TemplateThereError(RefusedError):
    """The workspace already has its own template of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"templates/{name} already exists",
            "Name another file with --output, or overwrite it with --force.",
        )


@app.command("list")
@shows_tables()
def list_(ctx: typer.Context, *, out: Out) -> None:
    """List the templates in force.

    Each is the shipped one, or the workspace's own in templates/.

    `copy` starts your own version of one. A template gets the fields that `kamctl review --format json` shows
    as variables (`name`, `sections` …), and formats dates and numbers with the filters `day`, `number`,
    `money` and `plural`. Texts come escaped. `{% extends "shipped/NAME" %}` builds on the shipped one. It
    runs in a sandbox with limits, but treat it as code.
    """
    from kamctl.table import Column, Table
    from kamctl.views.templates import templates

    try:
        root = opening.workspace(ctx).root
    except NoWorkspaceError:
        root = None
    known = templates(root)
    rows = [[t.name, "templates/ of this workspace" if t.brought else "shipped"] for t in known.values()]
    listing = Table("templates", [Column("template", keep=True), Column("from")], rows)
    data = {"templates": [{"template": name, "brought": t.brought} for name, t in known.items()]}
    out.show(data, [listing])


@app.command("copy")
def copy(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of `template list`.")],
    output: Output = None,
    force: Force = False,
) -> None:
    """Copy a shipped template to templates/, to change it there."""
    from kamctl.views.templates import shipped

    text = shipped(name)
    if output is not None and str(output) == "-":
        terminal.emit(text)
        return
    root = opening.workspace(ctx).root
    target = root / "templates" / name
    if output is None:
        if target.exists() and not force:
            raise TemplateThereError(name)
        target.parent.mkdir(exist_ok=True)
    write_output(output or _seen_from(ctx.obj.directory, target), text, root, ctx.obj.directory, force=force)


def _seen_from(directory: Path, target: Path) -> Path:
    return Path(os.path.relpath(target, directory))
