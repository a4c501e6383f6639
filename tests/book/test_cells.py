"""What a cell means, and what is ambiguous."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.book.cells import CellError, cell_of, entries, plain, understood
from kamctl.book.layout import Column, pages

COLUMNS = {f"{page.name}.{column.name}": column for page in pages() for column in page.columns}
DAY = COLUMNS["actions.due"]
AMOUNT = COLUMNS["value.worth"]
TEXT = COLUMNS["actions.do"]
YES = COLUMNS["actions.internal"]
QUARTER = COLUMNS["forecasts.quarter"]
IDS = COLUMNS["initiatives.helps"]
NUMBERS = COLUMNS["accounts.customer_numbers"]


@pytest.mark.parametrize(
    ("cell", "column", "meant"),
    [
        (dt.date(2026, 9, 30), DAY, "2026-09-30"),
        (dt.datetime(2026, 9, 30), DAY, "2026-09-30"),  # noqa: DTZ001 - as a spreadsheet gives it
        ("2026-09-30 ", DAY, "2026-09-30"),
        ("30.09.2026", DAY, "2026-09-30"),
        ("9. 1. 2026", DAY, "2026-01-09"),
        (1200.0, AMOUNT, "1200"),
        (0.1, AMOUNT, "0.1"),
        ("1,5", AMOUNT, "1.5"),
        ("1.234,56", AMOUNT, "1234.56"),
        ("1,234.56", AMOUNT, "1234.56"),
        ("1 234,5", AMOUNT, "1234.5"),
        ("1,234,567", AMOUNT, "1234567"),
        (True, YES, "true"),
        ("no", YES, "false"),
        ("TRUE", YES, "true"),
        (2026.0, TEXT, "2026"),
        ("two \r\nlines  ", TEXT, "two\nlines"),
        ("   ", TEXT, ""),
        (None, DAY, ""),
        ("2026-Q3", QUARTER, "2026-Q3"),
    ],
)
def test_a_cell_means_what_a_person_meant(cell: object, column: Column, meant: str) -> None:
    assert understood(cell, column) == meant  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "column", "said"),
    [
        ("1,234", AMOUNT, "'1,234' can be read as two numbers"),
        (dt.date(2026, 1, 2), AMOUNT, "'2026-01-02' is not a number"),
        (46000.0, DAY, "46000 is a number, not a day"),
        ("#REF!", TEXT, "it holds #REF!, a fault of the spreadsheet"),
        ("perhaps", YES, "'perhaps' is neither TRUE nor FALSE"),
        (dt.date(2026, 7, 1), QUARTER, "the spreadsheet turned it into the day 2026-07-01"),
        ("x" * 32_767, TEXT, "the text is as long as a cell can be, and may be cut"),
    ],
)
def test_an_ambiguous_cell_is_an_error_with_a_way_out(cell: object, column: Column, said: str) -> None:
    with pytest.raises(CellError) as error:
        understood(cell, column)  # type: ignore[arg-type]
    assert error.value.message == said
    assert error.value.help


def test_names_in_one_cell_may_stand_behind_commas_or_on_lines_and_texts_on_lines_alone() -> None:
    assert entries("stores, online;reach", IDS) == ["stores", "online", "reach"]
    assert entries("stores\nonline\n", IDS) == ["stores", "online"]
    assert entries("0042\nA, B", NUMBERS) == ["0042", "A, B"]
    assert plain(cell_of(("0042", "A, B"), NUMBERS)) == "0042\nA, B"


def test_a_number_too_long_for_a_spreadsheet_is_text_with_all_its_digits() -> None:
    assert cell_of(Decimal("150000.50"), AMOUNT) == 150000.5
    assert cell_of(Decimal("123456789012345.123456"), AMOUNT) == "123456789012345.123456"


def test_a_day_that_spreadsheets_cannot_count_is_text() -> None:
    assert cell_of(dt.date(1900, 2, 28), DAY) == "1900-02-28"
    assert cell_of(dt.date(1900, 3, 1), DAY) == dt.date(1900, 3, 1)
