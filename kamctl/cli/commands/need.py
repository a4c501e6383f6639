"""`kamctl need`: what the customer needs."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked
from kamctl.cli.writing import open_desk, report, write_account
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit

app = typer.Typer(
    name="need",
    help="Record what the customer needs.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


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
    from kamctl.method.review.needs_and_value import new_need
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on)
    what = asked(ctx, text, "TEXT", "What they need")
    who = asked(ctx, raised_by, "--raised-by", "Raised by (contact)")
    made: list[str] = []

    def change(now: Portfolio) -> tuple[Edit, ...]:
        need = new_need(now, desk.account, need=what, raised_by=who, date=desk.date)
        made[:] = [record_edits.new_id("n", now.accounts[desk.account].needs)]
        return record_edits.add_need(made[0], need)

    written = write_account(desk, change, dry_run=dry_run)
    report(written, f"{made[0]} raised by {who} on {desk.date}", dry_run=dry_run, result=made[0])


@app.command()
def met(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    need: Annotated[str | None, typer.Argument(metavar="ID", help="Its id.")] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that a need is met."""
    from kamctl.method.review.needs_and_value import need_met
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on)
    name = asked(ctx, need, "ID", "Need")

    def change(now: Portfolio) -> tuple[Edit, ...]:
        return record_edits.meet_need(name, need_met(now, desk.account, name, desk.date))

    written = write_account(desk, change, dry_run=dry_run)
    report(written, f"{name} met on {desk.date}", dry_run=dry_run)
