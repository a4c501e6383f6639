"""A workbook that LibreOffice opened, changed and saved imports exactly those changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.book.editing import changed_lines, edited, exported, imported, put, texts, told, workspace
from tests.cli.run import ROOT

OFFICE = shutil.which("soffice")
#: LibreOffice's bridge is a package of the system's Python.
PYTHON = shutil.which("python3", path="/usr/bin")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None or PYTHON is None, reason="needs LibreOffice and its Python"),
]


def saved(file: Path, folder: Path) -> Path:
    """Open a workbook in LibreOffice and save it again."""
    folder.mkdir()
    words = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*words, "--outdir", folder, file], check=True, capture_output=True, timeout=180)
    return folder / file.name


def changed(file: Path, folder: Path, cells: list[tuple[str, str, str, str]]) -> Path:
    """Open a workbook in LibreOffice, type into cells (sheet, id, heading, text), and save it."""
    folder.mkdir()
    pipe, target = f"kamctl{os.getpid()}", folder / file.name
    words = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
    with subprocess.Popen([*words, f"--accept=pipe,name={pipe};urp;"], stderr=subprocess.DEVNULL) as office:
        script = Path(__file__).with_name("type_into_cells.py")
        done = subprocess.run(
            [PYTHON, script, pipe, file, target, json.dumps(cells)],
            capture_output=True, timeout=180, check=False,
        )  # fmt: skip
        if done.returncode:
            office.kill()
    assert target.exists(), done.stderr.decode()
    return target


def test_three_cells_changed_in_libreoffice_are_three_lines(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = texts(root)
    file = changed(
        exported(root), tmp_path / "office",
        [
            ("contacts", "j.holm", "title", "Buyer"),
            ("actions", "a-9xyz", "due", "2026-12-22"),
            ("needs", "n-1", "need", "More frames, sooner"),
        ],
    )  # fmt: skip
    found = imported(root, file)
    assert (told(found), found.deleted, found.remarks, found.rows) == ([], (), (), 3)
    account = (root / "accounts/acme.yaml").read_text("utf-8")
    assert (
        account.replace("    title: Buyer\n", "")
        .replace("More frames, sooner", "More frames")
        .replace('"More frames"', "More frames")
        == before["accounts/acme.yaml"].decode()
    )
    plan = (root / "plans/acme.yaml").read_text("utf-8")
    assert plan == before["plans/acme.yaml"].decode().replace(
        "    due: 2026-12-20\n", "    due: 2026-12-22\n"
    )


@pytest.mark.parametrize(
    "folder", ["examples/adventure-works", "examples/minimal", "tests/workspaces/reviews"]
)
def test_a_workbook_that_was_only_saved_there_changes_nothing(folder: str, tmp_path: Path) -> None:
    root = tmp_path / "w"
    shutil.copytree(ROOT / folder, root)
    before = texts(root)
    found = imported(root, saved(exported(root), tmp_path / "office"))
    assert (told(found), found.deleted, found.remarks, found.rows) == ([], (), (), 0)
    assert texts(root) == before


def test_changes_made_before_it_was_saved_there_come_back_exactly(tmp_path: Path) -> None:
    root = workspace(tmp_path / "w")
    before = texts(root)
    file = edited(exported(root), put("contacts", ("j.holm",), "name", "Jo Holm"))
    assert told(imported(root, saved(file, tmp_path / "office"))) == []
    assert changed_lines(before, root) == [('    name: "J. Holm"', '    name: "Jo Holm"')]
