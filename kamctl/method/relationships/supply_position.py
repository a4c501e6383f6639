"""Our place among their suppliers, and the risk that they keep fewer of them."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kamctl.method.logs import newest
from kamctl.model.account import Account, SupplyPosition
from kamctl.wording import number

#: How many suppliers usually remain when a customer consolidates.
VENDORS_THAT_REMAIN = 3


class Supply(NamedTuple):
    """The newest supply position, the one before it, and the risk that lies in it.

    `at_risk` when they consolidate and we rank below the suppliers that usually remain.
    """

    position: SupplyPosition
    before: SupplyPosition | None
    at_risk: bool
    text: str


def supply(account: Account, today: dt.date) -> Supply | None:
    """Return our place among their suppliers as last recorded; None where nothing is."""
    position = newest(account.supply_position, today)
    if position is None:
        return None
    earlier = [e for e in account.supply_position if e is not position and e.date <= today]
    before = newest(earlier, today)
    return Supply(
        position=position,
        before=before,
        at_risk=position.trend == "consolidating" and position.our_rank > VENDORS_THAT_REMAIN,
        text=_text(position),
    )


def _text(position: SupplyPosition) -> str:
    """Say where we stand in one phrase."""
    share = f", {number(position.our_share)} % of their spend" if position.our_share is not None else ""
    return f"number {position.our_rank} of {position.vendors} suppliers{share}, {position.trend}"
