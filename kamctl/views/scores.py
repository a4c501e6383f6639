"""Scores for people and machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamctl.method.selection.sensitivity import Sensitivity
from kamctl.method.logs import decision
from kamctl.method.selection.scoring import Score
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.views.table import Cell, Column, Row

_STYLES = {"select": "green", "below": "yellow", "disqualified": "red", "incomplete": "magenta"}


def shown(score: Score) -> str:
    """Return a score to one decimal; a dash when incomplete."""
    return "-" if score.score is None else f"{score.score:.1f}"


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
                shown(one),
                Cell(one.verdict, _STYLES[one.verdict]),
                entry.outcome if entry is not None else "-",
            ]
        )
    return columns, rows


def heading(criteria: Criteria, account: Account, score: Score) -> str:
    """Return the sentence over an explained score."""
    edition = f"edition {criteria.edition}, select at {criteria.select_at:f}"
    said = f"{account.name}: {shown(score)} of 100, {score.verdict} ({edition})"
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
            f"{p.weight:f}",
            "-" if p.rating is None else f"{p.rating:f}",
            "-" if p.points is None else f"{p.points:.1f}",
            str(p.raters),
            f"{p.spread:f}",
        ]
        for p in score.criteria
    ]
    return columns, rows


def firmness(score: Score, found: Sensitivity) -> str:
    """Return sentences on how firmly a verdict stands."""
    from kamctl.method.selection.sensitivity import DRAWS, SWING

    share = found.select_share * 100
    near = f"Of {DRAWS:,} weight sets within {SWING:.0%} of the present one, {share:.1f} % select it."
    lines = [f"{score.account}: {shown(score)}, {score.verdict}. {near}"]
    flips = [f for f in found.flips if f.flips_at is not None]
    lines += [
        f"  {f.criterion}: the verdict flips at a weight of {f.flips_at:.1f} (now {f.weight:f})"
        for f in flips
    ]
    if not flips:
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
