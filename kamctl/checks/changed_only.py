"""Which findings have to do with what changed since a revision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kamctl.checks.registry import BY_NAME
from kamctl.findings import Draft
from kamctl.workspace.paths import place


def concerns(
    before: Mapping[str, str], after: Mapping[str, str], known: Iterable[Draft]
) -> Callable[[Draft], bool]:
    """Return a filter for the findings to report: of changed accounts and files, stale ones, new ones.

    A finding is new where it was not among those `known` before: somebody removed a person whom
    another account names, or altered the criteria. What goes stale by itself is reported for all
    accounts.
    """
    old = frozenset(known)
    changed = {path for path in {*before, *after} if not _same(before.get(path), after.get(path))}
    places = (place(path) for path in changed)
    accounts = {where.account for where in places if where is not None and where.account is not None}

    def is_concerned(draft: Draft) -> bool:
        """Tell whether a finding is to be reported."""
        return (
            BY_NAME[draft.rule].timed
            or draft not in old
            or draft.path in changed
            or draft.account in accounts
        )

    return is_concerned


def _same(old: str | None, new: str | None) -> bool:
    """Tell whether a file did not change; a checkout may have given its lines other ends."""
    if old is None or new is None or old == new:
        return old == new
    return "\r" in old + new and old.replace("\r\n", "\n") == new.replace("\r\n", "\n")
