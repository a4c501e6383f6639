"""The portfolio on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from kamctl.analysis.overview import Overview
from kamctl.views.table import Cell, Column, Row

_STANDINGS = {"good": "green", "watch": "yellow", "corrective-action": "red", "exit-review": "red"}


def screen(rows: Sequence[Overview]) -> tuple[list[Column], list[Row]]:
    """Return the table of `status`."""
    columns = [
        Column("account", keep=True), Column("manager"), Column("decision"), Column("score", "right"),
        Column("verdict"), Column("stage", "right"), Column("plan age", "right"), Column("open", "right"),
        Column("overdue", "right"), Column("covered", "right"), Column("standing"),
        Column("next review"),
    ]  # fmt: skip
    return columns, [_row(r) for r in rows]


def _row(row: Overview) -> Row:
    age = "-" if row.plan_age_days is None else f"{row.plan_age_days} d"
    return [
        row.account,
        row.manager or "-",
        row.decision or "-",
        "-" if row.score is None else f"{row.score:.1f}",
        row.verdict or "-",
        "-" if row.stage is None else str(row.stage),
        Cell(f"{age} stale" if row.stale else age, "red" if row.stale else ""),
        str(row.open_actions),
        Cell(str(row.overdue_actions), "red" if row.overdue_actions else ""),
        f"{row.covered_contacts}/{row.contacts}" if row.contacts else "-",
        _standing(row),
        _review(row),
    ]


def _standing(row: Overview) -> Cell:
    """Show the recorded standing, and the required one where it is another."""
    if row.required == row.standing:
        return Cell(row.standing, _STANDINGS[row.standing])
    return Cell(f"{row.standing}, required {row.required}", _STANDINGS[row.required])


def _review(row: Overview) -> Cell:
    if row.review_due is None:
        return Cell("-")
    if row.review_overdue:
        return Cell(f"{row.next_review} overdue", "red")
    return Cell(f"{row.next_review} by {row.review_due}")


def as_data(rows: Sequence[Overview]) -> dict[str, Any]:
    """Return the overview as data for JSON."""
    return {"accounts": [{f.name: getattr(row, f.name) for f in fields(row)} for row in rows]}
