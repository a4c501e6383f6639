"""What a person should know on a Monday: what wants them first, what comes up, what they kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kamctl.method.attention.kept import Quarter, record
from kamctl.method.attention.urgency import Item
from kamctl.method.due import Due, everything_due
from kamctl.model.portfolio import Portfolio
from kamctl.model.types import LEVELS, is_day
from kamctl.wording import day

#: For how many days ahead a digest names what falls due.
AHEAD_DAYS = 14
_DAY = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])")


class Entry(NamedTuple):
    """Something that needs attention, with the names and the quotation marks that a letter uses.

    `days_late` is 0 for what is wrong without having been due.
    """

    account: str | None
    account_name: str | None
    kind: str
    what: str
    owner: str | None
    owner_name: str | None
    since: dt.date | None
    days_late: int
    money: Decimal | None
    urgency: Decimal
    settle: str
    also: tuple[str, ...]


class Coming(NamedTuple):
    """Something that falls due."""

    account: str
    account_name: str
    kind: str
    what: str
    due: dt.date


class Letter(NamedTuple):
    """What one person should know; `id` is None where it is for senior management, or for nobody named.

    `items` are the first of `total`; `decisions` and `late` count them all, `money` is what is at stake in
    their accounts a year. `coming` falls due within `AHEAD_DAYS`; `kept` is the record of four quarters.
    """

    id: str | None
    name: str
    title: str | None
    total: int
    decisions: int
    late: int
    money: Decimal
    items: tuple[Entry, ...]
    coming: tuple[Coming, ...]
    kept: Quarter | None


class Digest(NamedTuple):
    """Letters to people, as of a day."""

    company: str
    currency: str
    as_of: dt.date
    ahead_days: int
    everyone: bool
    letters: tuple[Letter, ...]


def for_one(portfolio: Portfolio, who: str, items: Sequence[Item], today: dt.date, limit: int) -> Digest:
    """Return the digest of one person, of the items that are theirs."""
    coming = [due for due in _coming(portfolio, today) if due.owner == who]
    return _digest(portfolio, today, [_letter(portfolio, who, items, coming, today, limit)])


def for_everyone(portfolio: Portfolio, items: Sequence[Item], today: dt.date, limit: int) -> Digest:
    """Return the digests of all for whom there is something: management's decisions first, then by level."""
    ahead = list(_coming(portfolio, today))
    decisions = [item for item in items if item.kind == "decision"]
    others = [item for item in items if item.kind != "decision"]
    letters = [_group(portfolio, "Senior management", decisions, limit)] if decisions else []
    people = portfolio.kam.people
    for who in sorted(people, key=lambda who: (LEVELS.index(people[who].level), people[who].name)):
        mine = [item for item in others if item.owner == who]
        coming = [due for due in ahead if due.owner == who]
        if mine or coming:
            letters.append(_letter(portfolio, who, mine, coming, today, limit))
    unnamed = [item for item in others if item.owner not in people]
    if unnamed:
        letters.append(_group(portfolio, "Nobody is named", unnamed, limit))
    return _digest(portfolio, today, letters, everyone=True)


def _digest(
    portfolio: Portfolio, today: dt.date, letters: Iterable[Letter], *, everyone: bool = False
) -> Digest:
    kam = portfolio.kam
    return Digest(kam.company, kam.currency, today, AHEAD_DAYS, everyone, tuple(letters))


def _coming(portfolio: Portfolio, today: dt.date) -> Iterator[Due]:
    """Yield what falls due soon and is not late: what is late is among the items."""
    last = today + dt.timedelta(days=AHEAD_DAYS)
    return (due for due in everything_due(portfolio, portfolio.accounts, today) if today <= due.due <= last)


def _letter(
    portfolio: Portfolio, who: str, items: Sequence[Item], coming: Iterable[Due], today: dt.date, limit: int
) -> Letter:
    person = portfolio.kam.people[who]
    told = record(portfolio, who, today).total
    asked = {(item.account, "decision") for item in items if item.kind == "decision"}
    ahead = [due for due in coming if (due.account, due.kind) not in asked]
    named = tuple(Coming(d.account, d.account_name, d.kind, d.what, d.due) for d in ahead)
    letter = _group(portfolio, person.name, items, limit)
    kept = told if any(told[1:]) else None
    return letter._replace(id=who, title=person.title, coming=named, kept=kept)


def _group(portfolio: Portfolio, name: str, items: Sequence[Item], limit: int) -> Letter:
    stakes = {item.account: item.money for item in items if item.money is not None}
    return Letter(
        id=None,
        name=name,
        title=None,
        total=len(items),
        decisions=sum(1 for item in items if item.kind == "decision"),
        late=sum(1 for item in items if _days_late(item)),
        money=sum(stakes.values(), Decimal(0)),
        items=tuple(_entry(portfolio, item) for item in items[:limit]),
        coming=(),
        kept=None,
    )


def _entry(portfolio: Portfolio, item: Item) -> Entry:
    account = portfolio.accounts.get(item.account or "")
    owner = portfolio.kam.people.get(item.owner or "")
    return Entry(
        account=item.account,
        account_name=account.name if account is not None else None,
        kind=item.kind,
        what=_quoted(item.what),
        owner=item.owner,
        owner_name=owner.name if owner is not None else None,
        since=item.since,
        days_late=_days_late(item),
        money=item.money,
        urgency=item.urgency,
        settle=item.settle,
        also=tuple(map(_quoted, item.also)),
    )


def _days_late(item: Item) -> int:
    return 0 if item.kind == "wrong" else item.days_late


def _in_words(text: str) -> str:
    return day(dt.date.fromisoformat(text)) if is_day(text) else text


def _quoted(text: str) -> str:
    """Return a message as a letter has it: names in quotation marks, not as code, and days in words."""
    text = _DAY.sub(lambda found: _in_words(found[0]), text)
    return re.sub(r"`([^`]*)`", "“\\1”", text)
