"""Opens a workspace: its files, its records, today, and the accounts that were asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamctl import hints
from kamctl.app.broken_file import BrokenFileError, left_out
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.findings import Draft
from kamctl.method.lookup import nearest
from kamctl.method.selection.criteria.takes_figures import takes_figures
from kamctl.model.kinds import KINDS
from kamctl.model.portfolio import Portfolio
from kamctl.model.relative_days import Calendar
from kamctl.workspace import paths
from kamctl.workspace.disk import Listed, find_root, scan
from kamctl.workspace.load import Loaded, ReadRecord, load
from kamctl.workspace.validate import read_record

if TYPE_CHECKING:
    from kamctl.model.criteria import Criteria


class Workspace(NamedTuple):
    """A workspace: its root, its files' texts, and what was found while listing them.

    `notices` are sentences that a person should read with the result.
    """

    root: Path
    texts: Mapping[str, str]
    drafts: tuple[Draft, ...]
    session: Session
    notices: tuple[str, ...] = ()

    @property
    def account_ids(self) -> list[str]:
        """The ids of all accounts, sorted."""
        return sorted(p[len("accounts/") : -len(".yaml")] for p in self.texts if p.startswith("accounts/"))


class MissingFileError(KamctlError):
    """A file that the command needs is missing."""

    def __init__(self, path: str, help: str) -> None:  # noqa: A002
        super().__init__(f"the workspace has no {path}", help)


class UnknownAccountError(KamctlError):
    """No account has that id."""

    def __init__(self, given: str, known: Sequence[str]) -> None:
        near = nearest(given, known)
        hint = f"Did you mean {near}?" if near else f"`{hints.new(given, name='…')}` starts one."
        super().__init__(f"there is no account {given}", hint)


def open_workspace(session: Session, named: Sequence[str] = ()) -> Workspace:
    """Find and list the workspace: from a file named on the command line, else from the directory.

    Raises:
        NoWorkspaceError: there is none.
    """
    start = session.directory
    for name in named:
        file = start / name
        if looks_like_path(name) and file.exists():
            start = file.parent
            break
    root = find_root(start)
    if session.at is not None:
        from kamctl.app.at import as_of

        then = as_of(root, session.at, session.today, lambda: _now(root, session))
        return Workspace(root, then.texts, (), session._replace(today=then.day), then.notices)
    texts, drafts = scan(root)
    return Workspace(root, texts, tuple(drafts), session)


def looks_like_path(name: str) -> bool:
    """Tell whether an argument names a file and not an id."""
    return "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))


def account_id(workspace: Workspace, given: str) -> str:
    """Return the account that an id or one of its files names.

    Raises:
        UnknownAccountError: there is no such account.
    """
    name = given
    if looks_like_path(given):
        file = (workspace.session.directory / given).absolute()
        try:
            inside = file.relative_to(workspace.root).as_posix()
        except ValueError:
            inside = Path(given).as_posix()
        place = paths.place(inside)
        name = place.account if place is not None and place.account is not None else given
    if paths.account_path(name) not in workspace.texts:
        raise UnknownAccountError(name, workspace.account_ids)
    return name


def _now(root: Path, session: Session) -> Calendar:
    """Return the calendar of today, by the settings that stand in the workspace now."""
    texts = scan(root)[0]
    portfolio = load({path: texts[path] for path in ("kam.yaml",) if path in texts}).portfolio
    starts = portfolio.kam.fiscal_year_starts if portfolio is not None else 1
    return Calendar(today(session, portfolio), starts)


def today(session: Session, portfolio: Portfolio | None) -> dt.date:
    """Return the day: as given, else by the clock in the workspace's time zone, else the local one.

    The clock is read only here, once per command.
    """
    if session.today is not None:
        return session.today
    zone = portfolio.kam.timezone if portfolio is not None else None
    if zone is not None:
        from zoneinfo import ZoneInfo

        try:
            return dt.datetime.now(ZoneInfo(zone)).date()
        except (KeyError, ValueError, OSError):
            pass  # `check` reports the zone
    return dt.datetime.now().astimezone().date()


class Opened(NamedTuple):
    """A workspace that was loaded: records, today and the accounts asked for.

    `notices` are sentences that a person should read with the result: which files were left out.
    """

    workspace: Workspace
    loaded: Loaded
    portfolio: Portfolio
    today: dt.date
    accounts: tuple[str, ...]
    notices: tuple[str, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """What days that are said and not written out count from."""
        return Calendar(self.today, self.portfolio.kam.fiscal_year_starts)

    @property
    def language(self) -> str:
        """The code of the language of pages: that of the only account asked for, else the workspace's."""
        own = self.portfolio.accounts[self.accounts[0]].language if len(self.accounts) == 1 else None
        return own or self.portfolio.kam.language

    @property
    def criteria(self) -> Criteria:
        """The criteria.

        Raises:
            KamctlError: there are none, or they cannot be read.
        """
        if self.portfolio.criteria is None:
            if "criteria.yaml" in self.workspace.texts:
                raise BrokenFileError("criteria.yaml", self.workspace.texts)
            raise MissingFileError("criteria.yaml", f"`{hints.init()}` in an empty directory shows one.")
        criteria = self.portfolio.criteria
        if criteria.scale.low >= criteria.scale.high:
            raise KamctlError(
                "criteria.yaml: the scale's high end is not above its low end",
                "A common scale is {low: 0, high: 5}.",
            )
        return criteria


def open_portfolio(
    session: Session,
    named: Sequence[str] | None = None,
    *,
    kinds: Sequence[str] | None = None,
    read: ReadRecord = read_record,
) -> Opened:
    """Load what a command needs: the accounts named, or all, and their files of these kinds.

    `kinds` are folders (accounts, plans, reviews), and may name kinds of single files (criteria): where
    they name any, the other ones are not read but kam.yaml. None means all. Files that cannot be read
    are left out and named in `notices`, unless their account was asked for. `read` is that of `load`.

    Raises:
        KamctlError: kam.yaml or a file of an account asked for cannot be read.
    """
    workspace = open_workspace(session, named or ())
    chosen = tuple(dict.fromkeys(account_id(workspace, name) for name in named or ()))
    if kinds is not None and "accounts" in kinds and takes_figures(workspace.texts.get("criteria.yaml", "")):
        kinds = (*kinds, "results")
    texts = {p: workspace.texts for p in workspace.texts if _is_wanted(p, chosen, kinds)}
    loaded = load(_Subset(workspace.texts, list(texts)), references=False, read=read)
    if loaded.portfolio is None:
        raise BrokenFileError("kam.yaml", workspace.texts)
    notices = list(workspace.notices)
    for path in sorted(loaded.portfolio.broken):
        place = paths.place(path)
        if place is not None and place.account in chosen:
            raise BrokenFileError(path, workspace.texts)
        notices.append(left_out(path, workspace.texts))
    everything = chosen if named else tuple(loaded.portfolio.accounts)
    day = today(workspace.session, loaded.portfolio)
    return Opened(workspace, loaded, loaded.portfolio, day, everything, tuple(notices))


def _is_wanted(path: str, chosen: Sequence[str], kinds: Sequence[str] | None) -> bool:
    place = paths.place(path)
    if place is None:
        return False
    row = KINDS[place.kind]
    if not row.keys:
        if kinds is None or row.name in ("kam", *kinds) or (row.folder and row.folder in kinds):
            return True
        return not any(kind in KINDS and not KINDS[kind].keys for kind in kinds)
    if place.account is None:
        return kinds is None or row.folder in kinds
    if kinds is not None and path.split("/", 1)[0] not in kinds:
        return False
    return not chosen or place.account in chosen


class _Subset(Listed):
    """Some of the files of a workspace."""

    def __init__(self, texts: Mapping[str, str], files: list[str]) -> None:
        super().__init__(files)
        self._texts = texts

    def __getitem__(self, path: str) -> str:
        if path not in self._files:
            raise KeyError(path)
        return self._texts[path]
