"""`kamctl approve`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import words_if_given


def approve(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What they said.")] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that senior management approved a plan.

    The approval covers its destination, objectives and milestones as they are: when they change, `check` asks
    for a new one.
    """
    from kamctl.app.account.approval import approve as record

    context = opening.change(ctx, account, on, kinds=("accounts", "plans"))
    who = opening.who(ctx, context, by)
    changed = record(context, by=who, note=words_if_given(note), dry_run=dry_run)
    report(changed, f"the plan of {context.account} approved by {who} on {context.date}", dry_run=dry_run)
