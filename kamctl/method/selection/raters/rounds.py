"""Rounds of rating: who has rated what, who is missing, and what goes into the accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kamctl.method.selection.criteria.criterion_score import ratings_in_force
from kamctl.method.selection.raters.agreement import Unit, units_of
from kamctl.method.selection.ratings.misfit import misfit
from kamctl.model.account import Account, Rating
from kamctl.model.criteria import Criteria
from kamctl.model.portfolio import Portfolio
from kamctl.model.round import Ballot
from kamctl.wording import number

#: With fewer there is nothing to compare.
LEAST_RATERS = 2


class Missing(NamedTuple):
    """What a rater has not rated yet: criteria of an account, or measures of them."""

    account: str
    criteria: tuple[str, ...]


class RaterState(NamedTuple):
    """How far one rater is: how much is rated of what is expected."""

    rater: str
    rated: int
    expected: int
    missing: tuple[Missing, ...]


class RoundState(NamedTuple):
    """How far a round is; `closed` is None while it is open."""

    round: str
    opened: dt.date
    closed: dt.date | None
    accounts: tuple[str, ...]
    raters: tuple[RaterState, ...]

    @property
    def is_complete(self) -> bool:
        """Whether everybody has rated everything."""
        return all(not one.missing for one in self.raters)


def round_state(criteria: Criteria, name: str, ballots: Mapping[str, Ballot]) -> RoundState:
    """Return how far a round is."""
    accounts = tuple(dict.fromkeys(account for one in ballots.values() for account in one.accounts))
    days = [one.closed for one in ballots.values() if one.closed is not None]
    return RoundState(
        name,
        min(one.opened for one in ballots.values()),
        max(days) if days else None,
        accounts,
        tuple(_rater(criteria, who, ballot) for who, ballot in ballots.items()),
    )


def units_of_round(criteria: Criteria, ballots: Mapping[str, Ballot], today: dt.date) -> list[Unit]:
    """Return what raters rated in a round, to compare them by."""
    accounts: dict[str, dict[str, tuple[Rating, ...]]] = {}
    for account, criterion, rating in new_ratings(ballots):
        logs = accounts.setdefault(account, {})
        logs[criterion] = (*logs.get(criterion, ()), rating)
    held = {name: Account(name=name, ratings=logs) for name, logs in accounts.items()}
    return units_of(criteria, held, today)


def new_ratings(ballots: Mapping[str, Ballot]) -> Iterator[tuple[str, str, Rating]]:
    """Yield all ratings of a round with their account and criterion, each log oldest first."""
    found = [(account, criterion, rating) for _, account, criterion, _, rating in _entries(ballots)]
    yield from sorted(found, key=lambda one: one[2].date)


class WrongEntry(NamedTuple):
    """What may not go into an account: on whose ballot, where, and why."""

    rater: str
    where: tuple[str | int, ...]
    said: str


def wrong_entries(
    criteria: Criteria, portfolio: Portfolio, ballots: Mapping[str, Ballot], today: dt.date
) -> Iterator[WrongEntry]:
    """Yield what keeps a round from being closed: raters, accounts and entries that may not count."""
    for who, ballot in ballots.items():
        if who not in portfolio.kam.people:
            yield WrongEntry(who, (), f"{who} has a ballot and is not in kam.yaml")
        for account in ballot.rated:
            if account not in portfolio.accounts or account not in ballot.accounts:
                said = f"{who} rated {account}, which is not in the round"
                yield WrongEntry(who, ("rated", account), said)
    for who, account, name, i, rating in _entries(ballots):
        if wrong := _wrong(criteria, name, who, rating, today):
            yield WrongEntry(who, ("rated", account, name, i), f"{who} on {name} of {account}: {wrong}")


def late_entries(portfolio: Portfolio, ballots: Mapping[str, Ballot]) -> Iterator[WrongEntry]:
    """Yield what came onto the ballots of a closed round after its ratings were taken over."""
    for who, account, name, i, rating in _entries(ballots):
        if account in portfolio.accounts and not _is_in(portfolio.accounts[account], name, rating):
            said = f"{who} on {name} of {account}: entered after the round was closed, and in no account"
            yield WrongEntry(who, ("rated", account, name, i), said)


def _is_in(account: Account, criterion: str, rating: Rating) -> bool:
    """Tell whether an account has a rating; what it says may have been put right there since."""
    taken = account.ratings.get(criterion, ())
    return any((one.by, one.date, one.measure) == (rating.by, rating.date, rating.measure) for one in taken)


def _entries(ballots: Mapping[str, Ballot]) -> Iterator[tuple[str, str, str, int, Rating]]:
    """Yield each entry with its rater, account, criterion and place in the log."""
    for who, ballot in ballots.items():
        for account, logs in ballot.rated.items():
            for name, log in logs.items():
                for i, rating in enumerate(log):
                    yield who, account, name, i, rating


def _wrong(criteria: Criteria, name: str, who: str, rating: Rating, today: dt.date) -> str:
    """Say why an entry may not count; empty where it may."""
    criterion, scale = criteria.criteria.get(name), criteria.scale
    if criterion is None:
        return "there is no such criterion"
    if rating.by != who:
        return f"the entry is by {rating.by}, who is not the rater of this ballot"
    if rating.rating is not None and not scale.low <= rating.rating <= scale.high:
        return f"{number(rating.rating)} is off the scale"
    if rating.date > today:
        return f"{rating.date} is after today"
    found = misfit(criterion, rating)
    return found.message if found is not None else ""


def _rater(criteria: Criteria, who: str, ballot: Ballot) -> RaterState:
    expected = rated = 0
    missing = []
    for account in ballot.accounts:
        open_ = []
        for name, criterion in criteria.criteria.items():
            log = ballot.rated.get(account, {}).get(name, ())
            whole = bool(ratings_in_force(log, dt.date.max))
            for measure in criterion.measures or (None,):
                if criterion.is_from_results:
                    continue
                expected += 1
                if whole or ratings_in_force(log, dt.date.max, measure):
                    rated += 1
                else:
                    open_.append(name if measure is None else f"{name} ({measure})")
        if open_:
            missing.append(Missing(account, tuple(open_)))
    return RaterState(who, rated, expected, tuple(missing))
