"""`kamctl review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.options import Force, OneAccount, Output, Quarter
from kamctl.cli.page import DocumentFormat, DocumentFormatOption, show_page


class EditionChoice(StrEnum):
    """The audience of the agenda."""

    internal = "internal"
    customer = "customer"


def review(
    ctx: typer.Context,
    account: OneAccount,
    quarter: Quarter = None,
    edition: Annotated[
        EditionChoice, typer.Option("--edition", help="internal has everything; customer what they may see.")
    ] = EditionChoice.internal,
    format_: DocumentFormatOption = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write the agenda of a review with the customer."""
    from kamctl.formats.agenda import agenda_data
    from kamctl.method.review.agenda import agenda
    from kamctl.method.review.reviews import asked_period
    from kamctl.method.tier_policy import kam_for

    opened = opening.portfolio(ctx, [account])
    period = asked_period(quarter, kam_for(opened.portfolio, opened.accounts[0], opened.today), opened.today)
    data = agenda_data(agenda(opened.portfolio, opened.accounts[0], period, opened.today, edition.value))
    show_page(
        "agenda", format_, data, opened.workspace, output, audience=edition.value, force=force,
        language=opened.language, formats=DocumentFormat,
    )  # fmt: skip
