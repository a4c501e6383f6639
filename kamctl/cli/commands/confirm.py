"""`kamctl confirm`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked
from kamctl.model.types import Ref


def confirm(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    name: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="One of their objectives, pressures or obstacles."),
        Ref("objective", "pressure", "obstacle"),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="CONTACT", help="The contact who confirmed it."),
        Ref("contact"),
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that somebody at the customer confirmed what the plan says about them."""
    from kamctl.app.account import confirm as app
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known

    context = opening.change(ctx, account, on, kinds=("accounts", "plans"))
    said = app.unconfirmed(context)
    one = asked(ctx, name, "ID", "What", choices=said, read=lambda text: app.confirmable(context, text))
    contacts = context.portfolio.accounts[context.account].contacts
    who = asked(
        ctx, by, "--by", "Confirmed by", choices=choices.contacts(context),
        read=lambda text: known(text, contacts, "contact", context.account_path),
    )  # fmt: skip
    changed = app.confirm(context, one, by=who, dry_run=dry_run)
    report(changed, f"{one} confirmed by {who} on {context.date}", dry_run=dry_run)
