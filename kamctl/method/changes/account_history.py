"""An account's history: score, verdict, stage, performance and decisions, and who changed them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.changes.change_sentences import sentence
from kamctl.method.changes.differences import Difference
from kamctl.method.logs import decision, newest, stage_entry
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.scores.score_change import ScoreChange, Side, why
from kamctl.method.selection.scores.scoring import score_of
from kamctl.method.tier_policy import policy_for
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.walk import VALUES, places, walks
from kamctl.workspace.paths import review_path
from kamctl.workspace.portfolio import held


class Edition(NamedTuple):
    """Criteria as of the day on which they were approved."""

    since: dt.date
    criteria: Criteria


class Logged(NamedTuple):
    """What an entry of a log tells of a day, and where it stands: its file, and its place there."""

    day: dt.date
    said: str
    path: str
    where: tuple[str | int, ...]


class Entry(NamedTuple):
    """The account on a day on which something about it changed.

    `score` is None where it was incomplete, `verdict` also where there were no criteria. `said` are the log
    entries of the day, with their authors. `why` is set if the score differs from the entry before.
    """

    day: dt.date
    score: Decimal | None
    verdict: str | None
    edition: str | None
    stage: int | None
    standing: str
    decision: str | None
    said: tuple[str, ...]
    why: ScoreChange | None


class Recorded(NamedTuple):
    """A commit that changed the account: who recorded what, and when."""

    commit: str
    day: dt.date
    author: str
    subject: str
    said: tuple[str, ...]


class Story(NamedTuple):
    """The history of an account: from its logs, from git, and what cannot be known."""

    account: str
    name: str
    entries: tuple[Entry, ...]
    commits: tuple[Recorded, ...]
    unknown: tuple[str, ...]


def entries(
    portfolio: Portfolio,
    account: str,
    editions: Sequence[Edition],
    today: dt.date,
    *,
    reasons: bool = True,
    logs: Iterable[Logged] | None = None,
) -> tuple[Entry, ...]:
    """Return an account's history from its logs, oldest day first, up to `today`.

    Without `reasons` it does not say why a score changed, which takes longest to find. `logs` are what
    `logged` returns, if it was called before.

    On each day the criteria approved last by then count; before the first known approval, the oldest known
    ones.
    """
    record = portfolio.accounts[account]
    valid = policy_for(portfolio, account, today).rating_valid_days
    said: dict[dt.date, list[str]] = {}
    for one in logged(portfolio, account) if logs is None else logs:
        if one.day <= today:
            said.setdefault(one.day, []).append(one.said)
    first = min(said, default=today)
    days = sorted({*said, *(e.since for e in editions if first <= e.since <= today)})
    found: list[Entry] = []
    before: tuple[Entry, Side] | None = None
    for day in days:
        criteria = in_force(editions, day)
        figures = figures_of(portfolio, account, day)
        score = score_of(criteria, account, record, day, figures)
        entry, held, standing = decision(record, day), stage_entry(record, day), newest(record.standing, day)
        reason = None
        side = Side(criteria, record, day, figures) if criteria else None
        if (
            reasons
            and score is not None
            and side is not None
            and before is not None
            and before[0].score != score.score
        ):
            reason = why(before[1], side, valid)
        now = Entry(
            day,
            score.score if score else None,
            score.verdict if score else None,
            criteria.edition if criteria else None,
            held.stage if held else None,
            standing.state if standing else "good",
            entry.outcome if entry else None,
            tuple(said.get(day, ())),
            reason,
        )
        if now.said or not found or _state(now) != _state(found[-1]):
            found.append(now)
        if side is not None and now.score is not None:
            before = (now, side)
    return tuple(found)


def in_force(editions: Sequence[Edition], day: dt.date) -> Criteria | None:
    """Return the criteria in force on a day; of two approved on one day, the later in order."""
    if not editions:
        return None
    best = min(editions, key=lambda e: e.since)
    for edition in editions:
        if best.since <= edition.since <= day or (edition.since == best.since):
            best = edition
    return best.criteria


def _state(entry: Entry) -> tuple[object, ...]:
    return (entry.score, entry.verdict, entry.edition, entry.stage, entry.standing, entry.decision)


def logged(portfolio: Portfolio, account: str) -> Iterator[Logged]:
    """Yield the log entries of an account's files, and the reviews held, unordered."""
    for one in held(portfolio):
        if one.place.account == account:
            yield from _entries(one.path, one.record)
    for period, review in portfolio.reviews.get(account, {}).items():
        said = f"review of {period} held with {', '.join(review.attendees)}"
        yield Logged(review.held, said, review_path(account, period), ("held",))


def _entries(file: str, record: Record) -> Iterator[Logged]:
    """Yield the entries of a record's own logs, without those of nested records and of figures."""
    found = walks(type(record))
    for steps in found.logs:
        if steps not in found.figures and set(steps[1:]) <= {VALUES}:
            for where, log in places(record, steps):
                path = tuple(map(str, where))
                for i, entry in enumerate(log):
                    added = Difference(path, "added", None, entry, record, record, type(record))
                    yield Logged(entry.date, sentence(added), file, (*where, i))
