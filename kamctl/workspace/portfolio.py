"""The records of a portfolio by their place: read, assembled and replaced."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from kamctl.model.kinds import KINDS
from kamctl.model.portfolio import Portfolio
from kamctl.model.types import is_period
from kamctl.workspace import paths


class Held(NamedTuple):
    """A record of a portfolio, and its place there."""

    place: paths.Place
    record: Any

    @property
    def path(self) -> str:
        """The path of its file."""
        return paths.path_of(self.place.kind, *self.place.keys)


def held(portfolio: Portfolio) -> Iterator[Held]:
    """Yield every record of a portfolio, kind by kind."""
    for kind in KINDS.values():
        found = getattr(portfolio, kind.slot)
        if found is not None:
            for keys, record in _unfolded(found, len(kind.keys)):
                yield Held(paths.Place(kind.name, **dict(zip(kind.keys, keys, strict=True))), record)


def _unfolded(found: Any, depth: int) -> Iterator[tuple[tuple[str, ...], Any]]:
    if depth == 0:
        yield (), found
        return
    for key, inner in found.items():
        for keys, record in _unfolded(inner, depth - 1):
            yield (key, *keys), record


def at(portfolio: Portfolio, place: paths.Place) -> Any:
    """Return the record at a place; None if there is none."""
    found = getattr(portfolio, KINDS[place.kind].slot)
    for key in place.keys:
        if found is None:
            return None
        found = found.get(key)
    return found


def assemble(records: Mapping[str, Any], broken: frozenset[str] = frozenset()) -> Portfolio | None:
    """Return the portfolio of records by path; None without our settings and people.

    Files named after something that is not a period are left out.
    """
    slots: dict[str, Any] = {}
    for path, record in records.items():
        place = paths.place(path)
        if place is not None and (place.period is None or is_period(place.period)):
            _put(slots, KINDS[place.kind].slot, place.keys, record)
    if "kam" not in slots:
        return None
    ordered: dict[str, Any] = {
        name: dict(sorted(v.items())) if isinstance(v, dict) else v for name, v in slots.items()
    }
    return Portfolio(**ordered, broken=broken)


def _put(holder: dict[str, Any], slot: str, keys: tuple[str, ...], record: Any) -> None:
    for key in keys:
        holder = holder.setdefault(slot, {})
        slot = key
    holder[slot] = record


def with_record(portfolio: Portfolio, place: paths.Place, record: Any) -> Portfolio:
    """Return a portfolio with the record at a place replaced."""
    slot = KINDS[place.kind].slot
    return replace(portfolio, **{slot: _with(getattr(portfolio, slot), place.keys, record)})


def _with(found: Any, keys: tuple[str, ...], record: Any) -> Any:
    if not keys:
        return record
    inner = (found or {}).get(keys[0])
    return {**(found or {}), keys[0]: _with(inner, keys[1:], record)}


def alone(portfolio: Portfolio, account: str) -> Portfolio:
    """Return a portfolio of one account and everything filed under it."""
    slots = [kind.slot for kind in KINDS.values() if kind.keys[:1] == ("account",)]
    found = {slot: getattr(portfolio, slot) for slot in slots}
    kept: dict[str, Any] = {s: {account: of[account]} if account in of else {} for s, of in found.items()}
    return replace(portfolio, **kept)


def without_accounts(portfolio: Portfolio, accounts: Collection[str]) -> Portfolio:
    """Return a portfolio without some accounts and everything filed under them."""
    slots = [kind.slot for kind in KINDS.values() if kind.keys[:1] == ("account",)]
    kept: dict[str, Any] = {
        slot: {name: one for name, one in getattr(portfolio, slot).items() if name not in accounts}
        for slot in slots
    }
    return replace(portfolio, **kept) if accounts else portfolio
