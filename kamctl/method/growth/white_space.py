"""What accounts buy of what we sell, from whom and for how much: our share of it, and what is not ours yet.

What comes to us is revenue of the last four closed quarters where `results/` hold it by offering, else
what the account's file says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.money.concentration import percent
from kamctl.method.money.quarters import closed_quarter, quarters_up_to
from kamctl.method.money.totals import ZERO
from kamctl.model import periods
from kamctl.model.account import Account
from kamctl.model.offerings import Offerings
from kamctl.model.plan import Plan
from kamctl.model.portfolio import Portfolio
from kamctl.model.results import Results
from kamctl.model.white_space import Cell, WhiteState

#: So many of an account's largest cells must have an initiative.
LARGEST = 3
#: A cell under this share of what they are known to spend is not large, however few there are: a tenth.
LARGE_SHARE = Decimal("0.1")
#: What somebody else could sell them, or does.
NOT_OURS: tuple[WhiteState, ...] = ("shared", "rival", "open")


class Ours(NamedTuple):
    """What came to us in four quarters, by unit and offering; `label` says which quarters."""

    label: str
    revenue: Mapping[tuple[str, str], Decimal]


class Place(NamedTuple):
    """One buying unit and one offering.

    `state` is None where nobody has found out; `ours` None where it is not known, and nothing of what is a
    rival's or open. `open_money` is what does not come to us: of their spend, or where that or ours is not
    known what rivals are known to get. `share` is ours in percent of their spend. `initiative` goes for it
    today.
    """

    account: str
    unit: str
    offering: str
    state: WhiteState | None
    spend: Decimal | None
    ours: Decimal | None
    ours_from: Literal["results", "file"] | None
    rivals: Mapping[str, Decimal]
    open_money: Decimal | None
    share: Decimal | None
    initiative: str | None
    source: str | None
    date: dt.date | None


class Grid(NamedTuple):
    """An account's units by offerings.

    `spend` and `ours` are of the places whose spend is known, and `wallet` is our share of it in percent.
    `quarters` says where what is ours comes from, None where no results say it.
    """

    account: str
    name: str
    units: Mapping[str, str]
    places: tuple[Place, ...]
    quarters: str | None
    spend: Decimal
    ours: Decimal
    wallet: Decimal | None

    def at(self, unit: str, offering: str) -> Place | None:
        """Return what is known of a unit and an offering."""
        return next((p for p in self.places if (p.unit, p.offering) == (unit, offering)), None)

    def share_of(self, unit: str) -> Decimal | None:
        """Return our share in percent of what a unit is known to spend."""
        known = [p for p in self.places if p.unit == unit and p.spend and p.ours is not None]
        return percent(_sum(p.ours for p in known), _sum(p.spend for p in known))

    @property
    def largest(self) -> tuple[Place, ...]:
        """The places that are not ours, the largest first; those whose money is not known are left out."""
        return largest(self.places)


class Rival(NamedTuple):
    """Who else sells to them: how much a year, and to how many accounts."""

    name: str
    spend: Decimal
    accounts: tuple[str, ...]


class WhiteSpace(NamedTuple):
    """The white space of accounts; `offerings` are the names of what we sell, by id."""

    currency: str
    offerings: Mapping[str, str]
    accounts: tuple[Grid, ...]
    largest: tuple[Place, ...]
    rivals: tuple[Rival, ...]

    @property
    def spend(self) -> Decimal:
        """What all accounts are known to spend."""
        return _sum(one.spend for one in self.accounts)

    @property
    def wallet(self) -> Decimal | None:
        """Our share of it in percent."""
        return percent(_sum(one.ours for one in self.accounts), self.spend)


def white_space(portfolio: Portfolio, accounts: Iterable[str], today: dt.date) -> WhiteSpace:
    """Return the white space of accounts; one of which nothing is known has no places."""
    grids = tuple(grid(portfolio, name, today) for name in accounts)
    return of_grids(grids, portfolio.kam.currency, offered(portfolio.offerings))


def offered(offerings: Offerings | None) -> dict[str, str]:
    """Return the names of what we sell, by id."""
    return {name: one.name for name, one in offerings.offerings.items()} if offerings is not None else {}


def of_grids(grids: tuple[Grid, ...], currency: str, offerings: Mapping[str, str]) -> WhiteSpace:
    """Return the white space of accounts whose grids are known."""
    places = tuple(place for one in grids for place in one.places)
    return WhiteSpace(currency, offerings, grids, largest(places), tuple(_rivals(places)))


def grid(portfolio: Portfolio, account_id: str, today: dt.date) -> Grid:
    """Return an account's units by offerings, in the order of the files.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    units = units_of(account_id, account)
    ours = ours_of(portfolio, account_id, today)
    places = tuple(_places(portfolio, account_id, units, ours, plan, today))
    counted = [p for p in places if p.spend and p.ours is not None]
    spend, mine = _sum(p.spend for p in counted), _sum(p.ours for p in counted)
    return Grid(
        account=account_id,
        name=account.name,
        units=units,
        places=places,
        quarters=ours.label if ours is not None else None,
        spend=spend,
        ours=mine,
        wallet=percent(mine, spend),
    )


def units_of(account_id: str, account: Account) -> dict[str, str]:
    """Return the names of an account's buying units by id; without any, the account is one."""
    return {name: unit.name for name, unit in account.units.items()} or {account_id: account.name}


def ours_of(portfolio: Portfolio, account_id: str, today: dt.date) -> Ours | None:
    """Return what came to us in the newest four closed quarters that results hold by offering.

    None where they hold no four in a row. An account that is one unit has all that its customer numbers
    bought; of an account with units, each unit with customer numbers of its own.
    """
    results = portfolio.results.get(account_id)
    starts = portfolio.kam.fiscal_year_starts
    labels = _four_quarters(results, today, starts) if results is not None else ()
    if results is None or not labels:
        return None
    account = portfolio.accounts[account_id]
    known = portfolio.offerings.offerings if portfolio.offerings is not None else {}
    sold = [name for name, offering in known.items() if offering.products]
    revenue: dict[tuple[str, str], Decimal] = {}
    for label in labels:
        held = results.offerings[label]
        by_unit = held.by_unit if account.units else {account_id: held.by_offering}
        for unit, by_offering in by_unit.items():
            for offering in sold:
                before = revenue.get((unit, offering), ZERO)
                revenue[unit, offering] = before + by_offering.get(offering, ZERO)
    return Ours(f"{labels[0]} to {labels[-1]}", revenue)


def _four_quarters(results: Results, today: dt.date, starts: int) -> tuple[str, ...]:
    if not results.offerings:
        return ()
    newest = min(max(results.offerings), closed_quarter(today, starts).label)
    labels = tuple(span.label for span in quarters_up_to(periods.named(newest, starts), starts))
    return labels if all(label in results.offerings for label in labels) else ()


def _places(
    portfolio: Portfolio,
    account_id: str,
    units: Mapping[str, str],
    ours: Ours | None,
    plan: Plan | None,
    today: dt.date,
) -> Iterator[Place]:
    account = portfolio.accounts[account_id]
    offerings = portfolio.offerings.offerings if portfolio.offerings is not None else {}
    for unit in units:
        cells = account.white_space.get(unit, {})
        for offering in offerings:
            cell = cells.get(offering)
            bought = ours.revenue.get((unit, offering)) if ours is not None else None
            if (cell is not None and cell.date <= today) or bought:
                yield _place((account_id, unit, offering), cell, bought, plan, today)


def _place(
    where: tuple[str, str, str], cell: Cell | None, bought: Decimal | None, plan: Plan | None, today: dt.date
) -> Place:
    if cell is None:
        return Place(*where, None, None, bought, "results", {}, None, None, None, None, None)
    said = ZERO if cell.ours is None and cell.state in ("rival", "open") else cell.ours
    ours = said if bought is None else bought
    taken = bought is not None
    if cell.spend is not None and ours is not None:
        left: Decimal | None = max(cell.spend - ours, ZERO)
    else:  # of what is shared in parts that nobody knows, only what rivals are known to get is not ours
        left = _sum(cell.rivals.values()) if cell.rivals else None
    share = percent(ours, cell.spend) if ours is not None and cell.spend is not None else None
    return Place(
        *where,
        state=cell.state,
        spend=cell.spend,
        ours=ours,
        ours_from=None if ours is None else "results" if taken else "file",
        rivals=cell.rivals,
        open_money=left if cell.state in NOT_OURS else None,
        share=share,
        initiative=_running(cell.initiative, plan, today),
        source=cell.source,
        date=cell.date,
    )


def _running(initiative: str | None, plan: Plan | None, today: dt.date) -> str | None:
    """Return an initiative that has not ended."""
    found = plan.initiatives.get(initiative or "") if plan is not None else None
    return initiative if found is not None and found.end >= today else None


def largest(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places that are not ours, the largest first; ties by account, unit, offering."""
    open_ = [p for p in places if p.open_money]
    return tuple(sorted(open_, key=lambda p: (-(p.open_money or ZERO), p.account, p.unit, p.offering)))


def large_without_initiative(found: Grid) -> tuple[Place, ...]:
    """Return those of an account's largest open places that nothing goes for.

    Looked at are the three largest, as far as each is a tenth of what they are known to spend or more.
    """
    known = _sum(p.spend for p in found.places)
    return tuple(
        p
        for p in found.largest[:LARGEST]
        if p.initiative is None and (p.open_money or ZERO) >= known * LARGE_SHARE
    )


def contradictions(place: Place) -> Iterator[str]:
    """Yield what cannot be true: figures that add up to more than all, a state that denies them."""
    ours, others = place.ours or ZERO, _sum(place.rivals.values())
    what = f"`{place.offering}`"
    if place.spend is not None and ours + others > place.spend:
        more = "comes to us" if not others else "comes to us and to rivals"
        yield f"they spend less on {what} than {more}"
    if place.state == "ours" and others:
        yield f"{what} is recorded as ours, but rivals sell it"
    if place.state == "rival" and ours > 0:
        yield f"{what} is recorded as a rival's, but part of it comes to us"
    if place.state in ("open", "none") and (ours > 0 or others):
        said = "bought from nobody" if place.state == "open" else "not needed"
        but = "part of it comes to us" if ours > 0 else "rivals sell it"
        yield f"{what} is recorded as {said}, but {but}"


def _rivals(places: Iterable[Place]) -> Iterator[Rival]:
    spend: dict[str, Decimal] = {}
    accounts: dict[str, dict[str, None]] = {}
    for place in places:
        for name, amount in place.rivals.items():
            spend[name] = spend.get(name, ZERO) + amount
            accounts.setdefault(name, {})[place.account] = None
    for name in sorted(spend, key=lambda one: (-spend[one], one)):
        yield Rival(name, spend[name], tuple(accounts[name]))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), ZERO)
