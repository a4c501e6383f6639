"""`kamctl new`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli import opening, terminal
from kamctl.cli.change_report import tell_undo
from kamctl.cli.prompts import asked, words
from kamctl.model.types import Ref


def new(
    ctx: typer.Context,
    account: Annotated[
        str | None,
        typer.Argument(metavar="ACCOUNT", help="Its id: a to z, 0 to 9, dot, dash."),
        Ref(),  # a new one, so existing ids are not completed
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The account's name.")] = None,
    manager: Annotated[
        str | None, typer.Option("--manager", metavar="WHO", help="Its key account manager.")
    ] = None,
) -> None:
    """Start an account: its account file and its plan."""
    from kamctl.app.start import new_account

    account = asked(ctx, account, "ACCOUNT", "Id of the new account (such as acme)", read=new_account.good_id)
    opened = opening.portfolio(ctx, kinds=("accounts",))
    if new_account.needs_name(opened, account, manager) and name is None:
        name = asked(ctx, None, "--name", "Name of the account", read=words)
    started = new_account.start_account(opened, account, name=name, manager=manager)
    terminal.text("\n".join(f"wrote {path}" for path in started.written))
    tell_undo()
    if started.criterion is not None:
        rate, score = hints.rate(account, started.criterion), hints.score(account)
        terminal.text(f"\nNext: {rate}, and {score}")
