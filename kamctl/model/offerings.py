"""`offerings.yaml`: what we sell, in the words of a conversation about growth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from kamctl.model.record import Contradiction, Record, record
from kamctl.model.types import Doc, Id, Line


@record
class Offering(Record):
    """One thing that we sell, or a group of them."""

    name: Annotated[Line, Doc("Name of the offering")]
    family: Annotated[Line | None, Doc("The group of offerings that it belongs to")] = None
    products: Annotated[tuple[Line, ...], Doc("Product numbers of the ledger that belong to it")] = ()


@record
class Offerings(Record):
    """What we sell, by id."""

    offerings: Annotated[dict[Id, Offering], Doc("Offerings by id")]

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield products that belong to two offerings: their revenue would count twice."""
        first: dict[str, str] = {}
        for name, one in self.offerings.items():
            for i, product in enumerate(one.products):
                if product in first:
                    message = f"product `{product}` already belongs to `{first[product]}`"
                    where = ("offerings", name, "products", i)
                    yield Contradiction(
                        where, message, "A product belongs to one offering: remove it from the other."
                    )
                first.setdefault(product, name)
