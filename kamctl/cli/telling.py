"""Brings together what an account's logs tell and what git tells of it."""

from __future__ import annotations

import datetime as dt

from kamctl.analysis.changes import compare
from kamctl.analysis.story import Edition, Recorded, Story, entries
from kamctl.cli.context import Opened
from kamctl.history import versions
from kamctl.history.errors import GitMissingError, NoCommitsError, NotARepositoryError
from kamctl.model.criteria import Criteria
from kamctl.store.load import load
from kamctl.store.portfolio import Portfolio
from kamctl.store.validate import read_record


def tell(opened: Opened) -> Story:
    """Return the story of the account that was asked for, up to today.

    Without git there are the logs alone, and it is said that the rest is not known.
    """
    account = opened.accounts[0]
    unknown: list[str] = []
    editions: list[Edition] = []
    recorded: list[Recorded] = []
    try:
        editions = _editions(opened, unknown)
        recorded = _recorded(opened, account, unknown)
    except (GitMissingError, NotARepositoryError, NoCommitsError) as error:
        unknown.append(f"who recorded what, and earlier criteria ({error.message})")
    held = opened.portfolio.criteria
    if held is not None and (not editions or editions[-1].criteria != held):
        _add(editions, held, opened.today)
    told = entries(opened.portfolio, account, editions, opened.today)
    return Story(account, opened.portfolio.accounts[account].name, told, tuple(recorded), tuple(unknown))


def _editions(opened: Opened, unknown: list[str]) -> list[Edition]:
    found: list[Edition] = []
    for commit, text in versions.criteria_versions(opened.workspace.root):
        record = read_record("criteria", "criteria.yaml", text).record
        if isinstance(record, Criteria):
            _add(found, record, commit.date.date())
        else:
            unknown.append(f"the criteria of {commit.date.date()} ({commit.id[:8]}): they cannot be read")
    return found


def _add(editions: list[Edition], criteria: Criteria, recorded: dt.date) -> None:
    """Add criteria from their approval on; changed without a new approval, from when that was recorded."""
    if editions and editions[-1].criteria == criteria:
        return
    again = editions and editions[-1].criteria.approved == criteria.approved
    since = max(recorded, criteria.approved.date) if again else criteria.approved.date
    editions.append(Edition(since, criteria))


def _recorded(opened: Opened, account: str, unknown: list[str]) -> list[Recorded]:
    root = opened.workspace.root
    found = []
    for revised in versions.commits_of_account(root, account):
        commit, day = revised.commit, revised.commit.date.date()
        if day > opened.today:
            continue
        if revised.before is None:
            unknown.append(f"who recorded what before {day}: this clone was cut off at {commit.id[:8]}")
            continue
        said = _said(load(revised.before, references=False).portfolio, revised, account, day)
        if said:
            found.append(Recorded(commit.id, day, commit.author, commit.subject, said))
    return found


def _said(before: Portfolio | None, revised: versions.Revised, account: str, day: dt.date) -> tuple[str, ...]:
    after = load(revised.after, references=False).portfolio
    if after is None:
        return ()
    changes = compare(before or Portfolio(after.kam), after, day)
    told = [c.sentence for a in changes.accounts if a.account == account for c in a.changes]
    return (*told, *(text for text in changes.unknown if not text.startswith(("kam.yaml", "criteria.yaml"))))
