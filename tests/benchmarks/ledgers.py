"""Makes a sales ledger of any length, the same in every run, and a workspace that reads it."""

from __future__ import annotations

from pathlib import Path

#: The last day of a ledger's last quarter is the day before.
TODAY = "2026-01-10"
CUSTOMERS = 10_000
LINES = 10_000_000
KAM = """\
company: Benchmark
currency: USD
people:
  d.osei: {name: Dana Osei, level: president, function: general}
"""
LEDGER = """\
sources:
  invoices:
    kind: sales
    files: ledger/*.csv
    columns: {customer: Customer, date: Date, revenue: Net, cost: Cost, order: Order, product: Product}
"""


def _bare(customer: str, date: str, revenue: str, cost: str, file: str, first: str, last: str) -> str:
    """Return what asks DuckDB alone: the same customers, the same period, the same sums, best first."""
    money = f"'{revenue}': 'DECIMAL(18,4)', '{cost}': 'DECIMAL(18,4)'"
    sql = (
        f"SELECT {customer}, count(*), sum({revenue}), sum({cost}), sum({revenue}) - sum({cost})"
        f" FROM read_csv('ledger/{file}', types = {{'{customer}': 'VARCHAR', {money}, '{date}': 'DATE'}})"
        f" WHERE {date} BETWEEN DATE '{first}' AND DATE '{last}' GROUP BY 1 ORDER BY 5 DESC, 1"
    )
    return f"import duckdb; print(duckdb.connect().execute({sql!r}).fetchall()[:20])"


BARE = _bare("Customer", "Date", "Net", "Cost", "sales.csv", "2025-01-01", "2025-12-31")
BARE_EXAMPLE = _bare(
    "ResellerKey", "OrderDate", "SalesAmount", "TotalProductCost", "reseller_sales.csv.gz",
    "2012-10-01", "2013-09-30",
)  # fmt: skip


def write(folder: Path, lines: int) -> Path:
    """Write a workspace whose ledger has so many lines: orders of four over three years."""
    import duckdb

    (folder / "accounts").mkdir(parents=True)
    (folder / "ledger").mkdir()
    (folder / "kam.yaml").write_text(KAM, "utf-8")
    (folder / "ledger.yaml").write_text(LEDGER, "utf-8")
    (folder / "accounts/acme.yaml").write_text('name: Acme\ncustomer_numbers: ["001234"]\n', "utf-8")
    duckdb.connect().execute(
        f"""COPY (
        SELECT 'SO' || (i // 4) AS "Order", DATE '2023-01-01' + CAST(hash(i // 4) % 1096 AS INTEGER) AS Date,
            lpad(CAST(hash(i // 4 + 7) % {CUSTOMERS} AS VARCHAR), 6, '0') AS Customer,
            hash(i + 3) % 300 AS Product, 1 + hash(i + 5) % 9 AS Quantity,
            CAST(hash(i + 11) % 500000 / 100 AS DECIMAL(18, 4)) AS Net,
            CAST(hash(i + 13) % 480000 / 100 AS DECIMAL(18, 4)) AS Cost
        FROM range({lines}) AS made(i)) TO '{folder / "ledger/sales.csv"}' (HEADER)"""
    )
    return folder
