"""What an account's page says about growth: white space, the plan's completeness, and playbooks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from kamctl import hints
from kamctl.app.site.account_subject import Subject
from kamctl.findings import Finding
from kamctl.method.execution.playbooks import due
from kamctl.method.execution.playbooks_under_way import under_way
from kamctl.method.growth.white_space import LARGEST, Grid, Place, grid, offered
from kamctl.method.plan.approval import missing_approval, newest_approval
from kamctl.method.plan.completeness import completeness
from kamctl.wording import score, whole_money
from kamctl.workspace.paths import account_path, plan_path


def approval(subject: Subject) -> dict[str, Any] | None:
    """Return senior management's decision on the plan; None where there is none."""
    plan, kam = subject.portfolio.plans.get(subject.id), subject.portfolio.kam
    if plan is None or not plan.approvals:
        return None
    entry = newest_approval(plan, kam, subject.today)
    at = plan.approvals.index(entry if entry is not None else plan.approvals[-1])
    return {
        "by": "" if entry is None else subject.person(entry.by),
        "date": None if entry is None else entry.date,
        "note": "" if entry is None else entry.note or "",
        "missing": missing_approval(plan, kam, subject.today),
        "href": subject.sources.of(plan_path(subject.id), "approvals", at),
    }


def areas(subject: Subject) -> list[dict[str, Any]]:
    """Return how complete the plan is, by area; an empty list without a plan."""
    if subject.id not in subject.portfolio.plans:
        return []
    found = completeness(subject.portfolio, subject.id, subject.today)
    return [
        {
            "area": one.area, "met": one.met, "rules": one.rules, "level": one.level,
            "percent": int(one.share), "missing": list(one.missing),
        }
        for one in found.areas
    ]  # fmt: skip


def playbooks(subject: Subject, findings: Iterable[Finding]) -> dict[str, list[dict[str, Any]]]:
    """Return the playbooks that were triggered but not started, and those in use."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in findings:
        found[one.rule].add(subject.id)
    known = subject.portfolio.playbooks
    waiting = due(subject.portfolio, [subject.id], found, subject.today)
    return {
        "due": [
            {
                "name": known[one.playbook].name, "date": one.date, "what": one.what,
                "settle": hints.play(one.account, one.playbook), "href": subject.link(*one.where),
            }
            for one in waiting
        ],
        "under_way": [
            {
                "name": one.name, "date": one.date, "done": one.done, "actions": one.actions,
                "next": one.next.action.do, "owner": subject.person(one.next.action.owner),
                "due": one.next.due, "late": one.next.days_overdue,
                "href": subject.sources.of(plan_path(subject.id), "actions", one.next.id, key=True),
            }
            for one in under_way(subject.portfolio, subject.id, subject.today)
        ],
    }  # fmt: skip


def white_space(subject: Subject) -> dict[str, Any] | None:
    """Return which of our offerings they buy; None where nothing is known."""
    found = grid(subject.portfolio, subject.id, subject.today)
    if not found.places:
        return None
    names = offered(subject.portfolio.offerings)
    return {
        "wallet": "" if found.wallet is None else f"{score(found.wallet)} %",
        "spend": whole_money(found.spend),
        "quarters": found.quarters or "",
        "largest": [_cell(subject, found, one, names[one.offering]) for one in found.largest[:LARGEST]],
        "rows": list(_rows(subject, found, names)),
    }


def _rows(subject: Subject, found: Grid, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Yield a row for each offering about which something is known, in the order of the files."""
    for unit, unit_name in found.units.items():
        known = {one.offering: one for one in found.places if one.unit == unit}
        for offering, name in names.items():
            if offering in known:
                several = unit_name if len(found.units) > 1 else ""
                yield {"unit": several, **_cell(subject, found, known[offering], name)}


def _cell(subject: Subject, found: Grid, place: Place, name: str) -> dict[str, Any]:
    plan = subject.portfolio.plans.get(subject.id)
    going = plan.initiatives.get(place.initiative or "") if plan is not None else None
    taken = place.state is None
    where = ("white_space", place.unit, place.offering)
    href = subject.sources.of(account_path(subject.id), *where, key=True)
    if taken:
        href = subject.sources.of(f"results/{subject.id}.yaml", "offerings", key=True)
    return {
        "offering": name, "place": found.units[place.unit], "state": place.state or "some", "href": href,
        "spend": _amount(place.spend), "ours": _amount(place.ours), "open": _amount(place.open_money),
        "share": "" if place.share is None else f"{score(place.share)} %",
        "rivals": [f"{who} {whole_money(amount)}" for who, amount in place.rivals.items()],
        "initiative": "" if going is None else going.name,
        "known": "" if place.date is None else f"{place.source or ''} {place.date}".strip(),
    }  # fmt: skip


def _amount(value: Any) -> str:
    return "" if value is None else whole_money(value)
