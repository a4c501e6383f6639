"""`kamctl exit-review`."""

from __future__ import annotations

import typer

from kamctl.cli import opening
from kamctl.cli.options import Force, OneAccount, Output
from kamctl.cli.page import DocumentFormat, DocumentFormatOption, show_page


def exit_review(
    ctx: typer.Context,
    account: OneAccount,
    format_: DocumentFormatOption = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write what management needs to decide whether to keep an account."""
    from kamctl.formats.data import data
    from kamctl.method.performance.exit_review import exit_review as facts

    opened = opening.portfolio(ctx, [account])
    review = facts(opened.portfolio, opened.accounts[0], opened.today)
    show_page(
        "exit-review", format_, data(review), opened.workspace, output, audience="internal", force=force,
        language=opened.language, formats=DocumentFormat,
    )  # fmt: skip
