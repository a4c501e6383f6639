"""`kamctl profit`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts
from kamctl.cli.prompts import day
from kamctl.cli.tables import Out, shows_tables

if TYPE_CHECKING:
    from kamctl.app.money.ledger import Asked
    from kamctl.model.relative_days import Calendar


#: Columns of the picture where the output is not a terminal.
_PIPED = 100


class ProfitBy(StrEnum):
    """What is ranked."""

    customer = "customer"
    account = "account"
    product = "product"
    segment = "segment"


@shows_tables("svg and html for the curve", "svg", "html")
def profit(
    ctx: typer.Context,
    accounts: Accounts = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="A fiscal year, such as 2025.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day of the period: 2026-01-01, Q3.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day of the period.")] = None,
    all_time: Annotated[bool, typer.Option("--all-time", help="Everything that the ledger holds.")] = False,
    by: Annotated[
        ProfitBy, typer.Option("--by", help="What is ranked: customer, account, product or segment.")
    ] = ProfitBy.customer,
    everything: Annotated[
        bool, typer.Option("--all", help="Show all rows, not only the first and those of our accounts.")
    ] = False,
    *,
    out: Out,
) -> None:
    """Show who brings the profit, best first.

    By default over the last four closed quarters that the ledger has reached.
    """
    from kamctl.app.money import ledger as app
    from kamctl.method.money.shown import shown_rows
    from kamctl.views.money import profit as view

    opened = opening.portfolio(ctx, kinds=("accounts", "results"))
    chosen = opening.chosen(opened.workspace, accounts)
    found = app.profit(opened, _asked(opened.calendar, year, start, end, all_time=all_time), by.value, chosen)
    if out.format in ("svg", "html") and out.target is None:
        from kamctl.app.charts import curve

        terminal.emit(curve(found, out.format).decode("utf-8"))
        return
    rows = shown_rows(found, chosen, everything=everything)
    width = terminal.width() if terminal.is_terminal() else _PIPED
    out.show(found._replace(rows=rows), view.parts(found, chosen, everything=everything, width=width))


def _asked(
    calendar: Calendar, year: str | None, start: str | None, end: str | None, *, all_time: bool
) -> Asked:
    from kamctl.app.money.ledger import Asked

    if sum((year is not None, start is not None or end is not None, all_time)) > 1:
        raise typer.BadParameter("give one of --year, --from and --to, and --all-time.")
    if year is not None and not (year.isdigit() and len(year) == 4):
        raise typer.BadParameter(f"'{year}' is not a fiscal year, such as 2025.", param_hint="--year")
    first, last = None, None
    if start is not None:
        first = day(start, "--from", calendar=calendar, past=True, first=True)
    if end is not None:
        last = day(end, "--to", calendar=calendar, past=True)
    if first is not None and last is not None and last < first:
        raise typer.BadParameter(f"{last} is before {first}.", param_hint="--to")
    return Asked(year, first, last, all_time)
