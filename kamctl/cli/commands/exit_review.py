"""`kamctl exit-review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import OneAccount, Output
from kamctl.cli.page import show_page


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
    from kamctl.formats.data import data
    from kamctl.method.performance.exit_review import exit_review as facts

    opened = opening.portfolio(ctx, [account])
    review = facts(opened.portfolio, opened.accounts[0], opened.today)
    show_page("exit-review", format_.value, data(review), opened, output)
