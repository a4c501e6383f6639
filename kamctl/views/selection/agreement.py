"""How far raters agree, for people."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kamctl.method.selection.raters.agreement import LEAST_ALPHA, Agreement, Disagreement
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.wording import coefficient, correlation, number, plural


def heading(found: Agreement) -> str:
    """Return sentences on all ratings together, and a warning where they bear no ranking."""
    if found.alpha is None:
        lines = [f"Whether raters agree is unknown: {found.why}."]
    else:
        things = plural(found.units, "criterion of an account", "criteria of accounts")
        lines = [f"Krippendorff's alpha is {coefficient(found.alpha)}, on {things} that two or more rated."]
        if found.alpha < LEAST_ALPHA:
            limit = coefficient(LEAST_ALPHA)
            lines.append(
                f"Warning: under {limit} these ratings cannot support a ranking. Discuss the largest "
                "disagreements, and rate again."
            )
    if found.icc is not None:
        lines.append(f"ICC(2,1), one rater against another: {coefficient(found.icc)}.")
    elif found.alpha is not None:
        lines.append(f"ICC(2,1) is unknown: {found.icc_why}.")
    return "\n".join(lines)


def parts(found: Agreement) -> Iterator[Part]:
    """Yield how far raters agree on all, on each criterion and under each edition, and how each rates."""
    yield heading(found)
    if found.units:
        yield ""
        yield _agreed(found)
    if found.raters:
        yield ""
        yield _raters(found)
    if found.disagreements:
        yield "\n" + disagreements(found)


def _agreed(found: Agreement) -> Table:
    columns = [
        Column("criterion", keep=True),
        Column("alpha", "right", write=coefficient),
        Column("units", "right"),
        Column("", below=True, parts=("why",)),
    ]
    rows = [_part(one.criterion, one.alpha, one.units, one.why) for one in found.criteria]
    rows += [_part(_edition(one.edition), one.alpha, one.units, one.why) for one in found.editions]
    return Table("agreement", columns, rows)


def _part(name: str, alpha: Decimal | None, units: int, why: str) -> Row:
    style = "" if alpha is None else "green" if alpha >= LEAST_ALPHA else "yellow"
    return [name, Cell(alpha, style), units, why]


def _edition(name: str) -> str:
    return name if name.startswith("before") else f"edition {name}"


def _raters(found: Agreement) -> Table:
    columns = [
        Column("rater", keep=True),
        Column("ratings", "right"),
        Column("distance", "right", write=correlation),
        Column("halo", "right", write=correlation),
    ]
    return Table(
        "raters", columns, [[one.rater, one.ratings, one.distance, one.halo] for one in found.raters]
    )


def sentences(found: Agreement) -> str:
    """Return all of it in sentences."""
    lines = [heading(found)]
    told = [(one.criterion, one.alpha) for one in found.criteria if one.alpha is not None]
    if told:
        lines.append(f"By criterion: {', '.join(f'{name} {coefficient(alpha)}' for name, alpha in told)}.")
    far = [(one.rater, one.distance) for one in found.raters if one.distance is not None]
    if far:
        said = ", ".join(f"{rater} {correlation(distance)}" for rater, distance in far)
        lines.append(f"From the median, the most lenient first: {said}.")
    return "\n".join([*lines, *(["", disagreements(found)] if found.disagreements else [])])


def disagreements(found: Agreement) -> str:
    """Return where raters are furthest apart, each with the evidence."""
    return "\n".join(line for one in found.disagreements for line in _disagreement(one))


def _disagreement(one: Disagreement) -> list[str]:
    part = f", {one.measure}" if one.measure is not None else ""
    lines = [f"{one.account}, {one.criterion}{part}: {number(one.spread)} apart"]
    lines += [
        f"  {number(said.rating)} by {said.by} on {said.date}: {said.evidence or 'no evidence'}"
        for said in one.opinions
    ]
    return lines
