"""`kamctl due`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import show
from kamctl.cli.context import Opened, open_portfolio
from kamctl.cli.options import Accounts, Format, TextOrJson
from kamctl.wording import plural

if TYPE_CHECKING:
    from kamctl.method.due import Due

Owner = Annotated[str | None, typer.Option("--owner", metavar="WHO", help="Only this person's or contact's.")]


def due(
    ctx: typer.Context,
    accounts: Accounts = None,
    within: Annotated[
        int,
        typer.Option(
            "--within", metavar="DAYS", min=0, max=3650, help="What is due in these days, or overdue."
        ),
    ] = 30,
    owner: Owner = None,
    format_: Format = TextOrJson.text,
) -> None:
    """List everything that falls due, the most urgent first."""
    from kamctl.views import due as view

    opened = open_portfolio(ctx.obj, accounts)
    found = chosen(opened, within, owner)
    if format_ is TextOrJson.json:
        show.as_json({"today": opened.today, "within": within, "due": found})
    elif found:
        show.table(*view.listing(found, opened.today))
    else:
        show.text(f"nothing is due within {plural(within, 'day')}")


def chosen(opened: Opened, within: int, owner: str | None) -> list[Due]:
    """Return what is overdue or due within some days, of one owner or of all."""
    from kamctl.method.due import everything_due

    last = opened.today + dt.timedelta(days=within)
    return [
        d
        for d in everything_due(opened.portfolio, opened.accounts, opened.today)
        if d.due <= last and (owner is None or d.owner == owner)
    ]
