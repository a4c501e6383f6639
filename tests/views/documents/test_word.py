"""The agenda as a Word document: styled, the same for the same data, from a template of the workspace too."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
import zipfile
from pathlib import Path

import docx
import pytest

from kamctl.errors import MissingExtraError
from kamctl.views.documents.archive import archive, parts_of
from kamctl.views.documents.document import OfficeTemplateError, document
from kamctl.views.documents.word.template import shipped
from kamctl.views.pages import sandbox_process
from kamctl.views.pages.templates import UnreadableTemplateError
from tests.views.documents.said import parts, said
from tests.views.pages.test_agenda_page import HOSTILE, data, texts

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
NOWHERE = Path(os.devnull).parent
#: Right to left, an emoji of several signs, controls that XML cannot hold, and a text longer than a line.
ODD = [
    "שלום עולם",
    "👩‍🔧🚲",
    "a\x07b\x1b[31m\ufffe",
    "long " * 60,
    "{{ name }}",
    "{%p if x %}",
    "{_{ name }_}",
]


def word(given, root: Path = NOWHERE, language: str = "en") -> bytes:
    return document("agenda", "docx", given, root, language).content


@pytest.fixture(scope="module")
def internal() -> bytes:
    return word(data())


@pytest.fixture(scope="module")
def customer() -> bytes:
    return word(data("customer"), language="de")


def test_an_agenda_has_headings_that_word_knows_and_a_section_for_each(internal):
    made = docx.Document(io.BytesIO(internal))
    headings = [
        p.text
        for p in made.paragraphs
        if p.style.name.startswith("Heading 1") or p.style.name == "Heading1Apart"
    ]
    assert [re.sub(r"\t.*", "", one) for one in headings][:3] == [
        "1  Current needs", "2  Follow-up on the last review", "3  Value delivered",
    ]  # fmt: skip
    assert headings[-1] == "For our eyes only"
    assert made.paragraphs[1].style.name == "Title"


def test_tables_repeat_their_headings_and_keep_a_row_on_a_page(internal):
    for table in docx.Document(io.BytesIO(internal)).tables:
        first = table.rows[0]._tr
        if "firstRow" in table._tbl.xml and 'w:firstRow="1"' in table._tbl.xml:
            assert first.xpath("./w:trPr/w:tblHeader")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
        widths = [int(one.get(f"{{{one.nsmap['w']}}}w")) for one in table._tbl.tblGrid]
        assert sum(widths) <= 9980
        assert all(widths)


def test_a_page_is_a4_with_its_number_and_audience(internal, customer):
    section = docx.Document(io.BytesIO(internal)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.footer.paragraphs[0].text.startswith("Internal: not for the customer\tPage ")
    assert " PAGE " in section.footer._element.xml
    theirs = docx.Document(io.BytesIO(customer)).sections[0]
    assert theirs.footer.paragraphs[0].text.startswith("\tSeite ")
    assert (
        theirs.header.paragraphs[0].text == "Acme Bikes · Quartalsgespräch, 3. Quartal 2026\tAdventure Works"
    )


def test_a_document_names_its_owner_and_day_but_not_the_templates_author(customer):
    known = docx.Document(io.BytesIO(customer)).core_properties
    assert known.title == "Acme Bikes: Quartalsgespräch, 3. Quartal 2026"
    assert known.author == known.last_modified_by == "Adventure Works"
    assert known.created.date() == known.modified.date() == dt.date(2026, 10, 15)
    assert known.language == "de"


def test_the_same_agenda_is_the_same_file(customer):
    assert word(data("customer"), language="de") == customer
    with zipfile.ZipFile(io.BytesIO(customer)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_chart_stands_where_the_page_has_it_and_says_what_it_shows(customer):
    assert docx.Document(io.BytesIO(customer)).inline_shapes[0].type is not None
    alt = re.search(r'descr="([^"]*)"', parts(customer)["word/document.xml"])
    assert alt is not None
    assert re.match(r"Preis und Nutzen.*: .* 20\d\d: Preis [\d,]+, Nutzen [\d,]+; ", alt[1])


def test_without_the_library_that_draws_it_the_chart_is_left_out_with_a_note(monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    made = document("agenda", "docx", data(), NOWHERE, "en")
    assert not docx.Document(io.BytesIO(made.content)).inline_shapes
    assert made.notes == (
        "the chart of price and benefit is left out: vl-convert-python is not installed (pip install 'kamctl[site]')",
    )


def test_without_docxtpl_the_install_line_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(MissingExtraError) as caught:
        word(data())
    assert caught.value.help == "pip install 'kamctl[documents]'"


def test_text_in_any_field_stays_text():
    def with_text(text: str) -> dict:
        found = data()
        found["sections"][0]["items"][0]["need"] = text
        found["name"] = text
        return found

    payloads = [*HOSTILE, *ODD]
    harmless = parts(word(with_text("plain")))
    hostile = parts(word(with_text(" ~ ".join(payloads))))
    assert harmless.keys() == hostile.keys()
    for name, part in hostile.items():
        assert re.sub(r"[^<>]*(?=<)", "", part) == re.sub(r"[^<>]*(?=<)", "", harmless[name]), name
    text = " ".join(said(word(with_text(" ~ ".join(payloads)))).split())
    for payload in payloads:
        shown = payload.replace("\x07", r"\x07").replace("\x1b", r"\x1b").replace("\ufffe", "\ufffd").strip()
        assert " ".join(shown.split()) in text, payload


def test_an_account_of_which_nothing_is_known_has_a_sentence_in_every_section():
    files = {"kam.yaml": texts()["kam.yaml"], "accounts/acme.yaml": "name: Acme\n"}
    text = said(word(data(files=files)))
    for sentence in (
        "No need is on record.", "No review was held before this one.", "No value is on record for this period.",
        "promised", "Nobody at Acme has rated price and benefit yet.", "No plan is on record yet.",
        "Nothing is due up to", "Decide who writes the plan",
    ):  # fmt: skip
        assert sentence in text, sentence


def own(root: Path, *changes: tuple[str, str], content: bytes | None = None) -> Path:
    """Write the shipped template, changed, as the workspace's own."""
    held = parts_of(shipped("agenda.docx"))
    body = held["word/document.xml"].decode()
    for old, new in changes:
        assert old in body
        body = body.replace(old, new, 1)
    held["word/document.xml"] = body.encode()
    (root / "templates").mkdir()
    (root / "templates" / "agenda.docx").write_bytes(archive(held) if content is None else content)
    return root


def test_a_workspaces_template_replaces_the_shipped_one(tmp_path, internal):
    root = own(tmp_path, ("For our eyes only", "Between us"))
    assert word(data(), root) == word(data(), root)
    assert said(word(data(), root)) == said(internal).replace("For our eyes only", "Between us")


@pytest.mark.parametrize(
    ("tag", "says"),
    [
        ("{{ n.raisd_by }}", "'dict object' has no attribute 'raisd_by'"),
        ("{{ n.need.__class__ }}", "__class__"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ 1 // 0 }}", "by zero"),
        ("{{ n.need|dya }}", "No filter named 'dya'"),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_a_fault_in_a_template_names_its_paragraph(tmp_path, tag, says):
    root = own(tmp_path, ("{{ n.need }}", tag))
    with pytest.raises(OfficeTemplateError) as caught:
        word(data(), root)
    assert re.match(rf"templates/agenda\.docx, paragraph \d+ \(“{re.escape(tag)}”\): ", caught.value.message)
    assert says in caught.value.message
    assert caught.value.help.startswith("`kamctl template check agenda.docx`")


def test_a_tag_that_begins_in_one_cell_and_ends_in_another_is_reported(tmp_path):
    root = own(tmp_path, ("{{ name }}", "{% if false %}"), ("{{ name }}", "{% endif %}"))
    with pytest.raises(
        OfficeTemplateError, match="a tag begins in one paragraph, row or cell and ends in another"
    ):
        word(data(), root)


@pytest.mark.parametrize(
    "tag",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 'a' * 10**10 }}",
    ],
)
def test_a_template_that_wants_too_much_is_stopped(tmp_path, tag, monkeypatch):
    monkeypatch.setattr(sandbox_process, "TIME_LIMIT", 2)
    with pytest.raises(OfficeTemplateError):
        word(data(), own(tmp_path, ("{{ n.need }}", tag)))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no archive", "damaged, or no Office file"),
        (archive({"word/other.xml": "<a/>"}), "damaged, or no Word document"),
        (archive({f"word/{n}.xml": b"\0" * 2**22 for n in range(17)}), "unpacks to more than 64 MiB"),
    ],
)
def test_a_file_that_is_not_a_word_document_is_refused(tmp_path, content, says):
    with pytest.raises(OfficeTemplateError, match=says):
        word(data(), own(tmp_path, content=content))


def test_a_template_outside_of_the_workspace_is_refused(tmp_path):
    root = tmp_path / "ws"
    (root / "templates").mkdir(parents=True)
    (tmp_path / "agenda.docx").write_bytes(shipped("agenda.docx"))
    (root / "templates" / "agenda.docx").symlink_to(tmp_path / "agenda.docx")
    with pytest.raises(UnreadableTemplateError, match="leads out of the workspace"):
        word(data(), root)


def test_a_workspaces_template_does_not_pass_on_its_author(tmp_path):
    root = own(tmp_path)
    template = docx.Document(root / "templates" / "agenda.docx")
    template.core_properties.author = template.core_properties.last_modified_by = "TheWriter"
    template.core_properties.comments = template.core_properties.keywords = "TheWriter"
    template.save(root / "templates" / "agenda.docx")
    assert "TheWriter" not in said(word(data("customer"), root))


def test_comments_in_a_template_of_the_workspace_stay_there(tmp_path):
    root = own(tmp_path)
    template = docx.Document(root / "templates" / "agenda.docx")
    run = template.paragraphs[0].add_run("Our agenda")
    template.add_comment(run, text="Do not show them the limit", author="TheWriter", initials="TW")
    template.save(root / "templates" / "agenda.docx")
    made = word(data("customer"), root)
    assert "Our agenda" in said(made)
    everything = "".join(f"{name} {part}" for name, part in parts(made).items())
    assert not [
        one for one in ("TheWriter", "Do not show", "comments.xml", "commentRange") if one in everything
    ]
    assert not list(docx.Document(io.BytesIO(made)).comments)


def test_documents_show_every_part_of_our_background_that_the_page_shows():
    page, slides = (
        (TEMPLATES / name).read_text("utf-8") for name in ("agenda.html.j2", "agenda.slides.xml.j2")
    )
    shown = set(re.findall(r"\bb\.([a-z_]+)", page))
    assert {"adjustments", "approved_on", "touches"} <= shown
    assert shown <= set(re.findall(r"\bb\.([a-z_]+)", slides))
    word = "".join(parts(shipped("agenda")).values())
    assert shown <= set(re.findall(r"\bbackground\.([a-z_]+)", word))
