"""`kamctl exit-review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import out
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import OneAccount
from kamctl.cli.output import Output, write_output


class ExitReviewFormat(StrEnum):
    """How the exit review is written."""

    md = "md"
    html = "html"
    json = "json"


def exit_review(
    ctx: typer.Context,
    account: OneAccount,
    format_: Annotated[
        ExitReviewFormat, typer.Option("--format", help="Markdown, a page that prints, or JSON for machines.")
    ] = ExitReviewFormat.md,
    output: Output = None,
) -> None:
    """Write what management needs to decide on going on with an account."""
    from kamctl.formats.data import data as plain
    from kamctl.formats.data import dumps
    from kamctl.method.performance.exit_review import exit_review as facts

    opened = open_portfolio(ctx.obj, [account])
    review = facts(opened.portfolio, opened.accounts[0], opened.today)
    data = plain(review)
    if format_ is ExitReviewFormat.json:
        text = dumps(data) + "\n"
    else:
        from kamctl.views.templates import render

        text = render(f"exit-review.{format_.value}.j2", data, opened.workspace.root)
    if output is not None:
        write_output(output, text, opened.workspace.root, ctx.obj.directory)
    elif format_ is ExitReviewFormat.md and out.is_terminal():
        from kamctl.views.markdown import rendered

        out.emit(rendered(text, colour=out.is_coloured(), width=out.width()))
    else:
        out.emit(text)
