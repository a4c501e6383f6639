"""How far the raters of accounts agree."""

from __future__ import annotations

from kamctl.app.open import Opened
from kamctl.method.selection.raters.agreement import Agreement
from kamctl.method.selection.raters.agreement import agreement as among_raters


def agreement(opened: Opened) -> Agreement:
    """Say how far the raters of the accounts asked for agree.

    Raises:
        KamctlError: there are no criteria.
    """
    chosen = {name: opened.portfolio.accounts[name] for name in opened.accounts}
    return among_raters(opened.criteria, chosen, opened.today)
