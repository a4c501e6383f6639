"""How far the raters of accounts agree."""

from __future__ import annotations

from kamctl.app.account.history import editions_of
from kamctl.app.open import Opened
from kamctl.method.selection.raters.agreement import Agreement
from kamctl.method.selection.raters.agreement import agreement as among_raters


def agreement(opened: Opened) -> Agreement:
    """Return how far the raters of the accounts asked for agree; earlier editions are those that git knows.

    Raises:
        KamctlError: there are no criteria.
    """
    criteria = opened.criteria
    chosen = {name: opened.portfolio.accounts[name] for name in opened.accounts}
    earlier = editions_of(opened.workspace.root, criteria, opened.today)
    return among_raters(criteria, chosen, opened.today, (one.criteria for one in earlier))
