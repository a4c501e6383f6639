"""What is kept of an account's ratings for the page of the criteria, which covers all accounts."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from kamctl.app.site.pack import digest, pack
from kamctl.method.selection.raters.agreement import disagreements, units_of
from kamctl.method.selection.scores.scoring import score_in
from kamctl.method.selection.sensitivity.smaa import candidate
from kamctl.method.selection.sensitivity.weight_shifts import flips
from kamctl.model.portfolio import Portfolio
from kamctl.wording import number, score


def rated(portfolio: Portfolio, account_id: str, today: dt.date) -> dict[str, Any] | None:
    """Return an account's ratings and raters, and the nearest change of a weight that flips its verdict.

    `mark` changes with everything that raters said and that weights are applied to.
    """
    criteria = portfolio.criteria
    found = score_in(portfolio, account_id, today)
    if criteria is None or found is None:
        return None
    units = units_of(criteria, {account_id: portfolio.accounts[account_id]}, today)
    near = [flip for flip in flips(criteria, found) if flip.flips_at is not None]
    near.sort(key=lambda flip: abs((flip.flips_at or Decimal(0)) - flip.weight))
    said: dict[str, Any] = {
        "candidate": pack(candidate(criteria, found)),
        "units": [pack(unit._replace(entries={})) for unit in units],
        "apart": pack(disagreements(units)),
    }
    return {
        **said,
        "mark": digest(json.dumps(said)),
        "parts": {
            part.criterion: [number(part.rating), part.raters, number(part.spread)]
            for part in found.criteria
            if part.rating is not None
        },
        "flip": [near[0].criterion, number(near[0].weight), score(near[0].flips_at or 0)] if near else None,
    }
