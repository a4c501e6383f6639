"""`kamctl coverage`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Accounts


class CoverageFormat(StrEnum):
    """How relationships are shown."""

    text = "text"
    json = "json"
    mermaid = "mermaid"


def coverage(
    ctx: typer.Context,
    accounts: Accounts = None,
    format_: Annotated[
        CoverageFormat,
        typer.Option("--format", help="text for people, json for machines, mermaid for a diagram."),
    ] = CoverageFormat.text,
) -> None:
    """Show who meets whom, at which level, how long ago, and the gaps."""
    from kamctl.method.relationships.coverage import portfolio_coverage
    from kamctl.method.relationships.meltdown import meltdown
    from kamctl.views import coverage as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts",))
    found = portfolio_coverage(opened.portfolio, opened.today, opened.accounts)
    risks = {one.account: meltdown(opened.portfolio, one.account, opened.today) for one in found}
    if format_ is CoverageFormat.json:
        terminal.as_json({"accounts": found, "meltdown": [risk for risk in risks.values() if risk]})
    elif format_ is CoverageFormat.mermaid:
        from kamctl.views.mermaid import diagram

        terminal.emit(diagram(found, opened.portfolio.kam))
    elif not accounts:
        terminal.table(*view.portfolio(found, risks))
    else:
        for i, one in enumerate(found):
            terminal.text(("\n" if i else "") + view.heading(one, risks))
            if one.contacts:
                terminal.table(*view.matrix(one))
