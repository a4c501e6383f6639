"""The items of an agenda, as records.

A field of type `Shown[…]` is in the customer edition; all others are hidden from it.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.execution.actions import ActionState
from kamctl.method.execution.playbooks import Triggered
from kamctl.method.growth.white_space import Grid
from kamctl.method.lifecycle.partnership import Trait
from kamctl.method.lifecycle.stages import Judged
from kamctl.method.money.monthly import FourQuarters
from kamctl.method.plan.completeness import Area
from kamctl.method.relationships.coverage import ContactCoverage
from kamctl.method.resources.grants import AskedDays
from kamctl.model.account import BuyingReason, Credit, FlightRisk, Growth, Receivables, SupplyPosition
from kamctl.model.plan import Adjustment
from kamctl.model.types import Level, Shown

Side = Literal["us", "account"]
Edition = Literal["internal", "customer"]


class Attendee(NamedTuple):
    """Somebody proposed for the review; `part` is a team role of ours, stance and influence are theirs."""

    id: Shown[str]
    name: Shown[str]
    title: Shown[str | None]
    function: Shown[str]
    level: Level
    part: Shown[str | None] = None
    stance: str | None = None
    influence: str | None = None


class Previous(NamedTuple):
    """The previous review: who was there, what was said, how the customer rated it."""

    period: Shown[str]
    held: Shown[dt.date]
    attendees: Shown[tuple[str, ...]]
    summary: str
    rating: Decimal | None


class NeedItem(NamedTuple):
    """A need: `new` was raised since the previous review and is open, `open` is older."""

    id: Shown[str]
    need: Shown[str]
    state: Shown[Literal["new", "open", "met"]]
    raised_by: Shown[str]
    raised_by_name: Shown[str]
    date: Shown[dt.date]
    met: Shown[dt.date | None]


class Slip(NamedTuple):
    """A due date that was moved, and why."""

    date: dt.date
    was: dt.date
    now: dt.date
    reason: str


class ActionItem(NamedTuple):
    """An action, `agreed` in the previous review or not.

    `days_late` counts from the due date to the day it was done, or to today while it is open.
    """

    kind: Shown[Literal["action"]]
    id: Shown[str]
    do: Shown[str]
    owner: Shown[str]
    owner_name: Shown[str]
    side: Shown[Side]
    serves: Shown[str | None]
    serves_name: Shown[str | None]
    agreed: Shown[bool]
    opened: Shown[dt.date]
    due: Shown[dt.date]
    first_due: Shown[dt.date]
    state: Shown[ActionState]
    done: Shown[dt.date | None]
    days_late: Shown[int]
    moves: Shown[int]
    slips: tuple[Slip, ...]
    dropped: Shown[dt.date | None]
    dropped_because: str | None


class ValueItem(NamedTuple):
    """Value delivered: `accepted` by a contact, or only `claimed` by us."""

    state: Shown[Literal["accepted", "claimed"]]
    date: Shown[dt.date]
    what: Shown[str]
    worth: Shown[Decimal | None]
    accepted_by: Shown[str | None]
    accepted_by_name: Shown[str | None]
    accepted_on: Shown[dt.date | None]


class YearOfValue(NamedTuple):
    """Value of a fiscal year, accepted and claimed separately; `unpriced` entries have no worth."""

    year: Shown[str]
    accepted: Shown[Decimal]
    claimed: Shown[Decimal]
    unpriced: Shown[int]


class PeriodItem(NamedTuple):
    """How well an obligation was met in one period."""

    period: Shown[str]
    state: Shown[str]
    actual: Shown[Decimal | None]
    excused: str | None


class ObligationItem(NamedTuple):
    """An obligation: its results in the review's period, and up to four ended periods up to today.

    `aim` is the target in words: `at most 30 days`.
    """

    id: Shown[str]
    owed_by: Shown[Side]
    what: Shown[str]
    target: Shown[str | None]
    unit: Shown[str | None]
    aim: Shown[str | None]
    due: Shown[dt.date | None]
    critical: bool
    results: Shown[tuple[PeriodItem, ...]]
    recent: Shown[tuple[PeriodItem, ...]]


class Record(NamedTuple):
    """One side's record over the last four ended periods."""

    met: Shown[int]
    missed: Shown[int]


class CheckItem(NamedTuple):
    """Price against benefit as one of their contacts sees it; `balance` is benefit less price."""

    date: Shown[dt.date]
    by: Shown[str]
    by_name: Shown[str]
    price: Shown[Decimal]
    benefit: Shown[Decimal]
    balance: Shown[Decimal]
    note: Shown[str | None]


class AimItem(NamedTuple):
    """What the customer wants, or what is in the way, and whether they have confirmed it."""

    kind: Shown[Literal["objective", "pressure", "obstacle"]]
    id: Shown[str]
    text: Shown[str]
    source: str | None
    confirmed_by: Shown[str | None]
    confirmed_by_name: Shown[str | None]
    confirmed_on: Shown[dt.date | None]


class MilestoneItem(NamedTuple):
    """A milestone; `days` is how far ahead its date is, negative if it has passed."""

    kind: Shown[Literal["milestone"]]
    id: Shown[str]
    outcome: Shown[str]
    by: Shown[dt.date]
    state: Shown[Literal["reached", "missed", "ahead"]]
    reached: Shown[dt.date | None]
    days: Shown[int]


class MeasureItem(NamedTuple):
    """How far an initiative is; `percent` is None if target and figure do not show progress."""

    what: Shown[str]
    target: Shown[Decimal]
    actual: Shown[Decimal | None]
    percent: Shown[int | None]


class InitiativeItem(NamedTuple):
    """What we do to help, how far it is, and which of their aims it serves."""

    kind: Shown[Literal["initiative"]]
    id: Shown[str]
    name: Shown[str]
    owner: Shown[str]
    owner_name: Shown[str]
    start: Shown[dt.date]
    end: Shown[dt.date]
    state: Shown[Literal["planned", "running", "ended"]]
    helps: Shown[tuple[str, ...]]
    measure: Shown[MeasureItem | None]
    worth_to_them: Decimal | None
    worth_to_us: Decimal | None
    resources: tuple[AskedDays, ...]


class Wanted(NamedTuple):
    """A decision needed in the review: what, why, and by when."""

    kind: Shown[str]
    decision: Shown[str]
    why: Shown[str]
    due: Shown[dt.date | None] = None


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


class NeedsFacts(NamedTuple):
    """`since` is the day after which something is new."""

    since: Shown[dt.date]
    new: Shown[int]
    open: Shown[int]
    met: Shown[int]


class FollowUpFacts(NamedTuple):
    """The state of the actions of the previous review."""

    done: Shown[int]
    done_late: Shown[int]
    open: Shown[int]
    overdue: Shown[int]
    dropped: Shown[int]


class ValueFacts(NamedTuple):
    """Sums of the period and by fiscal year, accepted and claimed separately."""

    accepted: Shown[Decimal]
    claimed: Shown[Decimal]
    years: Shown[tuple[YearOfValue, ...]]


class ObligationFacts(NamedTuple):
    """Both sides' records; `standing` is recorded, `required` what results and score call for, and why."""

    ours: Shown[Record]
    theirs: Shown[Record]
    standing: str
    required: str
    reasons: tuple[str, ...]


class PriceBenefitFacts(NamedTuple):
    """The newest check and the trend of the balance."""

    date: Shown[dt.date | None]
    balance: Shown[Decimal | None]
    trend: Shown[Literal["improving", "steady", "worsening"] | None]


class DestinationFacts(NamedTuple):
    """The destination, and the customer's validation of the plan."""

    destination: Shown[str]
    start: Shown[dt.date]
    end: Shown[dt.date]
    reached: Shown[int]
    milestones: Shown[int]
    validated_by_name: Shown[str | None]
    validated_on: Shown[dt.date | None]


class NextFacts(NamedTuple):
    """The window ahead."""

    until: Shown[dt.date]
    overdue: Shown[int]


Facts = (
    NeedsFacts
    | FollowUpFacts
    | ValueFacts
    | ObligationFacts
    | PriceBenefitFacts
    | DestinationFacts
    | NextFacts
)


class Section(NamedTuple):
    """A section of the agenda: a proposed time-box in minutes, its items, and facts that sum them up."""

    id: Shown[str]
    title: Shown[str]
    minutes: Shown[int]
    items: Shown[tuple[Item, ...]]
    facts: Shown[Facts | None] = None


class TouchItem(NamedTuple):
    """What came of a contact made since the last review."""

    date: dt.date
    by_name: str | None
    whom: tuple[str, ...]
    how: str | None
    note: str


class Background(NamedTuple):
    """What only we should keep in mind: selection, stage, risk, credit, coverage.

    `lacking` is what a key account lacks of a partnership; `consolidation_risk` whether they cut
    down their suppliers while we rank below those that usually remain. `results` are the last four
    closed quarters, and `white_space` what they buy of what we sell; None where they are not
    known. `playbooks` are due, as far as no rule of `check` triggers them. `approved_by` and
    `approved_on` are management's newest word on the plan, `approval_outdated` whether it was
    about another plan than this.
    """

    decision: str | None
    score: Decimal | None
    verdict: str | None
    tier: str | None
    quadrant: str | None
    stage: int | None
    stage_name: str | None
    stage_since: dt.date | None
    requirements: tuple[Judged, ...]
    plan_last_activity: dt.date | None
    stale: bool
    approved_by: str | None
    approved_on: dt.date | None
    approval_outdated: bool
    flight_risk: FlightRisk | None
    buying_reasons: tuple[BuyingReason, ...]
    growth: Growth | None
    supply_position: SupplyPosition | None
    consolidation_risk: bool
    lacking: tuple[Trait, ...]
    credit: Credit | None
    receivables: Receivables | None
    white_space: Grid | None
    playbooks: tuple[Triggered, ...]
    completeness: tuple[Area, ...]
    results: FourQuarters | None
    adjustments: tuple[Adjustment, ...]
    touches: tuple[TouchItem, ...]
    coverage: tuple[ContactCoverage, ...]


class Agenda(NamedTuple):
    """The agenda of one review; `opening` are our obligations for which we answer first."""

    account: Shown[str]
    name: Shown[str]
    company: Shown[str]
    currency: Shown[str]
    quarter: Shown[str]
    period_name: Shown[str]
    rhythm: Shown[Literal["Monthly", "Quarterly", "Yearly"]]
    edition: Shown[Edition]
    start: Shown[dt.date]
    end: Shown[dt.date]
    prepared: Shown[dt.date]
    minutes: Shown[int]
    manager: Shown[str | None]
    ours: Shown[tuple[Attendee, ...]]
    theirs: Shown[tuple[Attendee, ...]]
    previous: Shown[Previous | None]
    opening: Shown[tuple[str, ...]]
    sections: Shown[tuple[Section, ...]]
    background: Background | None = None
