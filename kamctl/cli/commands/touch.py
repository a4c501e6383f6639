"""`kamctl touch`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked


def touch(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    contact: Annotated[
        str | None, typer.Argument(metavar="CONTACT", help="Whom: one of its contacts.")
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that we were in touch with a contact."""
    from kamctl.app import choices, customer
    from kamctl.method.lookup import known

    context = opening.change(ctx, account, on)
    contacts = context.portfolio.accounts[context.account].contacts
    name = asked(
        ctx, contact, "CONTACT", "Contact", choices=choices.contacts(context),
        read=lambda text: known(text, contacts, "contact", context.account_path),
    )  # fmt: skip
    changed = customer.touch(context, name, dry_run=dry_run)
    report(changed, f"in touch with {name} on {context.date}", dry_run=dry_run)
