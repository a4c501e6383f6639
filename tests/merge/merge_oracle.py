"""What a merge should give, worked out on plain data and apart from the product.

It knows which log entry is which by the serial number in its text, where the product has to guess.
"""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]
GONE = object()


class ClashError(Exception):
    """Both sides changed one thing differently."""


def expected(base: Data, ours: Data, theirs: Data) -> Data:
    """Return the merged file's data, empty containers left out. Raises ClashError."""
    merged: Data = {}
    for field in ("name", "segment"):
        merged[field] = pick(base[field], ours[field], theirs[field])
    merged["value"] = log(base["value"], ours["value"], theirs["value"], serial="what")
    merged["ratings"] = {
        criterion: log(*(side["ratings"][criterion] for side in (base, ours, theirs)), serial="evidence")
        for criterion in base["ratings"]
    }
    for name in ("contacts", "initiatives", "actions"):
        merged[name] = records(base[name], ours[name], theirs[name])
    whole: Data = without_empty(merged)
    return whole


def pick(base: Any, ours: Any, theirs: Any) -> Any:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    raise ClashError


def records(base: Data, ours: Data, theirs: Data) -> Data:
    merged = {}
    for key in {**base, **ours, **theirs}:
        versions = [side.get(key, GONE) for side in (base, ours, theirs)]
        one = pick(*versions) if GONE in versions else record(*versions)
        if one is not GONE:
            merged[key] = one
    return merged


def record(base: Data, ours: Data, theirs: Data) -> Data:
    end = [
        {field: side[field] for field in ("done", "dropped") if field in side}
        for side in (base, ours, theirs)
    ]
    if any("dropped" in side for side in end):
        pick(*end)  # done and dropped exclude each other
    merged = {}
    for field in {**base, **ours, **theirs}:
        values = [side.get(field, GONE) for side in (base, ours, theirs)]
        if field == "helps":
            was, mine, yours = map(set, values)
            value: Any = sorted((mine & yours) | (mine - was) | (yours - was))
        elif field == "worth" and GONE not in values and isinstance(values[0], dict):
            value = {
                key: pick(*(side.get(key, GONE) for side in values))
                for key in {**values[0], **values[1], **values[2]}
            }
        else:
            value = pick(*values)
        if value is not GONE:
            merged[field] = value
    return merged


def log(*sides: list[Data], serial: str) -> list[Data]:
    """Return the union, sorted by date and then by text."""
    merged = records(*({entry[serial]: entry for entry in side} for side in sides))
    return sorted(merged.values(), key=lambda entry: (entry["date"], entry[serial]))


def without_empty(data: Any) -> Any:
    """Leave out what is the same as nothing, and sort what has no order."""
    if isinstance(data, dict):
        found = {key: without_empty(value) for key, value in data.items()}
        return {key: value for key, value in found.items() if value not in ({}, [], None, "")}
    if isinstance(data, list) and all(isinstance(value, str) for value in data):
        return sorted(data)
    if isinstance(data, list):
        entries = [without_empty(value) for value in data]
        return sorted(entries, key=lambda entry: (entry["date"], entry.get("evidence") or entry.get("what")))
    return data
