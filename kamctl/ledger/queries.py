"""The queries that are put to a ledger, one SQL text each.

They use the part of DuckDB's SQL that translates to Spark's without loss: no window without an order, and no
function that only one of the two has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

#: Month 0 is January of year 0, as in `kamctl.model.periods`.
_MONTH = "year(day) * 12 + month(day) - 1"


def literal(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def extent() -> str:
    """Return the query for the first and last day of the ledger and its number of lines."""
    return "SELECT min(day), max(day), count(*) FROM sales"


def totals(
    start: dt.date,
    end: dt.date,
    *,
    key: str = "customer",
    orders: bool,
    direct: bool,
    left_out: bool,
    customers: Sequence[str] | None = None,
) -> str:
    """Return the query for lines, orders, returns and sums of a period by `key`.

    Columns: key, why the rows do not count, lines, distinct orders, returns, revenue of the returns, lines
    without a cost, revenue, cost, direct cost, first and last day. `orders`, `direct` and `left_out` are
    optional because each takes time.
    """
    why = "left_out" if left_out else "CAST(NULL AS VARCHAR)"
    where = f"WHERE day BETWEEN DATE '{start}' AND DATE '{end}'{_among(customers)}"
    sums = (
        "count(*) AS n, count(CASE WHEN revenue < 0 THEN 1 END) AS returns,"
        " sum(CASE WHEN revenue < 0 THEN revenue END) AS returned, count(*) - count(cost) AS no_cost,"
        f" sum(revenue) AS revenue, sum(cost) AS cost, {'sum(direct)' if direct else '0'} AS direct,"
        " min(day) AS first, max(day) AS last"
    )
    if orders:  # two spellings of a customer may share an order, so each line is trimmed
        group = f"CASE WHEN left_out IS NULL THEN {key} END" if left_out else key
        return (
            "SELECT key, why, n, orders, returns, returned, no_cost, revenue, cost, direct, first, last"
            f" FROM (SELECT {group} AS key, {why} AS why, count(DISTINCT order_number) AS orders, {sums}"
            f" FROM sales {where} GROUP BY 1, 2) AS grouped ORDER BY 1, 2"
        )
    written = f"SELECT {key}_as_written AS written, {why} AS why, {sums} FROM sales {where} GROUP BY 1, 2"
    return (
        "SELECT CASE WHEN why IS NULL THEN nullif(trim(written), '') END AS key, why, sum(n), 0,"
        " sum(returns), sum(returned), sum(no_cost), sum(revenue), sum(cost), sum(direct),"
        " min(first), max(last)"
        f" FROM ({written}) AS grouped GROUP BY 1, 2 ORDER BY 1, 2"
    )


def by_month(last: dt.date, customers: Sequence[str] | None) -> str:
    """Return the query for lines, orders, returns and sums by customer and month, up to a day."""
    return (
        f"SELECT customer, {_MONTH} AS month, count(*), count(DISTINCT order_number),"
        " count(CASE WHEN revenue < 0 THEN 1 END), sum(revenue), sum(cost), sum(direct)"
        f" FROM sales WHERE left_out IS NULL AND customer IS NOT NULL AND day <= DATE '{last}'"
        f"{_among(customers)} GROUP BY 1, 2 ORDER BY 1, 2"
    )


def by_offering(last: dt.date, customers: Sequence[str], products: Mapping[str, Sequence[str]]) -> str:
    """Return the query for revenue by customer, offering and month, up to a day.

    `products` lists the products of each offering; lines of any other product have no offering.
    """
    return (
        f"SELECT customer, {_offering(products)} AS offering, {_MONTH} AS month, sum(revenue)"
        f" FROM sales WHERE left_out IS NULL AND day <= DATE '{last}'"
        f"{_among(customers)} GROUP BY 1, 2, 3 ORDER BY 1, 2 NULLS LAST, 3"
    )


def mix(start: dt.date, end: dt.date, products: Mapping[str, Sequence[str]]) -> str:
    """Return the query for revenue of a period by customer and offering; see `by_offering`."""
    return (
        f"SELECT customer, {_offering(products)} AS offering, sum(revenue)"
        " FROM sales WHERE left_out IS NULL AND customer IS NOT NULL"
        f" AND day BETWEEN DATE '{start}' AND DATE '{end}' GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
    )


def _offering(products: Mapping[str, Sequence[str]]) -> str:
    """Return the SQL for the offering of a line, by its product."""
    cases = " ".join(
        f"WHEN product IN ({', '.join(map(literal, numbers))}) THEN {literal(name)}"
        for name, numbers in products.items()
    )
    return f"CASE {cases} END"


def balances(last: dt.date, customers: Sequence[str] | None = None) -> str:
    """Return the query for open and overdue amounts by customer and day, up to a day."""
    return (
        "SELECT customer, as_of, sum(amount), sum(CASE WHEN due < as_of THEN amount ELSE 0 END), count(due)"
        f" FROM receivables WHERE left_out IS NULL AND customer IS NOT NULL AND as_of <= DATE '{last}'"
        f"{_among(customers)} GROUP BY 1, 2 ORDER BY 1, 2"
    )


def balance_days(last: dt.date) -> str:
    """Return the query for the days on which open items are known, up to a day."""
    return f"SELECT DISTINCT as_of FROM receivables WHERE as_of <= DATE '{last}' ORDER BY 1"


def activities(last: dt.date, customers: Sequence[str] | None = None) -> str:
    """Return the query for the quantity of each activity by customer and month, up to a day."""
    return (
        f"SELECT customer, activity, {_MONTH} AS month, count(*), sum(coalesce(quantity, 1))"
        f" FROM activities WHERE left_out IS NULL AND day <= DATE '{last}'"
        f"{_among(customers)} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )


def activities_between(start: dt.date, end: dt.date) -> str:
    """Return the query for the quantity of each activity in a period, by customer."""
    return (
        "SELECT customer, activity, count(*), sum(coalesce(quantity, 1))"
        " FROM activities WHERE left_out IS NULL"
        f" AND day BETWEEN DATE '{start}' AND DATE '{end}' GROUP BY 1, 2 ORDER BY 1, 2"
    )


def _among(customers: Sequence[str] | None) -> str:
    if customers is None:
        return ""
    return f" AND customer IN ({', '.join(literal(c) for c in customers) or 'NULL'})"


def overview(table: str, day: str, amount: str) -> str:
    """Return the query for the lines that count, their first and last day, and their sum."""
    return f"SELECT count(*), min({day}), max({day}), sum({amount}) FROM {table} WHERE left_out IS NULL"


def customers(table: str) -> str:
    """Return the query for all customers that have a line that counts."""
    return f"SELECT DISTINCT customer FROM {table} WHERE left_out IS NULL AND customer IS NOT NULL ORDER BY 1"


def beside(table: str, amount: str) -> str:
    """Return the query for the lines that do not count: why, how many, and their amount."""
    return (
        f"SELECT coalesce(left_out, 'no customer'), count(*), coalesce(sum({amount}), 0) FROM {table}"
        " WHERE left_out IS NOT NULL OR customer IS NULL GROUP BY 1 ORDER BY 1"
    )


def first_rows(table: str, columns: Sequence[str], count: int) -> str:
    """Return the query for a few lines as they were read."""
    return f"SELECT {', '.join(columns)} FROM {table} LIMIT {count}"
