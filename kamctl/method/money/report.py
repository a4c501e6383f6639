"""Who brings the profit: customers, best first, with our accounts among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.logs import decision, is_key_account
from kamctl.method.money.concentration import Concentration, Ranked, concentration, percent, whale_curve
from kamctl.method.money.totals import ZERO, Earned, LeftOut, Period, Totals, Unrated, added, profit_of
from kamctl.model.account import Account
from kamctl.model.ledger import ProfitDefinition

By = Literal["customer", "account", "product", "segment"]
NO_SEGMENT = "no segment"


class Row(NamedTuple):
    """A place on the whale curve.

    `key` is a customer number (several, if an account has several), a product or a segment;
    `account` is None where no account of ours has the number.
    """

    rank: int
    key: str
    account: str | None
    name: str | None
    revenue: Decimal
    profit: Decimal
    margin: Decimal | None
    cumulated: Decimal
    share: Decimal | None


class LostZeros(NamedTuple):
    """A customer number of an account that the ledger has only without its leading zeros."""

    account: str
    number: str
    found: str


class Report(NamedTuple):
    """Profit of a period, by customer or by something else.

    `strangers` are the customers without an account. `losing_keys` are the key accounts that lose money,
    `undecided` those of the best fifth about whom nobody has decided.
    """

    source: Literal["ledger", "results"]
    by: By
    start: dt.date
    end: dt.date
    currency: str
    definition: str
    lines: int
    spread: Concentration
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    returns: LeftOut = LeftOut("returns", 0, ZERO)
    without_cost: int = 0
    unrated: tuple[Unrated, ...] = ()
    strangers: LeftOut = LeftOut("customers without an account", 0, ZERO)
    without_lines: tuple[str, ...] = ()
    lost_zeros: tuple[LostZeros, ...] = ()
    losing_keys: tuple[Row, ...] = ()
    undecided: tuple[Row, ...] = ()


def owners(accounts: Mapping[str, Account]) -> dict[str, str]:
    """Return the account of each customer number; if two claim it, the first."""
    found: dict[str, str] = {}
    for account_id, account in accounts.items():
        for number in account.customer_numbers:
            found.setdefault(number, account_id)
    return found


def joined(totals: Iterable[Totals], of: Mapping[str, str]) -> list[tuple[Totals, str | None]]:
    """Return totals by customer with the account, if any: an account's numbers count as one customer."""
    found: dict[tuple[bool, str], Totals] = {}
    for one in totals:
        account = of.get(one.customer)
        key = (account is not None, account if account is not None else one.customer)
        known = found.get(key)
        if known is not None:
            one = added(known, one)._replace(customer=f"{known.customer}, {one.customer}")  # noqa: PLW2901
        found[key] = one
    return [(one, key if ours else None) for (ours, key), one in found.items()]


def report(
    period: Period,
    accounts: Mapping[str, Account],
    definition: ProfitDefinition,
    today: dt.date,
    *,
    by: By,
    currency: str,
    sentence: str,
    source: Literal["ledger", "results"] = "ledger",
    of: Mapping[str, str] | None = None,
) -> Report:
    """Return what a period's totals say about who brings the profit.

    `of` says which account has which number, if the accounts themselves do not.
    """
    of = owners(accounts) if of is None else of
    pairs: Sequence[tuple[Totals, str | None]]
    if by == "product":
        pairs = [(one, None) for one in period.totals]
    elif by == "segment":
        pairs = [(one, None) for one in _by_segment(period.totals, of, accounts)]
    else:
        pairs = joined(period.totals, of)
    curve = whale_curve(Earned(one.customer, one.revenue, profit_of(one, definition)) for one, _ in pairs)
    account_of = {one.customer: account for one, account in pairs}
    rows = tuple(_row(place, account_of[place.customer], accounts) for place in curve)
    shown = Report(
        source=source,
        by=by,
        start=period.start,
        end=period.end,
        currency=currency,
        definition=sentence,
        lines=sum(one.lines for one in period.totals),
        spread=concentration(curve),
        rows=rows,
        left_out=period.left_out,
        returns=period.returns,
        without_cost=period.without_cost,
        unrated=period.unrated,
    )
    if by in ("product", "segment"):
        return shown
    return _with_accounts(shown, period, pairs, accounts, today)


def _with_accounts(
    shown: Report,
    period: Period,
    pairs: Sequence[tuple[Totals, str | None]],
    accounts: Mapping[str, Account],
    today: dt.date,
) -> Report:
    seen = {one.customer for one in period.totals}
    strangers = [one for one, account in pairs if account is None]
    best = shown.rows[: shown.spread.fifth]
    return shown._replace(
        strangers=LeftOut(
            "customers without an account", len(strangers), sum((one.revenue for one in strangers), ZERO)
        ),
        without_lines=tuple(
            i for i, a in accounts.items() if a.customer_numbers and not seen & set(a.customer_numbers)
        ),
        lost_zeros=lost_zeros(accounts, seen),
        losing_keys=tuple(
            row
            for row in shown.rows
            if row.account is not None and row.profit < 0 and is_key_account(accounts[row.account], today)
        ),
        undecided=tuple(
            row for row in best if row.account is None or decision(accounts[row.account], today) is None
        ),
    )


def lost_zeros(accounts: Mapping[str, Account], seen: Iterable[str]) -> tuple[LostZeros, ...]:
    """Return the accounts' numbers that the ledger has only with fewer or more leading zeros."""
    known = set(seen)
    stripped = {number.lstrip("0"): number for number in sorted(known)}
    return tuple(
        LostZeros(account_id, number, stripped[number.lstrip("0")])
        for account_id, account in accounts.items()
        for number in account.customer_numbers
        if number not in known and number.isdigit() and number.lstrip("0") in stripped
    )


def _by_segment(
    totals: Iterable[Totals], of: Mapping[str, str], accounts: Mapping[str, Account]
) -> list[Totals]:
    found: dict[str, Totals] = {}
    for one in totals:
        account = of.get(one.customer)
        segment = (accounts[account].segment if account else None) or NO_SEGMENT
        renamed = one._replace(customer=segment)
        found[segment] = added(found[segment], renamed) if segment in found else renamed
    return list(found.values())


def _row(place: Ranked, account: str | None, accounts: Mapping[str, Account]) -> Row:
    name = accounts[account].name if account is not None else None
    margin = percent(place.profit, place.revenue)
    return Row(
        place.rank,
        place.customer,
        account,
        name,
        place.revenue,
        place.profit,
        margin,
        place.cumulated,
        place.share,
    )
