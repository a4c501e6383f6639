"""What stands on an agenda, as records.

Which of these fields the customer sees is decided in `edition.py`, by name: a field added here is
hidden from the customer edition until it is allowed there.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from kamctl.method.execution.actions import ActionState
from kamctl.method.lifecycle.partnership import Trait
from kamctl.method.lifecycle.stages import Requirement
from kamctl.method.relationships.coverage import ContactCoverage
from kamctl.model.account import BuyingReason, Credit, FlightRisk, Growth, Receivables, SupplyPosition
from kamctl.model.plan import Adjustment, ResourceDemand
from kamctl.model.types import Level

Side = Literal["us", "account"]
Edition = Literal["internal", "customer"]


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody proposed for the review; `part` is ours in the plan, stance and influence are theirs."""

    id: str
    name: str
    title: str | None
    function: str
    level: Level
    part: str | None = None
    stance: str | None = None
    influence: str | None = None


@dataclass(frozen=True, slots=True)
class Previous:
    """The previous review: who was there, what was said, how the customer rated it."""

    period: str
    held: dt.date
    attendees: tuple[str, ...]
    summary: str
    rating: Decimal | None


@dataclass(frozen=True, slots=True)
class NeedItem:
    """A need: `new` was raised since the previous review and is open, `open` is older."""

    id: str
    need: str
    state: Literal["new", "open", "met"]
    raised_by: str
    raised_by_name: str
    date: dt.date
    met: dt.date | None


@dataclass(frozen=True, slots=True)
class Slip:
    """A due date that was moved, and why."""

    date: dt.date
    was: dt.date
    now: dt.date
    reason: str


@dataclass(frozen=True, slots=True)
class ActionItem:
    """An action, `agreed` in the previous review or not.

    `days_late` counts from the due date to the day it was done, or to today while it is open.
    """

    kind: Literal["action"]
    id: str
    do: str
    owner: str
    owner_name: str
    side: Side
    serves: str | None
    serves_name: str | None
    agreed: bool
    opened: dt.date
    due: dt.date
    first_due: dt.date
    state: ActionState
    done: dt.date | None
    days_late: int
    moves: int
    slips: tuple[Slip, ...]
    dropped: dt.date | None
    dropped_because: str | None


@dataclass(frozen=True, slots=True)
class ValueItem:
    """Value delivered: `accepted` by a contact, or only `claimed` by us."""

    state: Literal["accepted", "claimed"]
    date: dt.date
    what: str
    worth: Decimal | None
    accepted_by: str | None
    accepted_by_name: str | None
    accepted_on: dt.date | None


@dataclass(frozen=True, slots=True)
class YearOfValue:
    """What was delivered in a fiscal year, accepted apart from claimed; `unpriced` entries name no worth."""

    year: str
    accepted: Decimal
    claimed: Decimal
    unpriced: int


@dataclass(frozen=True, slots=True)
class PeriodItem:
    """How an obligation was kept in one period."""

    period: str
    state: str
    actual: Decimal | None
    excused: str | None


@dataclass(frozen=True, slots=True)
class ObligationItem:
    """An obligation: its results in the review's period, and up to four ended periods up to today.

    `aim` is the target in words: `at most 30 days`.
    """

    id: str
    owed_by: Side
    what: str
    target: str | None
    unit: str | None
    aim: str | None
    due: dt.date | None
    critical: bool
    results: tuple[PeriodItem, ...]
    recent: tuple[PeriodItem, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One side's record over the last four ended periods."""

    met: int
    missed: int


@dataclass(frozen=True, slots=True)
class CheckItem:
    """Price against benefit as one of their contacts sees it; `balance` is benefit less price."""

    date: dt.date
    by: str
    by_name: str
    price: Decimal
    benefit: Decimal
    balance: Decimal
    note: str | None


@dataclass(frozen=True, slots=True)
class AimItem:
    """What the customer wants, or what stands in the way, and whether they have confirmed it."""

    kind: Literal["objective", "pressure", "obstacle"]
    id: str
    text: str
    source: str | None
    confirmed_by: str | None
    confirmed_by_name: str | None
    confirmed_on: dt.date | None


@dataclass(frozen=True, slots=True)
class MilestoneItem:
    """A mark on the way to the destination; `days` is how far its day is ahead, or past if negative."""

    kind: Literal["milestone"]
    id: str
    outcome: str
    by: dt.date
    state: Literal["reached", "missed", "ahead"]
    reached: dt.date | None
    days: int


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """How far an initiative is; `percent` is None where target or figure say nothing about the way."""

    what: str
    target: Decimal
    actual: Decimal | None
    percent: int | None


@dataclass(frozen=True, slots=True)
class InitiativeItem:
    """What we do to help, how far it is, and which of their aims it helps."""

    kind: Literal["initiative"]
    id: str
    name: str
    owner: str
    owner_name: str
    start: dt.date
    end: dt.date
    state: Literal["planned", "running", "ended"]
    helps: tuple[str, ...]
    measure: MeasureItem | None
    worth_to_them: Decimal | None
    worth_to_us: Decimal | None
    resources: tuple[ResourceDemand, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision wanted in the review: what, why, and by when."""

    kind: str
    decision: str
    why: str
    due: dt.date | None = None


Item = (
    NeedItem
    | ActionItem
    | ValueItem
    | ObligationItem
    | CheckItem
    | AimItem
    | MilestoneItem
    | InitiativeItem
    | Wanted
)


@dataclass(frozen=True, slots=True)
class NeedsFacts:
    """`since`: what is new counts from there."""

    since: dt.date
    new: int
    open: int
    met: int


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """How the actions of the previous review stand."""

    done: int
    done_late: int
    open: int
    overdue: int
    dropped: int


@dataclass(frozen=True, slots=True)
class ValueFacts:
    """Sums of the period and by fiscal year, accepted apart from claimed."""

    accepted: Decimal
    claimed: Decimal
    years: tuple[YearOfValue, ...]


@dataclass(frozen=True, slots=True)
class ObligationFacts:
    """Both sides' records; `standing` is recorded, `required` what results and score call for, and why."""

    ours: Record
    theirs: Record
    standing: str
    required: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PriceBenefitFacts:
    """The newest check and where the balance is going."""

    date: dt.date | None
    balance: Decimal | None
    trend: Literal["improving", "steady", "worsening"] | None


@dataclass(frozen=True, slots=True)
class DestinationFacts:
    """The destination, and the customer's word on the plan."""

    destination: str
    start: dt.date
    end: dt.date
    reached: int
    milestones: int
    validated_by_name: str | None
    validated_on: dt.date | None


@dataclass(frozen=True, slots=True)
class NextFacts:
    """The window that is looked ahead."""

    until: dt.date
    overdue: int


Facts = (
    NeedsFacts
    | FollowUpFacts
    | ValueFacts
    | ObligationFacts
    | PriceBenefitFacts
    | DestinationFacts
    | NextFacts
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the agenda: a proposed time-box in minutes, its items, and what sums them up."""

    id: str
    title: str
    minutes: int
    items: tuple[Item, ...]
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """What only we should have in mind: selection, stage, risk, credit, coverage.

    `lacking` is what a key account lacks of a partnership; `consolidation_risk` whether they cut
    down their suppliers while we rank below those that usually remain.
    """

    decision: str | None
    score: Decimal | None
    verdict: str | None
    stage: int | None
    stage_name: str | None
    stage_since: dt.date | None
    requirements: tuple[Requirement, ...]
    plan_last_activity: dt.date | None
    stale: bool
    flight_risk: FlightRisk | None
    buying_reasons: tuple[BuyingReason, ...]
    growth: Growth | None
    supply_position: SupplyPosition | None
    consolidation_risk: bool
    lacking: tuple[Trait, ...]
    credit: Credit | None
    receivables: Receivables | None
    adjustments: tuple[Adjustment, ...]
    coverage: tuple[ContactCoverage, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda of one review; `opening` are obligations of ours that we must answer for first."""

    account: str
    name: str
    company: str
    currency: str
    quarter: str
    period_name: str
    rhythm: Literal["Monthly", "Quarterly", "Yearly"]
    edition: Edition
    start: dt.date
    end: dt.date
    prepared: dt.date
    minutes: int
    manager: str | None
    ours: tuple[Attendee, ...]
    theirs: tuple[Attendee, ...]
    previous: Previous | None
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    background: Background | None = field(default=None)
