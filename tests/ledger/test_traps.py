"""Traps found in real ledgers, each in a small file."""

import codecs
import datetime as dt
import gzip
import re
import zipfile
from decimal import Decimal

import pytest
from openpyxl import Workbook

from kamctl.ledger import figures, reader
from kamctl.ledger.problems import LedgerChangedError, UnclearLedgerError
from tests.ledger.small import ALL_TIME, decimals

PLAIN = "Customer,Date,Net,Cost\n0042,2026-01-05,100.50,60.25\n42,2026-02-05,10,4\n"


def test_customer_numbers_are_text_and_leading_zeros_count(small):
    small.file(PLAIN)
    assert small.revenue() == decimals(_0042="100.50", _42="10")


def test_customers_of_one_name_stay_two(small):
    small.file("Customer,Name,Date,Net,Cost\n1,Acme,2026-01-05,10,4\n2,Acme,2026-01-05,20,9\n")
    assert small.revenue() == decimals(_1="10", _2="20")


def test_amounts_are_exact_to_four_decimals_and_never_floats(small):
    small.file("Customer,Date,Net,Cost\n" + "a,2026-01-05,0.1,0.0001\n" * 10)
    totals = small.totals()["a"]
    assert (totals.revenue, totals.cost) == (Decimal("1.0000"), Decimal("0.0010"))
    assert totals.lines == 10


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, b""])
def test_a_byte_order_mark_is_no_part_of_the_first_name(small, mark):
    small.file(mark + PLAIN.encode())
    assert len(small.revenue()) == 2


@pytest.mark.parametrize("header", [True, False])
def test_a_byte_order_mark_is_no_part_of_the_first_value(small, header):
    small.file(codecs.BOM_UTF8 + b"a,2026-01-05,1,1\n")
    if header:
        return
    columns = {"customer": "#1", "date": "#2", "revenue": "#3", "cost": "#4"}
    assert small.revenue(columns=columns, read={"header": "false"}) == decimals(a="1")


def test_windows_1252_must_be_declared_and_the_line_is_named(small):
    small.file("Customer,Date,Net,Cost\na,2026-01-05,1,1\nMüller,2026-01-05,2,1\n".encode("cp1252"))
    problem = small.problem()
    assert (problem.file, problem.line) == ("sales.csv", 3)
    assert "UTF-8" in problem.message
    assert problem.settle.startswith("ledger.yaml: sources.invoices.read: {encoding: windows-1252}")
    assert small.revenue(read={"encoding": "windows-1252"}) == decimals(a="1", Müller="2")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_says_so_by_its_mark_or_in_ledger_yaml(small, encoding):
    small.file(PLAIN.encode(encoding))
    if encoding != "utf-16":
        assert "NUL" in small.problem().message
    assert len(small.revenue(read={"encoding": encoding})) == 2
    if encoding == "utf-16":
        assert len(small.revenue()) == 2


def test_an_encoding_that_does_not_exist_is_named(small):
    small.file(PLAIN)
    assert "`klingon`" in small.problem(read={"encoding": "klingon"}).message


def test_decimal_commas_must_be_declared(small):
    small.file('Customer;Date;Net;Cost\na;2026-01-05;1.234,56;1\na;2026-01-05;"-7,5";1\n')
    problem = small.problem(read={"delimiter": ";"})
    assert (problem.line, problem.column, problem.text) == (2, "Net", "1.234,56")
    assert problem.times == 2
    assert problem.settle == 'ledger.yaml: sources.invoices.read: {decimal: ",", thousands: "."}'
    read = {"delimiter": ";", "decimal": ",", "thousands": "."}
    assert small.revenue(read=read) == decimals(a="1227.06")


def test_another_delimiter_is_seen_and_not_assumed(small):
    small.file(PLAIN.replace(",", ";"))
    problem = small.problem()
    assert problem.settle == 'ledger.yaml: sources.invoices.read: {delimiter: ";"}'


def test_a_number_with_three_decimals_could_be_thousands(small):
    small.file("Customer,Date,Net,Cost\na,2026-01-05,180.000,0\nb,2026-01-05,20,0\n")
    problem = small.problem()
    assert problem.message == "could be 180.000 or 180000"
    assert (problem.line, problem.column) == (2, "Net")
    assert small.revenue(read={"decimal": "."}) == decimals(a="180", b="20")
    read = {"decimal": ",", "thousands": "."}
    assert small.revenue(read=read) == decimals(a="180000", b="20")


@pytest.mark.parametrize("witness", ["0.500", "12.5", "1234.500", "7.1234"])
def test_another_value_of_the_column_settles_what_a_point_means(small, witness):
    small.file(f"Customer,Date,Net,Cost\na,2026-01-05,180.000,0\nb,2026-01-05,{witness},0\n")
    assert small.revenue()["a"] == 180


def test_thousands_after_a_spreadsheet_are_refused_undeclared(small):
    small.file('Customer,Date,Net,Cost\na,2026-01-05,"2,024,994",0\nb,2026-01-05,2024.9940,0\n')
    problem = small.problem()
    assert (problem.line, problem.text) == (2, "2,024,994")
    assert problem.message == "is not an amount"


def test_thousands_beside_ungrouped_thousands_are_refused_although_declared(small):
    small.file('Customer,Date,Net,Cost\na,2026-01-05,"2,024,994",0\nb,2026-01-05,2024.9940,0\n')
    problem = small.problem(read={"thousands": ","})
    assert "a spreadsheet may have changed it" in problem.message
    assert problem.line == 2


@pytest.mark.parametrize(
    ("written", "read", "meant"),
    [
        ("1 234,50", {"decimal": ",", "thousands": "space"}, "1234.5"),
        ("1\u00a0234,50", {"decimal": ",", "thousands": "space"}, "1234.5"),
        ("1\u202f234,50", {"decimal": ",", "thousands": "space"}, "1234.5"),
        ("1'234.50", {"thousands": "'"}, "1234.5"),
        ("1’234.50", {"thousands": "'"}, "1234.5"),
        ("(1,234.50)", {"thousands": ","}, "-1234.5"),
        ("1.234,50-", {"decimal": ",", "thousands": "."}, "-1234.5"),
        ("+12.5", {}, "12.5"),
        (" 12.5 ", {}, "12.5"),
        (".5", {}, "0.5"),
        ("1.23455", {}, "1.2346"),
    ],
)
def test_amounts_as_the_world_writes_them(small, written, read, meant):
    small.file(f"Customer;Date;Net;Cost\na;2026-01-05;{written};0\n")
    assert small.revenue(read={"delimiter": ";", **read}) == decimals(a=meant)


@pytest.mark.parametrize("column", ["Net", "Customer"])
def test_a_number_that_a_spreadsheet_rounded_is_refused(small, column):
    values = {"Net": "a,2026-01-05,3.00E+07,1", "Customer": "3.00E+07,2026-01-05,1,1"}
    small.file(f"Customer,Date,Net,Cost\n{values[column]}\n")
    problem = small.problem()
    assert (problem.line, problem.column, problem.text) == (2, column, "3.00E+07")
    assert problem.message == "was rounded by a spreadsheet"


def test_a_day_that_could_be_day_first_or_month_first_must_be_declared(small):
    small.file("Customer,Date,Net,Cost\na,03/04/2026,1,0\nb,05/06/2026,2,0\n")
    problem = small.problem()
    assert (problem.line, problem.column, problem.text, problem.times) == (2, "Date", "03/04/2026", 2)
    assert problem.settle == (
        'ledger.yaml: sources.invoices.read: {dates: "%d/%m/%Y"} or {dates: "%m/%d/%Y"}'
    )


def test_days_that_are_read_in_one_way_alone_are_still_declared_and_the_way_is_named(small):
    small.file("Customer,Date,Net,Cost\na,03/04/2026,1,0\nb,25/06/2026,2,0\n")
    assert small.problem().settle == 'ledger.yaml: sources.invoices.read: {dates: "%d/%m/%Y"}'
    with small.opened(read={"dates": "%d/%m/%Y"}) as ledger:
        extent = figures.extent(ledger)
    assert (str(extent.first), str(extent.last)) == ("2026-04-03", "2026-06-25")


def test_a_time_of_day_is_left_aside(small):
    small.file("Customer,Date,Net,Cost\na,2026-01-05T23:59:59,1,0\na,2026-1-6 10:00,1,0\n")
    with small.opened() as ledger:
        assert str(figures.extent(ledger).last) == "2026-01-06"


@pytest.mark.parametrize("day", ["2026-02-30", "0026-01-05", "26-01-05", "yesterday"])
def test_an_invalid_day_is_named(small, day):
    small.file(f"Customer,Date,Net,Cost\na,{day},1,0\n")
    problem = small.problem()
    assert (problem.line, problem.column, problem.text) == (2, "Date", day)


@pytest.mark.parametrize(("row", "column"), [("a,,1,0", "Date"), ("a,2026-01-05,,0", "Net")])
def test_a_line_without_a_day_or_an_amount_is_refused(small, row, column):
    small.file(f"Customer,Date,Net,Cost\nb,2026-01-05,1,0\n{row}\n")
    problem = small.problem()
    assert (problem.line, problem.column, problem.message) == (3, column, "is empty")


def test_a_line_without_a_cost_counts_and_is_reported(small):
    small.file("Customer,Date,Net,Cost\na,2026-01-05,10,\na,2026-01-05,5,2\n")
    period = small.period()
    assert period.without_cost == 1
    assert (period.totals[0].revenue, period.totals[0].cost) == (15, 2)


def test_pipes_without_a_header_are_read_by_place(small):
    small.file("0042|2026-01-05|10.5|3\n0043|2026-01-06|2|1\n")
    columns = {"customer": "#1", "date": "#2", "revenue": "#3", "cost": "#4"}
    read = {"delimiter": "|", "header": "false"}
    assert small.revenue(columns=columns, read=read) == decimals(_0042="10.5", _0043="2")


def test_a_missing_header_is_noticed_and_its_row_is_not_shown(small):
    small.file("0042,2026-01-05,10.5,3\n")
    problems = small.problems()
    assert all("starts with data" in problem.message for problem in problems)
    shown = " ".join(problem.sentence() + problem.settle for problem in problems)
    assert "0042" not in shown
    assert "header: false" in shown


def test_columns_called_by_name_need_a_header(small):
    small.file("0042,2026-01-05,10.5,3\n")
    assert all("no header" in p.message for p in small.problems(read={"header": "false"}))


def test_a_column_that_stands_twice_in_the_header_is_told_apart_by_its_place(small):
    small.file("Customer,Date,Net,Net,Cost\na,2026-01-05,10,20,0\n")
    problem = small.problem()
    assert problem.message == "has 2 columns `Net`"
    assert problem.settle == "ledger.yaml: sources.invoices.columns.revenue: '#3' or '#4'"
    columns = {"customer": "Customer", "date": "Date", "revenue": "#4", "cost": "Cost"}
    assert small.revenue(columns=columns) == decimals(a="20")


def test_a_column_that_is_not_there_names_the_nearest(small):
    small.file("Customer,Date,Nett,Cost\na,2026-01-05,10,20\n")
    problem = small.problem()
    assert problem.message == "has no column `Net`"
    assert problem.settle.endswith("columns.revenue: Nett")


@pytest.mark.parametrize("row", ["a,2026-01-05,10", "a,2026-01-05,10,5,7"])
def test_a_ragged_row_is_named(small, row):
    small.file(f"Customer,Date,Net,Cost\nb,2026-01-05,1,1\n{row}\n")
    problem = small.problem()
    assert problem.line == 3
    assert "columns where the first line has 4" in problem.message


def test_a_quoted_value_may_hold_the_separator_a_quote_and_a_line_break(small):
    small.file('Customer,Date,Net,Cost\n"Smith, ""Jo""\nand Sons",2026-01-05,1,0\nb,2026-13-05,1,0\n')
    problem = small.problem()
    assert problem.line == 4  # the line in the file, not the number of the row
    small.file('Customer,Date,Net,Cost\n"Smith, ""Jo""\nand Sons",2026-01-05,1,0\n')
    assert list(small.revenue()) == ['Smith, "Jo"\nand Sons']


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_line_ends_and_blank_lines_are_no_rows(small, ends):
    small.file(PLAIN.replace("\n", ends) + ends)
    assert sum(one.lines for one in small.totals().values()) == 2


def test_returns_count_with_their_sign_and_are_reported(small):
    small.file("Customer,Date,Net,Cost\na,2026-01-05,100,60\na,2026-01-09,-30,-18\n")
    period = small.period()
    assert (period.totals[0].revenue, period.totals[0].cost, period.totals[0].returns) == (70, 42, 1)
    assert (period.returns.lines, period.returns.revenue) == (1, -30)


def test_cancelled_orders_stand_beside_the_figures_and_need_not_fit(small):
    small.file(
        "Customer,Date,Net,Cost,Status\na,2026-01-05,100,60,Billed\na,2026-01-05,40,30,Cancelled\n"
        "b,2026-01-05,7,5,Draft\nTotal,2026-01-05,147,95,Sum\n"
    )
    period = small.period(leave_out={"Status": ["Cancelled", "Draft"], "Customer": ["Total"]})
    assert [(one.customer, one.revenue) for one in period.totals] == [("a", 100)]
    assert [(one.why, one.lines, one.revenue) for one in period.left_out] == [
        ("Customer: Total", 1, 147),
        ("Status: Cancelled", 1, 40),
        ("Status: Draft", 1, 7),
    ]


def test_a_row_that_is_left_out_needs_no_day(small):
    small.file("Customer,Date,Net,Cost\na,2026-01-05,100,60\nTotal,,100,60\n")
    assert small.revenue(leave_out={"Customer": ["Total"]}) == decimals(a="100")


@pytest.mark.parametrize("empty", ["", '""', "   "])
def test_lines_without_a_customer_stand_beside_the_figures(small, empty):
    small.file(f"Customer,Date,Net,Cost\na,2026-01-05,100,60\n{empty},2026-01-05,9,5\n")
    period = small.period()
    assert [one.customer for one in period.totals] == ["a"]
    assert [(one.why, one.lines, one.revenue) for one in period.left_out] == [("no customer", 1, 9)]


CURRENCIES = "Customer,Date,Net,Cost,Cur\na,2026-01-05,100,60,EUR\na,2026-01-05,100,60,USD\n"


def test_a_currency_without_a_rate_is_an_error_that_names_it(small):
    small.file(CURRENCIES + "a,2026-02-05,1,1,USD\n")
    columns = {"customer": "Customer", "date": "Date", "revenue": "Net", "cost": "Cost", "currency": "Cur"}
    problem = small.problem(columns=columns, currency_rates={"USD": {"2026-01": "0.92"}})
    assert problem.message == "1 lines are in USD, which has no rate for 2026-02"
    assert problem.settle == "ledger.yaml: currency_rates: {USD: {2026-02: …}}"


def test_several_currencies_are_brought_to_the_workspace_s_own_by_month(small):
    small.file(CURRENCIES + "a,2026-02-05,1,1,USD\n")
    columns = {"customer": "Customer", "date": "Date", "revenue": "Net", "cost": "Cost", "currency": "Cur"}
    rates = {"USD": {"2026-01": "0.92", "2026-02": "0.91119"}}
    totals = small.totals(columns=columns, currency_rates=rates)["a"]
    assert totals.revenue == Decimal("192.9112")  # each line is rounded to four decimals
    assert totals.cost == Decimal("116.1112")


def test_one_customer_in_two_files_is_one_customer(small):
    small.file(PLAIN, "sales-2026-01.csv")
    small.file(gzip.compress(b"Net,Customer,Date,Cost\n7.5,42,2026-03-01,1\n"), "sales-2026-02.csv.gz")
    assert small.revenue(files="sales-*") == decimals(_0042="100.50", _42="17.5")


def test_a_pattern_that_matches_nothing_is_an_error(small):
    problem = small.problem(files="ledger/sales-*.csv")
    assert (problem.file, problem.message) == ("ledger/sales-*.csv", "matches no file")


@pytest.mark.parametrize("text", [b"", b"\n\n"])
def test_an_empty_file_is_an_error(small, text):
    small.file(PLAIN, "sales-1.csv")
    small.file(text, "sales-2.csv")
    problem = small.problem()
    assert (problem.file, problem.message) == ("sales-2.csv", "is empty")


def test_a_file_with_a_header_alone_has_no_lines(small):
    small.file("Customer,Date,Net,Cost\n")
    assert small.totals() == {}


def test_a_broken_link_and_a_foreign_file_are_named(small):
    (small.root / "sales.csv").symlink_to(small.root / "gone.csv")
    small.file(b"x", "sales.zip")
    found = {problem.file: problem.message for problem in small.problems()}
    assert found["sales.zip"] == "is not a file that kamctl reads"
    assert found["sales.csv"].startswith("cannot be read")


def test_a_file_name_is_no_pattern(small):
    small.file(PLAIN, "sales[1].csv")
    small.file(PLAIN.replace("100.50", "1"), "sales1.csv")
    assert small.revenue(files="sales[[]1].csv")["0042"] == Decimal("100.50")


def test_a_file_that_changes_while_it_is_read_is_an_error(small):
    path = small.file(PLAIN)

    def read_while_somebody_appends():
        with small.opened() as ledger:
            figures.extent(ledger)
            path.write_text(PLAIN + "b,2026-01-01,1,1\n", encoding="utf-8")

    with pytest.raises(LedgerChangedError, match=r"sales\.csv changed"):
        read_while_somebody_appends()


def test_all_faults_of_all_files_are_reported_at_once(small):
    small.file("Customer,Date,Net,Cost\na,05.01.2026,1,1\nb,2026-01-05,x,y\n", "sales-1.csv")
    small.file("Customer,Date,Net\na,2026-01-05,1\n", "sales-2.csv")
    found = {(p.file, p.line, p.column) for p in small.problems(files="sales-*")}
    assert found == {
        ("sales-1.csv", 2, "Date"),
        ("sales-1.csv", 3, "Net"),
        ("sales-1.csv", 3, "Cost"),
        ("sales-2.csv", 1, None),
    }


def test_an_error_shows_one_cell_and_no_more_than_forty_characters_of_it(small):
    small.file(f"Customer,Date,Net,Cost\nsecret-customer,2026-01-05,{'9x' * 50},12345.67\n")
    with pytest.raises(UnclearLedgerError) as raised:
        small.period()
    assert "secret-customer" not in raised.value.message
    assert "12345.67" not in raised.value.message
    assert "9x" * 20 + "…" in raised.value.message
    assert "9x" * 21 not in raised.value.message


def book(small, rows, name="sales.xlsx", sheets=("Data",)):
    workbook = Workbook()
    workbook.active.title = sheets[0]
    for title in sheets[1:]:
        workbook.create_sheet(title)
    for row in rows:
        workbook[sheets[-1]].append(row)
    workbook.save(small.root / name)


def test_a_workbook_gives_the_same_as_its_text(small):
    book(
        small,
        [
            ["Customer", "Date", "Net", "Cost"],
            ["0042", "2026-01-05", 0.1, 2024.994],
            [42, "2026-01-06", 0.2, 1],
        ],
    )
    totals = small.totals()
    assert totals["0042"].revenue == Decimal("0.1")
    assert totals["0042"].cost == Decimal("2024.994")
    assert totals["42"].revenue == Decimal("0.2")


def test_a_workbook_s_days_are_days_and_its_texts_follow_the_declaration(small):
    book(small, [["Customer", "Date", "Net", "Cost"], ["a", dt.date(2026, 1, 5), "1.234,5", 7.25]])
    totals = small.totals(read={"decimal": ",", "thousands": ".", "dates": "%d.%m.%Y"})
    assert (totals["a"].revenue, totals["a"].cost) == (Decimal("1234.5"), Decimal("7.25"))


def test_a_formula_without_a_value_is_an_error_and_one_with_a_value_is_told(small):
    book(small, [["Customer", "Date", "Net", "Cost"], ["a", "2026-01-05", "=1+1", 1]])
    problem = small.problem()
    assert problem.message == "cell C2 holds a formula without a value"
    _store_value(small.root / "sales.xlsx", rb"<f>1\+1</f><v( ?/>|></v>)", b"<f>1+1</f><v>2</v>")
    with small.opened() as ledger:
        assert figures.period(ledger, *ALL_TIME).totals[0].revenue == 2
        assert ledger.notes == ["sales.xlsx: 1 formulas, read as the values stored with them"]


def _store_value(path, old, new):
    """Write over what a pattern finds in the sheet: openpyxl writes an empty element in two ways."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name], found = re.subn(old, new, parts[name])
    assert found == 1, parts[name]
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)


def test_a_workbook_with_several_sheets_needs_the_name_of_one(small):
    book(small, [["Customer", "Date", "Net", "Cost"], ["a", "2026-01-05", 5, 1]], sheets=("Cover", "Data"))
    assert small.problem().message == "has 2 sheets"
    assert small.problem(read={"sheet": "Dada"}).message == "has no sheet `Dada`"
    assert small.revenue(read={"sheet": "Data"}) == decimals(a="5")


def test_a_file_that_is_not_a_workbook_is_named(small):
    small.file(b"PK nothing", "sales.xlsx")
    assert small.problem().message.startswith("is not a workbook that can be read")


def parquet(small, select, name="sales.parquet"):
    import duckdb

    duckdb.connect().execute(f"COPY ({select}) TO '{small.root / name}' (FORMAT parquet)")


def test_parquet_keeps_its_types(small):
    parquet(
        small,
        "SELECT '0042' AS Customer, DATE '2026-01-05' AS Date, 12.345::DECIMAL(18,3) AS Net, 0.1::DOUBLE AS Cost"
        " UNION ALL SELECT '42', DATE '2026-01-06', 1, 0.2",
    )
    assert small.revenue() == decimals(_0042="12.345", _42="1")


def test_parquet_with_text_follows_the_declaration_and_names_the_row(small):
    parquet(small, "SELECT 'a' AS Customer, '05.01.2026' AS Date, '1,5' AS Net, 0 AS Cost")
    found = {(p.column, p.line, p.text) for p in small.problems()}
    assert found == {("Date", 1, "05.01.2026"), ("Net", 1, "1,5")}
    assert small.revenue(read={"decimal": ",", "dates": "%d.%m.%Y"}) == decimals(a="1.5")


def test_parquet_customers_that_are_floating_point_are_refused(small):
    parquet(small, "SELECT 42.0::DOUBLE AS Customer, DATE '2026-01-05' AS Date, 1 AS Net, 0 AS Cost")
    assert small.problem().message == "the column Customer holds DOUBLE"


def test_a_file_that_is_not_parquet_is_named(small):
    small.file(b"PAR1", "sales.parquet")
    assert small.problem().message == "is not a Parquet file"


def test_a_source_that_maps_no_revenue_says_what_to_write(small):
    small.file(PLAIN)
    problem = small.problem(columns={"customer": "Customer", "date": "Date"})
    assert problem.settle == "ledger.yaml: sources.invoices.columns: {revenue: …}"


LARGE_FAULTS = {
    "an amount": "a,2026-01-05,x,1",
    "no amount": "a,2026-01-05,,1",
    "no day": "a,,5,1",
    "a day": "a,2026-13-05,5,1",
    "ragged": "a,2026-01-05,5",
}


@pytest.mark.parametrize("row", LARGE_FAULTS.values(), ids=LARGE_FAULTS)
def test_a_large_file_that_the_engine_converts_has_its_faults_named_too(small, monkeypatch, row):
    monkeypatch.setattr(reader, "LARGE", 0)
    monkeypatch.setattr(reader, "_FIRST_LINES", (1, 1))
    small.file(PLAIN + row + "\n")
    assert small.problem().line == 4


def test_a_large_file_gives_the_same_as_a_small_one(small, monkeypatch):
    small.file(PLAIN + ' "b" ,2026-01-07, 5.5 ,\n,2026-01-07,1,1\n')
    expected = small.period()
    monkeypatch.setattr(reader, "LARGE", 0)
    assert small.period() == expected
