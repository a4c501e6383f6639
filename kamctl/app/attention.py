"""What needs attention, of one person or of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kamctl.app.broken_file import BrokenFileError, left_out
from kamctl.app.open import Workspace, open_workspace, today
from kamctl.app.session import Session
from kamctl.checks.attention import attention as everything
from kamctl.method.attention.urgency import Item
from kamctl.method.lookup import known
from kamctl.method.senior import is_senior
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load


class Wanted(NamedTuple):
    """What needs attention, the most urgent first.

    `year` is a year's profit of the portfolio, the scale of the money at stake. `notices` are
    sentences that a person should read beside the result.
    """

    items: tuple[Item, ...]
    year: Decimal
    portfolio: Portfolio
    today: dt.date
    workspace: Workspace
    notices: tuple[str, ...] = ()


def attention(session: Session, who: str | None = None) -> Wanted:
    """Return what needs attention in a workspace, for one of our people or for all.

    Raises:
        KamctlError: no workspace, a kam.yaml that cannot be read, or nobody of that name.
    """
    workspace = open_workspace(session)
    loaded = load(workspace.texts)
    portfolio = loaded.salvaged
    if loaded.portfolio is None or portfolio is None:
        raise BrokenFileError("kam.yaml", workspace.texts)
    if who is not None:
        known(who, portfolio.kam.people, "person", "kam.yaml")
    day = today(workspace.session, portfolio)
    found = everything(loaded, workspace.texts, day, workspace.drafts)
    items = tuple(of(who, found.items, portfolio)) if who is not None else found.items
    broken = (left_out(path, workspace.texts) for path in sorted(loaded.portfolio.broken))
    return Wanted(items, found.year, portfolio, day, workspace, (*workspace.notices, *broken))


def of(who: str, items: Iterable[Item], portfolio: Portfolio) -> Iterable[Item]:
    """Return whose turn it is: what a person owns, and for senior management every decision."""
    senior = is_senior(portfolio.kam, who)
    return (item for item in items if item.owner == who or (senior and item.kind == "decision"))
