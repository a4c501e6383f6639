"""The agenda and the exit review as PDF: the printed page, the same for the same data, nothing fetched."""

from __future__ import annotations

import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from pypdf import PdfReader

from kamctl.errors import MissingExtraError
from kamctl.views.documents.document import document
from kamctl.views.documents.pdf import NoPangoError, pdf
from tests.views.documents.said import said
from tests.views.pages.test_agenda_page import data

try:
    import weasyprint
except OSError as error:
    pytest.skip(f"WeasyPrint lacks a library of the system: {error}", allow_module_level=True)
assert weasyprint


@pytest.fixture(scope="module")
def internal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("workspace")
    return document("agenda", "pdf", data(), root, "de").content


def test_the_agenda_as_pdf_is_the_page_as_it_prints(internal: bytes) -> None:
    reader = PdfReader(io.BytesIO(internal))
    text = said(internal)
    assert reader.metadata is not None
    assert reader.metadata.title == "Acme Bikes: Quartalsgespräch, 3. Quartal 2026"
    assert f"Seite 1 / {len(reader.pages)}" in text
    assert "Intern: nicht für den Kunden" in text
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]  # A4


def test_a_pdf_tells_a_screen_reader_what_is_a_heading_and_in_which_language(internal: bytes) -> None:
    root = PdfReader(io.BytesIO(internal)).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"


def test_the_same_agenda_is_the_same_pdf(internal: bytes, tmp_path) -> None:
    assert document("agenda", "pdf", data(), tmp_path, "de").content == internal


def test_nothing_is_fetched_for_a_pdf_whatever_a_template_of_the_workspace_asks_for(tmp_path) -> None:
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    (tmp_path / "secret").write_text("TheSecret")
    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        away, here = f"http://127.0.0.1:{server.server_port}", (tmp_path / "secret").as_uri()
        (tmp_path / "templates").mkdir()
        (tmp_path / "templates" / "agenda.html.j2").write_text(
            f'<link rel="stylesheet" href="{away}/a.css"><img src="{away}/a.png"><img src="{here}">'
            f'<link rel="attachment" href="{here}"><object data="{here}"></object>{{{{ name }}}}'
        )
        content = document("agenda", "pdf", data(), tmp_path, "en").content
        server.shutdown()
    assert asked == []
    assert b"TheSecret" not in content
    assert "Acme Bikes" in said(content)
    assert not PdfReader(io.BytesIO(content)).attachments


def test_what_a_pdf_needs_and_is_not_there_is_named_with_the_way_out(monkeypatch, tmp_path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)
    with pytest.raises(MissingExtraError, match="WeasyPrint is not installed") as caught:
        pdf("")
    assert caught.value.help == "pip install 'kamctl[documents]'"
    monkeypatch.delitem(__import__("sys").modules, "weasyprint")
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text(
        "raise OSError(\"cannot load library 'libpango-1.0-0'\\nsecond line\")"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(NoPangoError, match=r"cannot load Pango.*libpango-1\.0-0'$") as without:
        pdf("")
    assert "libpango" in without.value.help
