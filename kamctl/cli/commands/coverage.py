"""`kamctl coverage`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables

if TYPE_CHECKING:
    from kamctl.method.relationships.coverage import Coverage
    from kamctl.model.kam import Kam


@shows_tables("mermaid for a diagram", "mermaid")
def coverage(
    ctx: typer.Context,
    accounts: Accounts = None,
    *,
    out: Out,
) -> None:
    """Show who meets whom, at which level, how recently, and where the gaps are."""
    from kamctl.method.relationships.coverage import portfolio_coverage
    from kamctl.method.relationships.meltdown import meltdown
    from kamctl.views.account import coverage as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts", "results"))
    found = portfolio_coverage(opened.portfolio, opened.today, opened.accounts)
    risks = {one.account: meltdown(opened.portfolio, one.account, opened.today) for one in found}
    if out.format == "mermaid":
        _draw(found, opened.portfolio.kam)
        return
    data = {"accounts": found, "meltdown": [risk for risk in risks.values() if risk]}
    out.show(data, view.of_each(found, risks) if accounts else [view.portfolio(found, risks)])


def _draw(found: Sequence[Coverage], kam: Kam) -> None:
    """Print a diagram; where it would be too large for its reader, several in fences of their own."""
    from kamctl.views.pages.mermaid import diagrams

    drawn = diagrams(found, kam)
    if len(drawn) == 1:
        terminal.emit(drawn[0])
        return
    terminal.emit("\n".join(f"```mermaid\n{one}```\n" for one in drawn))
    terminal.note(
        f"note: one diagram would be too large to be drawn; these are {len(drawn)}, each in a fence for "
        "Markdown. Name accounts for a diagram of them alone."
    )
