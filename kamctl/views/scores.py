"""Scores for people and machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kamctl import wording
from kamctl.wording import number, or_dash, percent

if TYPE_CHECKING:
    from kamctl.method.selection.sensitivity import Sensitivity
from kamctl.method.logs import decision
from kamctl.method.selection.scoring import Score
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.views.table import Cell, Column, Row

_STYLES = {"select": "green", "below": "yellow", "disqualified": "red", "incomplete": "magenta"}


def ranking(
    accounts: Mapping[str, Account], scores: Sequence[Score], today: dt.date
) -> tuple[list[Column], list[Row]]:
    """Return the table of scores, best first."""
    columns = [
        Column("rank", "right"),
        Column("account", keep=True),
        Column("name"),
        Column("score", "right"),
        Column("verdict", keep=True),
        Column("decision", keep=True),
    ]
    rows: list[Row] = []
    for one in scores:
        entry = decision(accounts[one.account], today)
        rows.append(
            [
                "" if one.rank is None else str(one.rank),
                one.account,
                accounts[one.account].name,
                or_dash(one.score, wording.score),
                Cell(one.verdict, _STYLES[one.verdict]),
                entry.outcome if entry is not None else "-",
            ]
        )
    return columns, rows


def heading(criteria: Criteria, account: Account, score: Score) -> str:
    """Return the sentence over an explained score."""
    edition = f"edition {criteria.edition}, select at {number(criteria.select_at)}"
    shown = "-" if score.score is None else wording.score(score.score, beside=criteria.select_at)
    said = f"{account.name}: {shown} of 100, {score.verdict} ({edition})"
    if score.missing:
        said += f"; not rated: {', '.join(score.missing)}"
    return said


def explanation(score: Score) -> tuple[list[Column], list[Row]]:
    """Return the table of a score's parts."""
    columns = [
        Column("criterion", keep=True),
        Column("weight", "right"),
        Column("rating", "right"),
        Column("points", "right"),
        Column("raters", "right"),
        Column("spread", "right"),
    ]
    rows: list[Row] = [
        [
            p.criterion,
            number(p.weight),
            or_dash(p.rating, number),
            or_dash(p.points, wording.score),
            str(p.raters),
            number(p.spread),
        ]
        for p in score.criteria
    ]
    return columns, rows


def firmness(score: Score, found: Sensitivity) -> str:
    """Return sentences on how firmly a verdict stands."""
    from kamctl.method.selection.sensitivity import DRAWS, SWING

    sets = f"{number(DRAWS)} weight sets within {percent(SWING)} of the present one"
    near = f"Of {sets}, {percent(found.select_share)} select it."
    lines = [f"{score.account}: {or_dash(score.score, wording.score)}, {score.verdict}. {near}"]
    lines += [
        f"  {f.criterion}: the verdict flips at a weight of {wording.score(f.flips_at, beside=f.weight)} "
        f"(now {number(f.weight)})"
        for f in found.flips
        if f.flips_at is not None
    ]
    if len(lines) == 1:
        lines.append("  no weight of a single criterion flips the verdict")
    return "\n".join(lines)


def as_data(
    criteria: Criteria,
    accounts: Mapping[str, Account],
    scores: Sequence[Score],
    firm: Mapping[str, Sensitivity | None],
    today: dt.date,
) -> dict[str, Any]:
    """Return scores as data for JSON."""
    return {
        "edition": criteria.edition,
        "select_at": criteria.select_at,
        "accounts": [_one(accounts[s.account], s, firm.get(s.account), today) for s in scores],
    }


def _one(account: Account, score: Score, firm: Sensitivity | None, today: dt.date) -> dict[str, Any]:
    entry = decision(account, today)
    data: dict[str, Any] = {
        "account": score.account,
        "name": account.name,
        "score": score.score,
        "verdict": score.verdict,
        "rank": score.rank,
        "criteria": [
            {
                "criterion": p.criterion,
                "weight": p.weight,
                "rating": p.rating,
                "points": p.points,
                "raters": p.raters,
                "spread": p.spread,
            }
            for p in score.criteria
        ],
        "missing": list(score.missing),
        "decision": entry.outcome if entry is not None else None,
    }
    if firm is not None:
        data["sensitivity"] = {
            "select_share": firm.select_share,
            "flips": [
                {"criterion": f.criterion, "weight": f.weight, "flips_at": f.flips_at} for f in firm.flips
            ],
        }
    return data
