"""A workspace as it was on a day, or at a revision."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from kamctl.errors import KamctlError
from kamctl.git import run as git
from kamctl.git import versions
from kamctl.git.errors import GitMissingError, NotARepositoryError
from kamctl.model.relative_days import Calendar, understood
from kamctl.workspace.disk import scan

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NoSuchDayError(KamctlError):
    """A date that does not exist."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"{given} is not a date of the calendar", "Write YYYY-MM-DD, or a revision that git knows."
        )


class Then(NamedTuple):
    """The texts of a workspace as it was, its date for today, and notes for people."""

    texts: Mapping[str, str]
    day: dt.date
    notices: tuple[str, ...] = ()


def as_of(root: Path, at: str, today: dt.date | None, calendar: Callable[[], Calendar]) -> Then:
    """Return a workspace as it was on a day or at a revision; days said otherwise count by `calendar`.

    For a day these are the files as last committed up to that day. If git has none (logs may go back before
    the first commit), they are today's files; entries dated later do not count either way. With a revision,
    today is the day of its commit unless `today` is given.

    Raises:
        KamctlError: no such day or revision.
    """
    if _DAY.fullmatch(at):
        try:
            day = dt.date.fromisoformat(at)
        except ValueError:
            raise NoSuchDayError(at) from None
        return _on(root, day)
    if (said := calendar().day(at, past=True)) is not None:
        then = _on(root, said)
        return then._replace(notices=(understood(at, said, "--at"), *then.notices))
    commit = versions.commit_of(root, at)
    return Then(versions.texts_at(root, commit.id), today or commit.date.date())


def _on(root: Path, day: dt.date) -> Then:
    try:
        commit = versions.revision_on(root, day)
        cut_off = commit is None and git.is_shallow(root)
    except (GitMissingError, NotARepositoryError):
        commit, cut_off = None, False
    texts = versions.texts_at(root, commit.id) if commit is not None else {}
    if "kam.yaml" in texts:
        return Then(texts, day)
    why = "this clone is shallow" if cut_off else f"git has no version of the workspace up to {day}"
    notice = f"note: {why}: this shows today's files without later entries"
    return Then(scan(root)[0], day, (notice,))
