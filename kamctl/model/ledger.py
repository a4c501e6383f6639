"""`ledger.yaml`: how to read the sales ledger, what profit means, what counts as a signal."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from typing import Annotated, Literal

from kamctl.model.record import Record, record
from kamctl.model.results import CalendarMonth
from kamctl.model.types import Currency, Doc, Id, Line, Money, Percent, Scalar, Whole, YesNo

Engine = Literal["duckdb", "spark"]
SourceKind = Literal["sales", "receivables", "activities"]

#: A factor or a rate of exchange: above zero.
Factor = Annotated[Decimal, Scalar("number", r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,8})?$", low=0)]
#: One character, or the word `tab`.
Separator = Annotated[str, Scalar("text", r"^([^\n\r]|tab|space)$", example=";")]


@record
class Columns(Record):
    """Which of their columns holds what; a name from the header, or `#3` for the third column."""

    customer: Annotated[Line, Doc("Customer number")]
    date: Annotated[Line | None, Doc("Sales and activities: the day of the line")] = None
    revenue: Annotated[Line | None, Doc("Sales: net of discount and tax")] = None
    cost: Annotated[Line | None, Doc("Sales: product cost")] = None
    direct: Annotated[tuple[Line, ...], Doc("Sales: further costs that stand on the line")] = ()
    order: Annotated[Line | None, Doc("Sales: order number")] = None
    product: Annotated[Line | None, Doc("Sales: product number")] = None
    quantity: Annotated[Line | None, Doc("Sales: quantity; activities: how much of it, default 1")] = None
    currency: Annotated[Line | None, Doc("Sales and receivables: currency of the amounts")] = None
    as_of: Annotated[Line | None, Doc("Receivables: day on which the items were open")] = None
    due: Annotated[Line | None, Doc("Receivables: day on which the item was due")] = None
    amount: Annotated[Line | None, Doc("Receivables: what is open")] = None
    activity: Annotated[Line | None, Doc("Activities: what was done, as `profit.cost_to_serve` names it")] = (
        None
    )


@record
class Reading(Record):
    """How to read a source's text; nothing of it is guessed."""

    encoding: Annotated[Line | None, Doc("Such as windows-1252 or utf-16; default UTF-8")] = None
    delimiter: Annotated[Separator | None, Doc("Between two columns, default a comma")] = None
    decimal: Annotated[Literal[".", ","] | None, Doc("Before the decimals, default a point")] = None
    thousands: Annotated[Separator | None, Doc("Between groups of three digits, default none")] = None
    dates: Annotated[Line | None, Doc("Such as %d.%m.%Y; default year-month-day")] = None
    header: Annotated[YesNo, Doc("Whether the first line names the columns")] = True
    sheet: Annotated[Line | None, Doc("Sheet of a workbook, default the only one")] = None


@record
class Source(Record):
    """One table of the ledger."""

    kind: Annotated[SourceKind, Doc("sales, receivables or activities")]
    files: Annotated[Line | None, Doc("Files by a pattern from the workspace's root, or an absolute one")] = (
        None
    )
    table: Annotated[Line | None, Doc("Instead of `files`: a table of the engine")] = None
    columns: Annotated[Columns, Doc("Which of their columns holds what")]
    leave_out: Annotated[
        dict[Line, tuple[Line, ...]], Doc("Rows that do not count: a column, and the values that say so")
    ] = field(default_factory=dict)
    read: Annotated[Reading, Doc("How to read the text")] = field(default_factory=Reading)


@record
class CostToServe(Record):
    """What serving a customer costs, in the workspace's currency."""

    per_order: Annotated[Money | None, Doc("Cost of an order")] = None
    per_line: Annotated[Money | None, Doc("Cost of an order line")] = None
    per_return: Annotated[Money | None, Doc("Cost of a line with negative revenue")] = None
    activities: Annotated[dict[Line, Money], Doc("Cost of one of each activity")] = field(
        default_factory=dict
    )


@record
class ProfitDefinition(Record):
    """What profit means here, beyond revenue less product cost."""

    cost_to_serve: Annotated[CostToServe, Doc("What serving them costs")] = field(default_factory=CostToServe)
    capital_rate: Annotated[Percent | None, Doc("Percent a year on what they owe us")] = None


@record
class SignalPolicy(Record):
    """What counts as a signal."""

    spike_at: Annotated[Factor, Doc("Revenue from this many times the median of four quarters")] = Decimal(
        "1.5"
    )
    slump_at: Annotated[Factor, Doc("Revenue up to this many times that median")] = Decimal("0.6")
    seasonal_at: Annotated[Factor, Doc("And this many times the same quarter a year ago")] = Decimal("1.25")
    dso_rise_days: Annotated[Whole, Doc("Days of sales outstanding above their median")] = 15
    overdue_share: Annotated[Percent, Doc("Percent of the balance that may be overdue")] = Decimal(25)


@record
class Ledger(Record):
    """How to read the sales ledger, what profit means, what counts as a signal."""

    engine: Annotated[Engine, Doc("duckdb on this machine, or spark where the data live")] = "duckdb"
    sources: Annotated[dict[Id, Source], Doc("Tables of the ledger by id")]
    profit: Annotated[ProfitDefinition, Doc("What profit means")] = field(default_factory=ProfitDefinition)
    currency_rates: Annotated[
        dict[Currency, dict[CalendarMonth, Factor]], Doc("Rates to the workspace's currency, by month")
    ] = field(default_factory=dict)
    policy: Annotated[SignalPolicy, Doc("What counts as a signal")] = field(default_factory=SignalPolicy)
