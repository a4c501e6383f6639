"""`ledger.yaml`: how to read the sales ledger, what profit means, what counts as a signal."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterator
from dataclasses import field, fields
from decimal import Decimal
from typing import Annotated, Literal

from kamctl.model.record import Contradiction, Record, record
from kamctl.model.results import CalendarMonth
from kamctl.model.types import Currency, Doc, Id, Line, Money, Percent, Scalar, Whole, YesNo

SourceKind = Literal["sales", "receivables", "activities"]

#: By kind of source, the columns that it must name, and those that it may name.
NEEDED: dict[SourceKind, tuple[str, ...]] = {
    "sales": ("customer", "date", "revenue"),
    "receivables": ("customer", "as_of", "amount"),
    "activities": ("customer", "date", "activity"),
}
OPTIONAL: dict[SourceKind, tuple[str, ...]] = {
    "sales": ("cost", "direct", "order", "product", "quantity", "currency"),
    "receivables": ("due", "currency"),
    "activities": ("quantity",),
}

#: A factor or a rate of exchange: above zero.
Factor = Annotated[Decimal, Scalar("number", r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,8})?$", low=0)]
#: One character, or the word `tab`.
Separator = Annotated[str, Scalar("text", r"^([^\n\r]|tab|space)$", example=";")]


@record
class Columns(Record):
    """The columns by meaning: a name from the header, or `#3` for the third column."""

    customer: Annotated[Line, Doc("Customer number")]
    date: Annotated[Line | None, Doc("Sales and activities: the day of the line")] = None
    revenue: Annotated[Line | None, Doc("Sales: net of discount and tax")] = None
    cost: Annotated[Line | None, Doc("Sales: product cost")] = None
    direct: Annotated[tuple[Line, ...], Doc("Sales: further costs on the line")] = ()
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

    encoding: Annotated[Line | None, Doc("Such as windows-1252 or utf-16; default is UTF-8")] = None
    delimiter: Annotated[Separator | None, Doc("Separator of columns; default is a comma")] = None
    decimal: Annotated[Literal[".", ","] | None, Doc("Decimal separator; default is a point")] = None
    thousands: Annotated[Separator | None, Doc("Thousands separator; default is none")] = None
    dates: Annotated[Line | None, Doc("Such as %d.%m.%Y; default is year-month-day")] = None
    header: Annotated[YesNo, Doc("Whether the first line names the columns")] = True
    sheet: Annotated[Line | None, Doc("Sheet of a workbook; default is the only one")] = None

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield settings that fit no file: unknown encodings, incomplete dates, equal separators."""
        if self.encoding is not None:
            try:
                codecs.lookup(self.encoding)
            except LookupError:
                said = f"`{self.encoding}` is not a known encoding"
                yield Contradiction(
                    ("encoding",), said, "Known are, for example, utf-8, utf-16, windows-1252, iso-8859-15."
                )
        if self.dates is not None and not _tells_the_day(self.dates):
            said = f"`{self.dates}` does not give year, month and day"
            yield Contradiction(("dates",), said, "Write it like %d.%m.%Y or %m/%d/%y.")
        if self.thousands is not None and self.thousands == self.decimal:
            said = f"`{self.thousands}` cannot separate both decimals and thousands"
            yield Contradiction(("thousands",), said, "For 1.234,56 write `thousands: .` and `decimal: ','`.")


@record
class Source(Record):
    """One table of the ledger."""

    kind: Annotated[SourceKind, Doc("sales, receivables or activities")]
    files: Annotated[Line | None, Doc("Pattern of files, from the workspace's root or absolute")] = None
    table: Annotated[Line | None, Doc("Instead of `files`, with Spark: a table such as lake.sales")] = None
    columns: Annotated[Columns, Doc("The columns by meaning")]
    leave_out: Annotated[
        dict[Line, tuple[Line, ...]], Doc("Rows to leave out: by column, the values that mark them")
    ] = field(default_factory=dict)
    read: Annotated[Reading, Doc("How to read the text")] = field(default_factory=Reading)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield what a source of its kind lacks, and columns that it cannot have."""
        if self.files is None and self.table is None:
            help_ = "Write `files:` with a pattern such as ledger/sales-*.csv."
            yield Contradiction((), "the source names no files", help_, "missing-field")
        elif self.files is not None and self.table is not None:
            yield Contradiction(("table",), "has both `files` and `table`", "Keep one of the two.", key=True)
        for name in NEEDED[self.kind]:
            if getattr(self.columns, name) is None:
                said = f"the source does not say which column holds `{name}`"
                help_ = f"Write `{name}: ` and the column's name."
                yield Contradiction(("columns",), said, help_, "missing-field")
        known = (*NEEDED[self.kind], *OPTIONAL[self.kind])
        for one in fields(self.columns):
            if getattr(self.columns, one.name) and one.name not in known:
                said = f"`{one.name}` is not used in a source of {self.kind}"
                yield Contradiction(("columns", one.name), said, f"It uses {', '.join(known)}.", key=True)


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

    spike_at: Annotated[Factor, Doc("Spike: revenue from this many times the median of four quarters")] = (
        Decimal("1.5")
    )
    slump_at: Annotated[Factor, Doc("Slump: revenue up to this many times that median")] = Decimal("0.6")
    seasonal_at: Annotated[Factor, Doc("Spike: also this many times the same quarter a year ago")] = Decimal(
        "1.25"
    )
    dso_rise_days: Annotated[Whole, Doc("Days of sales outstanding above their median")] = 15
    overdue_share: Annotated[Percent, Doc("Percent of the balance that may be overdue")] = Decimal(25)


@record
class Ledger(Record):
    """How to read the sales ledger, what profit means, what counts as a signal."""

    engine: Annotated[Literal["duckdb", "spark"], Doc("Engine that reads it: duckdb or spark")] = "duckdb"
    sources: Annotated[dict[Id, Source], Doc("Tables of the ledger by id")]
    profit: Annotated[ProfitDefinition, Doc("What profit means")] = field(default_factory=ProfitDefinition)
    currency_rates: Annotated[
        dict[Currency, dict[CalendarMonth, Factor]],
        Doc("Exchange rates to the workspace's currency, by month"),
    ] = field(default_factory=dict)
    policy: Annotated[SignalPolicy, Doc("What counts as a signal")] = field(default_factory=SignalPolicy)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield a ledger without sales, which has no profit, and tables that the engine cannot read."""
        for name, source in self.sources.items():
            if source.table is not None and self.engine != "spark":
                where = ("sources", name, "table")
                yield Contradiction(
                    where, "DuckDB reads files, not tables of a lake", "Write `engine: spark`.", key=True
                )
        if not any(source.kind == "sales" for source in self.sources.values()):
            said = "no source holds sales, so there is no profit"
            yield Contradiction(
                ("sources",), said, "Describe one that has `kind: sales`.", "missing-field", key=True
            )


def _tells_the_day(written: str) -> bool:
    """Tell whether a day written in this format is read as the same day."""
    day = dt.date(2021, 2, 3)
    try:
        return dt.datetime.strptime(day.strftime(written), written).date() == day  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return False
