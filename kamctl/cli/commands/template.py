"""`kamctl template list`, `kamctl template copy` and `kamctl template check`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.group import group
from kamctl.cli.options import Force, Format, Output, TextOrJson
from kamctl.cli.output_file import write_output
from kamctl.cli.tables import Out, shows_tables
from kamctl.errors import RefusedError
from kamctl.wording import plural
from kamctl.workspace.disk import NoWorkspaceError

app = group("List the templates, copy one to change it, or check your own.")


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
    `money` and `plural`. Texts are already escaped. `{% extends "shipped/NAME" %}` builds on the shipped one.
    It runs in a sandbox with limits, but treat it as code.
    """
    from kamctl.table import Column, Table
    from kamctl.views.documents.office import office_templates
    from kamctl.views.pages.templates import templates

    try:
        root = opening.workspace(ctx).root
    except NoWorkspaceError:
        root = None
    known = {**{name: t.brought for name, t in templates(root).items()}, **office_templates(root)}
    rows = [[name, "templates/ of this workspace" if known[name] else "shipped"] for name in sorted(known)]
    listing = Table("templates", [Column("template", keep=True), Column("from")], rows)
    data = {"templates": [{"template": name, "brought": known[name]} for name in sorted(known)]}
    out.show(data, [listing])


@app.command("copy")
def copy(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name of `template list`.")],
    output: Output = None,
    force: Force = False,
) -> None:
    """Copy a shipped template to templates/, to change it there."""
    from kamctl.views.documents.office import shipped_office_template
    from kamctl.views.pages.templates import shipped

    text = shipped_office_template(name) or shipped(name)
    if output is not None and str(output) == "-" and isinstance(text, str):
        terminal.emit(text)
        return
    root = opening.workspace(ctx).root
    target = root / "templates" / name
    if output is None:
        if target.exists() and not force:
            raise TemplateThereError(name)
        target.parent.mkdir(exist_ok=True)
    write_output(output or _seen_from(ctx.obj.directory, target), text, root, ctx.obj.directory, force=force)


@app.command("check")
def check(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help="A file in templates/, such as agenda.docx; all if none is named."
        ),
    ] = None,
    format_: Format = TextOrJson.text,
) -> None:
    """Check your own templates.

    It names unknown fields, with the nearest known name; fields that only our own edition has; tags that
    cannot be read; and what the shipped template shows and yours does not. In a Word document it gives the
    paragraph. Then each template is filled with one of your accounts.
    """
    from kamctl.app import template_check as app
    from kamctl.views.pages.template_check import lines

    opened = opening.portfolio(ctx)
    found = app.check(opened, None if name is None else Path(name).name)
    if format_ is TextOrJson.json:
        from kamctl.formats.data import dumps

        terminal.emit(dumps("template-check", {"remarks": [one._asdict() for one in found]}) + "\n")
    else:
        for line in lines(found):
            terminal.text(line)
        names = app.own_names(opened.workspace.root) if name is None else [name]
        errors = sum(one.level == "error" for one in found)
        terminal.text(f"{plural(len(names), 'template')} checked, {plural(errors, 'error')}")
    if any(one.level == "error" for one in found):
        raise typer.Exit(1)


def _seen_from(directory: Path, target: Path) -> Path:
    return Path(os.path.relpath(target, directory))
