"""`kamctl explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import out, show


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
        show.table(*view.listing(RULES))
        return
    chosen = list(dict.fromkeys(rule for given in rules for rule in matching(given)))
    pages = "\n\n".join(view.page(rule) for rule in chosen)
    if out.is_terminal():
        from kamctl.views.markdown import rendered

        out.emit(rendered(pages, colour=out.is_coloured(), width=out.width()))
    else:
        out.emit(pages)
