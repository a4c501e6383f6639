"""The load that plans place on scarce roles."""

from __future__ import annotations

from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import Opened
from kamctl.method.let_go import without_let_go
from kamctl.method.resources.capacity import Load, capacity
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.scores.scoring import gives_scores, score_accounts


def loads(opened: Opened, period: str | None) -> tuple[Load, ...]:
    """Return the load of each role in a quarter (by default, from the present one on), best accounts first.

    Accounts declined or exited are left out.

    Raises:
        BrokenFileError: resources.yaml cannot be read.
    """
    portfolio, today = opened.portfolio, opened.today
    if "resources.yaml" in portfolio.broken:
        raise BrokenFileError("resources.yaml", opened.workspace.texts)
    criteria = portfolio.criteria
    scores = (
        score_accounts(criteria, portfolio.accounts, today, lambda name: figures_of(portfolio, name, today))
        if gives_scores(criteria)
        else []
    )
    kept = without_let_go(portfolio, today)
    found = capacity(kept, {score.account: score.rank for score in scores}, period, today=today)
    return tuple(load for load in found if period is not None or load.end >= today)
