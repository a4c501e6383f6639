"""How far raters agree, for people."""

from __future__ import annotations

from decimal import Decimal

from kamctl.method.raters.agreement import LEAST_ALPHA, Agreement, Disagreement
from kamctl.views.table import Cell, Column, Row
from kamctl.wording import coefficient, correlation, number, or_dash, plural


def heading(found: Agreement) -> str:
    """Return sentences on all ratings together, and a warning where they bear no ranking."""
    if found.alpha is None:
        lines = [f"Whether raters agree cannot be told: {found.why}."]
    else:
        units = plural(found.units, "rating", "ratings") + " by two people or more"
        lines = [f"Krippendorff's alpha is {coefficient(found.alpha)}, on {units}."]
        if found.alpha < LEAST_ALPHA:
            limit = coefficient(LEAST_ALPHA)
            lines.append(
                f"Warning: under {limit} no ranking rests on these ratings. Talk the largest disagreements "
                "through, and rate again."
            )
    if found.icc is not None:
        lines.append(f"ICC(2,1), one rater against another: {coefficient(found.icc)}.")
    elif found.alpha is not None:
        lines.append(f"ICC(2,1) cannot be told: {found.icc_why}.")
    return "\n".join(lines)


def parts(found: Agreement) -> tuple[list[Column], list[Row]]:
    """Return the table of the criteria, and of the editions under them."""
    columns = [
        Column("criterion", keep=True),
        Column("alpha", "right"),
        Column("units", "right"),
        Column("", below=True),
    ]
    rows = [_part(one.criterion, one.alpha, one.units, one.why) for one in found.criteria]
    rows += [_part(_edition(one.edition), one.alpha, one.units, one.why) for one in found.editions]
    return columns, rows


def _part(name: str, alpha: Decimal | None, units: int, why: str) -> Row:
    return [name, _alpha(alpha), str(units), why]


def _edition(name: str) -> str:
    return name if name.startswith("before") else f"edition {name}"


def _alpha(alpha: Decimal | None) -> Cell:
    if alpha is None:
        return Cell("-")
    return Cell(coefficient(alpha), "green" if alpha >= LEAST_ALPHA else "yellow")


def raters(found: Agreement) -> tuple[list[Column], list[Row]]:
    """Return the table of the raters, the most lenient first."""
    columns = [
        Column("rater", keep=True), Column("ratings", "right"), Column("distance", "right"),
        Column("halo", "right"),
    ]  # fmt: skip
    rows: list[Row] = [
        [one.rater, str(one.ratings), or_dash(one.distance, correlation), or_dash(one.halo, correlation)]
        for one in found.raters
    ]
    return columns, rows


def disagreements(found: Agreement) -> str:
    """Return where raters are furthest apart, each with what they rest on."""
    return "\n".join(line for one in found.disagreements for line in _disagreement(one))


def _disagreement(one: Disagreement) -> list[str]:
    part = f", {one.measure}" if one.measure is not None else ""
    lines = [f"{one.account}, {one.criterion}{part}: {number(one.spread)} apart"]
    lines += [
        f"  {number(said.rating)} by {said.by} on {said.date}: {said.evidence or 'no evidence'}"
        for said in one.opinions
    ]
    return lines
