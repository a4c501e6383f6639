"""`resources.yaml`: capacity of scarce roles."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from kamctl.model.record import Record, record
from kamctl.model.types import (
    Amount,
    Day,
    Doc,
    Id,
    InitiativeName,
    Line,
    OneThing,
    PersonId,
    Quarter,
    Ref,
)


@record
class Role(Record):
    """A scarce role and its days."""

    name: Annotated[Line, Doc("Name of the role")]
    capacity: Annotated[dict[Quarter, Amount], Doc("Available days of this role, by quarter")] = field(
        default_factory=dict
    )


@record
class Grant(Record):
    """The days of a quarter, given to initiatives before it begins.

    A merge never mixes two grants of one quarter: half of each may be more days than there are.
    """

    by: Annotated[PersonId, Doc("Member of senior management who granted them")]
    date: Annotated[Day, Doc("When")]
    days: Annotated[
        dict[Id, dict[InitiativeName, Amount]],
        Ref("role"),
        Doc("Days granted, by role and by `<account>/<initiative>`"),
    ]


@record
class Resources(Record):
    """Scarce roles by id, and the grants of their days."""

    roles: Annotated[dict[Id, Role], Doc("Roles by id")]
    grants: Annotated[
        dict[Quarter, Grant],
        OneThing(),
        Doc("Days granted, by quarter; `allocate --grant` writes them"),
    ] = field(default_factory=dict)
