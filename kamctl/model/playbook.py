"""`playbooks/<id>.yaml`: what is done each time something happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, fields
from typing import Annotated, ClassVar

from kamctl.model.account import Outcome, StandingState
from kamctl.model.record import Contradiction, Record, record, stated
from kamctl.model.types import Doc, Grace, Id, Line, SignalKind, StageNumber, Text, YesNo


@record
class Trigger(Record):
    """What triggers a playbook: one of these."""

    rule: Annotated[Id | None, Doc("A rule of `check` that finds something about the account")] = None
    signal: Annotated[SignalKind | None, Doc("A signal of their business in a closed quarter")] = None
    stage: Annotated[StageNumber | None, Doc("A stage that the account enters")] = None
    decision: Annotated[Outcome | None, Doc("A decision of senior management about the account")] = None
    standing: Annotated[StandingState | None, Doc("What management does about performance")] = None

    EXPRESSED: ClassVar = {
        "oneOf": [stated(name) for name in ("rule", "signal", "stage", "decision", "standing")]
    }

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield no trigger, or several."""
        named = [one.name for one in fields(self) if getattr(self, one.name) is not None]
        if len(named) != 1:
            said = "names nothing that triggers the playbook" if not named else f"names {' and '.join(named)}"
            help_ = "Name one of rule, signal, stage, decision and standing."
            yield Contradiction((), said, help_, key=True, of_record=True)


@record
class Step(Record):
    """One action that the playbook opens."""

    do: Annotated[Text, Doc("What has to be done")]
    role: Annotated[
        Line, Doc("Who does it: manager (the account's), lead (of the plan), one of our functions or people")
    ]
    after_days: Annotated[
        Grace,
        Doc("Days after it is played; weekends and holidays move it on"),
    ]
    serves: Annotated[
        Id | None, Doc("Initiative, obligation or need that it serves, if the account has one with that id")
    ] = None
    internal: Annotated[YesNo, Doc("Internal: never in the customer edition of an agenda")] = True


@record
class Playbook(Record):
    """What is done each time something happens."""

    name: Annotated[Line, Doc("Name of the playbook")]
    purpose: Annotated[Text | None, Doc("Its purpose, and what goes wrong without it")] = None
    trigger: Annotated[Trigger, Doc("What triggers it")]
    play_within_days: Annotated[
        Grace | None, Doc("Days after the trigger by which `check` expects it to be played")
    ] = None
    steps: Annotated[dict[Id, Step], Doc("Its steps by id")] = field(default_factory=dict)

    EXPRESSED: ClassVar = {
        "allOf": [{"required": ["steps"], "properties": {"steps": {"type": "object", "minProperties": 1}}}]
    }

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield a playbook without a step, and a deadline where a rule reminds people already."""
        if not self.steps:
            yield Contradiction(
                ("steps",), "it has no step", "Add one: ID: {do: …, role: manager, after_days: 5}", key=True
            )
        if self.play_within_days is not None and self.trigger.rule is not None:
            said = "a rule that triggers a playbook is reported until somebody acts"
            yield Contradiction(("play_within_days",), said, "Remove `play_within_days`.", key=True)
