"""The workbook that `export` writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.book.editing import FILES, exported, line_of, place, workspace

pytest.importorskip("xlsxwriter")


@pytest.fixture
def book(tmp_path: Path):
    return load_workbook(exported(workspace(tmp_path / "w")))


def test_each_table_is_a_sheet_with_ids_first_and_values_as_they_are(book) -> None:
    page = book["contacts"]
    assert [cell.value for cell in page[1]][:4] == ["account", "id", "name", "title"]
    line = line_of(book, "contacts", "j.holm")
    assert page.cell(line, place(book, "contacts", "name")).value == "J. Holm"
    last = page.cell(line, place(book, "contacts", "last_contact"))
    assert (last.value.date().isoformat(), last.number_format) == ("2026-10-01", "yyyy-mm-dd")
    limit = book["accounts"].cell(2, place(book, "accounts", "credit.limit"))
    assert limit.value == 150000.5
    result = line_of(book, "obligations results", "pay", "2026-Q2")
    assert book["obligations results"].cell(result, 4).value == 31


def test_choices_and_names_have_drop_down_lists(book) -> None:
    def lists(sheet: str) -> dict[str, str]:
        page = book[sheet]
        found = {}
        for rule in page.data_validations.dataValidation:
            heading = page.cell(1, next(iter(rule.sqref.ranges)).min_col).value
            found[heading] = rule.formula1
        return found

    contacts = lists("contacts")
    assert contacts["stance"] == '"sponsor,supporter,neutral,critic,blocker"'
    assert contacts["counterpart"].startswith("lists!")
    assert lists("actions")["internal"] == '"TRUE,FALSE"'
    names = [cell.value for row in book["lists"].iter_rows() for cell in row if cell.value]
    assert {"d.osei", "m.lind", "stores", "fit", "acme"} <= set(names)


def test_headings_say_what_they_hold_and_ratings_what_they_mean(book) -> None:
    said = book["contacts"].cell(1, place(book, "contacts", "stance")).comment.text
    assert "One of: sponsor, supporter" in said
    said = book["ratings"].cell(1, place(book, "ratings", "rating")).comment.text
    assert "fit: Do they buy what we make?\n  1  hardly anything\n  5  all of it" in said


def test_headings_are_locked_and_stay_in_sight_and_cells_are_open(book) -> None:
    page = book["actions"]
    assert page.freeze_panes == "C2"
    assert page.protection.sheet
    assert page["A1"].protection.locked
    assert not page["A2"].protection.locked
    assert book["lists"].sheet_state == "hidden"
    assert book["kamctl"].sheet_state == "veryHidden"


def test_the_same_workspace_is_the_same_bytes(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    assert exported(root).read_bytes() == exported(root, name="b.xlsx").read_bytes()


def test_accounts_that_are_named_are_exported_alone(tmp_path: Path) -> None:
    found = load_workbook(exported(workspace(tmp_path / "w"), "bolt"))
    assert [row[0].value for row in found["accounts"].iter_rows(min_row=2)] == ["bolt"]
    assert found["contacts"].max_row == 1


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    files = FILES | {"accounts/bolt.yaml": "name: =HYPERLINK(1)\nsegment: '@x'\n"}
    found = load_workbook(exported(workspace(tmp_path / "w", files), "bolt"))
    assert found["accounts"]["B2"].data_type == "s"
    assert found["accounts"]["B2"].value == "=HYPERLINK(1)"
