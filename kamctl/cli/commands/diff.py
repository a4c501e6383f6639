"""`kamctl diff`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import terminal


class DiffFormat(StrEnum):
    """How changes are shown."""

    text = "text"
    md = "md"
    json = "json"


def diff(
    ctx: typer.Context,
    revisions: Annotated[
        str | None,
        typer.Argument(
            metavar="[REV[..REV]]",
            help="REV (default HEAD) against the working files; A..B; or A...B, from their merge base.",
        ),
    ] = None,
    format_: Annotated[DiffFormat, typer.Option("--format", help="How to show it.")] = DiffFormat.text,
) -> None:
    """Show what changed between two revisions, in sentences about accounts."""
    from kamctl.app.compare import compare_revisions
    from kamctl.views import changes as view

    found = compare_revisions(ctx.obj, revisions)
    if format_ is DiffFormat.json:
        head = {"from": found.old, "to": found.new, "today": found.today}
        terminal.as_json("diff", {**head, **found.changes._asdict()})
    elif format_ is DiffFormat.md:
        terminal.emit(view.as_markdown(found.changes))
    else:
        terminal.text(view.as_text(found.changes))
