"""`criteria.yaml`: how accounts are selected; owned by senior management."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated

from kamctl.model.record import Contradiction, Record, record
from kamctl.model.types import Day, Doc, Id, Line, Number, Percent, PersonId, Text, Together
from kamctl.wording import number


@record
class Approval(Record):
    """Who approved the criteria, and when."""

    by: Annotated[PersonId, Doc("Member of senior management: president or vice-president")]
    date: Annotated[Day, Doc("Day of approval; ratings dated before it were made under an earlier edition")]


@record
class Scale(Record):
    """The rating scale."""

    low: Annotated[Number, Doc("Lowest rating")]
    high: Annotated[Number, Together("low"), Doc("Highest rating")]

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield a scale without room between its ends."""
        if self.low >= self.high:
            yield Contradiction(
                ("high",),
                "the scale's high end is not above its low end",
                "A common scale is {low: 0, high: 5}.",
            )


@record
class Criterion(Record):
    """One selection criterion."""

    name: Annotated[Line, Doc("Name of the criterion")]
    weight: Annotated[Percent, Doc("Share of 100 points; the weights of all criteria add up to exactly 100")]
    question: Annotated[Text, Doc("The question that a rating answers")]
    anchors: Annotated[dict[Number, Text], Doc("What a rating means, in words, by rating")] = field(
        default_factory=dict
    )
    minimum: Annotated[Number | None, Doc("A rating under it disqualifies, whatever the total")] = None


@record
class Criteria(Record):
    """The selection criteria in force."""

    edition: Annotated[Line, Doc("Name of this edition; decisions record it")]
    approved: Annotated[Approval, Doc("Who approved this edition, and when")]
    scale: Annotated[Scale, Doc("Rating scale")]
    select_at: Annotated[Percent, Doc("Score (0 to 100) at which an account is selected")]
    exit_below: Annotated[Percent | None, Doc("A key account scoring less needs an exit review")] = None
    criteria: Annotated[dict[Id, Criterion], Doc("5 to 8 criteria by id")]

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield an `exit_below` above `select_at`: what is just selected would have to leave at once."""
        if self.exit_below is not None and self.exit_below > self.select_at:
            said = "an account that is just selected would need an exit review at once"
            limit = f"Accounts are selected at {number(self.select_at)}: write that or less."
            yield Contradiction(("exit_below",), said, limit)
