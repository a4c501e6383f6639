"""`kamctl explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.tables import Out, shows_tables


@shows_tables()
def explain(
    rules: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RULE]...", help="Rule names, codes or code prefixes; none lists all."),
    ] = None,
    *,
    out: Out,
) -> None:
    """Explain a rule of `check`, or list them all."""
    from kamctl.checks.registry import RULES
    from kamctl.checks.rule_selection import matching
    from kamctl.views import rules as view

    chosen = list(dict.fromkeys(rule for given in rules or () for rule in matching(given)))
    if chosen and out.format == "text":
        terminal.markdown("\n\n".join(view.page(rule) for rule in chosen))
    else:
        out.show({"rules": view.as_data(chosen or RULES)}, [view.listing(chosen or RULES)])
