"""How likely a grown relationship is to fall apart at once, and why.

A gap at the top counts twice. Money at stake makes a risk worse but is not one by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.logs import stage_entry
from kamctl.method.relationships.allies import blockers, sponsors_who_left
from kamctl.method.relationships.coverage import Coverage, coverage, has_left
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.portfolio import Portfolio
from kamctl.wording import listed, percent, plural

MeltdownLevel = Literal["low", "medium", "high"]

#: From this stage on companies meet at every level.
FROM_STAGE = 4
#: A larger share of our revenue or profit is a lot to lose: a tenth.
LARGE_SHARE = Decimal("0.1")
#: With fewer covered contacts the account depends on one of theirs.
CONTACTS_AT_LEAST = 2
#: From this weight, the risk is high.
HIGH = 3


class Share(NamedTuple):
    """An account's part in a year's revenue and profit, as shares of 1."""

    revenue: Decimal
    profit: Decimal


class Term(NamedTuple):
    """One cause of the risk: its name, its weight, and a description."""

    name: str
    weight: int
    text: str


class Meltdown(NamedTuple):
    """The risk that the relationship with an account falls apart, and its causes."""

    account: str
    level: MeltdownLevel
    terms: tuple[Term, ...]

    @property
    def text(self) -> str:
        """The terms in words."""
        return "; ".join(term.text for term in self.terms)


def share_of_ours(portfolio: Portfolio, account_id: str, today: dt.date) -> Share | None:
    """Return an account's part in our newest closed fiscal year; None if the results do not hold it.

    If the total is zero or less, the share is 0.
    """
    results, ours = portfolio.results.get(account_id), portfolio.portfolio_results
    if results is None or ours is None:
        return None
    starts = portfolio.kam.fiscal_year_starts
    spans = [periods.named(label, starts) for label in ours.years]
    closed = [span for span in spans if span.end < today]
    if not closed:
        return None
    year = max(closed, key=lambda span: span.end)
    total = ours.years[year.label]
    months = [month for label, month in results.months.items() if periods.named(label).start in year]
    revenue = sum((month.revenue for month in months), Decimal(0))
    profit = sum((month.profit for month in months), Decimal(0))
    return Share(_part(revenue, total.revenue), _part(profit, total.profit))


def _part(amount: Decimal, total: Decimal) -> Decimal:
    return amount / total if total > 0 else Decimal(0)


def meltdown(portfolio: Portfolio, account_id: str, today: dt.date) -> Meltdown | None:
    """Return the risk; None before stage 4, unless the account brings over a tenth of our revenue.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account, share = portfolio.accounts[account_id], share_of_ours(portfolio, account_id, today)
    stage = stage_entry(account, today)
    early = stage is None or stage.stage < FROM_STAGE
    if early and (share is None or share.revenue <= LARGE_SHARE):
        return None
    found = coverage(portfolio, account_id, today)
    terms = [*_top(found), *_threads(found), *_people(account, portfolio.kam, today)]
    if terms and share is not None and share.profit > LARGE_SHARE:
        terms.append(Term("profit-at-stake", 1, f"{percent(share.profit)} of our profit is at stake"))
    return Meltdown(account_id, _level(sum(term.weight for term in terms)), tuple(terms))


def _level(weight: int) -> MeltdownLevel:
    if weight >= HIGH:
        return "high"
    return "medium" if weight else "low"


def _top(found: Coverage) -> Iterator[Term]:
    if not found.executive_pair:
        yield Term("nothing-at-the-top", 2, found.pair.detail)


def _threads(found: Coverage) -> Iterator[Term]:
    covered = [c for c in found.contacts if c.state == "covered"]
    if len(covered) < CONTACTS_AT_LEAST:
        names = f" ({covered[0].contact})" if covered else ""
        counted = f"{plural(len(covered), 'contact')} of theirs" if covered else "no contact of theirs"
        yield Term("single-thread-theirs", 1, f"{counted} is covered{names}")
    if found.single_threaded:
        text = f"over half of the covered contacts depend on {found.single_threaded}"
        yield Term("single-thread-ours", 1, text)


def _people(account: Account, kam: Kam, today: dt.date) -> Iterator[Term]:
    against = blockers(account, today)
    if against:
        verb = "blocks" if len(against) == 1 else "block"
        yield Term("blocker", 1, f"{listed(against)} {verb} us, with high influence")
    gone = sponsors_who_left(account, today)
    if gone:
        yield Term("sponsor-left", 1, f"{listed(gone)}, our sponsor there, left, and nobody replaced them")
    ours = kam.people.get(account.executive_sponsor or "")
    if ours is not None and has_left(ours, today):
        text = f"{account.executive_sponsor}, the executive sponsor, left on {ours.left}"
        yield Term("executive-sponsor-left", 1, text)
