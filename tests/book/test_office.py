"""A workbook that LibreOffice opened, changed and saved comes back as what was changed there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.book.editing import changed_lines, edited, exported, imported, put, texts, told, workspace
from tests.cli.run import ROOT

OFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice"),
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
    basic = "\n".join(
        f'  Call Type_(document, "{sheet}", "{key}", "{heading}", "{text}")'
        for sheet, key, heading, text in cells
    )
    module = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
{basic.replace('"', "&quot;")}
  Dim how(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "FilterName"
  how(0).Value = "Calc MS Excel 2007 XML"
  document.storeToURL(ConvertToURL(target), how())
  document.close(True)
End Sub
Sub Type_(document, sheet As String, key As String, heading As String, text As String)
  page = document.Sheets.getByName(sheet)
  at = 0
  Do While page.getCellByPosition(at, 0).String &lt;&gt; heading
    at = at + 1
  Loop
  line = 1
  Do While page.getCellByPosition(1, line).String &lt;&gt; key
    line = line + 1
  Loop
  page.getCellByPosition(at, line).setFormula(text)
End Sub
</script:module>"""
    library = folder / "profile/user/basic/Standard"
    library.mkdir(parents=True)
    (library / "Module1.xba").write_text(module, "utf-8")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library{} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{}.dtd">\n'
    (library / "script.xlb").write_text(
        head.format("", "library")
        + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>',
        "utf-8",
    )
    (library / "dialog.xlb").write_text(
        head.format("", "library")
        + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false"/>',
        "utf-8",
    )
    target = folder / file.name
    call = f'macro:///Standard.Module1.Main("{file}","{target}")'
    words = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", call]
    done = subprocess.run(words, capture_output=True, timeout=180, check=False)
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
