"""`kamctl new`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli import opening, terminal


def new(
    ctx: typer.Context,
    account: Annotated[
        str, typer.Argument(metavar="ACCOUNT", help="Id of the new account: a to z, 0 to 9, dot, dash.")
    ],
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="The account's name.")] = None,
    manager: Annotated[
        str | None, typer.Option("--manager", metavar="WHO", help="Its key account manager.")
    ] = None,
) -> None:
    """Start an account: its file and its plan."""
    from kamctl.app import start

    start.refuse_bad_id(account)
    opened = opening.portfolio(ctx, kinds=("accounts",))
    if start.needs_name(opened, account, manager) and name is None:
        if not sys.stdin.isatty():
            raise typer.BadParameter("the new account needs a name", param_hint="--name")
        name = str(typer.prompt("Name of the account"))
    started = start.start_account(opened, account, name=name, manager=manager)
    terminal.text("\n".join(f"wrote {path}" for path in started.written))
    if started.criterion is not None:
        rate, score = hints.rate(account, started.criterion), hints.score(account)
        terminal.text(f"\nNext: {rate}, and {score}")
