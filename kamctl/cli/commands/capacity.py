"""`kamctl capacity`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import show
from kamctl.cli.context import BrokenFileError, open_portfolio
from kamctl.cli.options import Format, TextOrJson


def capacity(
    ctx: typer.Context,
    quarter: Annotated[
        str | None,
        typer.Option(
            "--quarter",
            metavar="QUARTER",
            help="Q3 (the newest that has begun) or 2026-Q3; default this and later ones.",
        ),
    ] = None,
    format_: Format = TextOrJson.text,
) -> None:
    """Show what plans ask of scarce roles against what there is, and who competes."""
    from kamctl.method.resources import capacity as analysis
    from kamctl.method.review.reviews import asked_period
    from kamctl.method.selection.scoring import score_accounts
    from kamctl.model.periods import kind_of
    from kamctl.views import capacity as view

    opened = open_portfolio(ctx.obj, kinds=("accounts", "plans"))
    if "resources.yaml" in opened.portfolio.broken:
        raise BrokenFileError("resources.yaml")
    criteria = opened.portfolio.criteria
    scores = score_accounts(criteria, opened.portfolio.accounts, opened.today) if criteria else []
    label = asked_period(quarter, opened.portfolio.kam, opened.today).label if quarter else None
    if label is not None and kind_of(label) != "quarter":
        raise typer.BadParameter(f"{quarter} is no quarter: write Q3 or 2026-Q3.", param_hint="--quarter")
    loads = analysis.capacity(opened.portfolio, {score.account: score.rank for score in scores}, label)
    loads = tuple(load for load in loads if label is not None or load.end >= opened.today)
    if format_ is TextOrJson.json:
        show.as_json({"loads": loads})
    elif loads:
        show.table(*view.listing(loads))
    else:
        when = f"in {label}" if label else "from this quarter on"
        show.text(f"no role has days and no plan asks for any {when}")
