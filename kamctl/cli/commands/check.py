"""`kamctl check`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli import terminal
from kamctl.formats.findings.registry import FORMATS

CheckFormat = StrEnum("CheckFormat", ["text", *FORMATS])  # type: ignore[misc]
_TEXT = CheckFormat("text")


class By(StrEnum):
    """How findings are put in order for people."""

    urgency = "urgency"
    file = "file"
    owner = "owner"
    account = "account"
    rule = "rule"


class FailOn(StrEnum):
    """The level from which findings fail the run."""

    error = "error"
    warning = "warning"


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Report only on these files, folders or accounts."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Run only these rules: names, codes or prefixes."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave these rules out.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help="Report on what changed since REV and the accounts affected; other late work is a note.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with status 1 if any finding has this level or higher.")
    ] = FailOn.error,
    by: Annotated[
        By,
        typer.Option("--by", help="Order of the text: most urgent first, by place, or in groups."),
    ] = By.urgency,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="Show at most N findings in the text.")
    ] = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Count the findings of each rule instead of showing them.")
    ] = False,
    format_: Annotated[CheckFormat, typer.Option("--format", help="How to report.")] = _TEXT,
) -> None:
    """Find everything that is wrong or has gone stale."""
    from kamctl.app.check import check as run

    checked = run(ctx.obj, paths or (), select=_split(select), ignore=_split(ignore), since=since)
    terminal.note_all(checked.workspace.notices)
    if format_.value == "text":
        from kamctl.views import findings as view

        width = terminal.columns()
        told = (
            view.statistics(checked.report)
            if statistics
            else view.findings(
                checked.report, colour=terminal.is_coloured(), width=width, by=by.value, limit=limit
            )
        )
        terminal.emit(terminal.for_people(told))
    else:
        terminal.emit_pieces(FORMATS[format_.value](checked.run(fail_on.value)))
    _ask_for_setup(checked.workspace.root)
    if checked.fails(fail_on.value):
        raise typer.Exit(1)


def _ask_for_setup(root: Path) -> None:
    """Say on a terminal that this clone lacks the merge driver that its attributes ask for.

    A person can register it; a CI log, where no clone ever has it, is read only for findings.
    """
    if not sys.stderr.isatty() or os.environ.get("CI", "false") != "false":
        return
    from kamctl.git.setup import asks_for

    if fault := asks_for(root):
        terminal.note(
            f"note: this clone merges as text, though .gitattributes asks for kamctl: {fault}.\n"
            f"Run `{hints.setup_git()}`, once in each clone."
        )


def _split(given: list[str] | None) -> list[str]:
    return [part.strip() for one in given or () for part in one.split(",") if part.strip()]
