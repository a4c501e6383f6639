"""Scores of accounts by the criteria in force, and the effect of proposed criteria."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamctl.app.open import Opened
from kamctl.errors import KamctlError, RefusedError
from kamctl.method.selection.scores.ranking import Ranked, ranking
from kamctl.method.selection.scores.scoring import all_weights
from kamctl.model.criteria import Criteria
from kamctl.wording import number
from kamctl.workspace.validate import read_record
from kamctl.yaml.reader import MAX_SIZE

if TYPE_CHECKING:
    from kamctl.method.selection.scores.what_if import Impact
    from kamctl.method.selection.sensitivity.smaa import AmongFirst


class Scored(NamedTuple):
    """Accounts and their scores by the criteria, best first.

    `among_first` says, if sensitivity was asked for, how often each is among the first N, N being the number
    selected.
    """

    criteria: Criteria
    accounts: tuple[Ranked, ...]
    among_first: AmongFirst | None = None


class Proposed(NamedTuple):
    """Proposed criteria, and their effect on accounts."""

    current: Criteria
    proposed: Criteria
    impact: tuple[Impact, ...]


class BadProposalError(KamctlError):
    """The file does not hold criteria."""

    def __init__(self, file: Path, why: str, help: str) -> None:  # noqa: A002
        super().__init__(f"{file}: {why}", help or "Copy criteria.yaml and change the copy.")


class NoScoresError(RefusedError):
    """The weights of the criteria, or of a tier, do not add up to 100, so no account has a score."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"no account has a score: {said}",
            "Senior management divides exactly 100 points among the criteria.",
        )


def score(opened: Opened, *, sensitivity: bool = False, explain: bool = False) -> Scored:
    """Score the accounts asked for; `sensitivity` and `explain` are those of `ranking`.

    Raises:
        KamctlError: there are no criteria to score by.
        NoScoresError: their weights do not add up to 100.
    """
    criteria = _criteria(opened)
    found = ranking(
        opened.portfolio, criteria, opened.accounts, opened.today, sensitivity=sensitivity, explain=explain
    )
    return Scored(criteria, found, _among_first(criteria, found) if sensitivity else None)


def _among_first(criteria: Criteria, found: Sequence[Ranked]) -> AmongFirst | None:
    """Return how often accounts are among as many as are selected (or as the score selects), if more run."""
    from kamctl.method.selection.sensitivity.smaa import among_first

    places = places_of((one.decision, one.score.verdict) for one in found)
    running = sum(one.score.verdict in ("select", "below") for one in found)
    return among_first(criteria, [one.score for one in found], places) if 0 < places < running else None


def places_of(found: Iterable[tuple[str | None, str]]) -> int:
    """Return how many are selected, by decision and verdict; while none is, how many the score selects."""
    both = list(found)
    return sum(made == "selected" for made, _ in both) or sum(verdict == "select" for _, verdict in both)


def propose(opened: Opened, file: Path) -> Proposed:
    """Return the effect of the criteria in a file (relative to the starting directory).

    Raises:
        KamctlError: there are no criteria, or the file's do not hold.
        NoScoresError: the weights of the criteria in force do not add up to 100.
        OSError: the file cannot be read.
    """
    from kamctl.method.selection.scores.what_if import impact

    criteria = _criteria(opened)
    proposed = _proposed_criteria(opened.workspace.session.directory / file)
    found = impact(opened.portfolio, criteria, proposed, opened.accounts, opened.today)
    return Proposed(criteria, proposed, found)


def _criteria(opened: Opened) -> Criteria:
    criteria = opened.criteria
    if said := _wrong_weights(criteria, "criteria.yaml"):
        raise NoScoresError(said)
    return criteria


def _wrong_weights(criteria: Criteria, file: str) -> str:
    """Say which weights do not add up to 100; empty if all that make a score do."""
    for where, total in all_weights(criteria):
        if total != 100 and where[0] != "strength":
            of = f" of tier {where[1]}" if where[0] == "tiers" else ""
            return f"the weights{of} in {file} add up to {number(total)}, not 100"
    return ""


def _proposed_criteria(file: Path) -> Criteria:
    with file.open("rb") as source:
        text = source.read(MAX_SIZE + 1).decode("utf-8", "surrogateescape")
    read = read_record("criteria", file.name, text)
    if not isinstance(read.record, Criteria):
        first = read.drafts[0]
        raise BadProposalError(file, first.message, first.help)
    criteria = read.record
    if criteria.scale.low >= criteria.scale.high:
        raise BadProposalError(file, "the scale's high end is not above its low end", "")
    if said := _wrong_weights(criteria, "it"):
        raise BadProposalError(file, said, "Divide exactly 100 points.")
    return criteria
