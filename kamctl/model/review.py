"""`reviews/<account>/<period>.yaml`: minutes of a review that was held."""

from __future__ import annotations

from typing import Annotated

from kamctl.model.record import Record, record
from kamctl.model.types import SHOWN, Doc, Id, OneToFive, PastDay, Ref, Text, WhoId


@record
class Review(Record):
    """Minutes of a review with the customer."""

    held: Annotated[PastDay, Doc("Day on which the review was held"), SHOWN]
    attendees: Annotated[
        tuple[WhoId, ...], Doc("Our people and the customer's contacts who were there"), SHOWN
    ]
    summary: Annotated[Text, Doc("What was said and agreed, in a few sentences")]
    agreed: Annotated[
        tuple[Id, ...], Ref("action"), Doc("Actions of the plan that were agreed in it"), SHOWN
    ] = ()
    rating: Annotated[OneToFive | None, Doc("The customer's rating of the review, 1 to 5")] = None
