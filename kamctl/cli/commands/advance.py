"""`kamctl advance`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import pairs


def advance(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    waive: Annotated[
        list[str] | None,
        typer.Option(
            "--waive", metavar="NAME=REASON", help="Pass without this requirement; repeat for more."
        ),
    ] = None,
    to: Annotated[
        int | None, typer.Option("--to", metavar="N", min=1, max=6, help="Go back to an earlier stage.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="Why; needed on the way back.")
    ] = None,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Move an account one stage on through its gate, or back."""
    from kamctl.app import stages
    from kamctl.method.lifecycle.advance import GateUnmetError
    from kamctl.model.lifecycle import STAGES
    from kamctl.views.gate import requirements

    waivers = pairs(waive or (), "--waive")
    context = opening.change(ctx, account, on, kinds=("accounts", "plans", "reviews"))
    who = opening.who(ctx, context, by)
    try:
        changed = stages.advance(context, by=who, waive=waivers, reason=reason, to=to, dry_run=dry_run)
    except GateUnmetError as error:
        terminal.emit(requirements(error.gate, colour=terminal.is_coloured()))
        raise
    step = changed.made
    from_ = f"from stage {step.before} " if step.before else ""
    to_ = f"to stage {step.entry.stage} ({STAGES[step.entry.stage]})"
    report(changed, f"{context.account} moved {from_}{to_} by {who}", dry_run=dry_run)
