"""What differs between two records, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kamctl.method.changes.differences import Difference
from kamctl.method.logs import entry_before
from kamctl.model.account import (
    Account,
    BuyingReason,
    Decision,
    FlightRisk,
    Forecast,
    Growth,
    Need,
    Rating,
    Receivables,
    StageEntry,
    Standing,
    SupplyPosition,
    Value,
    ValueCheck,
)
from kamctl.model.plan import Action, Adjustment, Confirmation, Move, Validation
from kamctl.model.record import Record

_LONG = 60
#: What one entry of a collection is called.
_ONE = {
    "ratings": "rating of",
    "decisions": "decision of",
    "stages": "stage entry of",
    "growth": "growth finding of",
    "receivables": "receivables of",
    "forecasts": "forecast of",
    "flight_risk": "flight risk of",
    "supply_position": "supply position of",
    "contacts": "contact",
    "needs": "need",
    "value": "value of",
    "value_checks": "value check of",
    "obligations": "obligation",
    "results": "result of",
    "standing": "standing of",
    "team": "team member",
    "objectives": "objective",
    "pressures": "pressure",
    "obstacles": "obstacle",
    "milestones": "milestone",
    "initiatives": "initiative",
    "resources": "resources for",
    "validations": "validation of",
    "adjustments": "adjustment of",
    "actions": "action",
    "moved": "move of",
    "people": "person",
    "roles": "role",
    "criteria": "criterion",
    "waived": "waiver of",
    "rules": "rule",
    "anchors": "anchor of",
    "capacity": "capacity in",
}


def sentence(difference: Difference) -> str:
    """Say a difference in a sentence, without the account's name before it and without a full stop."""
    if difference.kind == "added" and (said := _ADDED.get(type(difference.after))):
        return said(difference)
    if difference.kind == "changed":
        special = _CHANGED.get((type(difference.after_parent), difference.path[-1])) or _CHANGED.get(
            (Record, difference.path[-1])
        )
        if special and (text := special(difference)):
            return text
    return _plainly(difference)


def shown(value: Any) -> str:
    """Show a value of a field in a sentence."""
    if value is None or value in ((), {}):
        text = "none"
    elif isinstance(value, bool):
        text = "yes" if value else "no"
    elif isinstance(value, Decimal):
        text = number(value)
    elif isinstance(value, tuple):
        text = ", ".join(map(shown, value))
    elif isinstance(value, dict):
        text = ", ".join(f"{key}: {shown(v)}" for key, v in value.items())
    elif isinstance(value, Record):
        text = _record(value)
    else:
        text = " ".join(str(value).split())
    return text


def _record(value: Record) -> str:
    parts = ((f.name, getattr(value, f.name)) for f in fields(value))
    said = ((name.replace("_", " "), v) for name, v in parts if v is not None and v not in ((), {}))
    return ", ".join(f"{name} {shown(v)}" for name, v in said)


def number(value: Decimal) -> str:
    """Show a number without an exponent and without zeros that say nothing."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def points(value: Decimal) -> str:
    """Show a score to one decimal."""
    return f"{value.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"


def subject(path: tuple[str, ...]) -> str:
    """Name what a path leads to: `contact m.lindqvist: stance`."""
    words: list[str] = []
    rest = list(path)
    while rest:
        name = rest.pop(0)
        if rest and name in _ONE:
            entry = rest.pop(0)
            if name == "ratings" and rest:
                entry = f"{entry} of {rest.pop(0)}"
            words.append(f"{_ONE[name]} {entry}" + (":" if rest else ""))
        else:
            words.append(name.replace("_", " "))
    return " ".join(words)


def _plainly(difference: Difference) -> str:
    name = subject(difference.path)
    if difference.kind == "added":
        return f"{name} added: {shown(difference.after)}"
    if difference.kind == "removed":
        return f"{name} removed: {shown(difference.before)}"
    old, new = shown(difference.before), shown(difference.after)
    if max(len(old), len(new)) > _LONG and new != "none":
        return f"{name} now reads “{new}”" if old != "none" else f"{name} added: “{new}”"
    return f"{name} {old} → {new}"


def _rating(d: Difference) -> str:
    rating: Rating = d.after
    return f"{d.path[-1]} rated {number(rating.rating)} by {rating.by} on {rating.date}" + _because(
        rating.evidence
    )


def _decision(d: Difference) -> str:
    entry: Decision = d.after
    score = f", score {points(entry.score)}" if entry.score is not None else ""
    said = f"{entry.outcome} by {entry.by} on {entry.date} (edition {entry.edition}{score})"
    return f"decision: {said}{_because(entry.reason)}"


def _stage(d: Difference) -> str:
    entry: StageEntry = d.after
    assert isinstance(d.after_parent, Account)
    earlier = entry_before(d.after_parent.stages, entry)
    waived = "".join(f"; {name} waived: {reason}" for name, reason in entry.waived.items())
    step = f"stage {earlier.stage} → {entry.stage}" if earlier else f"stage {entry.stage}"
    return f"{step} ({entry.by}, {entry.date}{waived}){_because(entry.reason)}"


def _standing(d: Difference) -> str:
    entry: Standing = d.after
    assert isinstance(d.after_parent, Account)
    earlier = entry_before(d.after_parent.standing, entry)
    about = f" for {', '.join(entry.obligations)}" if entry.obligations else ""
    until = f" until {entry.until}" if entry.until else ""
    outcome = f", outcome {entry.outcome}" if entry.outcome else ""
    before = earlier.state if earlier else "good"
    step = f"standing {before} → {entry.state}{about}{until}{outcome}"
    return f"{step} ({entry.by}, {entry.date}): {shown(entry.reason)}"


def _action(d: Difference) -> str:
    action: Action = d.after
    serves = f" for {action.serves}" if action.serves else ""
    state = f", done on {action.done}" if action.done else ""
    if action.dropped:
        state = f", dropped on {action.dropped.date}: {shown(action.dropped.reason)}"
    return f"action {d.path[-1]} added{serves}: {shown(action.do)} ({action.owner}, due {action.due}){state}"


def _move(d: Difference) -> str:
    move: Move = d.after
    return (
        f"{subject(d.path[:-1])} move of {move.date} recorded, {move.was} → {move.now}: {shown(move.reason)}"
    )


def _value(d: Difference) -> str:
    value: Value = d.after
    worth = f", worth {number(value.worth)}" if value.worth is not None else ""
    accepted = f", accepted by {value.accepted.by} on {value.accepted.date}" if value.accepted else ""
    return f"value delivered on {value.date}: {shown(value.what)}{worth}{accepted}"


def _value_check(d: Difference) -> str:
    check: ValueCheck = d.after
    view = f"price {number(check.price)}, benefit {number(check.benefit)}"
    return f"{check.by} sees {view} ({check.date}){_because(check.note)}"


def _growth(d: Difference) -> str:
    entry: Growth = d.after
    return f"growth found {entry.outlook} by {entry.by} on {entry.date}: {shown(entry.finding)}"


def _flight_risk(d: Difference) -> str:
    entry: FlightRisk = d.after
    mitigation = f"; mitigation: {shown(entry.mitigation)}" if entry.mitigation else ""
    return f"flight risk {entry.level}, by {entry.by} on {entry.date}: {shown(entry.reason)}{mitigation}"


def _supply_position(d: Difference) -> str:
    entry: SupplyPosition = d.after
    share = f", {number(entry.our_share)} % of their spend" if entry.our_share is not None else ""
    source = f" ({shown(entry.source)})" if entry.source else ""
    rank = f"rank {entry.our_rank} of {entry.vendors} suppliers, {entry.trend}"
    return f"supply position of {entry.date}: {rank}{share}{source}"


def _receivables(d: Difference) -> str:
    entry: Receivables = d.after
    return f"receivables of {entry.date}: {number(entry.balance)}, of it {number(entry.overdue)} overdue"


def _forecast(d: Difference) -> str:
    entry: Forecast = d.after
    agreed = f", agreed by {entry.agreed_by}" if entry.agreed_by else ""
    capacity = f", capacity confirmed by {entry.capacity_confirmed_by}" if entry.capacity_confirmed_by else ""
    what = f"{number(entry.units)} {entry.product} in {entry.quarter}"
    return f"forecast of {entry.date}: {what}{agreed}{capacity}"


def _validation(d: Difference) -> str:
    entry: Validation = d.after
    return f"plan validated by {entry.by} on {entry.date}{_because(entry.note)}"


def _adjustment(d: Difference) -> str:
    entry: Adjustment = d.after
    return f"plan adjusted by {entry.by} on {entry.date}: {shown(entry.what)}"


def _because(reason: str | None) -> str:
    return f": {shown(reason)}" if reason else ""


def _due(d: Difference) -> str:
    """Say how far an action's date slipped and how often, and whether that is on record."""
    action = d.after_parent
    earlier = d.before_parent
    assert isinstance(action, Action)
    assert isinstance(earlier, Action)
    name, days = subject(d.path[:-1]).rstrip(":"), (d.after - d.before).days
    length = f"{abs(days)} day" + ("" if abs(days) == 1 else "s")
    recorded = (m for m in reversed(action.moved) if m.now == d.after and m not in earlier.moved)
    move = next(recorded, None)
    if move is None:
        return f"{name} due {d.before} → {d.after}, not on record as moved"
    way = f"moved by {length}" if days > 0 else f"brought forward by {length}"
    return f"{name} {way} to {d.after}, {_times(len(action.moved))}: {shown(move.reason)}"


def _times(count: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return f"the {words[count - 1]} time" if 0 < count <= len(words) else f"for {count} times now"


def _confirmed(d: Difference) -> str | None:
    name = subject(d.path[:-1]).rstrip(":")
    if d.after is None:
        return f"{name} no longer confirmed by the customer"
    entry: Confirmation = d.after
    return f"{name} confirmed by the customer ({entry.by}, {entry.date})" if d.before is None else None


def _accepted(d: Difference) -> str | None:
    if d.before is not None or d.after is None:
        return None
    return f"{subject(d.path[:-1]).rstrip(':')} accepted by {d.after.by} on {d.after.date}"


def _on(word: str) -> Callable[[Difference], str | None]:
    def said(d: Difference) -> str | None:
        """Say that something came to pass on a day."""
        name = subject(d.path[:-1]).rstrip(":")
        if d.after is None:
            return f"{name} not {word} after all (it had {d.before})"
        return f"{name} {word} on {d.after}" if d.before is None else None

    return said


def _dropped(d: Difference) -> str | None:
    if d.before is not None or d.after is None:
        return None
    return f"{subject(d.path[:-1]).rstrip(':')} dropped on {d.after.date}: {shown(d.after.reason)}"


def _touched(d: Difference) -> str | None:
    later = isinstance(d.after, dt.date) and (d.before is None or d.after > d.before)
    return f"{subject(d.path[:-1]).rstrip(':')} met on {d.after}" if later else None


def _buying_reasons(d: Difference) -> str:
    def listed(reasons: tuple[BuyingReason, ...]) -> str:
        return ", ".join(r.reason + (f" ({shown(r.note)})" if r.note else "") for r in reasons) or "none"

    return f"buying reasons {listed(d.before)} → {listed(d.after)}"


_ADDED: dict[type, Callable[[Difference], str]] = {
    Rating: _rating,
    Decision: _decision,
    StageEntry: _stage,
    Standing: _standing,
    Action: _action,
    Move: _move,
    Value: _value,
    ValueCheck: _value_check,
    Growth: _growth,
    FlightRisk: _flight_risk,
    SupplyPosition: _supply_position,
    Receivables: _receivables,
    Forecast: _forecast,
    Validation: _validation,
    Adjustment: _adjustment,
}
# By the class that holds the field; `Record` stands for any.
_CHANGED: dict[tuple[type, str], Callable[[Difference], str | None]] = {
    (Action, "due"): _due,
    (Action, "done"): _on("done"),
    (Action, "dropped"): _dropped,
    (Account, "buying_reasons"): _buying_reasons,
    (Record, "confirmed"): _confirmed,
    (Record, "accepted"): _accepted,
    (Record, "reached"): _on("reached"),
    (Need, "met"): _on("met"),
    (Record, "left"): _on("left"),
    (Record, "last_contact"): _touched,
}
