"""The part of a file that only senior management changes: who is a key account, and by which rules."""

from __future__ import annotations

from typing import Any

from kamctl.method.performance.follow_through import is_managements
from kamctl.method.senior import NotSeniorError, is_senior
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam
from kamctl.model.kinds import Kind
from kamctl.model.resources import Resources

#: Entries that senior management alone makes, by file kind: their field, and what making one is called.
_ENTRIES = {"resources": ("grants", "grant", "granted"), "plan": ("approvals", "approve", "approved")}


def refuse_others(kam: Kam, kind: Kind, field: str, by: str | None) -> None:
    """Raise where an entry that senior management makes names somebody else who made it.

    Raises:
        NotSeniorError: it does.
    """
    of, verb, done = _ENTRIES.get(kind, ("", "", ""))
    if field == of and by in kam.people and not is_senior(kam, by):
        raise NotSeniorError(kam, by, verb=verb, done=done)


def managements(record: Any) -> Any:
    """Return the part of a file's record that is senior management's, for comparison.

    For an account these are the decisions, the waivers, and performance entries worse than watch or with an
    outcome; the criteria and the settings as a whole; for resources the grants, for a plan its approvals.
    """
    if isinstance(record, Account):
        waived = tuple((entry.date, entry.waived) for entry in record.stages if entry.waived)
        parts = (record.decisions, waived, tuple(e for e in record.standing if is_managements(e)))
        return parts if any(parts) else None
    if isinstance(record, (Criteria, Kam)):
        return record
    field, _, _ = _ENTRIES["resources" if isinstance(record, Resources) else "plan"]
    return getattr(record, field, None) or None
