"""`kamctl action`: the life of an action."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, day

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
    from kamctl.app import actions

    context = opening.change(ctx, account, on, kinds=("accounts", "plans"))
    do = asked(ctx, text, "TEXT", "What is to be done")
    who = asked(ctx, owner, "--owner", "Owner")
    last = day(asked(ctx, due, "--due", "Due (YYYY-MM-DD)"), "--due")
    changed = actions.add_action(context, do=do, owner=who, due=last, serves=serves, dry_run=dry_run)
    report(changed, f"{changed.made} opened for {who}, due {last}", dry_run=dry_run, result=changed.made)


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
    from kamctl.app import actions

    context = opening.change(ctx, account, on, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action")
    changed = actions.finish_action(context, name, dry_run=dry_run)
    report(changed, f"{name} done on {context.date}: {changed.made.do.strip()}", dry_run=dry_run)


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
    from kamctl.app import actions

    context = opening.change(ctx, account, on, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action")
    last = day(asked(ctx, due, "DATE", "New due date (YYYY-MM-DD)"), "DATE")
    why = asked(ctx, reason, "--reason", "Reason")
    changed = actions.move_action(context, name, due=last, reason=why, dry_run=dry_run)
    said = f"{name} moved from {changed.made.due} to {last}: {changed.made.do.strip()}"
    report(changed, said, dry_run=dry_run)


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
    from kamctl.app import actions

    context = opening.change(ctx, account, on, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action")
    why = asked(ctx, reason, "--reason", "Reason")
    changed = actions.drop_action(context, name, reason=why, dry_run=dry_run)
    report(changed, f"{name} dropped on {context.date}: {changed.made.do.strip()}", dry_run=dry_run)
