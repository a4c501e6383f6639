"""Needs of an account: which are open, and that one is met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from kamctl.errors import RefusedError
from kamctl.method.lookup import UnknownNameError
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.paths import account_path


class NeedRefusedError(RefusedError):
    """The need's state does not allow this."""


class RaisedNeed(NamedTuple):
    """A need that an account raised; `met` is the day it was met, None while it is open."""

    account: str
    id: str
    need: str
    raised_by: str
    date: dt.date
    met: dt.date | None


def needs(
    portfolio: Portfolio, accounts: Iterable[str], today: dt.date, *, met_too: bool = False
) -> list[RaisedNeed]:
    """Return the needs that are open on a day, the oldest first; with `met_too`, met ones follow."""
    found = [
        RaisedNeed(name, id_, one.need, one.raised_by, one.date, one.met)
        for name in accounts
        for id_, one in portfolio.accounts[name].needs.items()
        if one.date <= today and (met_too or one.met is None or one.met > today)
    ]
    return sorted(found, key=lambda n: (n.met is not None, n.date, n.account))


def need_met(portfolio: Portfolio, account_id: str, need_id: str, date: dt.date) -> dt.date:
    """Return the day on which an open need was met.

    Raises:
        UnknownNameError: the account has no such need.
        NeedRefusedError: it is already met, or was raised later.
    """
    need = portfolio.accounts[account_id].needs[open_need(portfolio, account_id, need_id)]
    if date < need.date:
        raise NeedRefusedError(f"{need_id} was raised on {need.date}, after {date}", "Give a later --date.")
    return date


def open_need(portfolio: Portfolio, account_id: str, need_id: str) -> str:
    """Return the id of a need that must not be met yet.

    Raises:
        UnknownNameError: the account has no such need.
        NeedRefusedError: it is already met.
    """
    needs = portfolio.accounts[account_id].needs
    if need_id not in needs:
        still = {key: one.need for key, one in needs.items() if one.met is None}
        raise UnknownNameError("need", need_id, still or tuple(needs), account_path(account_id))
    met = needs[need_id].met
    if met is not None:
        raise NeedRefusedError(f"{need_id} was met on {met}", "If it came up again, add a new need.")
    return need_id
