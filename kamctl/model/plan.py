"""`plans/<account>.yaml`: a plan of one to three years and its actions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Annotated, ClassVar

from kamctl.model.after import circles
from kamctl.model.record import Contradiction, Record, record, stated
from kamctl.model.types import (
    SHOWN,
    Amount,
    ContactId,
    Day,
    Doc,
    Fingerprint,
    Id,
    Key,
    Line,
    Money,
    Number,
    PastDay,
    PersonId,
    Quarter,
    Ref,
    SignalName,
    Text,
    Together,
    WhoId,
    YesNo,
)
from kamctl.wording import plural


@record
class Horizon(Record):
    """The time that a plan covers: one to three years."""

    start: Annotated[Day, Doc("First day"), SHOWN]
    end: Annotated[Day, Doc("Last day"), SHOWN]


@record
class Confirmation(Record):
    """Somebody at the customer said so."""

    by: Annotated[ContactId, Doc("The contact who confirmed it"), SHOWN]
    date: Annotated[Day, Doc("When"), SHOWN]


@record
class Objective(Record):
    """A strategic objective of the customer."""

    objective: Annotated[Text, Doc("What the customer wants to achieve"), SHOWN]
    source: Annotated[Text | None, Doc("Source of the information")] = None
    confirmed: Annotated[Confirmation | None, Doc("The contact who confirmed it, and when"), SHOWN] = None


@record
class Pressure(Record):
    """An external pressure on the customer."""

    pressure: Annotated[Text, Doc("What puts pressure on the customer from outside"), SHOWN]
    bears_on: Annotated[tuple[Id, ...], Ref("objective"), Doc("Objectives it affects"), SHOWN] = ()
    source: Annotated[Text | None, Doc("Source of the information")] = None
    confirmed: Annotated[Confirmation | None, Doc("The contact who confirmed it, and when"), SHOWN] = None


@record
class Obstacle(Record):
    """An internal obstacle in the customer's way."""

    obstacle: Annotated[Text, Doc("What is in the customer's way within their own organisation"), SHOWN]
    blocks: Annotated[tuple[Id, ...], Ref("objective"), Doc("Objectives it blocks"), SHOWN] = ()
    source: Annotated[Text | None, Doc("Source of the information")] = None
    confirmed: Annotated[Confirmation | None, Doc("The contact who confirmed it, and when"), SHOWN] = None


@record
class Milestone(Record):
    """A result on the way to the destination."""

    by: Annotated[Day, Doc("Day by which it should be reached"), SHOWN]
    outcome: Annotated[Text, Doc("What will be true then"), SHOWN]
    reached: Annotated[PastDay | None, Doc("Day on which it was reached"), SHOWN] = None


@record
class Measure(Record):
    """How an initiative's success is measured."""

    what: Annotated[Line, Doc("What is counted"), SHOWN]
    was: Annotated[
        Number | None, Doc("The figure at the start; if it is above the target, less is better"), SHOWN
    ] = None
    target: Annotated[Number, Doc("The target figure"), SHOWN]
    actual: Annotated[Number | None, Doc("The figure now"), SHOWN] = None


@record
class Worth(Record):
    """What an initiative is worth a year, in the workspace's currency."""

    to_them: Annotated[Money | None, Doc("To the customer, a year")] = None
    to_us: Annotated[Money | None, Doc("To us, a year; never shown to the customer")] = None


@record
class ResourceDemand(Record):
    """Days of a scarce role that an initiative asks for."""

    role: Annotated[Id, Key(), Ref("role"), Doc("A role of resources.yaml")]
    quarter: Annotated[Quarter, Key(), Doc("The quarter in which the days are needed")]
    days: Annotated[Amount, Doc("Days asked for")]
    minimum: Annotated[Amount | None, Doc("Fewer days than this are of no use")] = None
    # `for` is a Python keyword: the field is declared by its name as text.
    __annotations__["for"] = 'Annotated[Id | None, Ref("obligation"), Doc("Our obligation that needs them")]'
    locals()["for"] = None
    asked: Annotated[PastDay | None, Doc("Day of the request; late after the policy's `ask_before_days`")] = (
        None
    )

    @property
    def obligation(self) -> str | None:
        """The obligation that the days are for."""
        name: str | None = getattr(self, "for")
        return name

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield a minimum above the days asked for."""
        if self.minimum is not None and self.minimum > self.days:
            message = f"the minimum is above the {plural(self.days, 'day')} asked for"
            yield Contradiction(("minimum",), message, "Ask for at least as many days, or lower the minimum.")


@record
class Initiative(Record):
    """What we do to help the customer."""

    name: Annotated[Line, Doc("Name of the initiative"), SHOWN]
    helps: Annotated[
        tuple[Id, ...],
        Ref("objective", "pressure", "obstacle"),
        Doc("Objectives, pressures and obstacles that it helps with"),
        SHOWN,
    ] = ()
    milestone: Annotated[Id | None, Ref("milestone"), Doc("The milestone it leads to"), SHOWN] = None
    owner: Annotated[PersonId, Doc("Our person who is responsible for it"), SHOWN]
    start: Annotated[Day, Doc("First day"), SHOWN]
    end: Annotated[Day, Doc("Last day"), SHOWN]
    after: Annotated[
        Id | None, Ref("initiative"), Doc("The initiative to be granted or done before this one starts")
    ] = None
    measure: Annotated[Measure | None, Doc("How success is measured"), SHOWN] = None
    worth: Annotated[Worth | None, Doc("What it is worth a year, to them and to us")] = None
    resources: Annotated[tuple[ResourceDemand, ...], Doc("Days of scarce roles that it asks for")] = ()

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield an end before the start."""
        if self.end < self.start:
            yield Contradiction(("end",), "it ends before it starts", f"It starts on {self.start}.")


@record
class Validation(Record):
    """The customer's confirmation that the plan is right."""

    date: Annotated[Day, Doc("When"), SHOWN]
    by: Annotated[ContactId, Doc("The contact who validated the plan"), SHOWN]
    note: Annotated[Text | None, Doc("What they said")] = None


@record
class Adjustment(Record):
    """A change of the plan as circumstances changed."""

    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Who adjusted the plan")]
    what: Annotated[Text, Key(), Doc("What changed, and why")]


@record
class PlanApproval(Record):
    """Senior management approved the plan."""

    date: Annotated[Day, Doc("When")]
    by: Annotated[PersonId, Doc("Member of senior management: president or vice-president")]
    of: Annotated[
        Fingerprint | None,
        Doc("What was approved: fingerprints of destination, objectives and milestones; `approve` writes it"),
    ] = None
    note: Annotated[Text | None, Doc("What they said")] = None


@record
class Move(Record):
    """An action's due date that slipped, and why."""

    date: Annotated[Day, Doc("When it was moved"), SHOWN]
    was: Annotated[Day, Doc("Due date before"), SHOWN]
    now: Annotated[Day, Doc("Due date after"), SHOWN]
    reason: Annotated[Text, Doc("Why")]


@record
class Drop(Record):
    """An action was given up, and why."""

    date: Annotated[Day, Doc("When"), SHOWN]
    reason: Annotated[Text, Doc("Why")]


@record
class Played(Record):
    """A playbook opened an action."""

    playbook: Annotated[Id, Doc("The playbook")]
    date: Annotated[Day, Doc("The day of its trigger; it is played once per trigger")]


@record
class Action(Record):
    """A step of at most 90 days with one owner and a due date."""

    do: Annotated[Text, Doc("What has to be done"), SHOWN]
    serves: Annotated[
        Id | None,
        Ref("initiative", "obligation", "need", "contact"),
        Doc("The initiative, obligation, need or contact that it serves"),
        SHOWN,
    ] = None
    answers: Annotated[SignalName | None, Doc("The signal that it answers")] = None
    internal: Annotated[YesNo, Doc("Internal: never in the customer edition of an agenda")] = False
    owner: Annotated[WhoId, Doc("One of our people, or a contact if the account acts"), SHOWN]
    opened: Annotated[PastDay, Doc("Day on which it was agreed"), SHOWN]
    due: Annotated[Day, Doc("Day on which it is due"), SHOWN]
    moved: Annotated[
        tuple[Move, ...], Together("due"), Doc("Log of due dates that slipped, newest last"), SHOWN
    ] = ()
    done: Annotated[PastDay | None, Doc("Day on which it was done"), SHOWN] = None
    dropped: Annotated[Drop | None, Together("done"), Doc("When it was given up, and why"), SHOWN] = None
    played: Annotated[Played | None, Doc("The playbook that opened it")] = None

    EXPRESSED: ClassVar = {"not": stated("done", "dropped")}

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield a due date before the opening, and an action both done and dropped."""
        if self.due < self.opened:
            yield Contradiction(
                ("due",), "it is due before it was opened", f"It was opened on {self.opened}."
            )
        if self.done is not None and self.dropped is not None:
            yield Contradiction(("dropped",), "it is both done and dropped", "Keep one of the two.", key=True)


@record
class Plan(Record):
    """An account's plan: the customer's growth over one to three years."""

    horizon: Annotated[Horizon, Doc("Time covered: one to three years"), SHOWN]
    destination: Annotated[Text, Doc("What the relationship should be at the end"), SHOWN]
    team: Annotated[
        dict[PersonId, Line], Doc("Our people on it and their team role; at least two functions"), SHOWN
    ]
    objectives: Annotated[dict[Id, Objective], Doc("The customer's strategic objectives by id"), SHOWN] = (
        field(default_factory=dict)
    )
    pressures: Annotated[dict[Id, Pressure], Doc("External pressures on the customer by id"), SHOWN] = field(
        default_factory=dict
    )
    obstacles: Annotated[dict[Id, Obstacle], Doc("Internal obstacles by id"), SHOWN] = field(
        default_factory=dict
    )
    milestones: Annotated[dict[Id, Milestone], Doc("Our way to the destination, by id"), SHOWN] = field(
        default_factory=dict
    )
    initiatives: Annotated[dict[Id, Initiative], Doc("What we do to help, by id"), SHOWN] = field(
        default_factory=dict
    )
    validations: Annotated[tuple[Validation, ...], Doc("Log: the customer validated the plan"), SHOWN] = ()
    approvals: Annotated[tuple[PlanApproval, ...], Doc("Log: senior management approved the plan")] = ()
    adjustments: Annotated[tuple[Adjustment, ...], Doc("Log: the plan was changed, and why")] = ()
    actions: Annotated[dict[Id, Action], Doc("Actions by id"), SHOWN] = field(default_factory=dict)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield ids that are ambiguous in an initiative's `helps`, and circles of `after`."""
        seen: dict[str, str] = {}
        for part in ("objectives", "pressures", "obstacles"):
            for name in getattr(self, part):
                if name in seen:
                    message = f"`{name}` is also one of the {seen[name]}"
                    way_out = "Rename one of them: initiatives name it."
                    yield Contradiction((part, name), message, way_out, rule="invalid-id", key=True)
                seen.setdefault(name, part)
        for circle in circles({name: one.after for name, one in self.initiatives.items()}):
            message = f"`{circle[0]}` waits for itself: {' after '.join((*circle, circle[0]))}"
            yield Contradiction(("initiatives", circle[0], "after"), message, "One of them must start first.")
