"""What an account buys of what we sell, from whom, and for how much: the white space of its file."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal

from kamctl.model.record import Record, record
from kamctl.model.types import Day, Doc, Id, Line, Money, Ref, Text, Together

WhiteState = Literal["ours", "shared", "rival", "open", "none"]


@record
class Unit(Record):
    """A buying unit of an account: a plant, a country, a subsidiary."""

    name: Annotated[Line, Doc("Name of the unit")]
    customer_numbers: Annotated[
        tuple[Line, ...], Doc("Those of the account's customer numbers that are this unit's")
    ] = ()


@record
class Cell(Record):
    """What a buying unit does about one offering, as somebody found out on a day."""

    state: Annotated[
        WhiteState,
        Doc("ours, shared with rivals, a rival's, open (needed, bought from nobody), none (not needed)"),
    ]
    spend: Annotated[Money | None, Doc("What they spend on it a year, with everybody")] = None
    ours: Annotated[
        Money | None, Doc("What of it comes to us; where results/ say it by offering, they go before")
    ] = None
    rivals: Annotated[dict[Line, Money], Doc("What goes to whom else, a year")] = field(default_factory=dict)
    source: Annotated[Text | None, Doc("Where we know it from")] = None
    date: Annotated[Day, Together("state", "spend", "ours", "rivals", "source"), Doc("When it was found out")]
    initiative: Annotated[Id | None, Ref("initiative"), Doc("The initiative that goes for it")] = None
