"""Checks a workspace, or some of its files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kamctl.app.open import Workspace, open_workspace, today
from kamctl.app.session import Session
from kamctl.checks import runner
from kamctl.checks.runner import Report
from kamctl.errors import KamctlError
from kamctl.findings import Draft, Severity
from kamctl.formats.findings.run import Run
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load
from kamctl.workspace.paths import place

#: Tells whether findings about a file (its path, and its account if it has one) are wanted.
Wanted = Callable[[str, str | None], bool]


class NothingToCheckError(KamctlError):
    """The given path holds no file of the workspace."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is not a file or folder of the workspace", "Name one under its root, or none for all."
        )


class Checked(NamedTuple):
    """A workspace that was checked.

    `today` is the day that counted as today; `wanted` tells which files were asked for, None for all.
    """

    report: Report
    workspace: Workspace
    today: dt.date
    wanted: Wanted | None

    def run(self, fail_on: Severity) -> Run:
        """Return the check as the formats for machines take it."""
        from kamctl import __version__

        files = tuple(path for path in self.workspace.texts if self._is_asked_for(path))
        return Run(self.report, files, self.today, __version__, prefix=self._prefix(), fail_on=fail_on)

    def fails(self, fail_on: Severity) -> bool:
        """Tell whether there is a finding of that level or higher."""
        return bool(self.report.errors or (fail_on == "warning" and self.report.warnings))

    def _is_asked_for(self, path: str) -> bool:
        where = place(path)
        return self.wanted is None or self.wanted(path, where.account if where is not None else None)

    def _prefix(self) -> str:
        """Return the path from the top of the repository to the workspace: `sales/`, or nothing."""
        root = self.workspace.root
        top = next((p for p in (root, *root.parents) if (p / ".git").exists()), root)
        inside = root.relative_to(top).as_posix()
        return "" if inside == "." else f"{inside}/"


def check(
    session: Session,
    paths: Sequence[str] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    since: str | None = None,
) -> Checked:
    """Check the workspace; report on the files, folders or accounts in `paths` alone, if there are any.

    `select` and `ignore` name rules. With `since`, a revision, the report is on what changed since
    then and the accounts it touches; in a repository without commits everything has changed.

    Raises:
        KamctlError: no workspace, nothing at a path, no such rule or revision.
    """
    workspace = open_workspace(session, paths)
    day = today(workspace.session, _settings(workspace))
    wanted = _wanted(workspace, paths)
    report = runner.check(
        workspace.texts, day, before=workspace.drafts, select=select, ignore=ignore,
        wanted=None if wanted is None else _of_draft(wanted), since=_texts_at(workspace, since),
    )  # fmt: skip
    return Checked(report, workspace, day, wanted)


def _texts_at(workspace: Workspace, revision: str | None) -> Mapping[str, str] | None:
    if revision is None:
        return None
    from kamctl.git import versions
    from kamctl.git.errors import NoCommitsError

    try:
        return versions.texts_at(workspace.root, revision)
    except NoCommitsError:
        return {}


def _settings(workspace: Workspace) -> Portfolio | None:
    """Return a portfolio of kam.yaml alone: its time zone determines the current day."""
    if "kam.yaml" not in workspace.texts:
        return None
    return load({"kam.yaml": workspace.texts["kam.yaml"]}, references=False).portfolio


def _of_draft(wanted: Wanted) -> Callable[[Draft], bool]:
    return lambda draft: wanted(draft.path, draft.account)


def _wanted(workspace: Workspace, named: Sequence[str]) -> Wanted | None:
    """Return a filter for findings about the files, folders or accounts named; None for all.

    Names are looked up, not compared one by one: a hook names each file that changed.
    """
    if not named:
        return None
    folders = {above for path in workspace.texts for above in _above(path)}
    known = set(workspace.account_ids)
    places: set[str] = set()
    accounts: set[str] = set()
    root = workspace.root.resolve()
    here = workspace.session.directory.absolute().resolve()
    start = here.relative_to(root).as_posix() if here.is_relative_to(root) else None
    for name in named:
        listed = name if start == "." else f"{start}/{name}"
        if start is not None and listed in workspace.texts:
            places.add(listed)
            continue
        inside = _inside(workspace.session.directory / name, root)
        if inside is not None and (inside == "." or inside in workspace.texts or inside in folders):
            places.add(inside)
        elif name in known:
            accounts.add(name)
        else:
            raise NothingToCheckError(name)
    everything = "." in places

    def is_wanted(path: str, account: str | None) -> bool:
        return (
            everything
            or account in accounts
            or path in places
            or any(folder in places for folder in _above(path))
        )

    return is_wanted


def _above(path: str) -> list[str]:
    """Return the folders that a path lies in, the nearest first."""
    return [parent.as_posix() for parent in Path(path).parents][:-1] if "/" in path else []


def _inside(file: Path, root: Path) -> str | None:
    """Return a path relative to the workspace's root; None if it is outside or does not exist."""
    if not file.exists():
        return None
    try:
        return file.absolute().resolve().relative_to(root).as_posix()
    except ValueError:
        return None
