"""What pages other than its own say about an account: plain data, kept from one build to the next."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kamctl.app.site.pack import digest, pack
from kamctl.app.site.rated import rated
from kamctl.app.site.sources import Sources
from kamctl.charts.calendar import DAYS
from kamctl.charts.matrix import facts as matrix
from kamctl.charts.registry import Scene
from kamctl.charts.stages import stands
from kamctl.findings import Finding
from kamctl.method.attention.stake import year_of
from kamctl.method.due import Due, everything_due
from kamctl.method.growth.white_space import grid
from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.logs import is_let_go
from kamctl.method.money.monthly import quarter_runs
from kamctl.method.resources.capacity import Demand, demands
from kamctl.method.selection.second_axis.matrix import matrix as placed
from kamctl.method.selection.second_axis.strength import gives_strength
from kamctl.method.status import Overview
from kamctl.model.portfolio import Portfolio
from kamctl.wording import score
from kamctl.workspace.paths import plan_path
from kamctl.workspace.portfolio import alone

Card = dict[str, Any]
#: The number of quarters in a sparkline.
_QUARTERS = 8
#: Where a demand goes on after the account's id and name.
_UNNAMED = Demand._fields.index("name") + 1


def card(
    portfolio: Portfolio,
    account_id: str,
    today: dt.date,
    seen: Overview,
    findings: Iterable[Finding],
    sources: Sources,
) -> Card:
    """Return what other pages say about an account, as values that JSON can hold."""
    account, people = portfolio.accounts[account_id], portfolio.kam.people
    manager = people.get(account.manager or "")
    dues = dues_of(portfolio, account_id, today)
    return {
        "account": account_id,
        "name": account.name,
        "manager": manager.name if manager is not None else account.manager or "",
        "segment": account.segment or "",
        "decision": seen.decision or "",
        "score": None if seen.score is None else score(seen.score),
        "exact": _text(seen.score),
        "verdict": seen.verdict or "",
        "tier": seen.tier or "",
        "quadrant": seen.quadrant or "",
        "stage": seen.stage,
        "standing": seen.standing,
        "required": seen.required if seen.gap else "",
        "revenue": _text(seen.results.revenue if seen.results else None),
        "profit": _text(seen.results.profit if seen.results else None),
        "from": seen.results.start.isoformat() if seen.results else "",
        "to": seen.results.end.isoformat() if seen.results else "",
        "spark": _spark(portfolio, account_id, today),
        "year": _text(year_of(portfolio, account_id, today)),
        "late": sum(1 for due in dues if due.days_overdue),
        "covered": [seen.covered_contacts, seen.contacts],
        "review": seen.next_review or "",
        "dues": pack(tuple(dues)),
        "names": _names(portfolio, account_id, dues),
        "findings": [packed_finding(one) for one in findings],
        "stands": pack(stands(lifecycle(portfolio, account_id, today), today)),
        "earned": _earned(portfolio, account_id, today),
        "placed": _placed(portfolio, account_id, today),
        "grid": _grid(portfolio, account_id, today),
        "rated": rated(portfolio, account_id, today),
        "numbers": list(account.customer_numbers),
        "demands": [] if is_let_go(account, today) else _demands(portfolio, account_id, today, sources),
    }


def broken_card(account_id: str, findings: Iterable[Finding]) -> Card:
    """Return what other pages say about an account whose file cannot be read."""
    empty: Card = dict.fromkeys(
        (
            "score",
            "exact",
            "stage",
            "revenue",
            "profit",
            "year",
            "stands",
            "earned",
            "placed",
            "grid",
            "rated",
        )
    )
    empty |= dict.fromkeys(
        ("manager", "segment", "decision", "verdict", "tier", "quadrant", "required", "from", "to", "review"),
        "",
    )
    empty |= {key: [] for key in ("spark", "dues", "numbers", "demands")}
    return {
        **empty, "account": account_id, "name": account_id, "standing": "cannot be read", "late": 0,
        "covered": [0, 0], "names": {}, "findings": [packed_finding(one) for one in findings],
    }  # fmt: skip


def dues_of(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Due]:
    """Return the due dates of an account within the calendar's span, including overdue ones."""
    last = today + dt.timedelta(days=DAYS)
    return [due for due in everything_due(portfolio, [account_id], today) if due.due <= last]


def packed_finding(one: Finding) -> dict[str, Any]:
    """Return a finding as JSON values."""
    return {**one._asdict(), "since": None if one.since is None else one.since.isoformat()}


def unpacked_finding(values: Mapping[str, Any]) -> Finding:
    """Return the finding that `packed_finding` packed."""
    since = values["since"]
    return Finding(**{**values, "since": None if since is None else dt.date.fromisoformat(since)})


def influence(found: Card, *, competing: bool) -> str:
    """Return a mark of everything in an account that can affect findings about others.

    Its id, name and score are part of it if a finding lists competing accounts in the order of their scores.
    """
    asked = [
        (role, quarter, demand if competing else demand[_UNNAMED:])
        for role, quarter, demand, _ in found["demands"]
    ]
    return digest(json.dumps([asked, found["numbers"], found["exact"] if competing else None]))


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _names(portfolio: Portfolio, account_id: str, dues: Iterable[Due]) -> dict[str, str]:
    """Return the names of the owners of due dates."""
    people, contacts = portfolio.kam.people, portfolio.accounts[account_id].contacts
    found = {}
    for due in dues:
        if due.owner is not None:
            who = people.get(due.owner) or contacts.get(due.owner)
            found[due.owner] = who.name if who is not None else due.owner
    return found


def _spark(portfolio: Portfolio, account_id: str, today: dt.date) -> list[int]:
    """Return the revenue of the latest known quarters, oldest first, in percent of the highest."""
    results = portfolio.results.get(account_id)
    if results is None:
        return []
    runs = quarter_runs(results.months, today, portfolio.kam.fiscal_year_starts)
    revenues = [quarter.revenue for quarter in (runs[-1] if runs else ())][-_QUARTERS:]
    top = max(revenues, default=Decimal(0))
    return [max(int(revenue * 100 / top), 0) for revenue in revenues] if top > 0 else []


def _earned(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Any] | None:
    found = matrix(Scene(portfolio, (account_id,), today))
    return None if found is None else pack(found.placed[0])


def _placed(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Any] | None:
    criteria = portfolio.criteria
    if criteria is None or gives_strength(criteria) is None:
        return None
    found: list[Any] = pack(placed(portfolio, criteria, [account_id], today)[0])
    return found


def _grid(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Any] | None:
    found = grid(portfolio, account_id, today)
    return pack(found) if found.places else None


def _demands(portfolio: Portfolio, account_id: str, today: dt.date, sources: Sources) -> list[Any]:
    """Return an account's demands: role, quarter, the demand without its rank, and a link to its source."""
    path = plan_path(account_id)
    return [
        [
            role,
            quarter,
            pack(demand),
            sources.of(path, "initiatives", demand.initiative, "resources", demand.entry),
        ]
        for role, quarter, demand in demands(alone(portfolio, account_id), {}, today)
    ]
