"""`kamctl value`: what we delivered."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.group import group
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import amount, asked, words
from kamctl.model.types import Ref

app = group("Record value that we delivered.")


@app.command()
def add(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What it was.")] = None,
    worth: Annotated[
        str | None, typer.Option("--worth", metavar="N", help="Its worth to the customer, in our currency.")
    ] = None,
    accepted_by: Annotated[
        str | None,
        typer.Option("--accepted-by", metavar="CONTACT", help="The contact who accepted the claim."),
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record value delivered, and which contact accepted it."""
    from kamctl.app.account import customer

    context = opening.change(ctx, account, on)
    what = asked(ctx, text, "TEXT", "What we delivered", read=words)
    money = None if worth is None else amount(worth, "--worth")
    changed = customer.add_value(context, what=what, worth=money, accepted_by=accepted_by, dry_run=dry_run)
    said = f"value delivered to {context.account} on {context.date}"
    if money is not None:
        said += f", worth {wording.money(money, context.portfolio.kam.currency)}"
    said += f", accepted by {accepted_by}" if accepted_by else "; none of their people has accepted it yet"
    report(changed, said, dry_run=dry_run)


@app.command()
def accept(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="Its number in the file, from 0, or words of its text."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="CONTACT", help="The contact who accepted it."),
        Ref("contact"),
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that a contact accepted what we delivered, and what it is worth to them."""
    from kamctl.app.account import customer
    from kamctl.app.writing import choices
    from kamctl.method.lookup import known

    context = opening.change(ctx, account, on)
    open_ = choices.claims(context)
    one = asked(
        ctx, which if which is not None or len(open_) != 1 else open_[0][0], "VALUE", "Which", choices=open_,
        read=lambda text: customer.claim(text, open_, context.account_path),
    )  # fmt: skip
    contacts = context.portfolio.accounts[context.account].contacts
    who = asked(
        ctx, by, "--by", "Accepted by", choices=choices.contacts(context),
        read=lambda text: known(text, contacts, "contact", context.account_path),
    )  # fmt: skip
    changed = customer.accept_value(context, int(one), by=who, dry_run=dry_run)
    report(
        changed,
        f"accepted by {who} on {context.date}: {' '.join(changed.made.what.split())}",
        dry_run=dry_run,
    )
