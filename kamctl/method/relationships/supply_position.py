"""Our rank among their suppliers, and the risk that they keep fewer of them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kamctl.language import phrase
from kamctl.method.logs import newest
from kamctl.model.account import Account, SupplyPosition
from kamctl.model.kam import Policy


class Supply(NamedTuple):
    """The newest supply position, the one before it, and whether it puts us at risk.

    `remain` is how many suppliers they will keep: what they said, else what the policy expects. `at_risk` is
    set if they cut suppliers and we rank below those.
    """

    position: SupplyPosition
    before: SupplyPosition | None
    remain: int
    at_risk: bool
    text: str


def supply(account: Account, policy: Policy, today: dt.date) -> Supply | None:
    """Return our rank among their suppliers as last recorded; None if none is."""
    position = newest(account.supply_position, today)
    if position is None:
        return None
    earlier = [e for e in account.supply_position if e is not position and e.date <= today]
    before = newest(earlier, today)
    remain = position.remain if position.remain is not None else policy.vendors_that_remain
    return Supply(
        position=position,
        before=before,
        remain=remain,
        at_risk=position.trend == "consolidating" and position.our_rank > remain,
        text=_text(position),
    )


def _text(position: SupplyPosition) -> str:
    """Describe our rank in one phrase."""
    said = "number {rank} of {vendors} suppliers, {trend}"
    if position.our_share is not None:
        said = "number {rank} of {vendors} suppliers, {share} % of their spend, {trend}"
    place = {"rank": position.our_rank, "vendors": position.vendors, "share": position.our_share}
    return phrase(said, trend=phrase(position.trend), **place)
