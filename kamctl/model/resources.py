"""`resources.yaml`: capacity of scarce roles."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from kamctl.model.record import Record, record
from kamctl.model.types import Amount, Doc, Id, Line, Quarter


@record
class Role(Record):
    """A scarce role and the days it has."""

    name: Annotated[Line, Doc("Name of the role")]
    capacity: Annotated[dict[Quarter, Amount], Doc("Days of this role that there are, by quarter")] = field(
        default_factory=dict
    )


@record
class Resources(Record):
    """Scarce roles by id."""

    roles: Annotated[dict[Id, Role], Doc("Roles by id")]
