"""Moves the files of an account that is over into the archive, where nothing reads them, and back."""

from __future__ import annotations

from collections import defaultdict

from kamctl import hints
from kamctl.app.open import UnknownAccountError, Workspace, account_id, open_workspace
from kamctl.app.session import Session
from kamctl.app.writing.move_files import ARCHIVE, move_files
from kamctl.errors import RefusedError
from kamctl.workspace import paths
from kamctl.workspace.load import load
from kamctl.workspace.write import Written

#: The last decision that an archived account may have.
OVER = ("declined", "exited")


class NotOverError(RefusedError):
    """Management has not decided that the account is over."""

    def __init__(self, account: str, outcome: str) -> None:
        super().__init__(
            f"the last decision about {account} is `{outcome}`",
            f"Only a declined or exited account can be archived: `{hints.decide(account, 'exited')}`.",
        )


def archive(session: Session, given: str, *, dry_run: bool = False) -> tuple[Written, ...]:
    """Move the files of an account below `archive/`.

    Raises:
        UnknownAccountError: there is no such account.
        NotOverError: the last decision about it is neither declined nor exited.
        InvalidChangeError: another file names something of it.
    """
    workspace = open_workspace(session, [given])
    account = account_id(workspace, given)
    own = [path for path in workspace.texts if (at := paths.place(path)) and at.account == account]
    portfolio = load({path: workspace.texts[path] for path in [*own, "kam.yaml"]}, references=False).portfolio
    record = portfolio.accounts.get(account) if portfolio is not None else None
    decisions = record.decisions if record is not None else ()
    if decisions and decisions[-1].outcome not in OVER:
        raise NotOverError(account, decisions[-1].outcome)
    moves = {path: f"{ARCHIVE}{path}" for path in own}
    return move_files(workspace.root, workspace.texts, moves, dry_run=dry_run)


def restore(session: Session, account: str, *, dry_run: bool = False) -> tuple[Written, ...]:
    """Move the files of an account back from `archive/`.

    Raises:
        UnknownAccountError: the archive has no such account.
        RefusedPathError: an account of that name was started meanwhile.
    """
    workspace = open_workspace(session)
    aside = _aside(workspace)
    if account not in aside:
        raise UnknownAccountError(account, sorted(aside))
    moves = {f"{ARCHIVE}{path}": path for path in aside[account]}
    return move_files(workspace.root, workspace.texts, moves, dry_run=dry_run)


def archived(session: Session) -> list[str]:
    """Return the accounts that were put aside."""
    return sorted(_aside(open_workspace(session)))


def _aside(workspace: Workspace) -> dict[str, list[str]]:
    """Return the files below `archive/` by the account that they are of, as they were called before."""
    folder, found = workspace.root / ARCHIVE, defaultdict[str, list[str]](list)
    for file in sorted(folder.rglob("*.yaml")):
        path = file.relative_to(folder).as_posix()
        if (at := paths.place(path)) and at.account:
            found[at.account].append(path)
    return found
