"""Combines an account's logs with its history in git."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kamctl.app.open import Opened
from kamctl.git import versions
from kamctl.git.errors import BrokenRepositoryError, GitMissingError, NoCommitsError, NotARepositoryError
from kamctl.git.run import Commit
from kamctl.method.changes.account_history import Edition, Recorded, Story, entries
from kamctl.method.changes.compare import compare
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.paths import place
from kamctl.workspace.portfolio import assemble
from kamctl.workspace.reading import Reader
from kamctl.workspace.validate import read_record

_NO_GIT = (GitMissingError, NotARepositoryError, BrokenRepositoryError, NoCommitsError)


def tell(opened: Opened) -> Story:
    """Return the history of the account asked for, up to today.

    Without git it comes only from the logs, and says that the rest is not known.
    """
    account = opened.accounts[0]
    unknown: list[str] = []
    editions: list[Edition] = []
    recorded: list[Recorded] = []
    try:
        told = versions.of_account(opened.workspace.root, account)
        editions = _editions(told.criteria, unknown)
        recorded = _recorded(told.commits, opened.today, account, unknown)
    except _NO_GIT as error:
        unknown.append(f"who recorded what, and earlier criteria ({error.message})")
    _add_held(editions, opened.portfolio.criteria, opened.today)
    days = entries(opened.portfolio, account, editions, opened.today)
    return Story(account, opened.portfolio.accounts[account].name, days, tuple(recorded), tuple(unknown))


def editions_of(root: Path, held: Criteria | None, today: dt.date) -> tuple[Edition, ...]:
    """Return the editions of the criteria in git and the one on disk, oldest first.

    Without git that is only the one on disk; versions that cannot be read are left out.
    """
    editions: list[Edition] = []
    with suppress(*_NO_GIT):
        editions = _editions(versions.of_criteria(root), [])
    _add_held(editions, held, today)
    return tuple(editions)


def _add_held(editions: list[Edition], held: Criteria | None, today: dt.date) -> None:
    if held is not None and (not editions or editions[-1].criteria != held):
        _add(editions, held, today)


def _editions(committed: Iterable[tuple[Commit, str]], unknown: list[str]) -> list[Edition]:
    found: list[Edition] = []
    for commit, text in committed:
        record = read_record("criteria", "criteria.yaml", text).record
        if isinstance(record, Criteria):
            _add(found, record, commit.date.date())
        else:
            unknown.append(f"the criteria of {commit.date.date()} ({commit.id[:8]}): they cannot be read")
    return found


def _add(editions: list[Edition], criteria: Criteria, recorded: dt.date) -> None:
    """Add criteria from their approval on; if changed without a new one, from the commit of the change."""
    if editions and editions[-1].criteria == criteria:
        return
    again = editions and editions[-1].criteria.approved == criteria.approved
    since = max(recorded, criteria.approved.date) if again else criteria.approved.date
    editions.append(Edition(since, criteria))


def _recorded(
    commits: Iterable[versions.Revised], today: dt.date, account: str, unknown: list[str]
) -> list[Recorded]:
    found = []
    read = _Versions()
    for revised in commits:
        commit, day = revised.commit, revised.commit.date.date()
        if day > today:
            continue
        if revised.before is None:
            unknown.append(f"who recorded what before {day}: this clone was cut off at {commit.id[:8]}")
            continue
        said = _said(read.portfolio(revised.before), read.portfolio(revised.after), account, day)
        if said:
            found.append(Recorded(commit.id, day, commit.author, commit.subject, said))
    return found


def _said(before: Portfolio | None, after: Portfolio | None, account: str, day: dt.date) -> tuple[str, ...]:
    if after is None:
        return ()
    changes = compare(before or Portfolio(after.kam), after, day)
    told = [c.sentence for a in changes.accounts if a.account == account for c in a.changes]
    return (*told, *(text for text in changes.unknown if not text.startswith(("kam.yaml", "criteria.yaml"))))


class _Versions:
    """Reads versions of one account's files; a file that a commit did not touch is read once."""

    def __init__(self) -> None:
        self._files = Reader()

    def portfolio(self, texts: Mapping[str, str]) -> Portfolio | None:
        """Return what the texts of a version hold; None where its kam.yaml cannot be read."""
        records = {path: self._record(path, text) for path, text in texts.items()}
        broken = frozenset(path for path, record in records.items() if record is None)
        return assemble({path: r for path, r in records.items() if r is not None}, broken)

    def _record(self, path: str, text: str) -> Any:
        where = place(path)
        return None if where is None else self._files.record(where.kind, path, text, where.account).record
