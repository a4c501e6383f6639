"""Opens what a command works on, and prints notes about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from kamctl.app.open import Opened, Workspace, account_id, open_portfolio, open_workspace
from kamctl.cli.prompts import asked, can_ask, day
from kamctl.cli.terminal import note_all
from kamctl.method.lookup import known

if TYPE_CHECKING:
    from kamctl.app.writing.change import ChangeContext
    from kamctl.checks.troubles import Trouble


def portfolio(
    ctx: typer.Context, accounts: Sequence[str] | None = None, *, kinds: Sequence[str] | None = None
) -> Opened:
    """Open the accounts named, or all; see `kamctl.app.open.open_portfolio`."""
    opened = open_portfolio(ctx.obj, accounts, kinds=kinds)
    note_all(opened.notices)
    return opened


def troubles(opened: Opened) -> dict[str, Trouble]:
    """Return the worst that is found about each account that was opened."""
    from kamctl.checks.troubles import troubles as found

    return found(opened.loaded, opened.workspace.texts, opened.accounts, opened.today)


def chosen(found: Workspace, accounts: Sequence[str] | None) -> tuple[str, ...]:
    """Return the accounts named, in a workspace where all were opened; none if none is named."""
    return tuple(dict.fromkeys(account_id(found, name) for name in accounts or ()))


def workspace(ctx: typer.Context) -> Workspace:
    """List the workspace's files; see `kamctl.app.open.open_workspace`."""
    found = open_workspace(ctx.obj)
    note_all(found.notices)
    return found


def who(ctx: typer.Context, context: ChangeContext, by: str | None) -> str:
    """Return who makes the change: `--by`, else by git's user.email, else as the terminal answers."""
    from kamctl.app.writing import choices
    from kamctl.app.writing.change import NobodyError, person

    try:
        return person(context, by)
    except NobodyError:
        if not can_ask():
            raise
    return asked(
        ctx,
        None,
        "--by",
        "Who are you",
        read=lambda text: person(context, text),
        choices=choices.people(context),
    )


def last_day(context: ChangeContext, until: str | None) -> dt.date | None:
    """Return the day that `--until` names, which lies after the change."""
    last = None if until is None else day(until, "--until", calendar=context.opened.calendar)
    if last is not None and last <= context.date:
        raise typer.BadParameter(f"{last} is not after {context.date}.", param_hint="--until")
    return last


def account_name(ctx: typer.Context, given: str | None) -> str:
    """Return the account named, or ask for it."""
    if given is not None:
        return given
    found = open_workspace(ctx.obj) if can_ask() else None
    return asked(
        ctx, None, "ACCOUNT", "Account",
        read=lambda text: account_id(found, text) if found is not None else text,
        choices=[(id_, "") for id_ in found.account_ids] if found is not None else (),
    )  # fmt: skip


def target_name(ctx: typer.Context, given: str | None) -> str:
    """Return what a change is about, or ask for it: an account, a file, or settings, criteria, resources."""
    if given is not None:
        return given
    from kamctl.app.writing.target import words

    found = open_workspace(ctx.obj) if can_ask() else None
    names = [] if found is None else [*found.account_ids, *words()]
    return asked(
        ctx, None, "ACCOUNT", "Account", read=lambda text: known(text, names, "account", "the workspace"),
        choices=[(id_, "") for id_ in names],
    )  # fmt: skip


def change(
    ctx: typer.Context,
    account: str | None,
    on: str | None = None,
    *,
    kinds: Sequence[str] = ("accounts",),
) -> ChangeContext:
    """Open an account (asked for where it is missing) for a change; see `open_change`."""
    from kamctl.app.writing.change import dated, open_change

    name = account_name(ctx, account)
    context = open_change(ctx.obj, name, kinds=kinds)
    note_all(context.opened.notices)
    date = None if on is None else day(on, "--date", calendar=context.opened.calendar, past=True)
    return dated(context, date)
