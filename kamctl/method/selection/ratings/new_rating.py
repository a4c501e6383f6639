"""Ratings as they are made: what the criteria allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kamctl.errors import RefusedError
from kamctl.method.blank import is_blank
from kamctl.method.lookup import known
from kamctl.method.selection.ratings.misfit import misfit
from kamctl.model.account import Account, Rating, StrengthRating
from kamctl.model.criteria import Criteria, Scale
from kamctl.model.kam import Kam
from kamctl.model.record import Contradiction
from kamctl.wording import number


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
            f"`{evidence}` is not evidence",
            "Say what it is based on: a figure, a document, an event.",
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
