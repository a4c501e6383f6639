"""Relationships for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kamctl.method.relationships.coverage import ContactCoverage, Coverage
from kamctl.method.relationships.meltdown import Meltdown
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.views.table import of_accounts

STYLES = {"covered": "green", "stale": "yellow", "mismatch": "magenta", "nobody": "red"}
_RISKS = {"high": "red", "medium": "yellow", "low": "green"}

#: The risk of meltdown by account; none before the stage in which it is judged.
Risks = Mapping[str, Meltdown | None]


def portfolio(found: Sequence[Coverage], risks: Risks) -> Table:
    """Return the table of all accounts: how much is covered, on whom it depends, what it risks."""
    columns = [
        Column("account", keep=True), Column("covered", "right", parts=("covered", "contacts")),
        Column("functions", "right"),
        Column("executive pair"), Column("meltdown"), Column("depends on", keep=True),
        Column("gaps", below=True),
    ]  # fmt: skip
    rows: list[Row] = []
    for one in found:
        gaps = one.gaps()
        rows.append(
            [
                one.account,
                _covered(len(one.contacts) - len(gaps), len(one.contacts)),
                one.functions_covered,
                Cell(one.executive_pair, "green" if one.executive_pair else "red"),
                _risk(risks.get(one.account)),
                Cell(one.single_threaded, "yellow" if one.single_threaded else ""),
                ", ".join(_gaps(one)) or None,
            ]
        )
    return of_accounts("coverage", columns, rows)


def _covered(count: int, of: int) -> Cell:
    return Cell((count, of), text=f"{count}/{of}")


def of_each(found: Sequence[Coverage], risks: Risks) -> Iterator[Part]:
    """Yield the contacts of each account, after a sentence about it."""
    for i, one in enumerate(found):
        yield ("\n" if i else "") + heading(one, risks)
        yield matrix(one)


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
    return Cell(None) if risk is None else Cell(risk.level, _RISKS[risk.level])


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


def matrix(one: Coverage) -> Table:
    """Return the table of an account's contacts against ours, highest level first."""
    columns = [
        Column("account", drawn=False),
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
    # What nobody has recorded about any contact takes no room on a terminal.
    known = {
        "role": any(c.role for c in one.contacts),
        "reports to": any(c.reports_to for c in one.contacts),
        "depth": any(c.depth or c.wanted_depth for c in one.contacts),
    }
    columns += [
        Column(name, below=True, parts=("depth", "wanted depth") if name == "depth" else None, drawn=drawn)
        for name, drawn in known.items()
    ]
    return Table("contacts", columns, [[one.account, *_contact(c)] for c in one.contacts])


def _contact(c: ContactCoverage) -> Row:
    name = Cell(None, text="(nobody known in this post)") if c.is_post else c.name
    return [
        c.level, c.function, c.contact, name, c.counterpart, c.counterpart_level, c.days_since,
        Cell(c.state, STYLES[c.state]), "" if c.state == "covered" else c.detail, c.role, c.reports_to,
        Cell((c.depth, c.wanted_depth), "yellow" if c.is_shallow else "", _depth(c)),
    ]  # fmt: skip
