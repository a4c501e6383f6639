"""Demand for scarce roles against what there is, for people."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.resources.capacity import Demand, Load
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import number, or_dash


def listing(loads: Sequence[Load]) -> tuple[list[Column], list[Row]]:
    """Return the table: a line for each role and quarter, and one for each demand on it."""
    columns = [
        Column("quarter", keep=True), Column("role", keep=True), Column("there are", "right"),
        Column("asked for", "right"), Column("left", "right"), Column("granted", "right"),
        Column("rank", "right"),
        Column("account", keep=True, below=True), Column("initiative", keep=True, below=True),
    ]  # fmt: skip
    rows: list[Row] = []
    for load in loads:
        there, given = or_dash(load.capacity, number), or_dash(load.granted, number)
        rows.append([load.quarter, load.role, there, number(load.days), _left(load), given, "", "", ""])
        rows += [["", "", "", _asked(d), "", *_competing(d)] for d in load.demands]
    return columns, rows


def _left(load: Load) -> Cell:
    if load.free is None:
        return Cell("none given", "yellow")
    return Cell(number(load.free), "red" if load.over else "green")


def _asked(demand: Demand) -> str:
    least = f" (at least {number(demand.minimum)})" if demand.minimum is not None else ""
    return f"{number(demand.days)}{least}"


def _competing(demand: Demand) -> Row:
    granted, rank = or_dash(demand.granted, number), or_dash(demand.rank)
    return granted, rank, demand.account, demand.initiative
