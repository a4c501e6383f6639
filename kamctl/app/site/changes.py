"""What changed since last week, in sentences about accounts."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kamctl.app.compare import compare_revisions
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.git import versions
from kamctl.git.errors import GitMissingError, NoCommitsError, NotARepositoryError

_WEEK = dt.timedelta(days=7)


class LastWeek(NamedTuple):
    """The changes since the revision of a week ago: account, its name, a sentence; `since` is its day.

    Where the repository cannot tell, `since` is empty and `why` says so. `commit` is the present one.
    """

    changes: tuple[tuple[str, str, str], ...]
    since: str
    why: str
    commit: str


def last_week(session: Session, day: dt.date) -> LastWeek:
    """Return what changed from the last revision at least a week before `day` to the files on disk."""
    root = session.directory
    try:
        commit = versions.commit_of(root, "HEAD").id
    except KamctlError as error:
        return LastWeek((), "", _why(error), "")
    try:
        before = versions.revision_on(root, day - _WEEK)
        if before is None:
            return LastWeek((), "", f"the repository does not reach back to {day - _WEEK}", commit)
        found = compare_revisions(session, before.id).changes
    except KamctlError as error:
        return LastWeek((), "", _why(error), commit)
    told = [(one.account, one.name, change.sentence) for one in found.accounts for change in one.changes]
    told += [("", "", change.sentence) for change in found.workspace]
    return LastWeek(tuple(told), before.date.date().isoformat(), "", commit)


def _why(error: KamctlError) -> str:
    """Say why git cannot tell, without the folder that its message names: a page may be shown to others."""
    if isinstance(error, NotARepositoryError):
        return "the workspace is not in a git repository"
    if isinstance(error, NoCommitsError):
        return "nothing is committed yet"
    return "git is not installed" if isinstance(error, GitMissingError) else "git could not tell"
