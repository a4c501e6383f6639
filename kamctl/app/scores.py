"""Scores of accounts by the criteria in force, and what proposed criteria would do to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kamctl.app.open import Opened
from kamctl.errors import KamctlError
from kamctl.method.selection.ranking import Ranked, ranking
from kamctl.model.criteria import Criteria
from kamctl.wording import number
from kamctl.workspace.validate import read_record
from kamctl.yaml.reader import MAX_SIZE

if TYPE_CHECKING:
    from kamctl.method.selection.what_if import Impact


class Scored(NamedTuple):
    """Accounts and their scores by the criteria, best first."""

    criteria: Criteria
    accounts: tuple[Ranked, ...]


class Proposed(NamedTuple):
    """Proposed criteria, and what they would do to accounts."""

    current: Criteria
    proposed: Criteria
    impact: tuple[Impact, ...]


class BadProposalError(KamctlError):
    """The file does not hold criteria."""

    def __init__(self, file: Path, why: str, help: str) -> None:  # noqa: A002
        super().__init__(f"{file}: {why}", help or "Copy criteria.yaml and change the copy.")


def score(opened: Opened, *, sensitivity: bool = False) -> Scored:
    """Score the accounts asked for; with `sensitivity`, find which other weights would change a verdict.

    Raises:
        KamctlError: there are no criteria to score by.
    """
    criteria = opened.criteria
    chosen = {name: opened.portfolio.accounts[name] for name in opened.accounts}
    return Scored(criteria, ranking(criteria, chosen, opened.today, sensitivity=sensitivity))


def propose(opened: Opened, file: Path) -> Proposed:
    """Return what the criteria in a file (relative to where the command was started) would do.

    Raises:
        KamctlError: there are no criteria, or the file's do not hold.
        OSError: the file cannot be read.
    """
    from kamctl.method.selection.what_if import impact

    criteria = opened.criteria
    proposed = _proposed_criteria(opened.workspace.session.directory / file)
    chosen = {name: opened.portfolio.accounts[name] for name in opened.accounts}
    return Proposed(criteria, proposed, tuple(impact(criteria, proposed, chosen, opened.today)))


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
    total = sum(criterion.weight for criterion in criteria.criteria.values())
    if total != 100:
        raise BadProposalError(
            file, f"the weights add up to {number(total)}, not 100", "Share out exactly 100 points."
        )
    return criteria
