"""Starts a workspace, and accounts in it."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import NamedTuple

from kamctl import hints
from kamctl.app.open import Opened
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.method.lookup import UnknownNameError
from kamctl.model import spellings
from kamctl.workspace import paths, scaffold
from kamctl.workspace.load import load
from kamctl.workspace.write import create_files


class WorkspaceExistsError(KamctlError):
    """There is a workspace already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is a workspace already", f"`{hints.new('ACCOUNT', name='…')}` adds an account to it."
        )


class AccountExistsError(KamctlError):
    """The account and its plan are there already."""

    def __init__(self, account: str) -> None:
        super().__init__(f"{account} has an account file and a plan already", "Edit them; they are yours.")


class BadIdError(KamctlError):
    """An account's id is none."""

    def __init__(self, given: str, near: str) -> None:
        super().__init__(
            f"`{given}` is no id",
            f"An id has a to z, 0 to 9, dot, dash and underscore: {near or 'acme'}; the name goes to --name.",
        )


class Started(NamedTuple):
    """A workspace that was started: paths of files written and of those kept, which were there already.

    Both are relative to the workspace. `in_git` tells whether it lies in a repository.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]
    in_git: bool


def refuse_workspace(session: Session, directory: Path | None) -> Path:
    """Return the folder of a new workspace.

    Raises:
        WorkspaceExistsError: there is one.
    """
    folder = session.directory / (directory or Path())
    if (folder / "kam.yaml").exists():
        raise WorkspaceExistsError(folder)
    return folder


def start_workspace(folder: Path, day: dt.date, *, company: str, currency: str) -> Started:
    """Write the files of a new workspace as of a day, and those that its repository needs."""
    files = scaffold.workspace_files(company, currency, day)
    written, kept = _write(folder, files)
    for name in paths.FOLDERS:
        (folder / name).mkdir(exist_ok=True)
    top = _top(folder)
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    started = load({"kam.yaml": files["kam.yaml"]}, references=False).portfolio
    assert started is not None
    prefix = "" if inside == "." else f"{inside}/"
    new_at_top, kept_at_top = _write(top, scaffold.repository_files(prefix, started.kam.people))
    return Started(
        (*written, *(os.path.relpath(top / name, folder) for name in new_at_top)),
        (*kept, *(os.path.relpath(top / name, folder) for name in kept_at_top)),
        any((parent / ".git").exists() for parent in (folder.absolute(), *folder.absolute().parents)),
    )


def _write(folder: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write the files that are not there yet; returns what was written and what was kept."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = [path for path in files if (folder / path).exists()]
    new = {path: text for path, text in files.items() if path not in kept}
    create_files(folder, new)
    return list(new), kept


def _top(folder: Path) -> Path:
    """Return the top of the repository that a folder is in; the folder where it is in none."""
    here = folder.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), here)


class StartedAccount(NamedTuple):
    """Paths of the files written to start an account, and a criterion to rate it on, if it is new."""

    written: tuple[str, ...]
    criterion: str | None


def good_id(account: str) -> str:
    """Return what must be a valid id of an account.

    Raises:
        BadIdError: it is not; an id like it is named.
    """
    if not paths.is_id(account):
        raise BadIdError(account, spellings.id_like(account))
    return account


def needs_name(opened: Opened, account: str, manager: str | None) -> bool:
    """Tell whether a new account needs a name: its file is not there yet.

    Raises:
        UnknownNameError: the manager is nobody of kam.yaml.
        AccountExistsError: there is nothing left to start.
    """
    people = opened.portfolio.kam.people
    if manager is not None and manager not in people:
        raise UnknownNameError("person", manager, people, "kam.yaml")
    texts = opened.workspace.texts
    if paths.account_path(account) in texts and paths.plan_path(account) in texts:
        raise AccountExistsError(account)
    return account not in opened.portfolio.accounts


def start_account(opened: Opened, account: str, *, name: str | None, manager: str | None) -> StartedAccount:
    """Write the file and the plan of an account, where they are missing."""
    known = opened.portfolio.accounts.get(account)
    if known is not None:
        name, manager = known.name, manager or known.manager
    texts, files = opened.workspace.texts, {}
    assert name is not None  # see `needs_name`
    if (path := paths.account_path(account)) not in texts:
        files[path] = scaffold.account_file(account, name, manager, opened.today)
    if (path := paths.plan_path(account)) not in texts:
        files[path] = scaffold.plan_file(account, name, manager, opened.today)
    create_files(opened.workspace.root, files)
    criteria = opened.portfolio.criteria
    if criteria is None or paths.account_path(account) not in files:
        return StartedAccount(tuple(files), None)
    return StartedAccount(tuple(files), next(iter(criteria.criteria), "CRITERION"))
