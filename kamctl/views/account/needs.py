"""The customers' needs, for people."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.review.needs_and_value import RaisedNeed
from kamctl.table import Cell, Column, Row, Table


def listing(found: Sequence[RaisedNeed], nothing: str) -> Table:
    """Return the table of needs."""
    columns = [
        Column("account", keep=True), Column("id", keep=True), Column("raised", keep=True),
        Column("by", keep=True), Column("met", keep=True), Column("need", below=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [one.account, one.id, one.date, one.raised_by,
         Cell(one.met, "yellow" if one.met is None else ""), one.need]
        for one in found
    ]  # fmt: skip
    return Table("needs", columns, rows, nothing=nothing)
