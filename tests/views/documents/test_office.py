"""LibreOffice opens what we write, and finds as many pages as fit, with nothing lost."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from kamctl.views.documents.document import document
from tests.views.documents.said import said
from tests.views.documents.test_slides import long, slides
from tests.views.pages.test_agenda_page import data

OFFICE = shutil.which("soffice")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")]


def printed(content: bytes, suffix: str, folder: Path) -> PdfReader:
    """Open a document in LibreOffice and print it."""
    file = folder / f"agenda.{suffix}"
    file.write_bytes(content)
    words = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*words, "--outdir", folder, file], check=True, capture_output=True, timeout=180)
    return PdfReader(io.BytesIO(file.with_suffix(".pdf").read_bytes()))


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("suffix", ["docx", "pptx"])
def test_an_agenda_opens_and_says_what_it_holds(suffix: str, language: str, tmp_path: Path) -> None:
    content = document("agenda", suffix, data("customer"), tmp_path, language).content
    text = "".join("".join(page.extract_text() for page in printed(content, suffix, tmp_path).pages).split())
    assert "AcmeBikes" in text
    for need in data("customer")["sections"][0]["items"]:
        assert "".join(need["need"].split()) in text


def test_a_slide_is_a_page_however_long_its_texts_are(tmp_path: Path) -> None:
    content = document("agenda", "pptx", long(), tmp_path, "en").content
    reader = printed(content, "pptx", tmp_path)
    assert len(reader.pages) == len(slides(content))
    text = "".join(page.extract_text() for page in reader.pages)
    assert all(f"word{i}" in text for i in range(700))


def test_a_row_that_is_longer_than_a_page_goes_on_in_word(tmp_path: Path) -> None:
    content = document("agenda", "docx", long(), tmp_path, "en").content
    text = "".join(page.extract_text() for page in printed(content, "docx", tmp_path).pages)
    assert all(f"word{i}" in text for i in range(700))
    assert "word699" in said(content)
