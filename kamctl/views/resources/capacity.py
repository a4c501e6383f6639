"""Demand for scarce roles against their capacity, for people."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.resources.capacity import Demand, Load
from kamctl.table import Cell, Column, Row, Table
from kamctl.wording import number


def listing(loads: Sequence[Load], nothing: str) -> Table:
    """Return the table: a line for each role and quarter, and one for each demand on it."""
    columns = [
        Column("quarter", keep=True), Column("role", keep=True), Column("capacity", "right"),
        Column("asked for", "right", parts=("asked for", "at least")), Column("left", "right"),
        Column("granted", "right"), Column("rank", "right", blank=""),
        Column("account", keep=True, below=True, blank=""),
        Column("initiative", keep=True, below=True, blank=""),
    ]  # fmt: skip
    rows: list[Row] = []
    for load in loads:
        asked = Cell((load.days, None), text=number(load.days))
        rows.append(
            [load.quarter, load.role, load.capacity, asked, _left(load), load.granted, None, None, None]
        )
        rows += [_demand(load, one) for one in load.demands]
    return Table("capacity", columns, rows, nothing=nothing)


def _left(load: Load) -> Cell:
    if load.free is None:
        return Cell(None, "yellow", "none given")
    return Cell(load.free, "red" if load.over else "green")


def _demand(load: Load, demand: Demand) -> Row:
    """Return the row of a demand: on a terminal it stands under its role, in a sheet it repeats it."""
    least = f" (at least {number(demand.minimum)})" if demand.minimum is not None else ""
    return [
        Cell(load.quarter, text=""), Cell(load.role, text=""), "",
        Cell((demand.days, demand.minimum), text=f"{number(demand.days)}{least}"), "", demand.granted,
        Cell(demand.rank, text="-") if demand.rank is None else demand.rank,
        demand.account, demand.initiative,
    ]  # fmt: skip
