"""`kamctl value`: what we delivered."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl import wording
from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import amount, asked, words

app = typer.Typer(
    name="value",
    help="Record value that we delivered.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@app.callback()
def value() -> None:
    """Record value that we delivered."""


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
    """Record value delivered, and who of theirs accepted it."""
    from kamctl.app import customer

    context = opening.change(ctx, account, on)
    what = asked(ctx, text, "TEXT", "What we delivered", read=words)
    money = None if worth is None else amount(worth, "--worth")
    changed = customer.add_value(context, what=what, worth=money, accepted_by=accepted_by, dry_run=dry_run)
    said = f"value delivered to {context.account} on {context.date}"
    if money is not None:
        said += f", worth {wording.money(money, context.portfolio.kam.currency)}"
    said += f", accepted by {accepted_by}" if accepted_by else "; nobody of theirs has accepted it yet"
    report(changed, said, dry_run=dry_run)
