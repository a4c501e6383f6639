"""`kamctl plan`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import hints
from kamctl.app.open import MissingFileError
from kamctl.cli import opening, terminal
from kamctl.cli.options import Format, OneAccount, TextOrJson


def plan(
    ctx: typer.Context,
    account: OneAccount,
    completeness: Annotated[
        bool, typer.Option("--completeness", help="By area, the share of quality rules that it meets.")
    ] = False,
    format_: Format = TextOrJson.text,
) -> None:
    """Show a plan as a tree: what they want, what we do, the actions, and the gaps."""
    from kamctl.method.plan.completeness import completeness as complete
    from kamctl.method.plan.plan_tree import outline
    from kamctl.views import plan as view
    from kamctl.workspace.paths import plan_path

    opened = opening.portfolio(ctx, [account], kinds=("accounts", "plans", "reviews"))
    name = opened.accounts[0]
    if name not in opened.portfolio.plans:
        raise MissingFileError(plan_path(name), f"`{hints.new(name)}` starts the plan.")
    if completeness:
        areas = complete(opened.portfolio, name, opened.today)
        if format_ is TextOrJson.json:
            terminal.as_json(areas)
        else:
            terminal.text(f"{areas.name}: how complete the plan is")
            terminal.table(*view.completeness(areas))
        return
    found = outline(opened.portfolio, name, opened.today)
    if format_ is TextOrJson.json:
        terminal.as_json(found)
    else:
        terminal.text(view.tree(found, opened.today))
