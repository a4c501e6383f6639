"""`kamctl export` and `kamctl import`: exporting and importing a workbook on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.book.editing import DAY, edited, put, remove, texts, workspace
from tests.cli.run import Done
from tests.cli.run import kamctl as run
from tests.git.gitrepo import Repository

pytest.importorskip("xlsxwriter")


def kamctl(folder: Path, *words: str) -> Done:
    return run(folder, *words, today=DAY.isoformat())


def test_a_workbook_goes_out_and_comes_back(repository: Repository) -> None:
    root = workspace(repository.path)
    repository.commit()
    book = repository.path / "book.xlsx"
    assert kamctl(root, "export", "book.xlsx") == Done(0, "", "wrote book.xlsx\n")
    refused = kamctl(root, "export", "book.xlsx", "acme")
    assert (refused.status, "book.xlsx already exists" in refused.err) == (2, True)
    assert kamctl(root, "import", "book.xlsx") == Done(0, "nothing has changed in the workbook\n", "")
    edited(book, put("actions", ("a-7k2q",), "owner", "l.chen"), remove("needs", "n-1"))
    before = texts(root)
    dry = kamctl(root, "import", "book.xlsx", "--dry-run")
    assert dry.status == 0
    assert dry.out.startswith(
        "Acme (acme):\n  action a-7k2q: owner s.bauer → l.chen\n--- a/plans/acme.yaml\n"
    )
    assert texts(root) == before
    done = kamctl(root, "import", "book.xlsx")
    assert (done.status, done.out) == (0, "Acme (acme):\n  action a-7k2q: owner s.bauer → l.chen\n")
    assert done.err == (
        "note: 1 row gone from the workbook, and left in the files (`--delete` deletes them):\n"
        "  needs: acme n-1\n"
        "undo: kamctl undo\n"
    )
    assert kamctl(root, "import", "book.xlsx", "--delete").status == 0
    assert b"n-1" not in texts(root)["accounts/acme.yaml"]


def test_refused_changes_exit_with_1_and_are_reported_by_sheet_and_cell(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    kamctl(root, "export", "book.xlsx")
    edited(
        root / "book.xlsx",
        put("actions", ("a-7k2q",), "due", "soon"),
        put("contacts", ("m.lind",), "title", "Buyer"),
    )
    before = texts(root)
    done = kamctl(root, "import", "book.xlsx")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("actions!I2: `due` cannot be `soon`\nhelp: ")
    assert done.err.endswith("1 row refused: nothing is written; --partial writes the rest\n")
    assert texts(root) == before
    partial = kamctl(root, "import", "book.xlsx", "--partial")
    assert partial.status == 1
    assert "1 row refused: the rest is written" in partial.err
    assert b"title: Buyer" in texts(root)["accounts/acme.yaml"]


def test_only_workbooks_go_out_and_come_back(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    done = kamctl(root, "export", "book.ods")
    assert (done.status, done.err.splitlines()[0]) == (2, "error: kamctl does not write .ods files")
    done = kamctl(root, "import", "book.ods")
    assert (done.status, done.err.splitlines()[0]) == (2, "error: kamctl does not read .ods files")
    done = kamctl(root, "import", "missing.xlsx")
    assert done.status == 2
    assert "missing.xlsx" in done.err
