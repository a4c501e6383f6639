"""Workbooks changed by people and programs: each change is understood, or reported by sheet and cell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kamctl.app.exchange.book_in import import_book
from kamctl.app.session import Session
from kamctl.book.read import BookError
from tests.book.editing import (
    ACCOUNT,
    DAY,
    FILES,
    add,
    edited,
    exported,
    imported,
    line_of,
    place,
    put,
    texts,
    told,
    workspace,
)

pytest.importorskip("xlsxwriter")

DUE = put("actions", ("a-7k2q",), "due", "2026-12-12")
MOVED = "a-7k2q: {do: Count the frames, owner: s.bauer, opened: 2026-10-20, due: 2026-12-12}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "w")


def plan(root: Path) -> str:
    return (root / "plans/acme.yaml").read_text("utf-8")


def sort(book: Workbook) -> None:
    page = book["actions"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for line, row in enumerate(reversed(rows), 2):
        for at, value in enumerate(row, 1):
            page.cell(line, at).value = value


def insert_column(book: Workbook) -> None:
    book["actions"].insert_cols(3)
    book["actions"]["C1"] = "my notes"
    book["actions"]["C2"] = "call first"


def title_above(book: Workbook) -> None:
    book["actions"].insert_rows(1, 2)
    book["actions"]["A1"] = "Actions of the team"


def delete_column(book: Workbook) -> None:
    book["actions"].delete_cols(place(book, "actions", "do"))


def filtered(book: Workbook) -> None:
    page = book["actions"]
    page.auto_filter.add_filter_column(0, ["nobody"])
    for line in range(2, page.max_row + 1):
        page.row_dimensions[line].hidden = True


def rename(book: Workbook) -> None:
    book["actions"].title = "To do"


@pytest.mark.parametrize("damage", [sort, insert_column, title_above, delete_column, filtered, rename])
def test_rows_are_found_again_however_the_sheet_was_arranged(damage, root: Path) -> None:
    found = imported(root, edited(exported(root), DUE, damage))
    assert (told(found), found.deleted, found.rows) == ([], (), 1)
    assert MOVED in plan(root)


def test_what_was_not_read_is_reported(root: Path) -> None:
    found = imported(
        root, edited(exported(root), insert_column, rename, lambda book: book.remove(book["needs"]))
    )
    assert found.remarks == (
        "the sheet `needs` is missing",
        "the sheet To do is read as `actions`, by its headings",
        "the sheet To do: kamctl has no column my notes: not read",
    )
    assert (told(found), found.deleted) == ([], ())


def test_a_sheet_without_its_keys_or_with_a_column_twice_is_not_read(root: Path) -> None:
    def damage(book: Workbook) -> None:
        book["contacts"].delete_cols(2)
        book["needs"]["A1"] = "need"
        book["value"]["E1"] = "what"

    found = imported(root, edited(exported(root), damage))
    assert found.remarks == (
        "the sheet contacts lacks one of its key columns (account and id): it is not read",
        "the sheet needs lacks one of its key columns (account and id): it is not read",
        "the sheet value has two columns `what`: it is not read",
    )
    assert (told(found), found.deleted) == ([], ())


def test_merged_cells_are_reported_and_the_sheet_is_not_read(root: Path) -> None:
    file = edited(exported(root), DUE, lambda book: book["actions"].merge_cells("B2:B3"))
    before = texts(root)
    assert told(imported(root, file, delete=True, partial=True)) == ["actions!B2: cells are merged here"]
    assert texts(root) == before


def test_a_formula_counts_by_its_value_and_without_one_is_told(root: Path) -> None:
    file = edited(exported(root), put("actions", ("a-7k2q",), "do", '="Count"&" them"'))
    before = texts(root)
    assert told(imported(root, file, partial=True)) == [
        "actions!C2: this cell holds a formula without a value"
    ]
    assert texts(root) == before


def test_blanks_at_the_ends_and_days_and_numbers_as_text_are_what_they_say(root: Path) -> None:
    file = edited(
        exported(root),
        put("actions", ("a-7k2q",), "owner", " s.bauer  "),
        put("actions", ("a-9xyz",), "due", "20.12.2026"),
        put("value", ("1",), "worth", "1.200,00"),
        put("actions", ("a-7k2q",), "due", dt.datetime(2026, 12, 12)),  # noqa: DTZ001
    )
    found = imported(root, file)
    assert (told(found), found.rows) == ([], 1)
    assert MOVED in plan(root)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (put("actions", ("a-7k2q",), "due", "next week"), "actions!I2: `due` cannot be `next week`"),
        (put("actions", ("a-7k2q",), "owner", "Sam Bauer"), "actions!G2: `owner` cannot be `Sam Bauer`"),
        (put("actions", ("a-7k2q",), "owner", "s.nobody"), "actions!G2: no person or contact is called `s.nobody`"),
        (put("actions", ("a-7k2q",), "do", None), "actions!C2: `do` is missing"),
        (put("contacts", ("m.lind",), "level", "boss"), "contacts!E2: `level` cannot be `boss`"),
        (put("value", ("1",), "worth", "1,234"), "value!E2: '1,234' can be read as two numbers"),
        (put("value", ("1",), "worth", -5), "value!E2: "),
        (put("actions", ("a-7k2q",), "due", "2026-10-01"), "actions!I2: it is due before it was opened"),
        (add("actions", account="acme", do="x", owner="l.chen", due="2026-12-24"), "actions!"),
        (add("actions", account="acme", id="No Id", do="x", owner="l.chen", opened=DAY, due=DAY), "actions!B4: "),
        (add("actions", account="nobody", do="x"), "actions!A4: the workspace has no plans/nobody.yaml"),
        (add("actions", do="x"), "actions!A4: the row names no account"),
        (add("obligations results", account="acme", obligation="ship", period="2026-Q1", met=True),
         "'obligations results'!B4: there is no account `acme` and obligation `ship`"),
        (add("value", account="acme", no=9, what="x", date=DAY), "value!B4: the log has no entry 9"),
        (add("team", account="acme", value="x"), "team!B4: the row is new, but names no person"),
    ],
)  # fmt: skip
def test_errors_are_reported_by_sheet_and_cell_and_not_written(edit, said: str, root: Path) -> None:
    before = texts(root)
    found = imported(root, edited(exported(root), edit))
    assert len(told(found)) >= 1
    assert told(found)[0].startswith(said), told(found)
    assert texts(root) == before


def test_the_rest_is_written_where_somebody_asks_for_it(root: Path) -> None:
    file = edited(exported(root), DUE, put("contacts", ("m.lind",), "level", "boss"))
    before = texts(root)
    assert imported(root, file).files == ()
    assert texts(root) == before
    found = imported(root, file, partial=True)
    assert [one.path for one in found.files] == ["plans/acme.yaml"]
    assert MOVED in plan(root)
    assert (root / "accounts/acme.yaml").read_text("utf-8") == ACCOUNT


def test_a_copied_row_is_reported_and_taken_once(root: Path) -> None:
    def copy(book: Workbook) -> None:
        page = book["actions"]
        line = line_of(book, "actions", "a-7k2q")
        for at, cell in enumerate(list(page[line]), 1):
            page.cell(page.max_row + (1 if at == 1 else 0), at).value = cell.value

    assert told(imported(root, edited(exported(root), copy))) == [
        "actions!B4: account `acme` and id `a-7k2q` is already in line 2"
    ]


def test_importing_twice_writes_once(root: Path) -> None:
    file = edited(exported(root), DUE, put("needs", ("n-1",), "met", "2026-11-20"))
    assert imported(root, file).rows == 2
    before = texts(root)
    assert (imported(root, file).rows, texts(root)) == (0, before)


def test_a_workbook_of_another_workspace_is_refused(root: Path, tmp_path: Path) -> None:
    other = workspace(
        tmp_path / "o" / "w",
        {
            "kam.yaml": FILES["kam.yaml"].replace("Northbound", "Southbound"),
            "accounts/zed.yaml": "name: Zed\n",
        },
    )
    with pytest.raises(BookError) as error:
        imported(root, exported(other))
    assert error.value.message == (
        "book.xlsx comes from the workspace of Southbound Frames, this is Northbound Frames"
    )


def _nothing(file: Path) -> None:
    file.write_bytes(b"not a workbook")


def _no_hidden_sheet(file: Path) -> None:
    book = load_workbook(file)
    del book["kamctl"]
    book.save(file)


def _hidden_sheet_changed(file: Path) -> None:
    book = load_workbook(file)
    page = book["kamctl"]
    page.cell(page.max_row, 4).value = "{"
    book.save(file)


@pytest.mark.parametrize("damage", [_nothing, _no_hidden_sheet, _hidden_sheet_changed])
def test_a_file_that_is_not_a_kamctl_workbook_is_refused(damage, root: Path) -> None:
    file = exported(root)
    damage(file)
    with pytest.raises(BookError):
        import_book(Session(root, DAY), file, delete=lambda _rows: False)


def test_a_broken_file_of_the_workspace_stops_nothing_but_its_own_rows(root: Path) -> None:
    file = edited(exported(root), DUE, put("contacts", ("m.lind",), "title", "Buyer"))
    (root / "plans/acme.yaml").write_text("horizon: [", "utf-8")
    found = imported(root, file, partial=True)
    assert len(told(found)) == 1
    assert told(found)[0].startswith("actions!")
    assert "title: Buyer" in (root / "accounts/acme.yaml").read_text("utf-8")
