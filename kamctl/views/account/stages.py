"""The life cycle for people: stages, gates, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl import hints
from kamctl.method.lifecycle.stages import Judged, Lifecycle
from kamctl.model.lifecycle import STAGES
from kamctl.table import Cell, Column, Row, Table
from kamctl.views.account import gate
from kamctl.views.table import of_accounts

_STYLES = {"met": "green", "unmet": "red", "waived": "yellow"}


def overview(found: Sequence[Lifecycle]) -> Table:
    """Return the table of all accounts' stages."""
    columns = [
        Column("account", keep=True), Column("stage", keep=True, parts=("stage", "stage name")),
        Column("since", keep=True), Column("next", keep=True, parts=("next", "next name")),
        Column("missing for it", below=True), Column("fallen behind it", below=True),
    ]  # fmt: skip
    return of_accounts("stages", columns, [_account(one) for one in found])


def _account(one: Lifecycle) -> Row:
    missing = [r.name for r in one.gate if r.state == "unmet"]
    ready = "nothing" if one.ready and one.next is not None else "-"
    return [
        one.account,
        _stage_cell(one.stage),
        one.since,
        _stage_cell(one.next),
        Cell(", ".join(missing), "yellow") if missing else Cell(None, "green", ready),
        Cell(", ".join(r.name for r in one.reopened) or None, "red" if one.reopened else ""),
    ]


def _stage_cell(stage: int | None) -> Cell:
    return Cell(None if stage is None else (stage, STAGES[stage]), text=_stage(stage))


def _stage(stage: int | None) -> str:
    return "-" if stage is None else f"{stage} {STAGES[stage]}"


def heading(one: Lifecycle) -> str:
    """Return the sentence over an account's requirements."""
    if one.stage is None:
        enter = hints.advance(one.account)
        return (
            f"{one.name} ({one.account}): no stage yet; `{enter}` enters stage 1, with `--to N` a later one"
        )
    said = f"{one.name} ({one.account}): stage {_stage(one.stage)} since {one.since}"
    if one.next is None:
        return f"{said}; the last stage: the gates behind are watched"
    if one.ready:
        return f"{said}; ready for {_stage(one.next)}: {hints.advance(one.account)}"
    lacks = sum(1 for r in one.gate if r.state == "unmet")
    return f"{said}; {lacks} of {len(one.gate)} requirements missing for {_stage(one.next)}"


def requirements(one: Lifecycle) -> Table:
    """Return the table of an account's requirements: of the next gate first, then of those behind."""
    columns = [
        Column("account", drawn=False),
        Column("gate", "right"),
        Column("requirement", keep=True),
        Column("state", keep=True),
        Column("detail", below=True),
    ]
    rows: list[Row] = [
        [
            one.account,
            r.stage,
            r.name,
            Cell(r.state, _STYLES[r.state]),
            _detail(r),
        ]
        for r in (*one.gate, *reversed(one.behind))
    ]
    return Table("requirements", columns, rows)


def _detail(requirement: Judged) -> str:
    since = requirement.fallen_since
    said = requirement.detail + (f" (since {since})" if since else "")
    if requirement.waived_until is None:
        return said
    return f"{said} (waived until {requirement.waived_until})"


def remedies(one: Lifecycle) -> str:
    """Return what to write or run for each requirement that is not met; empty if all are."""
    return gate.ways((*one.gate, *one.reopened))
