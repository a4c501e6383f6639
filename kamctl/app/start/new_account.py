"""Starts an account: its account file and its plan."""

from __future__ import annotations

from typing import NamedTuple

from kamctl.app.open import Opened
from kamctl.errors import KamctlError
from kamctl.method.lookup import UnknownNameError
from kamctl.model import spellings
from kamctl.workspace import paths, scaffold
from kamctl.workspace.write import create_files


class AccountExistsError(KamctlError):
    """The account and its plan already exist."""

    def __init__(self, account: str) -> None:
        super().__init__(f"{account} already has an account file and a plan", "Edit those files.")


class BadIdError(KamctlError):
    """An account's id is not valid."""

    def __init__(self, given: str, near: str) -> None:
        super().__init__(
            f"`{given}` is not a valid id",
            f"An id has a to z, 0 to 9, dot, dash and underscore: {near or 'acme'}; the name goes to --name.",
        )


class TakenIdError(KamctlError):
    """The id is reserved."""

    def __init__(self, given: str) -> None:
        said = f"no account can be called `{given}`: its results would be in {paths.TAKEN_IDS[given]}"
        super().__init__(said, f"Call it {given}-1, or use a word of its name.")


class StartedAccount(NamedTuple):
    """Paths of the files written to start an account, and a criterion to rate it on, if it is new.

    `undo` says how to undo it.
    """

    written: tuple[str, ...]
    criterion: str | None


def good_id(account: str) -> str:
    """Return a valid id of an account.

    Raises: BadIdError: it is not valid; the error suggests a similar id. TakenIdError: it is reserved.
    """
    if account in paths.TAKEN_IDS:
        raise TakenIdError(account)
    if not paths.is_id(account):
        raise BadIdError(account, spellings.id_like(account))
    return account


def needs_name(opened: Opened, account: str, manager: str | None) -> bool:
    """Tell whether a new account needs a name: its file does not exist yet.

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
    """Write the file and the plan of an account, if they are missing."""
    known = opened.portfolio.accounts.get(account)
    if known is not None:
        name, manager = known.name, manager or known.manager
    people, texts, files = opened.portfolio.kam.people, opened.workspace.texts, {}
    assert name is not None  # see `needs_name`
    if (path := paths.account_path(account)) not in texts:
        files[path] = scaffold.account_file(account, name, manager, opened.today, people)
    if (path := paths.plan_path(account)) not in texts:
        files[path] = scaffold.plan_file(account, name, manager, opened.today, people)
    create_files(opened.workspace.root, files)
    criteria = opened.portfolio.criteria
    if criteria is None or paths.account_path(account) not in files:
        return StartedAccount(tuple(files), None)
    return StartedAccount(tuple(files), next(iter(criteria.criteria), "CRITERION"))
