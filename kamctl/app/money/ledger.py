"""Who brings the profit, and what has changed: from the ledger if there is one, else from results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from kamctl import hints
from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import MissingFileError, Opened
from kamctl.errors import KamctlError
from kamctl.ledger import figures, reader
from kamctl.ledger.reader import OpenLedger
from kamctl.method.money import monthly, quarters
from kamctl.method.money.answers import AnsweredSignal, answer
from kamctl.method.money.definition import definition_sentence
from kamctl.method.money.report import By, Report, owners, report
from kamctl.method.money.signals import signals_of
from kamctl.method.money.totals import ZERO, Period, Totals
from kamctl.model import periods
from kamctl.model.ledger import Ledger, ProfitDefinition, SignalPolicy
from kamctl.model.results import MonthResult

#: All days that a ledger may hold.
_EVER = (dt.date(1900, 1, 1), dt.date(2199, 12, 31))
_TYPED = "profit as recorded in results/"


class Asked(NamedTuple):
    """The period that was asked for: a fiscal year, days, everything; by default the last four quarters."""

    year: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    all_time: bool = False


class NothingToReadError(KamctlError):
    """There is neither a ledger nor any result."""

    def __init__(self) -> None:
        super().__init__(
            "the workspace has no ledger.yaml and no results",
            f"`{hints.map_ledger(write=True)}` describes a ledger; or type months into results/ACCOUNT.yaml.",
        )


class NoLinesError(KamctlError):
    """The ledger holds no lines."""

    def __init__(self) -> None:
        super().__init__("the ledger has no lines", f"`{hints.preview_ledger()}` shows what was read.")


def ledger_of(opened: Opened) -> Ledger | None:
    """Return how the ledger is read; None if the workspace has none that the caller may read.

    Raises:
        BrokenFileError: ledger.yaml cannot be read.
    """
    if "ledger.yaml" in opened.portfolio.broken:
        raise BrokenFileError("ledger.yaml", opened.workspace.texts)
    ledger = opened.portfolio.ledger
    if ledger is not None and opened.workspace.session.assistant and _is_outside(ledger, opened):
        return None
    return ledger


def _is_outside(ledger: Ledger, opened: Opened) -> bool:
    """Tell whether a source is outside the workspace, where an assistant may read nothing."""
    root = opened.workspace.root.resolve()
    files = (source.files for source in ledger.sources.values() if source.files is not None)
    return not all((root / pattern).resolve().is_relative_to(root) for pattern in files)


def needed_ledger(opened: Opened) -> Ledger:
    """Return how the ledger is read.

    Raises:
        BrokenFileError, MissingFileError.
    """
    ledger = ledger_of(opened)
    if ledger is None:
        raise MissingFileError("ledger.yaml", f"`{hints.map_ledger(write=True)}` starts it.")
    return ledger


@contextmanager
def opened_ledger(opened: Opened, ledger: Ledger, *, trust: bool = True) -> Iterator[OpenLedger]:
    """Open the ledger of a workspace; see `kamctl.ledger.reader.opened`."""
    with reader.opened(ledger, opened.portfolio.kam.currency, opened.workspace.root, trust=trust) as found:
        yield found


def profit(opened: Opened, asked: Asked, by: By = "customer", chosen: Sequence[str] = ()) -> Report:
    """Return who brings the profit of a period.

    A report by product covers only the `chosen` accounts; others ignore them.

    Raises:
        UnclearLedgerError, LedgerChangedError: the ledger cannot be read.
        NothingToReadError, NoLinesError.
    """
    ledger = ledger_of(opened)
    if ledger is None:
        return _from_results(opened, asked, by)
    kam, accounts = opened.portfolio.kam, opened.portfolio.accounts
    numbers = [n for name in chosen for n in accounts[name].customer_numbers] if by == "product" else []
    with opened_ledger(opened, ledger) as found:
        key: figures.Key = "product" if by == "product" else "customer"
        period = _period(found, asked, opened.today, kam.fiscal_year_starts, key, numbers or None)
    definition = ledger.profit if by != "product" else ProfitDefinition()
    sentence = definition_sentence(ledger, kam.currency, divided=by == "product")
    return report(period, accounts, definition, opened.today, by=by, currency=kam.currency, sentence=sentence)


def _period(
    found: OpenLedger,
    asked: Asked,
    today: dt.date,
    starts: int,
    key: figures.Key,
    numbers: Sequence[str] | None,
) -> Period:
    """Return the figures of the period asked for; a large ledger is read only once if possible."""
    given = _given(asked, starts)
    if given is not None:
        return figures.period(found, *given, key, numbers)
    if asked.all_time or asked.start or asked.end:
        first, last_day = _EVER
        if found.ledger.profit.capital_rate is not None:  # what it costs depends on how long the period is
            extent = figures.extent(found)
            first, last_day = extent.first or first, extent.last or last_day
        held = figures.period(found, asked.start or first, asked.end or last_day, key, numbers)
        if held.first is None or held.last is None:
            raise NoLinesError
        return held._replace(start=asked.start or held.first, end=asked.end or held.last)
    last = quarters.closed_quarter(today, starts)
    held = figures.period(found, quarters.quarters_up_to(last, starts)[0].start, last.end, key, numbers)
    if held.last is not None and held.last >= last.end.replace(day=1):
        return held
    newest = figures.extent(found).last
    if newest is None:
        raise NoLinesError
    reached = quarters.closed_quarter(today, starts, newest)
    if reached == last:
        return held
    return figures.period(found, quarters.quarters_up_to(reached, starts)[0].start, reached.end, key, numbers)


def _given(asked: Asked, starts: int) -> tuple[dt.date, dt.date] | None:
    if asked.year is not None:
        span = periods.named(asked.year, starts)
        return span.start, span.end
    if asked.start is not None and asked.end is not None:
        return asked.start, asked.end
    return None


def _from_results(opened: Opened, asked: Asked, by: By) -> Report:
    """Return the report from the results of our accounts, without other customers."""
    kam, results = opened.portfolio.kam, opened.portfolio.results
    labels = [label for one in results.values() for label in one.months]
    if not labels or by == "product":
        raise NothingToReadError
    first, last = periods.named(min(labels)).start, periods.named(max(labels)).end
    given = _given(asked, kam.fiscal_year_starts)
    if given is not None:
        start, end = given
    elif asked.all_time or asked.start or asked.end:
        start, end = asked.start or first, asked.end or last
    else:
        newest = quarters.closed_quarter(opened.today, kam.fiscal_year_starts, last)
        start, end = quarters.quarters_up_to(newest, kam.fiscal_year_starts)[0].start, newest.end
    totals = [
        _totals(name, [m for label, m in one.months.items() if _inside(label, start, end)])
        for name, one in results.items()
    ]
    said = dict.fromkeys(one.taken.profit for one in results.values() if one.taken is not None)
    return report(
        Period(start, end, tuple(one for one in totals if one is not None)),
        opened.portfolio.accounts,
        ProfitDefinition(),
        opened.today,
        by=by,
        currency=kam.currency,
        sentence=" / ".join(said) or _TYPED,
        source="results",
        of={name: name for name in results},
    )


def _inside(month: str, start: dt.date, end: dt.date) -> bool:
    span = periods.named(month)
    return start <= span.start and span.end <= end


def _totals(account: str, months: Sequence[MonthResult]) -> Totals | None:
    """Return an account's months as totals, with the profit that the results record."""
    if not months:
        return None
    revenue = sum((month.revenue for month in months), ZERO)
    profit_ = sum((month.profit for month in months), ZERO)
    return Totals(account, 0, sum(month.orders or 0 for month in months), 0, revenue, revenue - profit_)


class Series(NamedTuple):
    """The closed months of a customer; `account` is None if no account of ours has its number."""

    account: str | None
    customer: str
    months: Mapping[str, MonthResult]


def signals(
    opened: Opened, chosen: Sequence[str], *, everybody: bool = False, newest: int | None = None
) -> list[AnsweredSignal]:
    """Return the signals of accounts, or of every customer of the ledger, the newest quarter first.

    `newest` limits them to so many closed quarters.

    Raises what `profit` does.
    """
    ledger = ledger_of(opened)
    starts, accounts = opened.portfolio.kam.fiscal_year_starts, opened.portfolio.accounts
    policy = ledger.policy if ledger is not None else SignalPolicy()
    of = owners({name: accounts[name] for name in (accounts if everybody else chosen)})
    if ledger is None:
        held = _results_series(opened, chosen)
    else:
        with opened_ledger(opened, ledger) as found:
            held = account_months(opened, found, ledger, of, everybody=everybody)
    runs = [(one, run) for one in held for run in monthly.quarter_runs(one.months, opened.today, starts)]
    ends = sorted({quarter.span.end for _, run in runs for quarter in run}, reverse=True)
    wanted = set(ends[:newest])
    signals_found = []
    for one, run in runs:
        account = accounts[one.account] if one.account is not None else None
        limit = account.credit.limit if account is not None and account.credit is not None else None
        for signal in signals_of(one.customer, run, policy, limit):
            if signal.end in wanted:
                said = None
                if account is not None:
                    plan = opened.portfolio.plans.get(one.account or "")
                    said = answer(signal, account, plan, opened.today, starts)
                signals_found.append(AnsweredSignal(one.account, signal, said))
    return sorted(
        signals_found, key=lambda one: (-one.signal.end.toordinal(), one.account or "~", one.signal.customer)
    )


def _results_series(opened: Opened, chosen: Sequence[str]) -> list[Series]:
    results = opened.portfolio.results
    if not results:
        raise NothingToReadError
    accounts = opened.portfolio.accounts
    return [
        Series(name, ", ".join(accounts[name].customer_numbers) or name, results[name].months)
        for name in chosen
        if name in results
    ]


def account_months(
    opened: Opened,
    found: OpenLedger,
    ledger: Ledger,
    of: Mapping[str, str],
    *,
    everybody: bool = False,
    to: str | None = None,
) -> list[Series]:
    """Return the ledger's closed months of the accounts whose numbers are in `of`.

    With `everybody` it includes all other customers. A month is closed once it has ended and the ledger goes
    beyond it.
    """
    starts = opened.portfolio.kam.fiscal_year_starts
    extent = figures.extent(found)
    if extent.first is None or extent.last is None:
        return []
    closed = quarters.closed_months(extent.first, min(opened.today, quarters.reached(extent.last)), to)
    if not closed:
        return []
    numbers = None if everybody else list(of)
    totals = figures.months(found, closed[-1].end, numbers)
    owed = figures.balances(found, closed[-1].end, numbers)
    members: dict[tuple[str | None, str], list[str]] = {}
    for number in totals:
        account = of.get(number)
        members.setdefault((account, account or number), []).append(number)
    series = []
    for (account, _), held in members.items():
        merged = monthly.merged_months([totals[number] for number in held])
        begun = monthly.first_month(periods.named(min(merged)).start, extent.first, starts)
        months = monthly.month_results(
            merged,
            monthly.merged_owed([owed.get(number, {}) for number in held]),
            ledger.profit,
            [span.label for span in closed if span.start >= begun],
        )
        series.append(Series(account, ", ".join(held), months))
    return series
