"""Relationships for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kamctl.method.relationships.coverage import ContactCoverage, Coverage
from kamctl.method.relationships.meltdown import Meltdown
from kamctl.views.table import Cell, Column, Row

STYLES = {"covered": "green", "stale": "yellow", "mismatch": "magenta", "nobody": "red"}
_RISKS = {"high": "red", "medium": "yellow", "low": "green"}

#: The risk of meltdown by account; none before the stage in which it is judged.
Risks = Mapping[str, Meltdown | None]


def portfolio(found: Sequence[Coverage], risks: Risks) -> tuple[list[Column], list[Row]]:
    """Return the table of all accounts: how much is covered, on whom it depends, what it risks."""
    columns = [
        Column("account", keep=True), Column("covered", "right"), Column("functions", "right"),
        Column("executive pair"), Column("meltdown"), Column("depends on", keep=True),
        Column("gaps", below=True),
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
                _risk(risks.get(one.account)),
                Cell(one.single_threaded or "-", "yellow" if one.single_threaded else ""),
                ", ".join(_gaps(one)) or "-",
            ]
        )
    return columns, rows


def _gaps(one: Coverage) -> list[str]:
    """Return the contacts who are not covered, and those to whom we are less than we want to be."""
    said = [f"{c.contact} ({c.state})" for c in one.gaps()]
    return said + [f"{c.contact} ({_depth(c)})" for c in one.contacts if c.is_shallow]


def _depth(c: ContactCoverage) -> str:
    """Return what we are to a contact, against what we want to be."""
    if c.is_shallow:
        return f"{c.depth or 'nothing known'}, {c.wanted_depth} wanted"
    return c.depth or "-"


def _risk(risk: Meltdown | None) -> Cell:
    return Cell("-") if risk is None else Cell(risk.level, _RISKS[risk.level])


def heading(one: Coverage, risks: Risks) -> str:
    """Return the sentence over an account's matrix."""
    covered = len(one.contacts) - len(one.gaps())
    said = f"{one.name} ({one.account}): {covered} of {len(one.contacts)} contacts covered"
    if one.functions:
        said += f", in {', '.join(one.functions)}"
    said += (
        f"; executive pair: {one.pair.detail}"
        if one.executive_pair
        else f"; no executive pair: {one.pair.detail}"
    )
    if one.single_threaded:
        said += f"; over half depend on {one.single_threaded}"
    risk = risks.get(one.account)
    if risk is not None and risk.level != "low":
        said += "".join(
            [f"\nrisk of meltdown: {risk.level}", *(f"\n  {t.weight}  {t.text}" for t in risk.terms)]
        )
    return said


def matrix(one: Coverage) -> tuple[list[Column], list[Row]]:
    """Return the table of an account's contacts against ours, highest level first."""
    columns = [
        Column("level", keep=True),
        Column("function"),
        Column("contact", keep=True),
        Column("name", keep=True, spare=True),
        Column("counterpart", keep=True),
        Column("ours", spare=True),
        Column("days", "right"),
        Column("state", keep=True),
        Column("why", below=True),
    ]
    # What nobody has recorded about any contact takes no room.
    more = [(name, said) for name, said in _MORE.items() if any(said(c).text != "-" for c in one.contacts)]
    columns += [Column(name, below=True) for name, _ in more]
    return columns, [[*_contact(c), *(said(c) for _, said in more)] for c in one.contacts]


#: What may be recorded about a contact beside who keeps the relationship.
_MORE: dict[str, Callable[[ContactCoverage], Cell]] = {
    "role": lambda c: Cell(c.role or "-"),
    "reports to": lambda c: Cell(c.reports_to or "-"),
    "depth": lambda c: Cell(_depth(c), "yellow" if c.is_shallow else ""),
}


def _contact(c: ContactCoverage) -> Row:
    return [
        c.level, c.function, c.contact, "(nobody known in this post)" if c.is_post else c.name,
        c.counterpart or "-", c.counterpart_level or "-", "-" if c.days_since is None else str(c.days_since),
        Cell(c.state, STYLES[c.state]), "" if c.state == "covered" else c.detail,
    ]  # fmt: skip
