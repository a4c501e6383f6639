"""`kamctl new`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kamctl.cli import show
from kamctl.cli.context import open_portfolio
from kamctl.errors import KamctlError


class AccountExistsError(KamctlError):
    """The account and its plan are there already."""

    def __init__(self, account: str) -> None:
        super().__init__(f"{account} has an account file and a plan already", "Edit them; they are yours.")


class BadIdError(KamctlError):
    """An account's id is none."""

    def __init__(self, given: str, near: str) -> None:
        super().__init__(
            f"`{given}` is no id",
            f"An id has a to z, 0 to 9, dot, dash and underscore: {near or 'acme'}; the name goes to --name.",
        )


class UnknownPersonError(KamctlError):
    """No person of kam.yaml goes by that id."""

    def __init__(self, given: str, known: list[str]) -> None:
        super().__init__(f"no person is called `{given}`", f"There are: {', '.join(known)}.")


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
    import re

    from kamctl.workspace import paths, scaffold
    from kamctl.workspace.write import create_files

    if not paths.is_id(account):
        raise BadIdError(account, re.sub(r"[^a-z0-9._-]+", "-", account.lower()).strip("-._"))
    opened = open_portfolio(ctx.obj, kinds=("accounts",))
    people = opened.portfolio.kam.people
    if manager is not None and manager not in people:
        raise UnknownPersonError(manager, list(people))
    has_account, has_plan = (
        p in opened.workspace.texts for p in (paths.account_path(account), paths.plan_path(account))
    )
    if has_account and has_plan:
        raise AccountExistsError(account)
    known = opened.portfolio.accounts.get(account)
    if known is not None:
        name, manager = known.name, manager or known.manager
    elif name is None:
        if not sys.stdin.isatty():
            raise typer.BadParameter("the new account needs a name", param_hint="--name")
        name = str(typer.prompt("Name of the account"))
    files = {}
    if not has_account:
        files[paths.account_path(account)] = scaffold.account_file(account, name, manager, opened.today)
    if not has_plan:
        files[paths.plan_path(account)] = scaffold.plan_file(account, name, manager, opened.today)
    create_files(opened.workspace.root, files)
    show.text("\n".join(f"wrote {path}" for path in files))
    if not has_account and opened.portfolio.criteria is not None:
        first = next(iter(opened.portfolio.criteria.criteria), "CRITERION")
        show.text(f"\nNext: kamctl rate {account} {first} RATING --evidence '…', and kamctl score {account}")
