"""What all pages but its own say of an account: plain data, kept from one build to the next."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kamctl.app.site.sources import Sources
from kamctl.charts.calendar import DAYS
from kamctl.charts.matrix import facts as matrix
from kamctl.charts.registry import Scene
from kamctl.charts.stages import stands
from kamctl.findings import Finding
from kamctl.method.attention.stake import year_of
from kamctl.method.due import Due, everything_due
from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.logs import is_let_go
from kamctl.method.money.monthly import quarter_runs
from kamctl.method.resources.capacity import demands
from kamctl.method.selection.scores.scoring import score_in
from kamctl.method.selection.sensitivity.weight_shifts import flips
from kamctl.method.status import Overview
from kamctl.wording import number, score
from kamctl.workspace.paths import plan_path
from kamctl.workspace.portfolio import Portfolio, alone

Card = dict[str, Any]
#: Quarters of a sparkline.
_QUARTERS = 8


def card(
    portfolio: Portfolio,
    account_id: str,
    today: dt.date,
    seen: Overview,
    findings: Iterable[Finding],
    sources: Sources,
) -> Card:
    """Return what other pages say of an account: every value is one that JSON has."""
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
        "dues": [packed_due(due) for due in dues],
        "names": _names(portfolio, account_id, dues),
        "findings": [packed_finding(one) for one in findings],
        "stands": _stands(portfolio, account_id, today),
        "places": _places(portfolio, account_id, today),
        "ratings": _ratings(portfolio, account_id, today),
        "numbers": list(account.customer_numbers),
        "demands": [] if is_let_go(account, today) else _demands(portfolio, account_id, today, sources),
    }


def broken_card(account_id: str, findings: Iterable[Finding]) -> Card:
    """Return what other pages say of an account whose file cannot be read."""
    empty: Card = dict.fromkeys(("score", "exact", "stage", "revenue", "profit", "year", "stands", "places"))
    empty |= dict.fromkeys(
        ("manager", "segment", "decision", "verdict", "required", "from", "to", "review"), ""
    )
    empty |= {key: [] for key in ("spark", "dues", "numbers", "demands")}
    return {
        **empty, "account": account_id, "name": account_id, "standing": "cannot be read", "late": 0,
        "covered": [0, 0], "names": {}, "ratings": {}, "findings": [packed_finding(one) for one in findings],
    }  # fmt: skip


def dues_of(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Due]:
    """Return what falls due of an account in the days that the calendar shows, what is late included."""
    last = today + dt.timedelta(days=DAYS)
    return [due for due in everything_due(portfolio, [account_id], today) if due.due <= last]


def packed_due(due: Due) -> list[Any]:
    """Return something that falls due as JSON has it."""
    return [*due[:-2], due.due.isoformat(), due.days_overdue]


def packed_finding(one: Finding) -> dict[str, Any]:
    """Return a finding as JSON has it."""
    return {**one._asdict(), "since": None if one.since is None else one.since.isoformat()}


def unpacked_finding(values: Mapping[str, Any]) -> Finding:
    """Return a finding, from what JSON had of it."""
    since = values["since"]
    return Finding(**{**values, "since": None if since is None else dt.date.fromisoformat(since)})


def unpacked_due(values: list[Any]) -> Due:
    """Return something that falls due, from what JSON had of it."""
    *first, due, late = values
    return Due._make([*first, dt.date.fromisoformat(due), late])


def lent(found: Card, *, with_score: bool) -> str:
    """Return a mark of all by which an account can bear on findings about others.

    The score does where a finding names those that compete, in the order of their scores.
    """
    score_ = found["exact"] if with_score else None
    return digest(json.dumps([[d[:-1] for d in found["demands"]], found["numbers"], score_]))


def digest(*texts: str) -> str:
    """Return a mark that two texts share only where they are the same."""
    made = hashlib.blake2b(digest_size=12)
    for text in texts:
        made.update(text.encode("utf-8", "surrogateescape"))
        made.update(b"\0")
    return made.hexdigest()


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _names(portfolio: Portfolio, account_id: str, dues: Iterable[Due]) -> dict[str, str]:
    """Return the names of who owns what falls due."""
    people, contacts = portfolio.kam.people, portfolio.accounts[account_id].contacts
    found = {}
    for due in dues:
        if due.owner is not None:
            who = people.get(due.owner) or contacts.get(due.owner)
            found[due.owner] = who.name if who is not None else due.owner
    return found


def _spark(portfolio: Portfolio, account_id: str, today: dt.date) -> list[int]:
    """Return the revenue of the newest quarters known, oldest first, in percent of the highest."""
    results = portfolio.results.get(account_id)
    if results is None:
        return []
    runs = quarter_runs(results.months, today, portfolio.kam.fiscal_year_starts)
    revenues = [quarter.revenue for quarter in (runs[-1] if runs else ())][-_QUARTERS:]
    top = max(revenues, default=Decimal(0))
    return [max(int(revenue * 100 / top), 0) for revenue in revenues] if top > 0 else []


def _stands(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Any] | None:
    found = stands(lifecycle(portfolio, account_id, today), today)
    return None if found is None else list(found)


def _places(portfolio: Portfolio, account_id: str, today: dt.date) -> list[Any] | None:
    found = matrix(Scene(portfolio, (account_id,), today))
    if found is None:
        return None
    one = found.placed[0]
    return [one.key, [[str(value) for value in place] for place in one.places]]


def _ratings(portfolio: Portfolio, account_id: str, today: dt.date) -> dict[str, Any]:
    """Return an account's rating by criterion, and the nearest weight that would change its verdict."""
    criteria = portfolio.criteria
    found = score_in(portfolio, account_id, today)
    if criteria is None or found is None:
        return {}
    parts = {
        part.criterion: [number(part.rating), part.raters, number(part.spread)]
        for part in found.criteria
        if part.rating is not None
    }
    near = [flip for flip in flips(criteria, found) if flip.flips_at is not None]
    near.sort(key=lambda flip: abs((flip.flips_at or Decimal(0)) - flip.weight))
    first = near[0] if near else None
    return {
        "parts": parts,
        "flip": None
        if first is None
        else [first.criterion, number(first.weight), score(first.flips_at or 0)],
    }


def _demands(portfolio: Portfolio, account_id: str, today: dt.date, sources: Sources) -> list[Any]:
    """Return what an account asks for: role, quarter, the demand without its rank, and where it stands."""
    path = plan_path(account_id)
    return [
        [
            role,
            quarter,
            *demand[:5],
            str(demand.days),
            _text(demand.minimum),
            _text(demand.granted),
            sources.of(path, "initiatives", demand.initiative, "resources", demand.entry),
        ]
        for role, quarter, demand in demands(alone(portfolio, account_id), {}, today)
    ]
