"""`kamctl review`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import out
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import OneAccount
from kamctl.cli.output import Output, write_output


class EditionChoice(StrEnum):
    """Whose eyes the agenda is for."""

    internal = "internal"
    customer = "customer"


class AgendaFormat(StrEnum):
    """How the agenda is written."""

    md = "md"
    html = "html"
    json = "json"


Quarter = Annotated[
    str | None,
    typer.Option(
        "--quarter",
        metavar="PERIOD",
        help="Q3 (the newest that has begun), 2026-Q3, 2026-07 or 2026; default the current one.",
    ),
]


def review(
    ctx: typer.Context,
    account: OneAccount,
    quarter: Quarter = None,
    edition: Annotated[
        EditionChoice, typer.Option("--edition", help="internal has everything; customer what they may see.")
    ] = EditionChoice.internal,
    format_: Annotated[
        AgendaFormat, typer.Option("--format", help="Markdown, a page that prints, or JSON for machines.")
    ] = AgendaFormat.md,
    output: Output = None,
) -> None:
    """Write the agenda of a review with the customer."""
    from kamctl.formats.agenda import agenda_data
    from kamctl.formats.data import dumps
    from kamctl.method.review.agenda import agenda
    from kamctl.method.review.reviews import asked_period

    opened = open_portfolio(ctx.obj, [account])
    period = asked_period(quarter, opened.portfolio.kam, opened.today)
    data = agenda_data(agenda(opened.portfolio, opened.accounts[0], period, opened.today, edition.value))
    if format_ is AgendaFormat.json:
        text = dumps(data) + "\n"
    else:
        from kamctl.views.templates import render

        text = render(f"agenda.{format_.value}.j2", data, opened.workspace.root)
    if output is not None:
        write_output(output, text, opened.workspace.root, ctx.obj.directory)
    elif format_ is AgendaFormat.md and out.is_terminal():
        from kamctl.views.markdown import rendered

        out.emit(rendered(text, colour=out.is_coloured(), width=out.width()))
    else:
        out.emit(text)
