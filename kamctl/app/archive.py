"""Moves the files of an account that is over into the archive, where nothing reads them, and back."""

from __future__ import annotations

from kamctl import hints
from kamctl.app.move_files import ARCHIVE, move_files
from kamctl.app.open import UnknownAccountError, account_id, open_workspace
from kamctl.app.session import Session
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
    folder = workspace.root / ARCHIVE
    aside = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.yaml"))
    own = [path for path in aside if (at := paths.place(path)) and at.account == account]
    if not own:
        known = {at.account for path in aside if (at := paths.place(path)) and at.account}
        raise UnknownAccountError(account, sorted(known))
    moves = {f"{ARCHIVE}{path}": path for path in own}
    return move_files(workspace.root, workspace.texts, moves, dry_run=dry_run)
