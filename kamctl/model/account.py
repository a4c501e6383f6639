"""`accounts/<account>.yaml`: what is true of an account, and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, Any, ClassVar, Literal

from kamctl.model.record import Contradiction, Record, record, stated
from kamctl.model.types import (
    DATE,
    MONTH,
    QUARTER,
    SHOWN,
    SHOWN_AS_PRESENT,
    YEAR,
    Amount,
    ContactId,
    Day,
    Doc,
    Figures,
    Holds,
    Id,
    Key,
    LanguageCode,
    Level,
    Line,
    Money,
    Number,
    OneToFive,
    PastDay,
    Percent,
    PersonId,
    Positive,
    Quarter,
    Ref,
    StageNumber,
    Target,
    Text,
    Together,
    WhoId,
    Whole,
    YesNo,
    is_day,
    is_period,
)
from kamctl.model.white_space import Cell, Unit

Outcome = Literal["nominated", "trial", "selected", "declined", "exited"]
BuyingReasonKind = Literal["price", "proximity", "relationship", "quality", "range", "service", "other"]
StandingState = Literal["good", "watch", "corrective-action", "exit-review"]
ContactRole = Literal["decision-maker", "approver", "evaluator", "user", "gatekeeper", "coach"]
Depth = Literal["vendor", "credible-source", "problem-solver", "trusted-adviser"]
#: How deep a relationship goes, shallow to deep.
DEPTHS: tuple[Depth, ...] = ("vendor", "credible-source", "problem-solver", "trusted-adviser")
ExitOutcome = Literal["repair", "renegotiate", "step-down", "exit"]


@record
class Acceptance(Record):
    """Somebody at the customer accepted a claim."""

    by: Annotated[ContactId, Doc("The contact who accepted it"), SHOWN]
    date: Annotated[Day, Doc("When"), SHOWN]


@record
class Rating(Record):
    """One rater's rating on one criterion, or on one measure of it."""

    rating: Annotated[
        Number | None,
        Doc("On the scale of criteria.yaml; a criterion with a metric may have `value` instead"),
    ] = None
    by: Annotated[PersonId, Doc("Who rated")]
    date: Annotated[Day, Doc("When")]
    evidence: Annotated[Text | None, Doc("What the rating rests on")] = None
    value: Annotated[Number | None, Doc("The measured value, where the criterion has a metric")] = None
    measure: Annotated[Id | None, Key(), Doc("The rated measure, where the criterion has measures")] = None
    not_applicable: Annotated[
        Text | None, Doc("Instead of a rating: why the criterion does not apply to this account")
    ] = None


@record
class StrengthRating(Record):
    """How strong one of their contacts finds us, or one of our people's guess of it."""

    rating: Annotated[Number, Doc("On the scale of criteria.yaml")]
    by: Annotated[WhoId, Doc("The contact who rated; if none did, our person who estimates")]
    date: Annotated[Day, Doc("When")]
    evidence: Annotated[Text | None, Doc("What they said, or what the estimate is based on")] = None


@record
class Decision(Record):
    """Senior management's decision about the account."""

    outcome: Annotated[Outcome, Holds(), Doc("nominated, trial, selected, declined or exited")]
    by: Annotated[PersonId, Doc("Member of senior management who decided")]
    date: Annotated[Day, Doc("When")]
    edition: Annotated[Line, Doc("Edition of the criteria on which it is based")]
    score: Annotated[Percent | None, Doc("Score on that day")] = None
    reason: Annotated[
        Text | None,
        Doc("The reason; required if it goes against the verdict or selects without a complete score"),
    ] = None
    until: Annotated[Day | None, Doc("Last day of a trial; without it, a trial ends after 365 days")] = None
    tier: Annotated[
        Id | None, Ref("tier"), Doc("Tier, if it is not the one that the score reaches; needs a reason")
    ] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield an `until` without a trial, one before the trial begins, and a tier without a reason."""
        if self.tier is not None and self.reason is None:
            help_ = "Write `reason: …`, or remove `tier`: then the score decides it."
            yield Contradiction(("tier",), "a tier is set without a reason", help_, "missing-field", key=True)
        if self.until is not None and self.outcome != "trial":
            help_ = "Remove `until`, or write `outcome: trial`."
            yield Contradiction(
                ("until",), f"`{self.outcome}` has no end date; only a trial has one", help_, key=True
            )
        elif self.until is not None and self.until < self.date:
            yield Contradiction(("until",), "the trial ends before it begins", f"It begins on {self.date}.")


@record
class Waiver(Record):
    """A requirement of a gate is waived for a while; written as a text, it is the reason."""

    SHORT = "reason"

    reason: Annotated[Text, Doc("Why")]
    until: Annotated[
        Day | None, Doc("Last day on which it holds; without it, 180 days from the stage entry on")
    ] = None


@record
class StageEntry(Record):
    """The account moved to a stage of the life cycle."""

    stage: Annotated[
        StageNumber, Holds(), Doc("1 fit, 2 supply, 3 support, 4 relationships, 5 assessment, 6 maintenance")
    ]
    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Who moved it")]
    waived: Annotated[
        dict[Id, Waiver],
        Ref("gate requirement"),
        Doc("Gate requirements waived, by name, with the reason and the last day"),
    ] = field(default_factory=dict)
    reason: Annotated[Text | None, Doc("The reason, if the account went back")] = None


@record
class BuyingReason(Record):
    """Why they buy from us."""

    reason: Annotated[
        BuyingReasonKind, Doc("price, proximity, relationship, quality, range, service or other")
    ]
    note: Annotated[Text | None, Doc("In their words")] = None


@record
class Growth(Record):
    """What we found about the growth of the account."""

    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Who investigated")]
    outlook: Annotated[
        Literal["structural", "seasonal", "one-off"], Holds(), Doc("structural, seasonal or one-off")
    ]
    finding: Annotated[Text, Doc("What lies behind the growth")]
    about: Annotated[Quarter | None, Doc("The quarter whose growth it explains")] = None


@record
class ExpectedInvoice(Record):
    """An expected invoice."""

    day: Annotated[Day, Doc("Day of the invoice")]
    amount: Annotated[Money, Doc("Its amount, tax and freight included")]
    what: Annotated[Text | None, Doc("What it is for")] = None


@record
class Credit(Record):
    """The credit that we give them."""

    limit: Annotated[Money, Doc("Credit limit")]
    terms_days: Annotated[Whole, Doc("Days from invoice to payment")]
    expected: Annotated[
        tuple[ExpectedInvoice, ...], Doc("Expected invoices, until a balance includes them")
    ] = ()


@record
class Receivables(Record):
    """What they owe us on a day."""

    date: Annotated[Day, Doc("When")]
    balance: Annotated[Money, Holds(), Doc("Open balance")]
    overdue: Annotated[Money, Doc("Part of the balance that is overdue")]


@record
class Forecast(Record):
    """An agreed product forecast."""

    date: Annotated[Day, Doc("When it was made")]
    product: Annotated[Line, Key(), Doc("Product or product line")]
    quarter: Annotated[Quarter, Key(), Doc("Quarter forecast")]
    units: Annotated[Amount, Doc("Units expected")]
    agreed_by: Annotated[ContactId | None, Doc("The contact who agreed")] = None
    capacity_confirmed_by: Annotated[PersonId | None, Doc("Our person who confirmed the capacity")] = None


@record
class FlightRisk(Record):
    """How likely we are to lose them."""

    date: Annotated[Day, Doc("When it was assessed")]
    by: Annotated[PersonId, Doc("Who assessed it")]
    level: Annotated[Literal["low", "medium", "high"], Holds(), Doc("low, medium or high")]
    reason: Annotated[Text, Doc("What it rests on")]
    mitigation: Annotated[Text | None, Doc("What we do about it; required unless the level is low")] = None


@record
class SupplyPosition(Record):
    """Where we stand among their suppliers."""

    date: Annotated[Day, Doc("When")]
    our_rank: Annotated[Positive, Holds(), Doc("Our rank among them, 1 the first")]
    vendors: Annotated[Positive, Doc("How many suppliers they have in our category")]
    our_share: Annotated[Percent | None, Doc("Percent of their spend in the category")] = None
    trend: Annotated[Literal["consolidating", "stable", "widening"], Doc("consolidating, stable or widening")]
    remain: Annotated[Positive | None, Doc("How many suppliers they said they will keep")] = None
    source: Annotated[Text | None, Doc("Source of the information")] = None


@record
class Contact(Record):
    """One of their people, or a post whose holder is unknown (`name: "?"`)."""

    name: Annotated[Line, Doc('Full name; "?" for a post whose holder is unknown'), SHOWN]
    title: Annotated[Line | None, Doc("Job title"), SHOWN] = None
    level: Annotated[Level, Doc("Level in their hierarchy"), SHOWN]
    function: Annotated[Line, Doc("Function, free text"), SHOWN]
    stance: Annotated[
        Literal["sponsor", "supporter", "neutral", "critic", "blocker"] | None,
        Doc("Towards us: sponsor, supporter, neutral, critic or blocker"),
    ] = None
    influence: Annotated[Literal["high", "medium", "low"] | None, Doc("high, medium or low")] = None
    role: Annotated[
        ContactRole | None,
        Doc("In a decision about us: decision-maker, approver, evaluator, user, gatekeeper or coach"),
    ] = None
    reports_to: Annotated[ContactId | None, Doc("The contact they report to")] = None
    depth: Annotated[
        Depth | None,
        Doc("What we are to them: vendor, credible-source, problem-solver or trusted-adviser"),
    ] = None
    wanted_depth: Annotated[Depth | None, Doc("What we want to be to them, in the same words")] = None
    counterpart: Annotated[PersonId | None, Doc("Our person who maintains the relationship"), SHOWN] = None
    last_contact: Annotated[
        PastDay | None, Doc("Last day in touch; the newer of this and `touches` counts")
    ] = None
    email: Annotated[Line | None, Doc("E-mail")] = None
    phone: Annotated[Line | None, Doc("Telephone")] = None
    left: Annotated[Day | None, Doc("Day on which they left"), SHOWN] = None


@record
class Touch(Record):
    """Somebody of ours was in touch with somebody of theirs."""

    date: Annotated[Day, Doc("When")]
    whom: Annotated[tuple[ContactId, ...], Key(), Doc("The contacts")]
    by: Annotated[PersonId | None, Doc("Who of ours")] = None
    how: Annotated[
        Literal["visit", "call", "message", "event"] | None, Doc("visit, call, message or event")
    ] = None
    note: Annotated[Text | None, Doc("The result")] = None


@record
class Need(Record):
    """A need that the customer raised."""

    need: Annotated[Text, Doc("What they need"), SHOWN]
    raised_by: Annotated[ContactId, Doc("The contact who raised it"), SHOWN]
    date: Annotated[Day, Doc("When"), SHOWN]
    met: Annotated[PastDay | None, Doc("Day on which it was met"), SHOWN] = None


@record
class Value(Record):
    """Value that we delivered."""

    date: Annotated[Day, Doc("When"), SHOWN]
    what: Annotated[Text, Key(), Doc("What it was"), SHOWN]
    worth: Annotated[Money | None, Doc("Its value to the customer"), SHOWN] = None
    accepted: Annotated[Acceptance | None, Doc("The contact who accepted the claim, and when"), SHOWN] = None


@record
class ValueCheck(Record):
    """Price and benefit as the customer sees them."""

    date: Annotated[Day, Doc("When"), SHOWN]
    by: Annotated[ContactId, Doc("The contact who said so"), SHOWN]
    price: Annotated[OneToFive, Doc("How high the price feels, 1 to 5"), SHOWN]
    benefit: Annotated[OneToFive, Doc("How high the benefit feels, 1 to 5"), SHOWN]
    note: Annotated[Text | None, Doc("In their words"), SHOWN] = None


@record
class Result(Record):
    """How well an obligation was met in one period."""

    actual: Annotated[Number | None, Doc("The figure reached, compared with the target"), SHOWN] = None
    met: Annotated[YesNo | None, Doc("Whether it was met, if there is no target"), SHOWN] = None
    excused: Annotated[Text | None, Doc("Why a miss does not count"), SHOWN_AS_PRESENT] = None


def _each(result: dict[str, Any]) -> dict[str, Any]:
    return {"properties": {"results": {"additionalProperties": result}}}


def _keys(pattern: str) -> dict[str, Any]:
    return {"properties": {"results": {"propertyNames": {"pattern": pattern}}}}


@record
class Obligation(Record):
    """What one side owes the other."""

    owed_by: Annotated[Literal["account", "us"], Doc("Who owes it: account or us"), SHOWN]
    what: Annotated[Text, Doc("What is owed"), SHOWN]
    since: Annotated[Day, Doc("First day on which it applies"), SHOWN]
    every: Annotated[
        Literal["month", "quarter", "year"] | None, Doc("Period: month, quarter or year"), SHOWN
    ] = None
    due: Annotated[
        Day | None, Together("every"), Doc("Instead of `every`: the due date of a one-off"), SHOWN
    ] = None
    target: Annotated[Target | None, Doc("Compared with `actual`: <=, >=, <, > or = and a number"), SHOWN] = (
        None
    )
    unit: Annotated[Line | None, Doc("Unit of target and actual"), SHOWN] = None
    critical: Annotated[YesNo, Doc("Whether a single miss calls for corrective action"), SHOWN] = False
    results: Annotated[dict[Text, Result], Doc("Results by period; for a one-off, by date"), SHOWN] = field(
        default_factory=dict
    )

    EXPRESSED: ClassVar = {
        "oneOf": [stated("every"), stated("due")],
        "allOf": [
            *(
                {"if": {**stated("every"), "properties": {"every": {"const": every}}}, "then": _keys(pattern)}
                for every, pattern in (("month", MONTH), ("quarter", QUARTER), ("year", YEAR))
            ),
            {"if": stated("due"), "then": _keys(DATE)},
            {"if": stated("target"), "then": _each(stated("actual")), "else": _each(stated("met"))},
        ],
    }

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield both or neither of `every` and `due`, and results that do not fit them or the target."""
        if self.every is None and self.due is None:
            yield Contradiction(
                (),
                "has neither `every` nor `due`",
                "Add `every: quarter` (month, year), or `due: YYYY-MM-DD` for a one-off.",
                rule="missing-field",
                key=True,
                of_record=True,
            )
        elif self.every is not None and self.due is not None:
            yield Contradiction(
                ("due",), "has both `every` and `due`", "Keep one of the two.", key=True, of_record=True
            )
        for period, result in self.results.items():
            yield from self._period(period)
            yield from self._result(period, result)

    def _period(self, period: str) -> Iterator[Contradiction]:
        from kamctl.model.periods import kind_of

        where = ("results", period)
        if self.every is not None:
            if not is_period(period) or kind_of(period) != self.every:
                example = {"month": "2026-07", "quarter": "2026-Q3", "year": "2026"}[self.every]
                way_out = f"Its results are by {self.every}: {example}."
                yield Contradiction(where, f"`{period}` is not a {self.every}", way_out, key=True)
        elif self.due is not None and not is_day(period):
            way_out = "The key of a one-off's result is its date: YYYY-MM-DD."
            yield Contradiction(where, f"`{period}` is not a date", way_out, key=True)

    def _result(self, period: str, result: Result) -> Iterator[Contradiction]:
        if self.target is not None and result.actual is None:
            message, way_out = "the result has no `actual` to compare with the target", "Write `{actual: …}`."
        elif self.target is None and result.met is None:
            message = "the result does not say whether it was met"
            way_out = "Write `{met: true}` or `{met: false}`."
        else:
            return
        yield Contradiction(("results", period), message, way_out, rule="missing-field", key=True)


@record
class Standing(Record):
    """What management did about the account's performance."""

    state: Annotated[StandingState, Holds(), Doc("good, watch, corrective-action or exit-review")]
    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Who decided")]
    obligations: Annotated[tuple[Id, ...], Ref("obligation"), Doc("Obligations concerned")] = ()
    until: Annotated[Day | None, Doc("Day by which the corrective action must have worked")] = None
    reason: Annotated[Text, Doc("Why")]
    outcome: Annotated[
        ExitOutcome | None, Doc("For an exit review: repair, renegotiate, step-down or exit")
    ] = None


@record
class Account(Record):
    """What is true of an account, and what happened."""

    name: Annotated[Line, Doc("The account's name"), SHOWN]
    manager: Annotated[PersonId | None, Doc("Its key account manager"), SHOWN] = None
    segment: Annotated[Line | None, Doc("Market segment")] = None
    language: Annotated[LanguageCode | None, Doc("Language of its pages; default is the workspace's")] = None
    decision_level: Annotated[Level, Doc("Level at which they decide about us")] = "president"
    executive_sponsor: Annotated[
        PersonId | None, Doc("Our vice-president or above who may stand in for our president")
    ] = None
    customer_numbers: Annotated[tuple[Line, ...], Doc("Its customer numbers in the sales ledger")] = ()
    ratings: Annotated[
        dict[Id, tuple[Rating, ...]], Ref("criterion"), Doc("Log of ratings by criterion, newest last")
    ] = field(default_factory=dict)
    strengths: Annotated[
        dict[Id, tuple[StrengthRating, ...]],
        Ref("strength criterion"),
        Doc("Log of how strong they find us, by strength criterion, newest last"),
    ] = field(default_factory=dict)
    decisions: Annotated[tuple[Decision, ...], Doc("Log of decisions, newest last")] = ()
    stages: Annotated[tuple[StageEntry, ...], Doc("Log of life-cycle stages, newest last")] = ()
    buying_reasons: Annotated[tuple[BuyingReason, ...], Doc("Why they buy, the main reason first")] = ()
    growth: Annotated[tuple[Growth, ...], Doc("Log of growth findings, newest last")] = ()
    credit: Annotated[Credit | None, Doc("Credit that we give them")] = None
    receivables: Annotated[tuple[Receivables, ...], Figures(), Doc("Log of receivables, newest last")] = ()
    forecasts: Annotated[tuple[Forecast, ...], Figures(), Doc("Log of agreed product forecasts")] = ()
    flight_risk: Annotated[tuple[FlightRisk, ...], Doc("Log of flight-risk assessments, newest last")] = ()
    supply_position: Annotated[
        tuple[SupplyPosition, ...], Figures(), Doc("Log of our rank among their suppliers")
    ] = ()
    units: Annotated[dict[Id, Unit], Doc("Buying units by id; without any, the account itself is one")] = (
        field(default_factory=dict)
    )
    white_space: Annotated[
        dict[Id, Annotated[dict[Id, Cell], Ref("offering")]],
        Ref("unit"),
        Doc(
            "What they buy of what we sell: by buying unit (without units: the account's own id), by offering"
        ),
    ] = field(default_factory=dict)
    contacts: Annotated[dict[Id, Contact], Doc("Their people by id"), SHOWN] = field(default_factory=dict)
    touches: Annotated[tuple[Touch, ...], Doc("Log of who was in touch with whom, newest last")] = ()
    needs: Annotated[dict[Id, Need], Doc("Needs that they raised, by id"), SHOWN] = field(
        default_factory=dict
    )
    value: Annotated[tuple[Value, ...], Doc("Log of value delivered, newest last"), SHOWN] = ()
    value_checks: Annotated[
        tuple[ValueCheck, ...], Doc("Log of price and benefit ratings, newest last"), SHOWN
    ] = ()
    obligations: Annotated[dict[Id, Obligation], Doc("What each side owes the other, by id"), SHOWN] = field(
        default_factory=dict
    )
    standing: Annotated[tuple[Standing, ...], Doc("Log of what management did about performance")] = ()

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield circular reporting lines, and units that claim a customer number wrongly."""
        yield from self._circles()
        claimed: dict[str, str] = {}
        for name, unit in self.units.items():
            for i, number in enumerate(unit.customer_numbers):
                where = ("units", name, "customer_numbers", i)
                if number not in self.customer_numbers:
                    message = f"`{number}` is not one of the account's customer numbers"
                    yield Contradiction(where, message, "Also add it to `customer_numbers` of the account.")
                elif number in claimed:
                    message = f"`{number}` is already a customer number of `{claimed[number]}`"
                    yield Contradiction(where, message, "A number belongs to one unit.")
                claimed.setdefault(number, name)

    def _circles(self) -> Iterator[Contradiction]:
        for name in self.contacts:
            seen, above = {name}, self.contacts[name].reports_to
            while above is not None and above in self.contacts and above not in seen:
                seen.add(above)
                above = self.contacts[above].reports_to
            if above == name:
                message = f"`{name}` reports, in the end, to `{name}`"
                way_out = "Remove one `reports_to` of the circle."
                yield Contradiction(("contacts", name, "reports_to"), message, way_out)
