"""`kamctl need`: what the customer needs."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.group import group
from kamctl.cli.options import Accounts, DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, words
from kamctl.cli.tables import Out, shows_tables
from kamctl.model.types import Ref

app = group("Record what the customer needs, and list it.")


@app.command()
def add(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What they need.")] = None,
    raised_by: Annotated[
        str | None, typer.Option("--raised-by", metavar="CONTACT", help="The contact who raised it.")
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record a need that a contact raised, and print its id."""
    from kamctl.app.account import customer
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known

    context = opening.change(ctx, account, on)
    contacts = context.portfolio.accounts[context.account].contacts
    what = asked(ctx, text, "TEXT", "What they need", read=words)
    who = asked(
        ctx, raised_by, "--raised-by", "Raised by", choices=choices.contacts(context),
        read=lambda text: known(text, contacts, "contact", context.account_path),
    )  # fmt: skip
    changed = customer.add_need(context, need=what, raised_by=who, dry_run=dry_run)
    said = f"{changed.made} raised by {who} on {context.date}"
    report(changed, said, dry_run=dry_run, result=changed.made)


@app.command()
def met(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    need: Annotated[str | None, typer.Argument(metavar="ID", help="Its id."), Ref("need")] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that a need is met."""
    from kamctl.app.account import customer
    from kamctl.app.writing import choices
    from kamctl.method.review.needs_and_value import open_need

    context = opening.change(ctx, account, on)
    name = asked(
        ctx, need, "ID", "Need", choices=choices.open_needs(context),
        read=lambda text: open_need(context.portfolio, context.account, text),
    )  # fmt: skip
    changed = customer.meet_need(context, name, dry_run=dry_run)
    report(changed, f"{name} met on {context.date}", dry_run=dry_run)


@app.command("list")
@shows_tables()
def list_needs(
    ctx: typer.Context,
    accounts: Accounts = None,
    all_: Annotated[bool, typer.Option("--all", help="Include needs that are met.")] = False,
    *,
    out: Out,
) -> None:
    """List needs that are not met yet, the oldest first."""
    from kamctl.method.review.needs_and_value import needs
    from kamctl.views.account import needs as view

    opened = opening.portfolio(ctx, accounts, kinds=("accounts",))
    found = needs(opened.portfolio, opened.accounts, opened.today, met_too=all_)
    out.show({"needs": found}, [view.listing(found, "no needs" if all_ else "no open needs")])
