"""Chains in which each thing comes after one other, and circles in them."""

from __future__ import annotations

from collections.abc import Mapping


def circles(after: Mapping[str, str | None]) -> list[tuple[str, ...]]:
    """Return every circle, from its first name in the order of `after`; each name waits for the next."""
    found: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for name in after:
        chain: list[str] = []
        at: str | None = name
        while at is not None and at not in seen:
            seen.add(at)
            chain.append(at)
            at = after.get(at)
        if at in chain:
            circle = chain[chain.index(at) :]
            first = min(range(len(circle)), key=lambda i: list(after).index(circle[i]))
            found.append((*circle[first:], *circle[:first]))
    return found
