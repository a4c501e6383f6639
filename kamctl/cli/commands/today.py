"""`kamctl today`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli import terminal
from kamctl.cli.options import For
from kamctl.cli.tables import Out, shows_tables

#: How many are shown by default.
SHOWN = 10


@shows_tables()
def today(
    ctx: typer.Context,
    who: For = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help=f"Show the first N; default {SHOWN}, in JSON all."),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each urgency is computed, and what else is behind it.")
    ] = False,
    *,
    out: Out,
) -> None:
    """Show what to do first, and why.

    What is wrong and what waits for a decision of senior management, one entry per cause, ranked by what
    it costs to wait: the weight of the rule, times 1 + the money at stake in the account by a year's
    profit of the portfolio, times how late it is (1 in time, 2 after a quarter, 3 at most). `explain RULE`
    tells a rule's weight, `policy.urgency` in kam.yaml sets another. Each names whose turn it is, and the
    command or the line of a file that settles it.
    """
    from kamctl.app.attention import attention
    from kamctl.views import attention as view

    found = attention(ctx.obj, who)
    terminal.note_all(found.notices)
    currency = found.portfolio.kam.currency
    shown = found.items[: limit or SHOWN] if out.format == "text" else found.items[:limit]
    if shown and out.format == "text" and (explain or terminal.is_terminal()):
        told = view.blocks(
            shown, currency, colour=terminal.is_coloured(), width=terminal.columns(),
            year=found.year if explain else None, own=found.portfolio.kam.policy.urgency,
        )  # fmt: skip
        terminal.text(view.heading(found.items, found.today, who or ""))
        terminal.emit(terminal.for_people(told))
    else:
        data = {
            "today": found.today, "for": who, "currency": currency, "year": found.year,
            "total": len(found.items), "items": shown,
        }  # fmt: skip
        nothing = "nothing needs attention" + (f" from {who}" if who else "")
        out.show(data, [view.listing(shown, currency, nothing)])
    if out.format == "text" and len(shown) < len(found.items):
        rest = len(found.items) - len(shown)
        terminal.text(f"… and {rest} more: {hints.today(who or '', limit=len(found.items))}")
