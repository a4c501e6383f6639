"""A portfolio without the accounts that management let go."""

from __future__ import annotations

import datetime as dt

from kamctl.method.logs import is_let_go
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.portfolio import without_accounts


def without_let_go(portfolio: Portfolio, today: dt.date) -> Portfolio:
    """Leave out accounts declined or exited: they need no plan and no resources."""
    gone = [name for name, account in portfolio.accounts.items() if is_let_go(account, today)]
    return without_accounts(portfolio, gone)
