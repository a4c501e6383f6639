"""`criteria.yaml`: how accounts are selected; owned by senior management."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Literal

from kamctl.model.record import Contradiction, Record, record
from kamctl.model.types import (
    Day,
    Days,
    Doc,
    Grace,
    Id,
    Level,
    Line,
    Number,
    Percent,
    PersonId,
    Positive,
    Ref,
    Target,
    Text,
    Together,
)
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


#: Figures of an account's results from which a metric may take its value.
FigureName = Literal["margin", "revenue", "profit", "revenue-growth"]
Missing = Literal["incomplete", "low", "leave-out"]


@record
class Metric(Record):
    """How a measured value becomes a rating."""

    what: Annotated[Line, Doc("What is measured, and in what")]
    bands: Annotated[
        dict[Number, Number],
        Doc("Rating by the lowest value that earns it; the lowest band has no lower limit"),
    ]
    # `from` is a Python keyword, so the field cannot be declared like the others.
    __annotations__["from"] = (
        'Annotated[FigureName | None, Doc("Take the value from the results of the last four closed quarters: '
        "margin (profit in percent of revenue), revenue, profit, or revenue-growth (in percent, against "
        'the four quarters before)")]'
    )
    vars()["from"] = None

    @property
    def figure(self) -> FigureName | None:
        """The figure of the results from which the value is taken."""
        found: FigureName | None = getattr(self, "from")
        return found

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield a metric without bands."""
        if not self.bands:
            help_ = "Write `bands: {0: 0, 10: 2, 20: 4}`: the rating that a value earns from there on."
            yield Contradiction(("bands",), "the metric has no bands", help_, key=True)


@record
class Measure(Record):
    """A part of a criterion that is rated separately."""

    name: Annotated[Line, Doc("Name of the part")]
    share: Annotated[Percent, Doc("Percent of the criterion; the shares of its measures add up to 100")]


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
    metric: Annotated[
        Metric | None, Doc("What is measured instead of judged, and the rating that a value earns")
    ] = None
    missing: Annotated[
        Missing,
        Doc(
            "What no rating means: incomplete (no score), low (the lowest rating), or leave-out (its weight "
            "is divided among the other criteria)"
        ),
    ] = "incomplete"
    measures: Annotated[
        dict[Id, Measure], Doc("Parts that are rated separately; each rating names its `measure`")
    ] = field(default_factory=dict)

    @property
    def is_from_results(self) -> bool:
        """Whether its value is taken from the account's results, where they hold it."""
        return self.metric is not None and self.metric.figure is not None

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield measures that do not add up, and both measures and a metric."""
        if not self.measures:
            return
        total = sum((one.share for one in self.measures.values()), Decimal(0))
        if total != 100:
            help_ = "The shares of a criterion's measures are percentages of it."
            yield Contradiction(
                ("measures",), f"the measures add up to {number(total)}, not 100", help_, key=True
            )
        if self.metric is not None:
            help_ = "Measure the criterion as a whole, or rate its parts."
            yield Contradiction(
                ("metric",), "has both `measures` and `metric`", help_, key=True, of_record=True
            )


@record
class Cap(Record):
    """A weakness that no other strength makes up for."""

    when: Annotated[
        dict[Id, Target],
        Ref("criterion"),
        Doc("Ratings at which it applies, by criterion: <=, >=, <, > or ="),
    ]
    at_most: Annotated[Percent, Doc("The highest score then possible")]
    because: Annotated[Text, Doc("The reason, shown with the score")]


@record
class TierPolicy(Record):
    """Limits of the method for the accounts of one tier; any left out are as in kam.yaml."""

    action_window_days: Annotated[Days | None, Doc("As in kam.yaml")] = None
    plan_stale_after_days: Annotated[Days | None, Doc("As in kam.yaml")] = None
    rating_valid_days: Annotated[Days | None, Doc("As in kam.yaml")] = None
    validation_valid_days: Annotated[Days | None, Doc("As in kam.yaml")] = None
    contact_every_days: Annotated[dict[Level, Days], Doc("As in kam.yaml, also for levels left out")] = field(
        default_factory=dict
    )
    review_every: Annotated[Literal["quarter", "month"] | None, Doc("As in kam.yaml")] = None
    plan_within_days: Annotated[Grace | None, Doc("As in kam.yaml")] = None
    review_within_days: Annotated[Grace | None, Doc("As in kam.yaml")] = None
    report_within_days: Annotated[Grace | None, Doc("As in kam.yaml")] = None
    open_actions_at_most: Annotated[Positive | None, Doc("As in kam.yaml")] = None
    raters_at_least: Annotated[Positive | None, Doc("As in kam.yaml")] = None
    vendors_that_remain: Annotated[Positive | None, Doc("As in kam.yaml")] = None
    white_space_valid_days: Annotated[Days | None, Doc("As in kam.yaml")] = None


@record
class Tier(Record):
    """A class of accounts that is served in its own way."""

    at: Annotated[Percent, Doc("Score from which an account is in the tier")]
    policy: Annotated[TierPolicy | None, Doc("Limits for its accounts, in place of those of kam.yaml")] = None
    weights: Annotated[
        dict[Id, Percent],
        Ref("criterion"),
        Doc("Weights by criterion for its accounts, in place of the criteria's own; they add up to 100"),
    ] = field(default_factory=dict)


@record
class StrengthCriterion(Record):
    """One thing by which the customer judges us."""

    name: Annotated[Line, Doc("Name of it")]
    weight: Annotated[Percent, Doc("Share of 100 points; the weights add up to exactly 100")]
    question: Annotated[Text, Doc("The question that a rating answers")]
    anchors: Annotated[dict[Number, Text], Doc("What a rating means, in words, by rating")] = field(
        default_factory=dict
    )


@record
class Strength(Record):
    """Our strength in the customer's eyes; never mixed with the score."""

    strong_at: Annotated[Percent, Doc("Strength (0 to 100) from which we are strong")] = Decimal(60)
    criteria: Annotated[dict[Id, StrengthCriterion], Doc("3 to 8 criteria by id, on the same scale")]


@record
class Criteria(Record):
    """The selection criteria in force."""

    edition: Annotated[Line, Doc("Name of this edition; decisions record it")]
    approved: Annotated[Approval, Doc("Who approved this edition, and when")]
    scale: Annotated[Scale, Doc("Rating scale")]
    select_at: Annotated[Percent, Doc("Score (0 to 100) at which an account is selected")]
    exit_below: Annotated[Percent | None, Doc("A key account scoring less needs an exit review")] = None
    criteria: Annotated[dict[Id, Criterion], Doc("5 to 8 criteria by id")]
    bands: Annotated[
        dict[Line, Percent], Doc("Names for ranges of the score: by name, the score from which it applies")
    ] = field(default_factory=dict)
    caps: Annotated[
        tuple[Cap, ...], Doc("Upper limits of the score; the first whose ratings apply counts")
    ] = ()
    tiers: Annotated[
        dict[Id, Tier], Doc("Tiers by id, the best first; an account is in the first that it reaches")
    ] = field(default_factory=dict)
    strength: Annotated[Strength | None, Doc("How strong we are in the customer's eyes")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield an `exit_below` above `select_at`, and tiers that are out of order."""
        if self.exit_below is not None and self.exit_below > self.select_at:
            said = "an account that barely qualifies would need an exit review at once"
            limit = f"Accounts are selected at {number(self.select_at)}: write that or less."
            yield Contradiction(("exit_below",), said, limit)
        for (better, above), (name, tier) in pairwise(self.tiers.items()):
            if tier.at >= above.at:
                said = f"no account reaches `{name}`: `{better}` before it begins at {number(above.at)}"
                yield Contradiction(
                    ("tiers", name, "at"), said, "List the tiers from the highest score down."
                )
