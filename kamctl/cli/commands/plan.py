"""`kamctl plan`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import hints
from kamctl.app.open import MissingFileError
from kamctl.cli import opening
from kamctl.cli.options import OneAccount
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def plan(
    ctx: typer.Context,
    account: OneAccount,
    completeness: Annotated[
        bool, typer.Option("--completeness", help="Show by area the share of quality rules that it meets.")
    ] = False,
    *,
    out: Out,
) -> None:
    """Show a plan as a tree: what they want, what we do, the actions, and the gaps."""
    from kamctl.method.plan.completeness import completeness as complete
    from kamctl.method.plan.plan_tree import outline
    from kamctl.views.account import plan as view
    from kamctl.workspace.paths import plan_path

    opened = opening.portfolio(ctx, [account], kinds=("accounts", "plans", "reviews"))
    name = opened.accounts[0]
    if name not in opened.portfolio.plans:
        raise MissingFileError(plan_path(name), f"`{hints.new(name)}` starts the plan.")
    if completeness:
        areas = complete(opened.portfolio, name, opened.today)
        out._replace(command=f"{out.command} completeness").show(areas, view.areas(areas))
        return
    found = outline(opened.portfolio, name, opened.today)
    out.show(found, view.parts(found, opened.today, as_text=out.format == "text"))
