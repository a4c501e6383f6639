"""`kamctl action`: the life of an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening
from kamctl.cli.change_report import report
from kamctl.cli.entry_command import KindCommand
from kamctl.cli.group import group
from kamctl.cli.options import DryRun, On, WrittenAccount
from kamctl.cli.prompts import asked, day, words
from kamctl.model.relative_days import SPOKEN
from kamctl.model.types import Ref

if TYPE_CHECKING:
    import datetime as dt

    from kamctl.app.writing.change import ChangeContext

app = group("Add, finish, move, drop, change or reopen an action.")

ActionId = Annotated[
    str | None, typer.Argument(metavar="ID", help="The action's id, such as a-7k2q."), Ref("action")
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]


@app.command()
def add(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="What has to be done.")] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="WHO", help="One of our people, or a contact."),
        Ref("person", "contact"),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DATE", help="When it is due: 2026-09-30, friday, +30d, Q3."),
    ] = None,
    serves: Annotated[
        str | None,
        typer.Option("--serves", metavar="ID", help="The initiative, obligation, need or contact it serves."),
        Ref("initiative", "obligation", "need", "contact"),
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="SIGNAL", help="The signal it answers, such as slump-2026-Q3."),
    ] = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Open an action, and print its id."""
    from functools import partial

    from kamctl.app.account import actions
    from kamctl.app.writing import choices
    from kamctl.method.execution.change_action import able_owner

    context = opening.change(ctx, account, on, kinds=("accounts", "plans"))
    owners = partial(able_owner, context.portfolio, context.account, day=context.date)
    given = None if due is None else _due(context, due, "--due")  # refused before asking for more
    if owner is not None:
        owners(owner)
    do = asked(ctx, text, "TEXT", "What has to be done", read=words)
    all_ = [*choices.people(context), *choices.contacts(context)]
    who = asked(ctx, owner, "--owner", "Owner", read=owners, choices=all_)
    last = given or asked(ctx, None, "--due", f"Due ({SPOKEN})", read=lambda text: _due(context, text))
    changed = actions.add_action(
        context, do=do, owner=who, due=last, serves=serves, answers=answers, dry_run=dry_run
    )
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
    from kamctl.app.account import actions

    context, name = _opened(ctx, account, action, on)
    changed = actions.finish_action(context, name, dry_run=dry_run)
    report(changed, f"{name} done on {context.date}: {changed.made.do.strip()}", dry_run=dry_run)


@app.command()
def move(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    action: ActionId = None,
    due: Annotated[
        str | None, typer.Argument(metavar="DATE", help="The new due date: 2026-09-30, +30d, Q3.")
    ] = None,
    reason: Reason = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Move an action's due date; the file remembers that it slipped."""
    from kamctl.app.account import actions

    account, action, due = _shifted(ctx, account, action, due)
    context = opening.change(ctx, account, on, kinds=("plans",))
    calendar = context.opened.calendar
    given = None if due is None else day(due, "DATE", calendar=calendar)  # refused before asking for more
    name = _action(ctx, context, action)
    last = given or asked(
        ctx, None, "DATE", f"New due date ({SPOKEN})", read=lambda text: day(text, calendar=calendar)
    )
    why = asked(ctx, reason, "--reason", "Reason", read=words)
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
    """Give up an action."""
    from kamctl.app.account import actions

    context, name = _opened(ctx, account, action, on)
    why = asked(ctx, reason, "--reason", "Reason", read=words)
    changed = actions.drop_action(context, name, reason=why, dry_run=dry_run)
    report(changed, f"{name} dropped on {context.date}: {changed.made.do.strip()}", dry_run=dry_run)


@app.command()
def reopen(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    action: ActionId = None,
    dry_run: DryRun = False,
) -> None:
    """Reopen an action that was done or dropped."""
    from kamctl.app.account import actions
    from kamctl.app.writing import choices

    account, action = _shifted(ctx, account, action)
    context = opening.change(ctx, account, kinds=("plans",))
    name = asked(ctx, action, "ID", "Action", read=str, choices=choices.closed_actions(context))
    changed = actions.reopen_action(context, name, dry_run=dry_run)
    report(
        changed, f"{name} is open again, due {changed.made.due}: {changed.made.do.strip()}", dry_run=dry_run
    )


class EditCommand(KindCommand):
    """The fields of an action that have no command of their own."""

    kind = "action"
    without = ("opened", "due", "done", "dropped")


@app.command(cls=EditCommand)
def edit(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    action: ActionId = None,
    dry_run: DryRun = False,
) -> None:
    """Change what an action says, whose it is or what it serves; '' takes a field out."""
    from kamctl.cli.field_writing import write_fields

    context, name = _opened(ctx, account, action)
    write_fields(ctx, context.account, f"actions[{name}]", dry_run=dry_run)


def _due(context: ChangeContext, text: str, name: str | None = None) -> dt.date:
    from kamctl.method.execution.change_action import able_due

    return able_due(day(text, name, calendar=context.opened.calendar), context.date)


def _opened(
    ctx: typer.Context, account: str | None, action: str | None, on: str | None = None
) -> tuple[ChangeContext, str]:
    """Return the account opened for a change, and the id of the action that is meant."""
    account, action = _shifted(ctx, account, action)
    context = opening.change(ctx, account, on, kinds=("plans",))
    return context, _action(ctx, context, action)


def _action(ctx: typer.Context, context: ChangeContext, action: str | None) -> str:
    from kamctl.app.writing import choices
    from kamctl.method.execution.change_action import open_action

    return asked(
        ctx, action, "ID", "Action", read=lambda text: open_action(context.portfolio, context.account, text),
        choices=choices.open_actions(context),
    )  # fmt: skip


def _shifted(ctx: typer.Context, account: str | None, *rest: str | None) -> tuple[str | None, ...]:
    """Add the account where it was left out: ids of actions are unique."""
    from kamctl.app.account.actions import account_of_action

    found = None if account is None or rest[-1] is not None else account_of_action(ctx.obj, account)
    return (account, *rest) if found is None else (found, account, *rest[:-1])
