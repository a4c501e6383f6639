"""`kamctl advance`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import out
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import pairs
from kamctl.cli.writing import open_desk, person, report, write_account
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit


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
    from kamctl.method.lifecycle import advance
    from kamctl.method.lifecycle.stages import STAGES
    from kamctl.views.gate import requirements
    from kamctl.workspace import record_edits

    waivers = pairs(waive or (), "--waive")
    desk = open_desk(ctx, account, on, kinds=("accounts", "plans", "reviews"))
    who = person(desk, by)
    steps: list[advance.Step] = []

    def change(now: Portfolio) -> tuple[Edit, ...]:
        step = advance.advance(now, desk.account, by=who, date=desk.date, waive=waivers, reason=reason, to=to)
        steps[:] = [step]
        return record_edits.enter_stage(step.entry)

    try:
        written = write_account(desk, change, dry_run=dry_run)
    except advance.GateUnmetError as error:
        out.emit(requirements(error.gate, colour=out.is_coloured()))
        raise
    (step,) = steps
    for name in step.idle_waivers:
        out.note(f"note: {name} is met and needs no waiver; none is recorded")
    from_ = f"from stage {step.before} " if step.before else ""
    to_ = f"to stage {step.entry.stage} ({STAGES[step.entry.stage]})"
    report(written, f"{desk.account} moved {from_}{to_} by {who}", dry_run=dry_run)
