"""Relationships for people."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.method.relationships.coverage import ContactCoverage, Coverage
from kamctl.views.table import Cell, Column, Row

STYLES = {"covered": "green", "stale": "yellow", "mismatch": "magenta", "nobody": "red"}
_PRESIDENTS = {"meet": "meet", "apart": "do not meet", "unknown": "-"}


def portfolio(found: Sequence[Coverage]) -> tuple[list[Column], list[Row]]:
    """Return the table of all accounts: how much is covered, on whom it hangs, whether presidents meet."""
    columns = [
        Column("account", keep=True), Column("covered", "right"), Column("functions", "right"),
        Column("executive pair"), Column("presidents"), Column("hangs on"), Column("gaps"),
    ]  # fmt: skip
    rows: list[Row] = []
    for one in found:
        gaps = one.gaps()
        rows.append(
            [
                one.account,
                f"{len(one.contacts) - len(gaps)}/{len(one.contacts)}",
                str(one.functions_covered),
                Cell("yes", "green") if one.executive_pair else Cell("no", "red"),
                Cell(_PRESIDENTS[one.presidents], "red" if one.presidents == "apart" else ""),
                Cell(one.single_threaded or "-", "yellow" if one.single_threaded else ""),
                ", ".join(f"{c.contact} ({c.state})" for c in gaps) or "-",
            ]
        )
    return columns, rows


def heading(one: Coverage) -> str:
    """Return the sentence over an account's matrix."""
    covered = len(one.contacts) - len(one.gaps())
    said = f"{one.name} ({one.account}): {covered} of {len(one.contacts)} contacts covered"
    if one.functions:
        said += f", in {', '.join(one.functions)}"
    said += (
        "; their highest contact is covered"
        if one.executive_pair
        else "; nobody covers their highest contact"
    )
    if one.single_threaded:
        said += f"; over half hang on {one.single_threaded}"
    return said


def matrix(one: Coverage) -> tuple[list[Column], list[Row]]:
    """Return the table of an account's contacts against ours, highest level first."""
    columns = [
        Column("level", keep=True),
        Column("function"),
        Column("contact", keep=True),
        Column("name", spare=True),
        Column("counterpart", keep=True),
        Column("ours", spare=True),
        Column("days", "right"),
        Column("state", keep=True),
        Column("why"),
    ]
    return columns, [_contact(c) for c in one.contacts]


def _contact(c: ContactCoverage) -> Row:
    return [
        c.level, c.function, c.contact, "(a post nobody holds yet)" if c.is_post else c.name,
        c.counterpart or "-", c.counterpart_level or "-", "-" if c.days_since is None else str(c.days_since),
        Cell(c.state, STYLES[c.state]), "" if c.state == "covered" else c.detail,
    ]  # fmt: skip
