"""What a command changes: the files of an account, or one file of the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kamctl.app.open import (
    UnknownAccountError,
    Workspace,
    looks_like_path,
    open_portfolio,
    open_workspace,
)
from kamctl.app.session import Session
from kamctl.app.writing.change import ChangeContext
from kamctl.model.kinds import KINDS, FileKind
from kamctl.model.relative_days import Calendar
from kamctl.workspace import paths
from kamctl.workspace.reading import Reader


class Target(NamedTuple):
    """Files opened for a change, with their kinds, in order."""

    context: ChangeContext
    named: str
    files: tuple[tuple[str, FileKind], ...]

    @property
    def calendar(self) -> Calendar:
        """What spoken days count from."""
        return self.context.opened.calendar


def words() -> dict[str, FileKind]:
    """Return the files that exist only once, by the words that name them, such as settings."""
    return {kind.noun: kind for kind in KINDS.values() if not kind.keys and "/" not in kind.path}


def open_target(session: Session, given: str, kinds: Sequence[str] | None = None) -> Target:
    """Open what an account's id, `settings`, `criteria`, `resources` or a file's path names.

    For an account, the files of these kinds are opened, by default every kind with one file per account.

    Raises:
        UnknownAccountError, BrokenFileError.
    """
    workspace = open_workspace(session, [given])
    row, account = words().get(given), given
    if looks_like_path(given) or given in paths.ROOT_FILES:
        place = paths.place(_inside(workspace, given))
        if place is None:
            raise UnknownAccountError(given, workspace.account_ids)
        row = KINDS[place.kind]
        account = place.account or ""
        path = paths.path_of(place.kind, *place.keys)
        folders = [row.folder, "accounts", "plans"] if account else [row.folder]
        return Target(_opened(session, account, folders), given, ((path, row),))
    if row is not None and given not in workspace.account_ids:
        return Target(_opened(session, "", ()), given, ((row.path, row),))
    if given not in workspace.account_ids:
        raise UnknownAccountError(given, [*workspace.account_ids, *words()])
    rows = [kind for kind in KINDS.values() if kind.keys == ("account",)]
    chosen = [row for row in rows if kinds is None or row.name in kinds]
    folders = list(dict.fromkeys(["accounts", *(row.folder for row in chosen)]))
    return Target(
        _opened(session, account, folders),
        given,
        tuple((paths.path_of(row.name, account), row) for row in chosen),
    )


def target_of(context: ChangeContext) -> Target:
    """Return the files of the account that a change is about, its plan whether it has one or not."""
    rows = [KINDS[name] for name in ("account", "plan")]
    files = tuple((paths.path_of(row.name, context.account), row) for row in rows)
    return Target(context, context.account, files)


def _inside(workspace: Workspace, given: str) -> str:
    """Return a path relative to the workspace's root."""
    file = (workspace.session.directory / given).absolute()
    return file.relative_to(workspace.root).as_posix() if file.is_relative_to(workspace.root) else given


def _opened(session: Session, account: str, folders: Sequence[str]) -> ChangeContext:
    reader = Reader(keep_documents=True)
    opened = open_portfolio(session, [account] if account else (), kinds=folders, read=reader.record)
    return ChangeContext(opened, opened.today, reader)
