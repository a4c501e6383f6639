"""`kamctl action`: the life of an action."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.out import note
from kamctl.cli.prompts import asked, day
from kamctl.cli.writing import Desk, open_desk, report, write_plan
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit

app = typer.Typer(
    name="action",
    help="Add, do, move or drop an action.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)

ActionId = Annotated[str | None, typer.Argument(metavar="ID", help="Its id, such as a-7k2q.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]


@app.command()
def add(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What is to be done.")] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", metavar="WHO", help="One of our people, or a contact.")
    ] = None,
    due: Annotated[str | None, typer.Option("--due", metavar="YYYY-MM-DD", help="When it is due.")] = None,
    serves: Annotated[
        str | None, typer.Option("--serves", metavar="ID", help="The initiative or obligation it serves.")
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Open an action, and print its id."""
    from kamctl.method.execution.change_action import new_action
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on, kinds=("accounts", "plans"))
    do = asked(ctx, text, "TEXT", "What is to be done")
    who = asked(ctx, owner, "--owner", "Owner")
    last = day(asked(ctx, due, "--due", "Due (YYYY-MM-DD)"), "--due")
    made: list[str] = []

    def change(now: Portfolio) -> tuple[Edit, ...]:
        action = new_action(now, desk.account, do=do, owner=who, opened=desk.date, due=last, serves=serves)
        made[:] = [record_edits.new_id("a", now.plans[desk.account].actions)]
        return record_edits.add_action(made[0], action)

    written = write_plan(desk, change, dry_run=dry_run)
    _warn_long(desk, desk.date, last)
    report(written, f"{made[0]} opened for {who}, due {last}", dry_run=dry_run, result=made[0])


@app.command()
def done(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    action: ActionId = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Record that an action is done."""
    from kamctl.method.execution.change_action import done as finished
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action")

    def change(now: Portfolio) -> tuple[Edit, ...]:
        return record_edits.finish_action(name, finished(now, desk.account, name, desk.date))

    written = write_plan(desk, change, dry_run=dry_run)
    report(written, f"{name} done on {desk.date}: {_what(desk, name)}", dry_run=dry_run)


@app.command()
def move(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    action: ActionId = None,
    due: Annotated[str | None, typer.Argument(metavar="DATE", help="The new due date, YYYY-MM-DD.")] = None,
    reason: Reason = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Move an action's due date; that it slipped is remembered."""
    from kamctl.method.execution import change_action
    from kamctl.model.plan import Move
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action")
    last = day(asked(ctx, due, "DATE", "New due date (YYYY-MM-DD)"), "DATE")
    why = asked(ctx, reason, "--reason", "Reason")
    made: list[Move] = []

    def change(now: Portfolio) -> tuple[Edit, ...]:
        made[:] = [change_action.move(now, desk.account, name, now=last, date=desk.date, reason=why)]
        return record_edits.move_action(name, made[0])

    written = write_plan(desk, change, dry_run=dry_run)
    before = desk.portfolio.plans[desk.account].actions.get(name)
    if before is not None:
        _warn_long(desk, before.opened, last)
    report(written, f"{name} moved from {made[0].was} to {last}: {_what(desk, name)}", dry_run=dry_run)


@app.command()
def drop(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    action: ActionId = None,
    reason: Reason = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Give an action up."""
    from kamctl.method.execution import change_action
    from kamctl.workspace import record_edits

    desk = open_desk(ctx, account, on, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action")
    why = asked(ctx, reason, "--reason", "Reason")

    def change(now: Portfolio) -> tuple[Edit, ...]:
        dropped = change_action.drop(now, desk.account, name, date=desk.date, reason=why)
        return record_edits.drop_action(name, dropped)

    written = write_plan(desk, change, dry_run=dry_run)
    report(written, f"{name} dropped on {desk.date}: {_what(desk, name)}", dry_run=dry_run)


def _what(desk: Desk, name: str) -> str:
    action = desk.portfolio.plans[desk.account].actions.get(name)
    return action.do.strip() if action is not None else ""


def _warn_long(desk: Desk, opened: dt.date, due: dt.date) -> None:
    from kamctl.method.execution.change_action import long_action

    said = long_action(opened, due, desk.portfolio.kam.policy)
    if said is not None:
        note(f"warning: {said}")
