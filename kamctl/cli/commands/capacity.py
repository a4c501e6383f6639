"""`kamctl capacity`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
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
    *,
    out: Out,
) -> None:
    """Show demand for scarce roles, their capacity, and who competes."""
    from kamctl.app.resources.capacity import loads
    from kamctl.method.review.reviews import asked_period
    from kamctl.model.periods import kind_of
    from kamctl.views.resources import capacity as view

    opened = opening.portfolio(ctx, kinds=("accounts", "plans"))
    label = asked_period(quarter, opened.portfolio.kam, opened.today).label if quarter else None
    if label is not None and kind_of(label) != "quarter":
        raise typer.BadParameter(f"{quarter} is not a quarter: write Q3 or 2026-Q3.", param_hint="--quarter")
    found = loads(opened, label)
    when = f"in {label}" if label else "from this quarter on"
    nothing = f"no role has days and no plan asks for any {when}"
    out.show({"loads": found}, [view.listing(found, nothing)])
