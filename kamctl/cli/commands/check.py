"""`kamctl check`."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kamctl.checks.runner import Report
from kamctl.cli import out
from kamctl.cli.context import Workspace, open_workspace, today
from kamctl.errors import KamctlError
from kamctl.findings import Draft
from kamctl.formats.findings.registry import FORMATS
from kamctl.formats.findings.run import Run
from kamctl.workspace.paths import place
from kamctl.workspace.portfolio import Portfolio

Wanted = Callable[[Draft], bool] | None
CheckFormat = StrEnum("CheckFormat", ["text", *FORMATS])  # type: ignore[misc]
_TEXT = CheckFormat("text")


class FailOn(StrEnum):
    """The level from which findings fail the run."""

    error = "error"
    warning = "warning"


class NothingToCheckError(KamctlError):
    """The paths given hold no file of the workspace."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is no file or folder of the workspace", "Name one under its root, or none for all."
        )


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Report on these files, folders or accounts alone."),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULE", help="Run only these rules: names, codes, code prefixes."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave these rules out.")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help="Report on accounts changed since REV, and on what went stale by itself.",
        ),
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit with 1 from this level on.")
    ] = FailOn.error,
    format_: Annotated[CheckFormat, typer.Option("--format", help="How to report.")] = _TEXT,
) -> None:
    """Find everything that is wrong or has gone stale."""
    from kamctl.checks import runner as reports

    workspace = open_workspace(ctx.obj, paths or ())
    day = today(workspace.session, _settings(workspace))
    wanted = _wanted(workspace, paths or [])
    report = reports.check(
        workspace.texts, day, before=workspace.drafts, select=_split(select), ignore=_split(ignore),
        wanted=wanted, since=_texts_at(workspace, since),
    )  # fmt: skip
    if format_.value == "text":
        from kamctl.views.findings import findings

        terminal = out.is_terminal()
        told = findings(report, colour=out.is_coloured(), width=out.width() if terminal else None)
        out.emit(out.for_people(told))
    else:
        out.emit_pieces(FORMATS[format_.value](_run(workspace, report, day, fail_on, wanted)))
    _ask_for_setup(workspace)
    if report.errors or (fail_on is FailOn.warning and report.warnings):
        raise typer.Exit(1)


def _ask_for_setup(workspace: Workspace) -> None:
    """Say on a terminal that this clone lacks the merge driver for which its attributes ask.

    A person can register it; a log of CI, where no clone ever has it, is read for findings alone.
    """
    if not sys.stderr.isatty() or os.environ.get("CI", "false") != "false":
        return
    from kamctl.git.setup import asks_for

    if fault := asks_for(workspace.root):
        out.note(
            f"note: this clone merges as text, though .gitattributes asks for kamctl: {fault}.\n"
            "Run `kamctl setup-git`, once in each clone."
        )


def _texts_at(workspace: Workspace, revision: str | None) -> Mapping[str, str] | None:
    if revision is None:
        return None
    from kamctl.git import versions

    return versions.texts_at(workspace.root, revision)


def _run(workspace: Workspace, report: Report, day: dt.date, fail_on: FailOn, wanted: Wanted) -> Run:
    from kamctl import __version__

    files = tuple(path for path in workspace.texts if wanted is None or wanted(_of_file(path)))
    top = next(
        (p for p in (workspace.root, *workspace.root.parents) if (p / ".git").exists()), workspace.root
    )
    inside = workspace.root.relative_to(top).as_posix()
    prefix = "" if inside == "." else f"{inside}/"
    return Run(report, files, day, __version__, prefix=prefix, fail_on=fail_on.value)


def _of_file(path: str) -> Draft:
    """Return a finding about a file as a whole, to ask a filter whether the file is wanted."""
    where = place(path)
    return Draft("", path, (), "", account=where.account if where is not None else None)


def _settings(workspace: Workspace) -> Portfolio | None:
    """Return a portfolio of kam.yaml alone: it names the time zone that decides what day it is."""
    from kamctl.workspace.load import load

    if "kam.yaml" not in workspace.texts:
        return None
    return load({"kam.yaml": workspace.texts["kam.yaml"]}, references=False).portfolio


def _split(given: list[str] | None) -> list[str]:
    return [part.strip() for one in given or () for part in one.split(",") if part.strip()]


def _wanted(workspace: Workspace, named: list[str]) -> Wanted:
    """Return a filter for the findings of the files, folders or accounts named; None for all."""
    if not named:
        return None
    prefixes: list[str] = []
    accounts: set[str] = set()
    for name in named:
        inside = _inside(workspace, name)
        if inside is not None and (
            inside in ("", ".")
            or inside in workspace.texts
            or any(p.startswith(f"{inside}/") for p in workspace.texts)
        ):
            prefixes.append("" if inside in ("", ".") else inside)
        elif name in workspace.account_ids:
            accounts.add(name)
        else:
            raise NothingToCheckError(name)

    def is_wanted(draft: Draft) -> bool:
        return draft.account in accounts or any(
            p in ("", draft.path) or draft.path.startswith(f"{p}/") for p in prefixes
        )

    return is_wanted


def _inside(workspace: Workspace, name: str) -> str | None:
    """Return a path relative to the workspace's root; None where it lies outside or does not exist."""
    file = Path(workspace.session.directory / name)
    if not file.exists():
        return None
    try:
        return file.absolute().resolve().relative_to(workspace.root.resolve()).as_posix()
    except ValueError:
        return None
