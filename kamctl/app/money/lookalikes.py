"""Who is most like the customers that earn most: from the ledger, and from a list of prospects."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from kamctl.app.money.ledger import NoLinesError, needed_ledger, opened_ledger
from kamctl.app.open import Opened
from kamctl.errors import KamctlError
from kamctl.ledger import figures
from kamctl.method.growth.lookalikes import Lookalikes, Profile, compare, profiles, shares
from kamctl.method.money import quarters
from kamctl.method.money.report import owners
from kamctl.model.types import NUMBER

#: Columns of a list of prospects, beside one for each offering.
COLUMNS = ("name", "segment", "revenue", "margin", "growth")


class ProspectsError(KamctlError):
    """A list of prospects cannot be read in one way alone."""


def lookalikes(opened: Opened, prospects: Path | None = None) -> Lookalikes:
    """Return what the best fifth by profit have in common, and who of the others is most like them.

    Looked at are the newest four closed quarters that the ledger has reached, and the four before.
    With a list of `prospects` these are held against the best, and not the other customers.

    Raises:
        ProspectsError: the list cannot be read; else what opening the ledger does.
    """
    ledger, portfolio = needed_ledger(opened), opened.portfolio
    known = portfolio.offerings.offerings if portfolio.offerings is not None else {}
    wanted = read_prospects(prospects, known) if prospects is not None else None
    products = {name: one.products for name, one in known.items() if one.products}
    starts = portfolio.kam.fiscal_year_starts
    with opened_ledger(opened, ledger) as found:
        newest = figures.extent(found).last
        if newest is None:
            raise NoLinesError
        last = quarters.closed_quarter(opened.today, starts, newest)
        spans = quarters.quarters_up_to(last, starts, 2 * quarters.QUARTERS)
        year, before = spans[quarters.QUARTERS :], spans[: quarters.QUARTERS]
        now = figures.period(found, year[0].start, last.end)
        earlier = figures.period(found, before[0].start, before[-1].end)
        mix = figures.mix(found, year[0].start, last.end, products) if products else {}
    customers, best = profiles(
        now.totals, earlier.totals, mix, portfolio.accounts, owners(portfolio.accounts), ledger.profit
    )
    return compare(year[0].start, last.end, portfolio.kam.currency, customers, best, wanted)


def read_prospects(file: Path, offerings: Mapping[str, object]) -> list[Profile]:
    """Read a list of prospects: comma-separated, UTF-8, with a header.

    A column is called `name`, `segment`, `revenue` (what they spend on what we sell a year), `margin` or
    `growth` (in percent), or as an offering (what they spend on it, or its share).

    Raises:
        ProspectsError: the file cannot be read, a column is not known, a number is none.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProspectsError(
            f"{file} cannot be read: {error}", "It must be a UTF-8 file with commas."
        ) from None
    rows = csv.reader(io.StringIO(text))
    header = [cell.strip() for cell in next(rows, [])]
    may_be = ", ".join((*COLUMNS, *offerings))
    if "name" not in header:
        raise ProspectsError(f"{file}:1: no column is called `name`", f"Columns may be: {may_be}.")
    for i, column in enumerate(header):
        if column not in COLUMNS and column not in offerings:
            raise ProspectsError(
                f"{file}:1: the column `{column}` is not known", f"Columns may be: {may_be}."
            )
        if column in header[:i]:
            raise ProspectsError(f"{file}:1: the column `{column}` is there twice", "Take one out.")
    return [
        _prospect(file, rows.line_num, dict(zip(header, row, strict=False)), offerings)
        for row in rows
        if any(cell.strip() for cell in row)
    ]


def _prospect(file: Path, line: int, row: Mapping[str, str], offerings: Mapping[str, object]) -> Profile:
    cells = {column: cell.strip() for column, cell in row.items() if cell.strip()}
    if "name" not in cells:
        raise ProspectsError(f"{file}:{line}: the prospect has no name", "Give it one, or take the line out.")
    numbers = {
        column: _number(file, line, column, cell)
        for column, cell in cells.items()
        if column not in ("name", "segment")
    }
    return Profile(
        key=cells["name"],
        account=None,
        name=cells["name"],
        segment=cells.get("segment"),
        size=numbers.get("revenue"),
        margin=numbers.get("margin"),
        growth=numbers.get("growth"),
        mix=shares({column: amount for column, amount in numbers.items() if column in offerings}),
    )


def _number(file: Path, line: int, column: str, cell: str) -> Decimal:
    if re.match(NUMBER, cell) is None:
        help_ = "Write it with a point before the decimals, and nothing between its digits."
        raise ProspectsError(f"{file}:{line}: {column}: `{cell}` is not a number", help_)
    return Decimal(cell)
