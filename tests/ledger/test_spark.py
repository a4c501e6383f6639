"""Spark gives the same rows as DuckDB, as text, for every query. On demand: it takes Java and minutes."""

import datetime as dt
import importlib.util
import inspect
from contextlib import ExitStack
from dataclasses import replace
from decimal import Decimal

import pytest

from kamctl.ledger import figures, queries, reader
from kamctl.ledger.problems import UnclearLedgerError
from kamctl.ledger.spark import java_format
from tests.ledger import by_hand
from tests.ledger.small import Small
from tests.ledger.test_reference_figures import MAPPED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="pip install 'kamctl[spark]'"),
    pytest.mark.filterwarnings("ignore"),  # of what Spark brings
]

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
SALES = """\
Customer;Day;Net;Cost;Freight;Order;Product;Cur;Status
0042;05.01.2026;1.234,56;1.000,00;10;A1;p1;EUR;
 0042 ;06.01.2026;-34,5;-20;;A1;p2;EUR;
42;31.12.2026;(7,25);;1,125;A2;p1;USD;
Müller & Söhne;9.2.2026;0,12345;0,1;;A3;;USD;
;10.02.2026;5;1;;A4;p1;EUR;
77;11.02.2026;9;9;;A5;p1;EUR;Cancelled
"""
OPEN = """\
Debtor,Snapshot,Due,Open
0042,2026-03-31,2026-03-01,100.5
0042,2026/3/31,2026/4/30,20
42,2026-03-31,2026-04-01,7
"""
TICKETS = "Client,Closed,Type,Hours\n0042,2026-02-01,visit,2.5\n0042,2026-02-03,visit,\n,2026-02-04,call,1\n"
TRAPS = {
    "columns": {
        "customer": "Customer", "date": "Day", "revenue": "Net", "cost": "Cost", "direct": ["Freight"],
        "order": "Order", "product": "Product", "currency": "Cur",
    },
    "read": {
        "encoding": "windows-1252", "delimiter": ";", "decimal": ",", "thousands": ".", "dates": "%d.%m.%Y",
    },
    "leave_out": {"Status": ["Cancelled"]},
    "currency_rates": {"USD": {"2026-02": "0.91119", "2026-12": "0.92"}},
    "sources": {
        "open": {
            "kind": "receivables", "files": "open*",
            "columns": {"customer": "Debtor", "as_of": "Snapshot", "due": "Due", "amount": "Open"},
        },
        "service": {
            "kind": "activities", "files": "tickets*",
            "columns": {"customer": "Client", "date": "Closed", "activity": "Type", "quantity": "Hours"},
        },
    },
}  # fmt: skip


def questions() -> dict[str, str]:
    """Every question that can be put, by the function that asks it and how."""
    asked = {
        "extent": queries.extent(),
        "by_month": queries.by_month(LAST, None),
        "by_month of two": queries.by_month(LAST, ["0042", "o'brien"]),
        "balances": queries.balances(LAST),
        "balance_days": queries.balance_days(LAST),
        "activities": queries.activities(LAST),
        "activities_between": queries.activities_between(FIRST, LAST),
        "overview": queries.overview("sales", "day", "revenue"),
        "customers": queries.customers("sales"),
        "beside": queries.beside("sales", "revenue"),
        "by_offering": queries.by_offering(LAST, ["0042", "42"], {"frames": ["p1"]}),
        "first_rows": queries.first_rows("sales", ["customer", "day", "revenue"], 100),
    }
    for key in ("customer", "product"):
        for flag in (False, True):
            asked[f"totals {key} {flag}"] = queries.totals(
                FIRST, LAST, key=key, orders=flag, direct=flag, left_out=True
            )
            asked[f"totals {key} {flag}, all"] = queries.totals(
                FIRST, LAST, key=key, orders=flag, direct=not flag, left_out=False
            )
    return asked


def test_every_query_is_run():
    functions = {
        name for name, one in inspect.getmembers(queries, inspect.isfunction)
        if one.__module__ == queries.__name__ and not name.startswith("_")
    }  # fmt: skip
    assert functions - {"literal"} == {name.split()[0] for name in questions()}


def as_text(rows):
    return [[str(value) for value in row] for row in rows]


@pytest.fixture(scope="module")
def traps(tmp_path_factory):
    """A ledger of every kind of source with what real ones hold, open in both engines."""
    small = Small(tmp_path_factory.mktemp("ledger"))
    small.file(SALES.encode("cp1252"))
    small.file(OPEN, "open.csv")
    small.file(TICKETS, "tickets.csv")
    with ExitStack() as stack:
        yield [
            stack.enter_context(small.opened(small.ledger(engine=engine, **TRAPS)))
            for engine in ("duckdb", "spark")
        ]


@pytest.mark.parametrize("name", questions())
def test_both_engines_give_the_same_rows(traps, name):
    duck, spark = (as_text(engine.rows(questions()[name])) for engine in traps)
    assert duck, "an empty answer compares nothing"
    assert sorted(spark) == sorted(duck) if name == "first_rows" else spark == duck


@pytest.fixture(scope="module")
def example():
    with ExitStack() as stack:
        yield [
            stack.enter_context(reader.opened(replace(MAPPED, engine=engine), "USD", by_hand.EXAMPLE))
            for engine in ("duckdb", "spark")
        ]


def test_both_engines_give_the_same_figures_of_the_example(example):
    ends = (dt.date(2013, 1, 1), dt.date(2013, 12, 31))
    duck, spark = ((figures.period(e, *ends), figures.months(e, ends[1]), figures.extent(e)) for e in example)
    assert spark == duck
    assert as_text(duck[0].totals) == as_text(spark[0].totals)


def test_parquet_keeps_its_types(tmp_path):
    import duckdb

    small = Small(tmp_path)
    duckdb.connect().execute(
        "COPY (SELECT '0042' AS Customer, DATE '2026-01-05' AS Date, 12.345::DECIMAL(18,3) AS Net,"
        f" 0.1::DOUBLE AS Cost) TO '{tmp_path / 'sales [1].parquet'}' (FORMAT parquet)"
    )
    totals = small.totals(engine="spark")["0042"]
    assert (totals.revenue, totals.cost) == (Decimal("12.3450"), Decimal("0.1000"))


@pytest.mark.parametrize(
    "row", ["a,2026-01-05,x,1", "a,2026-13-05,5,1", "a,2026-01-05,5", "a,,5,1", "a,2026-01-05,5,1,7"]
)
def test_faults_are_named_as_with_duckdb(tmp_path, row):
    small = Small(tmp_path)
    small.file(f"Customer,Date,Net,Cost\nb,2026-01-05,1,1\n{row}\n")
    found = []
    for engine in ("duckdb", "spark"):
        with pytest.raises(UnclearLedgerError) as raised:
            small.period(engine=engine)
        found.append(raised.value.problems)
    assert found[0] == found[1]
    assert found[0][0].line == 3


def test_a_table_of_a_lake_is_read_by_its_name(tmp_path):
    small = Small(tmp_path)
    small.file("Customer,Date,Net,Cost\n0042,2026-01-05,10.5,3\n")
    with small.opened(engine="spark") as opened:
        opened._engine.define("invoice_lines", "SELECT * FROM sales")
        columns = {"customer": "customer", "date": "day", "revenue": "revenue", "cost": "cost"}
        source = {"kind": "sales", "table": "invoice_lines", "columns": columns}
        lake = small.ledger(engine="spark", sources={"invoices": source})
        with small.opened(lake) as there:
            period = figures.period(there, FIRST, LAST)
    assert [(one.customer, one.revenue, one.cost) for one in period.totals] == [("0042", Decimal("10.5"), 3)]


@pytest.mark.parametrize(
    ("written", "java"),
    [
        ("%d.%m.%Y", "d.M.yyyy"),
        ("%Y%m%d", "yyyyMMdd"),
        ("%d %b %Y", "d MMM yyyy"),
        ("%m/%d/%y %H:%M", "M/d/yy H:m"),
    ],
)
def test_a_way_to_write_days_is_java_s(written, java):
    assert java_format(written) == java
