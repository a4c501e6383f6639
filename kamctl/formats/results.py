"""What each result holds at its top: a record as a whole, or keys with their types.

A type is named by its module below `kamctl` and its class, with `[]` for a list of it, `?` where null may
stand, `&` between two whose fields stand together, `|` between two of which one does, and `~` where any
field may be left out, as the customer's edition does; after a key, `?` says that it may be left out, and
`...` are the fields of a record beside the others.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.findings import Severity


class Limits(NamedTuple):
    """The edition of criteria, and the score at which it selects."""

    edition: str
    select_at: Decimal


class FindingData(NamedTuple):
    """A finding; its line and column count from 1."""

    rule: str
    code: str
    severity: Severity
    path: str
    line: int
    column: int
    account: str | None
    message: str
    help: str
    owner: str | None


class TroubleData(NamedTuple):
    """How much is found about an account, and the worst of it."""

    errors: int
    warnings: int
    worst: FindingData | None


class RuleData(NamedTuple):
    """A rule of `check`."""

    code: str
    rule: str
    level: str
    finds: str


class RemarkData(NamedTuple):
    """What is wrong with a template of the workspace, and where in it."""

    template: str
    place: str
    level: Literal["error", "warning", "note"]
    message: str
    help: str


class TemplateData(NamedTuple):
    """A template, and whether the workspace brings its own."""

    template: str
    brought: bool


class QuadrantData(NamedTuple):
    """A quadrant of the matrix, what it means, and what it asks for."""

    quadrant: str
    means: str
    asks_for: str


class ChangeData(NamedTuple):
    """By how much the profit changed after a selection."""

    change: Decimal


RESULTS: dict[str, str | dict[str, str]] = {
    "agreement": "method.selection.raters.agreement.Agreement",
    "actions": {"actions": "method.execution.actions.Tracked[]"},
    "allocate": "method.resources.allocation.Allocation",
    "allocate-compare": "method.resources.comparison.Comparison",
    "backtest": {
        "...": "method.money.backtest.Backtest",
        "selections": "method.money.backtest.Selection & formats.results.ChangeData[]",
    },
    "capacity": {"loads": "method.resources.capacity.Load[]"},
    "check": {
        "files": "int",
        "errors": "int",
        "warnings": "int",
        "findings": "formats.results.FindingData[]",
        "elsewhere": "formats.results.FindingData[]",
    },
    "coverage": {
        "accounts": "method.relationships.coverage.Coverage[]",
        "meltdown": "method.relationships.meltdown.Meltdown[]",
    },
    "diff": {"from": "str", "to": "str?", "today": "date", "...": "method.changes.compare.Changes"},
    "digest": "method.attention.digest.Digest",
    "due": {"today": "date", "within": "int", "due": "method.due.Due[]"},
    "exit-review": "method.performance.exit_review.ExitReview",
    "explain": {"rules": "formats.results.RuleData[]"},
    "history": "method.changes.account_history.Story",
    "import": {"kind": "str", "rows": "crm.entries.Entry[]"},
    "kept": {"for": "str", "...": "method.attention.kept.Record", "total": "method.attention.kept.Quarter"},
    "lookalikes": "method.growth.lookalikes.Lookalikes",
    "matrix": {
        "select_at": "Decimal",
        "strong_at": "Decimal?",
        "quadrants": "formats.results.QuadrantData[]",
        "accounts": "method.selection.second_axis.matrix.Placed[]",
    },
    "need-list": {"needs": "method.review.needs_and_value.RaisedNeed[]"},
    "obligations": {"accounts": "method.performance.performance_status.Performance[]"},
    "plan": "method.plan.plan_tree.Outline",
    "plan-completeness": "method.plan.completeness.Completeness",
    "play": {
        "playbooks?": "method.execution.playbooks.Listed[]",
        "due?": "method.execution.playbooks.Triggered[]",
    },
    "profit": "method.money.report.Report",
    "review": "method.review.agenda_items.Agenda~",
    "round-status": {"rounds": "method.selection.raters.rounds.RoundState[]"},
    "score": {
        "edition": "str",
        "select_at": "Decimal",
        "proposed?": "formats.results.Limits",
        "accounts": "method.selection.scores.ranking.Ranked | method.selection.scores.what_if.Impact[]",
        "among_first?": "method.selection.sensitivity.smaa.AmongFirst",
    },
    "signals": {"signals": "method.money.answers.AnsweredSignal[]"},
    "stage": {"accounts": "method.lifecycle.stages.Lifecycle[]"},
    "status": {"accounts": "method.status.Overview & formats.results.TroubleData[]"},
    "template-check": {"remarks": "formats.results.RemarkData[]"},
    "template-list": {"templates": "formats.results.TemplateData[]"},
    "today": {
        "today": "date",
        "for": "str?",
        "currency": "str",
        "year": "Decimal",
        "total": "int",
        "items": "method.attention.urgency.Item[]",
    },
    "undo": {"commands": "app.writing.undo.Listed[]"},
    "whitespace": "method.growth.white_space.WhiteSpace",
}
