"""Ratings and decisions as they are made: what the criteria allow, and what needs a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import NamedTuple

from kamctl import wording
from kamctl.errors import RefusedError
from kamctl.method.blank import is_blank
from kamctl.method.lookup import known
from kamctl.method.selection.criterion_score import Figures
from kamctl.method.selection.misfit import misfit
from kamctl.method.selection.scoring import Score, score_of, weights_total
from kamctl.model.account import Account, Decision, Outcome, Rating, StrengthRating
from kamctl.model.criteria import Criteria, Scale
from kamctl.model.kam import Kam
from kamctl.model.record import Contradiction
from kamctl.model.types import SENIOR
from kamctl.wording import number
from kamctl.workspace.paths import account_path

_SIX_PLACES = Decimal("0.000001")


class OffScaleError(RefusedError):
    """A rating lies outside the scale."""

    def __init__(self, rating: Decimal, scale: Scale, criterion: str, anchors: Mapping[Decimal, str]) -> None:
        meant = "; ".join(f"{number(value)} {text}" for value, text in sorted(anchors.items()))
        super().__init__(
            f"{number(rating)} is off the scale of {number(scale.low)} to {number(scale.high)}",
            f"For {criterion}: {meant}." if meant else "criteria.yaml says what the scale means.",
        )


class NoEvidenceError(RefusedError):
    """The evidence of a rating says nothing."""

    def __init__(self, evidence: str) -> None:
        super().__init__(
            f"`{evidence}` is not evidence", "Say what the rating rests on: a figure, a document, an event."
        )


class DecidedAlreadyError(RefusedError):
    """The same was decided about the account on that day already."""

    def __init__(self, account: str, entry: Decision) -> None:
        super().__init__(
            f"{account} already has the decision `{entry.outcome}` of {entry.date}, by {entry.by}",
            f"To correct that decision, edit its entry in {account_path(account)}.",
        )


class NotSeniorError(RefusedError):
    """Somebody outside senior management would decide."""

    def __init__(self, kam: Kam, who: str) -> None:
        deciders = [name for name, person in kam.people.items() if person.level in SENIOR and not person.left]
        super().__init__(
            f"`{who}` may not decide: senior management does (president or vice-president), and {who} is "
            f"a {kam.people[who].level}",
            f"--by names who decided: {', '.join(deciders)}." if deciders else "",
        )


class ReasonNeededError(RefusedError):
    """A decision goes against the verdict, or selects without a complete score, and gives no reason."""

    def __init__(self, account: str, outcome: Outcome, score: Score | None, criteria: Criteria) -> None:
        if score is None or score.verdict == "incomplete":
            weights = f"the weights in criteria.yaml add up to {number(weights_total(criteria))}, not 100"
            why = weights if score is None else f"not rated: {', '.join(score.missing)}"
            super().__init__(
                f"{account} would be selected without a complete score ({why})",
                "Management may decide so, and says why: --reason '…'",
            )
            return
        limit = criteria.select_at
        shown = wording.score(score.score, beside=limit) if score.score is not None else "none"
        verdict = {
            "select": f"its score of {shown} reaches {number(limit)}",
            "below": f"its score of {shown} is under {number(limit)}",
        }.get(score.verdict, "a rating under its criterion's minimum disqualifies it")
        super().__init__(
            f"{outcome} goes against the verdict on {account}: {verdict}",
            "Management may decide otherwise, and says why: --reason '…'",
        )


class TierNeedsReasonError(RefusedError):
    """A decision sets a tier and gives no reason."""

    def __init__(self, account: str, tier: str) -> None:
        super().__init__(
            f"{account} would be in tier {tier} by decision and not by its score, and no reason is given",
            "Management may decide so, and says why: --reason '…'",
        )


class MisfitError(RefusedError):
    """An entry rates nothing, or what its criterion does not have."""

    def __init__(self, criterion: str, wrong: Contradiction) -> None:
        super().__init__(f"{criterion}: {wrong.message}", wrong.help)


class Given(NamedTuple):
    """What somebody says of a criterion: a rating, a value measured, or why it does not apply.

    `measure` names the part of the criterion that it is about.
    """

    rating: Decimal | None = None
    value: Decimal | None = None
    measure: str | None = None
    not_applicable: str | None = None


def new_rating(
    criteria: Criteria, *, criterion: str, rated: Given, by: str, date: dt.date, evidence: str | None
) -> Rating:
    """Return a rating on one of the criteria; one that does not apply needs no other evidence.

    Raises:
        UnknownNameError: there is no such criterion.
        OffScaleError: the rating lies outside the scale.
        MisfitError: it rates nothing, or what the criterion does not have.
        NoEvidenceError: the evidence says nothing.
    """
    known(criterion, criteria.criteria, "criterion", "criteria.yaml")
    if rated.rating is not None:
        on_scale(criteria, criterion, rated.rating)
    entry = Rating(by=by, date=date, evidence=evidence, **rated._asdict())
    wrong = misfit(criteria.criteria[criterion], entry)
    if wrong is not None:
        raise MisfitError(criterion, wrong)
    if is_blank(evidence) and rated.not_applicable is None:
        raise NoEvidenceError(evidence or "")
    return entry


def new_strength_rating(
    criteria: Criteria,
    account: Account,
    kam: Kam,
    *,
    criterion: str,
    rating: Decimal,
    by: str,
    date: dt.date,
    evidence: str,
) -> StrengthRating:
    """Return what one of their contacts, or one of ours who guesses, says of our strength.

    Raises:
        UnknownNameError: there is no such criterion of strength, or nobody of that id.
        OffScaleError: the rating lies outside the scale.
        NoEvidenceError: the evidence says nothing.
    """
    there = criteria.strength.criteria if criteria.strength is not None else {}
    known(criterion, list(there), "criterion of strength", "criteria.yaml")
    known(by, [*account.contacts, *kam.people], "contact or person", "the account or kam.yaml")
    if not criteria.scale.low <= rating <= criteria.scale.high:
        raise OffScaleError(rating, criteria.scale, criterion, there[criterion].anchors)
    if is_blank(evidence):
        raise NoEvidenceError(evidence)
    return StrengthRating(rating=rating, by=by, date=date, evidence=evidence)


def on_scale(criteria: Criteria, criterion: str, rating: Decimal) -> Decimal:
    """Return a rating that must lie on the scale.

    Raises:
        OffScaleError: it does not.
    """
    if not criteria.scale.low <= rating <= criteria.scale.high:
        raise OffScaleError(rating, criteria.scale, criterion, criteria.criteria[criterion].anchors)
    return rating


def new_decision(
    criteria: Criteria,
    account_id: str,
    account: Account,
    *,
    outcome: Outcome,
    by: str,
    date: dt.date,
    reason: str | None,
    until: dt.date | None = None,
    tier: str | None = None,
    figures: Figures | None = None,
) -> Decision:
    """Return a decision, with the criteria's edition and the score of that day; `until` ends a trial.

    `tier` sets another tier than the score does; `figures` are those of the account's results.

    Raises:
        DecidedAlreadyError: it was decided on that day already.
        ReasonNeededError: it goes against the verdict or selects without a complete score, for no reason.
        UnknownNameError: there is no such tier.
        TierNeedsReasonError: it sets a tier, for no reason.
    """
    for entry in account.decisions:
        if (entry.date, entry.outcome) == (date, outcome):
            raise DecidedAlreadyError(account_id, entry)
    score = score_of(criteria, account_id, account, date, figures)
    if is_blank(reason) and is_against(outcome, score):
        raise ReasonNeededError(account_id, outcome, score, criteria)
    if tier is not None and known(tier, criteria.tiers, "tier", "criteria.yaml") and is_blank(reason):
        raise TierNeedsReasonError(account_id, tier)
    return Decision(
        outcome=outcome,
        by=by,
        date=date,
        edition=criteria.edition,
        score=None if score is None or score.score is None else recorded(score.score),
        reason=reason,
        until=until,
        tier=tier,
    )


def is_against(outcome: Outcome, score: Score | None) -> bool:
    """Tell whether a decision goes against the verdict; without a complete score a selection does."""
    if score is None or score.verdict == "incomplete":
        return outcome == "selected"
    return outcome == ("declined" if score.verdict == "select" else "selected")


def contradictions_of_a_day(decisions: Sequence[Decision]) -> Iterator[tuple[int, Outcome]]:
    """Yield each decision that contradicts an earlier entry of its day: its place, and what that one said.

    A nomination and the decision that follows it do not contradict each other.
    """
    first: dict[dt.date, Outcome] = {}
    for i, entry in enumerate(decisions):
        outcome = first.get(entry.date, "nominated")
        if outcome == "nominated":
            first[entry.date] = entry.outcome
        elif entry.outcome != outcome:
            yield i, outcome


def recorded(score: Decimal) -> Decimal:
    """Return a score as a decision keeps it: one decimal or as many as it has, at most six.

    It is never rounded up, so that one under a threshold stays under it.
    """
    cut = score.quantize(_SIX_PLACES, ROUND_DOWN).normalize()
    _, _, exponent = cut.as_tuple()
    return cut if isinstance(exponent, int) and exponent < 0 else cut.quantize(Decimal("0.1"))


def is_senior(kam: Kam, who: str) -> bool:
    """Tell whether a person belongs to senior management, which decides who is a key account."""
    return who in kam.people and kam.people[who].level in SENIOR
