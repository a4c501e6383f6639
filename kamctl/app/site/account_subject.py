"""What the page of an account is made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from kamctl.app.site.sources import Sources
from kamctl.method.changes.account_history import Edition
from kamctl.model.account import Account
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.paths import account_path


class Subject(NamedTuple):
    """An account on a day: the portfolio as loaded, the editions of the criteria, and links to sources."""

    portfolio: Portfolio
    id: str
    today: dt.date
    sources: Sources
    editions: Sequence[Edition]

    @property
    def account(self) -> Account:
        """Its record."""
        return self.portfolio.accounts[self.id]

    def link(self, *where: str | int, key: bool = False) -> str:
        """Return the link to a place in its account file."""
        return self.sources.of(account_path(self.id), *where, key=key)

    def person(self, who: str | None) -> str:
        """Return the name of a person or a contact."""
        if who is None:
            return ""
        found = self.portfolio.kam.people.get(who) or self.account.contacts.get(who)
        return who if found is None else found.name
