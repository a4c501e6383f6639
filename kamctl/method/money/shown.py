"""Which rows of a report are shown: the best, those of our accounts, and those that lose most."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kamctl.method.money.report import Report, Row

_BEST = 20


def shown_rows(report: Report, chosen: Collection[str] = (), *, everything: bool = False) -> tuple[Row, ...]:
    """Return the first twenty rows and those of our accounts; or only those of chosen accounts, or all.

    A report by product or segment is already limited to the chosen accounts.
    """
    if chosen and report.by in ("customer", "account"):
        return tuple(row for row in report.rows if row.account in chosen)
    if everything:
        return report.rows
    if report.by == "account":
        return tuple(row for row in report.rows if row.account is not None)
    return tuple(row for row in report.rows if row.rank <= _BEST or row.account is not None)


def worst(report: Report, count: int) -> Sequence[Row]:
    """Return the rows that lose most, the worst last."""
    return [row for row in report.rows[-count:] if row.profit < 0]
