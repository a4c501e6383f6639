"""Which findings a change causes or touches, and which became late by themselves elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from kamctl.findings import Draft
from kamctl.workspace.paths import place


def changed_paths(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    """Return the paths of the files that differ or exist on one side only."""
    return frozenset(p for p in {*before, *after} if not _same(before.get(p), after.get(p)))


def concerns(changed: frozenset[str], known: Callable[[], Iterable[Draft]]) -> Callable[[Draft], bool]:
    """Return a filter for the findings of a change: in changed accounts and files, and new ones.

    A finding elsewhere is new where it was not among those `known` before, which are asked for only then:
    somebody removed a person whom another account names, or altered the criteria. Late work that the change
    neither causes nor touches is left to its owner and the nightly check.
    """
    old = cache(lambda: frozenset(known()))
    places = (place(path) for path in changed)
    accounts = {where.account for where in places if where is not None and where.account is not None}

    def is_concerned(draft: Draft) -> bool:
        """Tell whether a finding is to be reported."""
        return draft.path in changed or draft.account in accounts or draft not in old()

    return is_concerned


def _same(old: str | None, new: str | None) -> bool:
    """Tell whether a file did not change; a checkout may have changed its line endings."""
    if old is None or new is None or old == new:
        return old == new
    return "\r" in old + new and old.replace("\r\n", "\n") == new.replace("\r\n", "\n")
