"""The white space of an account: what it buys of what we sell, from whom, and for how much."""

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
        tuple[Line, ...], Doc("The account's customer numbers that belong to this unit")
    ] = ()


@record
class Cell(Record):
    """What a buying unit buys of one offering, as known on a day."""

    state: Annotated[
        WhiteState,
        Doc("ours, shared with rivals, a rival's, open (needed, bought from nobody), none (not needed)"),
    ]
    spend: Annotated[Money | None, Doc("Their total spend on it a year")] = None
    ours: Annotated[Money | None, Doc("Our part of that; results/ by offering take precedence")] = None
    rivals: Annotated[dict[Line, Money], Doc("The parts of others, a year")] = field(default_factory=dict)
    source: Annotated[Text | None, Doc("Source of the information")] = None
    date: Annotated[Day, Together("state", "spend", "ours", "rivals", "source"), Doc("When it was found out")]
    initiative: Annotated[Id | None, Ref("initiative"), Doc("The initiative that pursues it")] = None
