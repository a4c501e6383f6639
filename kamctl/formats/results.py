"""What each result holds at its top: a record as a whole, or keys with their types.

A type is named by its module below `kamctl` and its class, with `[]` for a list of it, `?` where null may
stand; after a key, `?` says that it may be left out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Limits(NamedTuple):
    """The edition of criteria, and the score at which it selects."""

    edition: str
    select_at: Decimal


RESULTS: dict[str, str | dict[str, str]] = {
    "score": {
        "edition": "str",
        "select_at": "Decimal",
        "proposed?": "formats.results.Limits",
        "accounts": "method.selection.ranking.Ranked[]",
    },
    "stage": {"accounts": "method.lifecycle.stages.Lifecycle[]"},
    "plan": "method.plan.plan_tree.Outline",
    "actions": {"actions": "method.execution.actions.Tracked[]"},
    "coverage": {
        "accounts": "method.relationships.coverage.Coverage[]",
        "meltdown": "method.relationships.meltdown.Meltdown[]",
    },
    "obligations": {"accounts": "method.performance.performance_status.Performance[]"},
    "capacity": {"loads": "method.resources.capacity.Load[]"},
    "due": {"today": "date", "within": "int", "due": "method.due.Due[]"},
    "need-list": {"needs": "method.review.needs_and_value.RaisedNeed[]"},
    "signals": {"signals": "method.money.answers.AnsweredSignal[]"},
    "profit": "method.money.report.Report",
    "history": "method.changes.account_history.Story",
    "exit-review": "method.performance.exit_review.ExitReview",
    "review": "method.review.agenda_items.Agenda",
    "whitespace": "method.growth.white_space.WhiteSpace",
}
