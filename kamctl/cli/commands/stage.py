"""`kamctl stage`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import typer

from kamctl.app.open import Opened
from kamctl.cli import opening
from kamctl.cli.options import Accounts
from kamctl.cli.tables import Out, shows_tables
from kamctl.table import Part, Verbatim

if TYPE_CHECKING:
    from kamctl.method.lifecycle.stages import Lifecycle


@shows_tables()
def stage(ctx: typer.Context, accounts: Accounts = None, *, out: Out) -> None:
    """Show each account's stage, and what its gates require."""
    from kamctl.method.lifecycle.stages import lifecycle, with_fallen
    from kamctl.views.account import stages as view

    opened = opening.portfolio(ctx, accounts)
    portfolio, today = opened.portfolio, opened.today
    found = [with_fallen(portfolio, lifecycle(portfolio, name, today), today) for name in opened.accounts]
    out.show({"accounts": found}, _each(opened, found) if accounts else [view.overview(found)])


def _each(opened: Opened, found: Sequence[Lifecycle]) -> Iterator[Part]:
    """Yield each account's requirements, with the worst that is found about it and the ways to meet them."""
    from kamctl.views.account import stages as view
    from kamctl.views.status import trouble

    worst = opening.troubles(opened)
    for i, one in enumerate(found):
        yield ("\n" if i else "") + view.heading(one)
        if said := trouble(worst[one.account]):
            yield said
        yield view.requirements(one)
        if remedies := view.remedies(one):
            yield Verbatim("\n" + remedies)
