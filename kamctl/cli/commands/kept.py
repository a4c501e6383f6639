"""`kamctl kept`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.tables import Out, shows_tables
from kamctl.model.types import Ref


@shows_tables()
def kept(
    ctx: typer.Context,
    who: Annotated[str, typer.Option("--for", metavar="WHO", help="One of our people."), Ref("person")],
    *,
    out: Out,
) -> None:
    """Show what a person kept, did late and moved in the last four quarters.

    This counts the actions they own and the milestones and reviews of the accounts they manage now, in the
    quarter in which each was due: the present one and the three before it. What was done by a date to which
    it had been moved was kept; moves are counted separately.
    """
    from kamctl.method.attention.kept import record
    from kamctl.method.lookup import known
    from kamctl.views import kept as view

    opened = opening.portfolio(ctx, kinds=("accounts", "plans", "reviews"))
    known(who, opened.portfolio.kam.people, "person", "kam.yaml")
    found = record(opened.portfolio, who, opened.today)
    data = {"for": who, **found._asdict(), "total": found.total}
    out.show(data, view.parts(found, who))
