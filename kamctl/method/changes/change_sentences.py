"""Differences between two records, in sentences.

Special sentences are rows of a table. Everything else, such as a new field or log, gets a sentence from its
types: who and when, then the rest.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from functools import cache
from typing import Any

from kamctl.method.changes.differences import Difference
from kamctl.method.logs import entry_before
from kamctl.model import account as a
from kamctl.model import plan as p
from kamctl.model.record import Record
from kamctl.model.shape import at, has_mark, is_list, is_mapping, record_at, words
from kamctl.model.types import Past
from kamctl.wording import number, plural, score

_LONG = 60
#: Names of collection entries, where the record's class and field do not give one.
_ONE = {
    "growth": "growth finding of",
    "results": "result of",
    "resources": "resources for",
    "team": "team member",
    "waived": "waiver of",
    "rules": "rule",
    "anchors": "anchor of",
    "capacity": "capacity in",
}
#: Sentences for an added record. `{key}` is its id, `{whole}` the record that holds it; a part in brackets is
#: left out if one of its fields is empty.
_ADDED: dict[type[Record], str] = {
    a.Rating: "{key}[, {measure},][ rated {rating}][ measured at {value}]"
    "[ not applicable ({not_applicable}),] by {by} on {date}[: {evidence}]",
    a.StrengthRating: "strength in {key} rated {rating} by {by} on {date}[: {evidence}]",
    a.Decision: "decision: {outcome}[ until {until}] by {by} on {date} (edition {edition}[, score {score}])"
    "[, tier {tier}][: {reason}]",
    a.StageEntry: "{step} ({by}, {date}{waivers})[: {reason}]",
    a.Standing: "{step}[ for {obligations}][ until {until}][, outcome {outcome}] ({by}, {date}): {reason}",
    a.Growth: "growth[ of {about}] found {outlook} by {by} on {date}: {finding}",
    a.FlightRisk: "flight risk {level}, by {by} on {date}: {reason}[; mitigation: {mitigation}]",
    a.SupplyPosition: "supply position of {date}: rank {our_rank} of {vendors} suppliers, {trend}"
    "[, {our_share} % of their spend][, {remain} to remain][ ({source})]",
    a.Receivables: "receivables of {date}: {balance} ({overdue} overdue)",
    a.Forecast: "forecast of {date}: {units} {product} in {quarter}[, agreed by {agreed_by}]"
    "[, capacity confirmed by {capacity_confirmed_by}]",
    a.Touch: "in touch with {whom} on {date}[ by {by}][ ({how})][: {note}]",
    a.Value: "value delivered on {date}: {what}[, worth {worth}]"
    "[, accepted by {accepted.by} on {accepted.date}]",
    a.ValueCheck: "{by} sees price {price}, benefit {benefit} ({date})[: {note}]",
    p.Action: "action {key} added[ for {serves}]: {do} ({owner}, due {due})[, done on {done}]"
    "[, dropped on {dropped.date}: {dropped.reason}]",
    p.Move: "{whole} move of {date} recorded, {was} → {now}: {reason}",
    p.Validation: "plan validated by {by} on {date}[: {note}]",
    p.PlanApproval: "plan approved by {by} on {date}[: {note}]",
    p.Adjustment: "plan adjusted by {by} on {date}: {what}",
}


def sentence(difference: Difference) -> str:
    """Return a difference as a sentence, without the account's name and without a full stop."""
    after = difference.after
    if difference.kind == "added" and type(after) in _ADDED:
        return _filled(_ADDED[type(after)], difference)
    if (
        difference.kind == "added"
        and is_list(at(difference.root, difference.path))
        and hasattr(after, "date")
    ):
        return f"{words(type(after))} {_said(after)}"
    text = _changed(difference) if difference.kind == "changed" else None
    return text if text is not None else _plainly(difference)


def _changed(difference: Difference) -> str | None:
    holder, name = type(difference.after_parent), difference.path[-1]
    special = _CHANGED.get((holder, name)) or _CHANGED.get((Record, name))
    if special is not None:
        return special(difference)
    if has_mark(holder, name, Past):
        return _came_to_pass(difference)
    if (
        difference.before is None
        and isinstance(difference.after, Record)
        and hasattr(difference.after, "date")
    ):
        return f"{_whole(difference)} {_plain(name)} {_said(difference.after)}"
    return None


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
        text = _fields(value)
    else:
        text = " ".join(str(value).split())
    return text


def _fields(value: Record, without: tuple[str, ...] = ()) -> str:
    parts = ((f.name, getattr(value, f.name)) for f in fields(value) if f.name not in without)
    said = [(_plain(name), v) for name, v in parts if v is not None and v not in ((), {})]
    if len(said) == 1 and without:
        return shown(said[0][1])
    return ", ".join(f"{name} {shown(v)}" for name, v in said)


def _said(entry: Any) -> str:
    """Describe a dated record: who and when, then the rest."""
    who = f"by {entry.by} " if getattr(entry, "by", None) is not None else ""
    rest = _fields(entry, ("by", "date"))
    return f"{who}on {entry.date}" + (f": {rest}" if rest else "")


def _plain(name: str) -> str:
    return name.replace("_", " ")


def subject(path: tuple[str, ...], root: type[Record]) -> str:
    """Name what a path from a record of a class leads to: `contact m.lindqvist: stance`."""
    named: list[str] = []
    i = 0
    while i < len(path):
        here = at(root, path[: i + 1])
        held = at(root, path[: i + 2])
        one = _one(path[i], root, path[: i + 2]) if is_mapping(here) or is_list(here) else None
        i += 1
        if is_mapping(here) and is_mapping(held) and record_at(root, path[: i + 2]) and i < len(path):
            named.append(f"{_plain(path[i - 1])} {path[i]}")  # a mapping of mappings of records
            continue
        if one is None or i == len(path):
            named.append(_plain(path[i - 1]))
            continue
        entry, i = path[i], i + 1
        if is_list(held) and i < len(path):  # a log by id
            entry, i = f"{entry} of {path[i]}", i + 1
        named.append(f"{one} {entry}" + (":" if i < len(path) else ""))
    return " ".join(named)


def _one(name: str, root: type[Record], path: tuple[str, ...]) -> str | None:
    """Return the name of a collection's entry; None where its id is enough."""
    if name in _ONE:
        return _ONE[name]
    is_log = is_list(at(root, path[:-1])) or is_list(at(root, path))
    record = record_at(root, (*path, "") if is_list(at(root, path)) else path)
    return None if record is None else words(record) + (" of" if is_log else "")


def _whole(difference: Difference) -> str:
    """Name the record that holds what changed."""
    return subject(difference.path[:-1], difference.root).rstrip(":")


@cache
def _parts(template: str) -> list[str]:
    return re.split(r"\[(.*?)\]", template)


def _filled(template: str, difference: Difference) -> str:
    said = ""
    for i, part in enumerate(_parts(template)):
        found = [_value(name, difference) for name in re.findall(r"{(.*?)}", part)]
        if i % 2 and any(value is None or value == () for value in found):
            continue
        texts = map(shown, found)
        said += re.sub(r"{.*?}", lambda _, texts=texts: next(texts), part)  # type: ignore[misc]
    return said


def _value(name: str, difference: Difference) -> Any:
    if name == "key":
        return difference.path[-1]
    if name in _MADE:
        return _MADE[name](difference)
    value = difference.after
    for part in name.split("."):
        value = getattr(value, part, None)
    return value


def _step(d: Difference) -> str:
    """Describe how a log of states changed."""
    field, state = ("stages", "stage") if isinstance(d.after, a.StageEntry) else ("standing", "state")
    log = getattr(d.after_parent, field)
    earlier = entry_before(log, d.after)
    before = getattr(earlier, state) if earlier else "good" if field == "standing" else None
    now = getattr(d.after, state)
    name = "stage" if field == "stages" else "standing"
    return f"{name} {now}" if before is None else f"{name} {before} → {now}"


def _waivers(d: Difference) -> str:
    said = ""
    for name, waiver in d.after.waived.items():
        until = f" until {waiver.until}" if waiver.until else ""
        said += f"; {name} waived{until}: {waiver.reason}"
    return said


#: Parts of sentences that are not fields.
_MADE: dict[str, Callable[[Difference], Any]] = {
    "whole": _whole,
    "step": _step,
    "waivers": _waivers,
    "score": lambda d: None if d.after.score is None else score(d.after.score),
}


def _plainly(difference: Difference) -> str:
    name = subject(difference.path, difference.root)
    if difference.kind == "added":
        return f"{name} added: {shown(difference.after)}"
    if difference.kind == "removed":
        return f"{name} removed: {shown(difference.before)}"
    old, new = shown(difference.before), shown(difference.after)
    if max(len(old), len(new)) > _LONG and new != "none":
        return f"{name} now reads “{new}”" if old != "none" else f"{name} added: “{new}”"
    return f"{name} {old} → {new}"


def _due(d: Difference) -> str:
    """Say how far an action's date slipped and how often, and whether that is on record."""
    action = d.after_parent
    earlier = d.before_parent
    assert isinstance(action, p.Action)
    assert isinstance(earlier, p.Action)
    name, days = _whole(d), (d.after - d.before).days
    length = plural(abs(days), "day")
    recorded = (m for m in reversed(action.moved) if m.now == d.after and m not in earlier.moved)
    move = next(recorded, None)
    if move is None:
        return f"{name} due {d.before} → {d.after}, not on record as moved"
    way = f"moved by {length}" if days > 0 else f"brought forward by {length}"
    return f"{name} {way} to {d.after}, {_times(len(action.moved))}: {shown(move.reason)}"


def _times(count: int) -> str:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return f"the {ordinals[count - 1]} time" if 0 < count <= len(ordinals) else f"for {count} times now"


def _confirmed(d: Difference) -> str | None:
    name = _whole(d)
    if d.after is None:
        return f"{name} no longer confirmed by the customer"
    entry: p.Confirmation = d.after
    return f"{name} confirmed by the customer ({entry.by}, {entry.date})" if d.before is None else None


def _came_to_pass(d: Difference) -> str | None:
    """Say that something happened on a day, by the name of its field."""
    word = _plain(d.path[-1])
    if d.after is None:
        return f"{_whole(d)} not {word} after all (it had {d.before})"
    return f"{_whole(d)} {word} on {d.after}" if d.before is None else None


def _touched(d: Difference) -> str | None:
    later = isinstance(d.after, dt.date) and (d.before is None or d.after > d.before)
    return f"{_whole(d)} met on {d.after}" if later else None


def _buying_reasons(d: Difference) -> str:
    def listed(reasons: tuple[a.BuyingReason, ...]) -> str:
        return ", ".join(r.reason + (f" ({shown(r.note)})" if r.note else "") for r in reasons) or "none"

    return f"buying reasons {listed(d.before)} → {listed(d.after)}"


# By the class that holds the field; `Record` means any.
_CHANGED: dict[tuple[type, str], Callable[[Difference], str | None]] = {
    (p.Action, "due"): _due,
    (a.Account, "buying_reasons"): _buying_reasons,
    (Record, "confirmed"): _confirmed,
    (Record, "left"): _came_to_pass,
    (Record, "last_contact"): _touched,
}
