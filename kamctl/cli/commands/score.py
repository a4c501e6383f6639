"""`kamctl score`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli import show
from kamctl.cli.context import open_portfolio
from kamctl.cli.options import Accounts, Format, TextOrJson


def score(
    ctx: typer.Context,
    accounts: Accounts = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show each criterion's part of the score.")
    ] = False,
    sensitivity: Annotated[
        bool, typer.Option("--sensitivity", help="Show which other weights would overturn the verdict.")
    ] = False,
    criteria_file: Annotated[
        Path | None,
        typer.Option(
            "--criteria", metavar="FILE", help="Show what these proposed criteria would do instead."
        ),
    ] = None,
    format_: Format = TextOrJson.text,
) -> None:
    """Score accounts by the criteria, best first."""
    from kamctl.method.selection.ranking import ranking
    from kamctl.views import scores as view

    opened = open_portfolio(ctx.obj, accounts, kinds=("accounts",))
    criteria = opened.criteria
    if criteria_file is not None:
        from kamctl.cli.what_if import show_impact

        show_impact(opened, criteria_file, as_json=format_ is TextOrJson.json)
        return
    chosen = {name: opened.portfolio.accounts[name] for name in opened.accounts}
    found = ranking(criteria, chosen, opened.today, sensitivity=sensitivity)
    if format_ is TextOrJson.json:
        show.as_json({"edition": criteria.edition, "select_at": criteria.select_at, "accounts": found})
        return
    show.table(*view.ranking(found))
    for one in found if explain else ():
        show.text("\n" + view.heading(criteria, one.name, one.score))
        show.table(*view.explanation(one.score))
    for one in found:
        if one.sensitivity is not None:
            show.text("\n" + view.firmness(one.score, one.sensitivity))
