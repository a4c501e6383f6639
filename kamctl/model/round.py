"""`rounds/<round>/<person>.yaml`: one rater's ballot in a round of rating."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from kamctl.model.account import Rating
from kamctl.model.record import Record, record
from kamctl.model.types import Doc, Id, PastDay, Ref


@record
class Ballot(Record):
    """One rater's ratings in a round, before anybody sees other people's."""

    opened: Annotated[PastDay, Doc("Day on which the round was opened")]
    accounts: Annotated[tuple[Id, ...], Ref("account"), Doc("Accounts to rate")]
    rated: Annotated[
        dict[Annotated[Id, Ref("account")], dict[Annotated[Id, Ref("criterion")], tuple[Rating, ...]]],
        Doc("Log of ratings by account, then by criterion, newest last"),
    ] = field(default_factory=dict)
    closed: Annotated[PastDay | None, Doc("Day on which its ratings were written into the accounts")] = None

    @property
    def is_sealed(self) -> bool:
        """Whether only the rater may see its ratings."""
        return self.closed is None
