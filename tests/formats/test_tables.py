"""A table as CSV and as a workbook: values stay what they are, and no text becomes a formula."""

from __future__ import annotations

import datetime as dt
import io
import sys
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec

import pytest
from openpyxl import load_workbook

from kamctl.formats.csv_text import csv_text
from kamctl.formats.xlsx import ExcelMissingError, sheet_name, xlsx
from kamctl.table import Cell, Column, Table, money, sheet, sheets
from kamctl.views.pages.table_page import as_html, as_markdown
from kamctl.views.table import render

DAY = dt.date(2026, 11, 22)
excel = pytest.mark.skipif(find_spec("xlsxwriter") is None, reason="needs kamctl[excel]")
ACTIONS = Table(
    "actions",
    [
        Column("account", keep=True),
        Column("due"),
        Column("late", "right", parts=("late", "open")),
        money("worth"),
        Column("urgent"),
        Column("said", parts=()),
        Column("note", drawn=False),
    ],
    [
        ["acme", DAY, Cell((1, 3), "red", "1/3"), Decimal("1200.50"), True, "in words", "=1+1"],
        ["bolt", None, Cell(None, text="-"), None, False, "", ""],
    ],
    currency="EUR",
)


def test_a_terminal_shows_texts_and_a_sheet_the_values_behind_them() -> None:
    told = render(ACTIONS, drawn=False, colour=False, width=100).splitlines()
    assert [line.split() for line in told] == [
        ["account", "due", "late", "worth", "urgent", "said"],
        ["acme", "2026-11-22", "1/3", "1,201", "yes", "in", "words"],
        ["bolt", "-", "-", "-", "no"],
    ]
    assert csv_text(sheet(ACTIONS)).splitlines() == [
        "account,due,late,open,worth,currency,urgent,note",
        "acme,2026-11-22,1,3,1200.5,EUR,true,'=1+1",
        "bolt,,,,,,false,",
    ]


@excel
def test_a_workbook_holds_numbers_days_and_texts_and_a_heading_that_stays() -> None:
    book = load_workbook(io.BytesIO(xlsx(sheets([ACTIONS, "a sentence"]))))
    page = book["actions"]
    assert [cell.value for cell in page[2]] == [
        "acme", dt.datetime(2026, 11, 22), 1, 3, 1200.5, "EUR", True, "=1+1",  # noqa: DTZ001
    ]  # fmt: skip
    assert page["H2"].data_type == "s"
    assert [cell.value for cell in page[3]] == ["bolt", None, None, None, None, None, False, None]
    assert (page["B2"].number_format, page["E2"].number_format) == ("yyyy-mm-dd", "#,##0.00")
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:H3"


@excel
def test_the_same_tables_are_the_same_bytes() -> None:
    assert xlsx(sheets([ACTIONS])) == xlsx(sheets([ACTIONS]))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_text(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    one = sheet(Table("t", [Column("a"), Column("b")], [[text, Decimal(-5)]]))
    assert csv_text(one).split("\n")[1].replace('"', "").startswith("'")
    assert csv_text(one).rstrip("\n").endswith(",-5")


@excel
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_looks_like_a_formula_is_text_in_a_workbook(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    cell = load_workbook(io.BytesIO(xlsx(sheets([Table("t", [Column("a")], [[text]])])))).active["A2"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\r", "\\x0d")


def test_without_the_extra_a_workbook_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExcelMissingError) as error:
        xlsx([])
    assert error.value.help == "Install it: pip install 'kamctl[excel]'"


def test_signs_that_steer_a_terminal_are_made_visible_in_csv() -> None:
    assert "\x1b" not in csv_text(sheet(Table("t", [Column("a")], [["\x1b[31mred"]])))


def test_numbers_keep_their_digits_and_a_quotient_is_a_number() -> None:
    one = sheet(Table("t", [Column("a")], [[Decimal("80.00")], [Fraction(1, 4)], [Decimal("0.10")], [True]]))
    assert csv_text(one).split() == ["a", "80", "0.25", "0.1", "true"]


def test_tables_of_one_name_and_the_same_columns_are_one_sheet() -> None:
    columns = [Column("account", drawn=False), Column("contact")]
    found = sheets([Table("c", columns, [["acme", "x"]]), "said", Table("c", columns, [["bolt", "y"]])])
    assert [(one.name, one.rows) for one in found] == [("c", [["acme", "x"], ["bolt", "y"]])]


def test_sheet_names_are_short_plain_and_told_apart() -> None:
    taken: set[str] = set()
    names = [sheet_name(name, taken) for name in ("a/b", "A-B", "x" * 40, "x" * 40, "")]
    assert names == ["a-b", "A-B 2", "x" * 31, "x" * 29 + " 2", "sheet"]


def test_a_page_shows_every_text_as_itself() -> None:
    table = Table("t", [Column("a | b"), Column("n", "right")], [["<script>*x*|", 5], ["", None]])
    page = as_markdown("kamctl t", [table, "1. so it is\n# told"])
    assert "| a \\| b | n |\n| --- | --: |\n| \\<script>\\*x\\*\\| | 5 |\n|  |  |" in page
    assert "1\\. so it is\\\n\\# told" in page
    told = as_html("kamctl t", [table, "a < b"])
    assert '<td>&lt;script&gt;*x*|</td><td class="num">5</td>' in told
    assert "<p>a &lt; b</p>" in told
