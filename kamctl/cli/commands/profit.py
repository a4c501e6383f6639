"""`kamctl profit`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts
from kamctl.cli.prompts import day

if TYPE_CHECKING:
    import datetime as dt

    from kamctl.app.ledger import Asked
    from kamctl.method.money.report import Report


#: Columns of the picture where it goes to no terminal.
_PIPED = 100


class ProfitFormat(StrEnum):
    """How the report is given out."""

    text = "text"
    json = "json"
    csv = "csv"
    svg = "svg"
    html = "html"


class ProfitBy(StrEnum):
    """What is ranked."""

    customer = "customer"
    account = "account"
    product = "product"
    segment = "segment"


def profit(
    ctx: typer.Context,
    accounts: Accounts = None,
    year: Annotated[
        str | None, typer.Option("--year", metavar="YEAR", help="A fiscal year, such as 2025.")
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day of the period.")
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day of it.")] = None,
    all_time: Annotated[bool, typer.Option("--all-time", help="Everything that the ledger holds.")] = False,
    by: Annotated[
        ProfitBy, typer.Option("--by", help="What is ranked: customer, account, product or segment.")
    ] = ProfitBy.customer,
    everything: Annotated[
        bool, typer.Option("--all", help="All rows, not only the first and those of our accounts.")
    ] = False,
    format_: Annotated[
        ProfitFormat,
        typer.Option(
            "--format",
            help="text for people, json for machines, csv for sheets; svg or html for the curve.",
        ),
    ] = ProfitFormat.text,
) -> None:
    """Show who brings the profit, best first.

    By default over the last four closed quarters that the ledger has reached.
    """
    from kamctl.app import ledger as app

    opened = opening.portfolio(ctx, kinds=("accounts", "results"))
    chosen = opening.chosen(opened.workspace, accounts)
    found = app.profit(opened, _asked(year, start, end, all_time=all_time), by.value, chosen)
    if format_ is ProfitFormat.text:
        _show(found, chosen, everything=everything)
        return
    if format_ in (ProfitFormat.svg, ProfitFormat.html):
        from kamctl.app.charts import curve

        terminal.emit(curve(found, format_.value).decode("utf-8"))
        return
    from kamctl.method.money.shown import shown_rows

    rows = shown_rows(found, chosen, everything=everything)
    if format_ is ProfitFormat.json:
        terminal.as_json(found._replace(rows=rows))
    else:
        from kamctl.formats.csv_text import csv_text

        terminal.emit(csv_text(rows))


def _asked(year: str | None, start: str | None, end: str | None, *, all_time: bool) -> Asked:
    from kamctl.app.ledger import Asked

    if sum((year is not None, start is not None or end is not None, all_time)) > 1:
        raise typer.BadParameter("give one of --year, --from and --to, and --all-time.")
    if year is not None and not (year.isdigit() and len(year) == 4):
        raise typer.BadParameter(f"'{year}' is not a fiscal year, such as 2025.", param_hint="--year")
    first: dt.date | None = day(start, "--from") if start is not None else None
    last: dt.date | None = day(end, "--to") if end is not None else None
    if first is not None and last is not None and last < first:
        raise typer.BadParameter(f"{last} is before {first}.", param_hint="--to")
    return Asked(year, first, last, all_time)


def _show(found: Report, chosen: tuple[str, ...], *, everything: bool) -> None:
    from kamctl.views import profit as view

    terminal.text(f"{view.heading(found)}\n\n{view.sentences(found)}\n")
    picture = "" if chosen else view.curve(found, terminal.width() if terminal.is_terminal() else _PIPED)
    if picture:
        terminal.text(f"{picture}\n")
    terminal.table(*view.listing(found, chosen, everything=everything))
    if chosen:
        return
    after = [part for part in (view.to_ask_about(found), "\n".join(view.beside(found))) if part]
    if after:
        terminal.text("\n" + "\n\n".join(after))
