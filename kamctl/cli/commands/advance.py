"""`kamctl advance`."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.change_report import report
from kamctl.cli.options import By, DryRun, On, WrittenAccount
from kamctl.cli.prompts import can_ask, day, pairs, words_if_given
from kamctl.model.lifecycle import STAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from kamctl.app.writing.change import ChangeContext, Changed
    from kamctl.method.lifecycle.advance import Step
    from kamctl.method.lifecycle.stages import Judged
    from kamctl.model.account import Waiver
    from kamctl.model.relative_days import Calendar

    #: Makes the step, or with `dry_run=True` only says what it would make.
    TakeStep = Callable[..., Changed[Step]]

#: The last day of a waiver, written behind its reason.
_UNTIL = re.compile(r"\s*@([^@]+)\Z")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def advance(
    ctx: typer.Context,
    *,
    account: WrittenAccount = None,
    waive: Annotated[
        list[str] | None,
        typer.Option(
            "--waive",
            metavar="NAME=REASON[@DATE]",
            help="Pass without this requirement up to that day, else for 180 days; can be repeated.",
        ),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Last day of waivers that name none.")
    ] = None,
    to: Annotated[
        int | None,
        typer.Option("--to", metavar="N", min=1, max=6, help="Go back to this stage, or enter at it first."),
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="The reason; required to go back.")
    ] = None,
    fill: Annotated[
        bool, typer.Option("--fill", help="Ask for exactly what the gate lacks, write it, and move on.")
    ] = False,
    by: By = None,
    on: On = None,
    dry_run: DryRun = False,
) -> None:
    """Move an account to its first or next stage, through the gate, or back."""
    from kamctl.app.lifecycle import stages

    context = opening.change(ctx, account, on, kinds=("accounts", "plans", "reviews", "results"))
    waivers = _waivers(waive or (), until, context.opened.calendar)
    who = opening.who(ctx, context, by)
    step = partial(stages.advance, by=who, waive=waivers, reason=words_if_given(reason), to=to)
    if fill and can_ask() and not dry_run:
        from kamctl.cli import gate_filling

        gate_filling.fill(ctx, context.account, who, partial(_unmet, step))
        context = opening.change(ctx, context.account, on, kinds=gate_filling.KINDS)
    changed = _made(step, context, dry_run=dry_run)
    made = changed.made
    from_ = f"from stage {made.before} " if made.before else ""
    to_ = f"to stage {made.entry.stage} ({STAGES[made.entry.stage]})"
    report(changed, f"{context.account} moved {from_}{to_} by {who}", dry_run=dry_run)


def _unmet(step: TakeStep, now: ChangeContext) -> Sequence[Judged]:
    """Return the gate as it is if the step cannot be made; nothing if it can."""
    from kamctl.method.lifecycle.advance import GateUnmetError

    try:
        step(now, dry_run=True)
    except GateUnmetError as error:
        return error.gate
    return ()


def _made(step: TakeStep, context: ChangeContext, *, dry_run: bool) -> Changed[Step]:
    """Make the step, or show the gate that it does not get through."""
    from kamctl.method.lifecycle.advance import GateUnmetError
    from kamctl.views.account.gate import requirements

    try:
        return step(context, dry_run=dry_run)
    except GateUnmetError as error:
        terminal.emit(requirements(error.gate, colour=terminal.is_coloured(), width=terminal.columns()))
        raise


def _waivers(given: Collection[str], until: str | None, calendar: Calendar) -> dict[str, Waiver]:
    """Return the waivers that NAME=REASON[@DATE] texts and `--until` ask for."""
    from kamctl.model.account import Waiver

    last = None if until is None else day(until, "--until", calendar=calendar)
    if last is not None and not given:
        raise typer.BadParameter(
            "it is the last day of a waiver: add --waive NAME=REASON.", param_hint="--until"
        )
    found = {}
    for name, text in pairs(given, "--waive").items():
        own = _UNTIL.search(text)
        if own is not None and calendar.day(own[1]) is None and not _DAY.fullmatch(own[1]):
            own = None  # the reason has an at sign of its own
        reason = text[: own.start()] if own else text
        if not reason:
            raise typer.BadParameter(f"'{name}={text}': write NAME=REASON[@DATE].", param_hint="--waive")
        found[name] = Waiver(reason=reason, until=day(own[1], "--waive", calendar=calendar) if own else last)
    return found
