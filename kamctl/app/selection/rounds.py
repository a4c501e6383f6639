"""Rounds of rating: opened for some raters, entered blind, closed into the accounts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamctl import hints
from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import Opened
from kamctl.app.writing.change import ChangeContext, Changed, LeftError, change_at
from kamctl.errors import KamctlError, RefusedError
from kamctl.findings import Draft
from kamctl.method.logs import is_pursued
from kamctl.method.lookup import known
from kamctl.method.relationships.coverage import has_left
from kamctl.method.selection.raters.agreement import Agreement, agreement_on
from kamctl.method.selection.raters.rounds import (
    LEAST_RATERS,
    RoundState,
    WrongEntry,
    new_ratings,
    round_state,
    units_of_round,
    wrong_entries,
)
from kamctl.method.selection.ratings.new_rating import Given, new_rating
from kamctl.model.account import Rating
from kamctl.model.round import Ballot
from kamctl.workspace.load import load
from kamctl.workspace.paths import account_path, is_id, path_of
from kamctl.workspace.record_edits import append_log, set_value, value_of
from kamctl.workspace.write import Change, change_files
from kamctl.yaml.edit_ops import Edit, Set
from kamctl.yaml.edits import apply


class NoRoundError(KamctlError):
    """No round has that name."""

    def __init__(self, name: str, there: Sequence[str]) -> None:
        known_ = f"There are: {', '.join(there)}." if there else f"`{hints.round_open(name)}` opens it."
        super().__init__(f"there is no round {name}", known_)


class RoundExistsError(RefusedError):
    """A round with that name was already opened."""

    def __init__(self, name: str) -> None:
        super().__init__(f"a round {name} already exists", f"See `{hints.round_status(name)}`.")


class RoundClosedError(RefusedError):
    """The round is closed."""

    def __init__(self, name: str, closed: dt.date) -> None:
        super().__init__(f"the round {name} was closed on {closed}", "Rate outside it, or open another.")


class NotInRoundError(RefusedError):
    """The rater or the account is not in the round."""

    def __init__(self, what: str, name: str, there: Sequence[str]) -> None:
        super().__init__(f"{what} is not in the round {name}", f"In it: {', '.join(there)}.")


class TooFewRatersError(RefusedError):
    """A round has too few raters to compare."""

    def __init__(self) -> None:
        super().__init__(
            f"a round needs {LEAST_RATERS} raters or more", "Name each of them: --rater WHO --rater WHO"
        )


class BadRoundNameError(RefusedError):
    """The name cannot name a folder."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"`{name}` is not a valid name", "Use lower-case letters, digits, dots and dashes: 2027-spring."
        )


class IncompleteError(RefusedError):
    """Ratings are missing, and the request does not say to close the round without them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the round {name} stays open: ratings are missing",
            "Wait for them, or close it --incomplete.",
        )


class WrongBallotError(RefusedError):
    """A ballot holds something that may not go into an account."""

    def __init__(self, wrong: Sequence[WrongEntry]) -> None:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        super().__init__(f"{wrong[0].said}{more}", "Fix the ballot, then close the round.")


class Closing(NamedTuple):
    """A round about to be closed: its state, and how far its raters agree."""

    state: RoundState
    agreement: Agreement


def open_round(
    opened: Opened, name: str, raters: Sequence[str], accounts: Sequence[str], *, dry_run: bool = False
) -> Changed[tuple[str, ...]]:
    """Write an empty ballot for each rater; without accounts, those nominated, on trial or selected.

    Raises:
        RoundExistsError, TooFewRatersError, BadRoundNameError, UnknownNameError, LeftError.
    """
    people = opened.portfolio.kam.people
    if not is_id(name):
        raise BadRoundNameError(name)
    if name in opened.portfolio.rounds:
        raise RoundExistsError(name)
    chosen = tuple(dict.fromkeys(known(who, people, "person", "kam.yaml") for who in raters))
    if len(chosen) < LEAST_RATERS:
        raise TooFewRatersError
    for who in chosen:
        if has_left(people[who], opened.today):
            raise LeftError(who, people[who].left or opened.today)
    pursued = [n for n, a in opened.portfolio.accounts.items() if is_pursued(a, opened.today)]
    ballot = Ballot(opened=opened.today, accounts=tuple(accounts or pursued))
    fields = value_of(ballot)
    assert isinstance(fields, dict)  # a record is written as a mapping
    rest = [Set((key,), value) for key, value in fields.items() if key != "opened"]
    text = apply(f"opened: {opened.today}\n", rest)
    paths = [path_of("round", name, who) for who in chosen]
    root = opened.workspace.root
    files = change_files(root, {path: lambda _: text for path in paths}, create=paths, dry_run=dry_run)
    return Changed(files, ballot.accounts)


def rate_in_round(
    context: ChangeContext,
    name: str,
    *,
    criterion: str,
    rated: Given,
    by: str,
    evidence: str | None,
    dry_run: bool = False,
) -> Changed[Rating]:
    """Enter a rating on a rater's own ballot; other people's ratings stay hidden.

    Raises what `new_rating` and `kamctl.app.writing.change.change_record` do, and:
        NoRoundError, RoundClosedError: there is no such round to enter it in.
        NotInRoundError: the rater or the account is not in it.
    """
    ballots = _ballots(context.opened, name)
    if by not in ballots:
        raise NotInRoundError(by, name, tuple(ballots))
    ballot = ballots[by]
    if ballot.closed is not None:
        raise RoundClosedError(name, ballot.closed)
    if context.account not in ballot.accounts:
        raise NotInRoundError(context.account, name, ballot.accounts)
    entry = new_rating(
        context.opened.criteria,
        criterion=criterion, rated=rated, by=by, date=context.date, evidence=evidence,
    )  # fmt: skip
    where = ("rated", context.account, criterion)
    return change_at(context, path_of("round", name, by), where, lambda _: entry, dry_run=dry_run)


def states(opened: Opened, name: str | None) -> tuple[RoundState, ...]:
    """Return the progress of rounds: the one named, else all open ones.

    Raises:
        NoRoundError: there is none of that name; BrokenFileError: a ballot cannot be read.
    """
    names = list(opened.portfolio.rounds) if name is None else [name]
    found = [round_state(opened.criteria, one, _ballots(opened, one)) for one in names]
    return tuple(one for one in found if name is not None or one.closed is None)


def closing(opened: Opened, name: str) -> Closing:
    """Return a round as it would be closed.

    Raises:
        NoRoundError, RoundClosedError: there is none to close; BrokenFileError: a ballot cannot be read.
        WrongBallotError: a ballot holds what may not go into an account.
    """
    ballots = _ballots(opened, name)
    state = round_state(opened.criteria, name, ballots)
    if state.closed is not None:
        raise RoundClosedError(name, state.closed)
    wrong = list(wrong_entries(opened.criteria, opened.portfolio, ballots, opened.today))
    if wrong:
        raise WrongBallotError(wrong)
    units = units_of_round(opened.criteria, ballots, opened.today)
    return Closing(state, agreement_on(opened.criteria, units))


def close_round(opened: Opened, name: str, *, dry_run: bool = False) -> Changed[int]:
    """Write all ratings of a round into the accounts, and mark its ballots as closed; all or nothing.

    Returns how many ratings there were. Raises what `closing` and `change_files` do.
    """
    ballots = closing(opened, name) and _ballots(opened, name)
    edits: dict[str, list[Edit]] = {}
    count = 0
    for account, criterion, rating in new_ratings(ballots):
        edits.setdefault(account_path(account), []).extend(append_log(("ratings", criterion), rating))
        count += 1
    for who in ballots:
        edits[path_of("round", name, who)] = list(set_value(("closed",), opened.today))
    root = opened.workspace.root
    files = change_files(
        root, {path: _applied(own) for path, own in edits.items()}, dry_run=dry_run, validate=_judged
    )
    return Changed(files, count)


def _applied(edits: Sequence[Edit]) -> Change:
    def change(text: str) -> str:
        for edit in edits:  # one after the other: the first makes a log that the next is appended to
            text = apply(text, [edit])
        return text

    return change


def _judged(news: Mapping[str, str | None]) -> Sequence[Draft]:
    texts = {path: text for path, text in news.items() if text is not None}
    return [draft for draft in load(texts, references=False).drafts if draft.path in news]


def _ballots(opened: Opened, name: str) -> Mapping[str, Ballot]:
    """Return the ballots of a round by rater; one that cannot be read is nobody's empty one."""
    rounds, texts = opened.portfolio.rounds, opened.workspace.texts
    for path in sorted(opened.portfolio.broken):
        if path.startswith(f"rounds/{name}/"):
            raise BrokenFileError(path, texts)
    if name not in rounds:
        raise NoRoundError(name, tuple(rounds))
    return rounds[name]
