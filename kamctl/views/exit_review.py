"""The facts for an exit review as data: for templates, and for JSON. Internal, never for the customer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kamctl.method.performance.exit_review import ExitReview
from kamctl.method.performance.obligations import Kept
from kamctl.method.performance.price_benefit import PriceBenefit
from kamctl.method.selection.scoring import Score
from kamctl.model.account import Decision
from kamctl.model.kam import Kam
from kamctl.views.obligations import account_data, obligation_data, period_data


def as_data(review: ExitReview, kam: Kam, today: dt.date) -> dict[str, Any]:
    """Return all that management needs to decide, as plain values."""
    done = review.performance
    performance = account_data(done)
    return {
        "account": review.account,
        "name": review.name,
        "company": kam.company,
        "currency": kam.currency,
        "edition": "internal",
        "as_of": today,
        "manager": _name(kam, review.manager),
        "stage": review.stage,
        "decision": _decision(review.decision),
        "score_then": _decision(review.selection),
        "score_now": _score(review.score),
        "exit_below": review.exit_below,
        "standing": performance["standing"],
        "standing_since": performance["standing_since"],
        "required": performance["required"],
        "reasons": performance["reasons"],
        "record": {"theirs": performance["theirs"], "ours": performance["ours"]},
        "their_obligations": [_kept(k) for k in done.kept if k.obligation.owed_by == "account"],
        "our_obligations": [_kept(k) for k in review.commitments],
        "our_reasons": performance["our_reasons"],
        "corrective_actions": [{**a, "by": _name(kam, a["by"])} for a in performance["corrective_actions"]],
        "open_actions": [
            {
                "id": t.id, "do": t.action.do, "owner": t.action.owner, "due": t.due, "state": t.state,
                "days_overdue": t.days_overdue, "moves": t.moves, "ours": t in review.owed_by_us,
            }
            for t in review.open_actions
        ],
        "open_needs": [
            {"id": key, "need": n.need, "raised_by": n.raised_by, "date": n.date} for key, n in review.needs
        ],
        "initiatives": [
            {
                "id": key, "name": i.name, "end": i.end,
                "worth_to_them": i.worth.to_them if i.worth else None,
                "worth_to_us": i.worth.to_us if i.worth else None,
            }
            for key, i in review.initiatives
        ],
        "worth_to_us": review.worth_to_us,
        "price_benefit": _prices(review.price_benefit),
        "supply_position": None if review.supply is None else {
            "text": review.supply.text, "date": review.supply.position.date, "at_risk": review.supply.at_risk,
        },
        "flight_risk": None if review.flight_risk is None else {
            "level": review.flight_risk.level, "date": review.flight_risk.date,
            "reason": review.flight_risk.reason, "mitigation": review.flight_risk.mitigation,
        },
        "receivables": None if review.receivables is None else {
            "date": review.receivables.date, "balance": review.receivables.balance,
            "overdue": review.receivables.overdue,
        },
        "options": [
            {
                "outcome": o.outcome, "meaning": o.meaning, "supporting": o.supporting,
                "against": o.against, "command": o.command,
            }
            for o in review.options
        ],
    }  # fmt: skip


def _name(kam: Kam, person: str | None) -> str | None:
    known = kam.people.get(person) if person else None
    return known.name if known else person


def _decision(entry: Decision | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "outcome": entry.outcome, "date": entry.date, "edition": entry.edition, "score": entry.score,
        "reason": entry.reason,
    }  # fmt: skip


def _score(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    return {
        "score": score.score, "verdict": score.verdict,
        "criteria": [
            {"criterion": c.criterion, "weight": c.weight, "rating": c.rating, "points": c.points}
            for c in score.criteria
        ],
    }  # fmt: skip


def _kept(kept: Kept) -> dict[str, Any]:
    return {**obligation_data(kept), "recent": [period_data(p) for p in kept.recent]}


def _prices(found: PriceBenefit) -> dict[str, Any]:
    newest = found.newest
    return {
        "newest": newest
        and {"date": newest.date, "by": newest.by, "price": newest.price, "benefit": newest.benefit},
        "trend": found.trend,
        "price_above_benefit": found.price_above_benefit,
        "years": [
            {
                "year": y.year, "price": y.price, "benefit": y.benefit, "delivered": y.delivered,
                "accepted": y.accepted,
            }
            for y in found.years
        ],
    }  # fmt: skip
