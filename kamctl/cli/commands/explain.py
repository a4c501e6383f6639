"""`kamctl explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import terminal


def explain(
    rules: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RULE]...", help="Rule names, codes or code prefixes; none lists all."),
    ] = None,
) -> None:
    """Explain a rule of `check`, or list them all."""
    from kamctl.checks.registry import RULES
    from kamctl.checks.rule_selection import matching
    from kamctl.views import rules as view

    if not rules:
        terminal.table(*view.listing(RULES))
        return
    chosen = list(dict.fromkeys(rule for given in rules for rule in matching(given)))
    pages = "\n\n".join(view.page(rule) for rule in chosen)
    terminal.markdown(pages)
