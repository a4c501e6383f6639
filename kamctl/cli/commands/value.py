"""`kamctl value`: what we delivered."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, number
from kamctl.cli.writing import open_desk, report, write_account
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit

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
    from kamctl.method.review.needs_and_value import new_value
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on)
    what = asked(ctx, text, "TEXT", "What we delivered")
    amount = None if worth is None else number(worth, "--worth")

    def change(now: Portfolio) -> tuple[Edit, ...]:
        delivered = new_value(
            now, desk.account, what=what, worth=amount, accepted_by=accepted_by, date=desk.date
        )
        return record_edits.deliver(delivered)

    written = write_account(desk, change, dry_run=dry_run)
    said = f", accepted by {accepted_by}" if accepted_by else "; nobody of theirs has accepted it yet"
    report(written, f"value delivered to {desk.account} on {desk.date}{said}", dry_run=dry_run)
