"""`results/<account>.yaml` and `results/portfolio.yaml`: what the ledger said, by month and by year."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated

from kamctl.model.record import Record, record
from kamctl.model.types import MONTH, YEAR, Amount, Day, Doc, Id, Number, Quarter, Scalar, Text, Whole

CalendarMonth = Annotated[str, Scalar("text", MONTH, example="2026-09")]
FiscalYear = Annotated[str, Scalar("text", YEAR, example="2026")]


@record
class Restatement(Record):
    """The figures of a month were changed after it was taken."""

    date: Annotated[Day, Doc("When")]
    reason: Annotated[Text, Doc("Why the ledger's figures have changed")]


@record
class MonthResult(Record):
    """What one closed month brought."""

    revenue: Annotated[Number, Doc("Revenue of the month, returns deducted")]
    profit: Annotated[Number, Doc("Profit of the month, by the definition under `taken`")]
    orders: Annotated[Whole | None, Doc("Distinct orders")] = None
    receivables: Annotated[Amount | None, Doc("What they owed us at the end of the month")] = None
    overdue: Annotated[Amount | None, Doc("The part that was overdue")] = None
    restated: Annotated[Restatement | None, Doc("Why it differs from what was first taken")] = None


@record
class OfferingsResult(Record):
    """The make-up of one closed quarter's revenue, by offering and not by product."""

    by_offering: Annotated[
        dict[Id, Number], Doc("Revenue by offering; one that is not listed brought none")
    ] = field(default_factory=dict)
    by_unit: Annotated[
        dict[Id, dict[Id, Number]], Doc("The same for each buying unit with customer numbers of its own")
    ] = field(default_factory=dict)
    other: Annotated[Number | None, Doc("Revenue of products that belong to no offering")] = None
    restated: Annotated[Restatement | None, Doc("Why it differs from what was first taken")] = None


@record
class Taken(Record):
    """Where figures come from."""

    sources: Annotated[tuple[Id, ...], Doc("Sources of ledger.yaml")]
    date: Annotated[Day, Doc("Day from which they are taken this way")]
    profit: Annotated[Text, Doc("Definition of profit in them")]


@record
class Results(Record):
    """What an account brought, by calendar month, and by offering in each quarter."""

    months: Annotated[dict[CalendarMonth, MonthResult], Doc("Closed months")] = field(default_factory=dict)
    offerings: Annotated[
        dict[Quarter, OfferingsResult], Doc("Revenue by offering of closed fiscal quarters")
    ] = field(default_factory=dict)
    taken: Annotated[Taken | None, Doc("Where they come from; absent where they were typed")] = None


@record
class BestFifth(Record):
    """The fifth of the customers that earns most; shares are percent of the net total."""

    customers: Annotated[Whole, Doc("How many customers are a fifth")]
    profit_share: Annotated[Number | None, Doc("Share of profit of the best by profit")] = None
    positive_profit_share: Annotated[
        Number | None, Doc("Their share of all positive profit, if their share of profit is over 100 %")
    ] = None
    revenue_share_of_largest: Annotated[Number | None, Doc("Share of revenue of the largest by revenue")] = (
        None
    )
    profit_share_of_largest: Annotated[Number | None, Doc("Share of profit of the largest by revenue")] = None
    overlap: Annotated[Whole, Doc("How many are in both lists")]
    accounts: Annotated[tuple[Id, ...], Doc("Our accounts among the best by profit, best first")] = ()


@record
class Peak(Record):
    """The top of the whale curve."""

    rank: Annotated[Whole, Doc("Number of customers up to it, best first")]
    profit: Annotated[Number, Doc("Profit cumulated up to it")]
    share: Annotated[Number | None, Doc("The same in percent of the net total")] = None


@record
class Losing(Record):
    """The customers that lose money."""

    customers: Annotated[Whole, Doc("How many")]
    profit: Annotated[Number, Doc("How much; zero or negative")]


@record
class YearResult(Record):
    """How one closed fiscal year's profit was spread over all customers; it names only our accounts."""

    customers: Annotated[Whole, Doc("Customers with at least one line")]
    revenue: Annotated[Number, Doc("Revenue")]
    profit: Annotated[Number, Doc("Profit")]
    best_fifth: Annotated[BestFifth, Doc("The best fifth")]
    customers_for_80_percent: Annotated[Whole | None, Doc("How many bring 80 % of profit")] = None
    peak: Annotated[Peak, Doc("Top of the whale curve")]
    losing: Annotated[Losing, Doc("Those that lose money")]


@record
class PortfolioResults(Record):
    """How profit is spread over all customers, by fiscal year."""

    years: Annotated[dict[FiscalYear, YearResult], Doc("Closed fiscal years")] = field(default_factory=dict)
    taken: Annotated[Taken | None, Doc("Where they come from")] = None
