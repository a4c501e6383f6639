"""The agenda as slides: readable, with nothing lost and nothing beyond the edge."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
from itertools import pairwise
from pathlib import Path

import pptx
import pytest
from pptx.util import Pt

from kamctl.errors import MissingExtraError
from kamctl.formats.data import data as plain
from kamctl.method.performance.exit_review import exit_review
from kamctl.views.documents.document import OfficeTemplateError, document
from kamctl.views.documents.slides import pages
from kamctl.views.documents.slides.fit import cut, size_that_fits, width, wrapped
from kamctl.views.documents.slides.outline import Lead, Line, Piece, Points, Slide, Table, read
from kamctl.workspace.load import load
from tests.views.documents.said import said
from tests.views.documents.test_word import ODD
from tests.views.pages.test_agenda_page import HOSTILE, data, texts

NOWHERE = Path(os.devnull).parent


def deck(given, root: Path = NOWHERE, language: str = "en", name: str = "agenda") -> bytes:
    return document(name, "pptx", given, root, language).content


def slides(content: bytes) -> list:
    return list(pptx.Presentation(io.BytesIO(content)).slides)


def long() -> dict:
    """An agenda with many needs, one of them of five thousand signs, and one of a single word."""
    found = data()
    needs = found["sections"][0]["items"]
    one = needs[0]
    needs += [{**one, "need": f"Need number {i} in a sentence of some length"} for i in range(30)]
    needs.append({**one, "need": " ".join(f"word{i}" for i in range(700))})
    needs.append({**one, "need": "x" * 600})
    return {**found, "name": "Verband der " + "Ersatzteilgroßhandelsgenossenschaften " * 8}


@pytest.fixture(scope="module")
def internal() -> bytes:
    return deck(data())


@pytest.fixture(scope="module")
def customer() -> bytes:
    return deck(data("customer"), language="de")


@pytest.fixture(scope="module")
def long_deck() -> bytes:
    return deck(long())


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in slides(content)]


def test_an_agenda_has_a_title_slide_and_slides_for_each_section(internal, customer):
    assert titles(internal)[0] == "Acme Bikes"
    shown = [re.sub(r" · .*| \(\d+/\d+\)$", "", one) for one in titles(internal)]
    assert [one for one in dict.fromkeys(shown) if re.match(r"\d\.", one)] == [
        "1. Current needs", "2. Follow-up on the last review", "3. Value delivered",
        "4. What each side promised, and did", "5. Price and benefit", "6. On the way to the destination",
        "7. The next 90 days", "8. Decisions wanted",
    ]  # fmt: skip
    assert "For our eyes only" in shown
    assert "Tagesordnung" in titles(customer)


def test_an_exit_review_has_slides_too():
    given = plain(exit_review(load(texts()).portfolio, "acme", dt.date(2026, 10, 15)))
    found = titles(deck(given, language="de", name="exit-review"))
    assert found[0] == "Acme Bikes"
    assert "Die Möglichkeiten" in [re.sub(r" \(\d/\d\)", "", one) for one in found]


@pytest.mark.parametrize("which", ["internal", "customer", "long_deck"])
def test_nothing_stands_beyond_the_edge_of_a_slide_or_on_its_foot(which, request):
    content = request.getfixturevalue(which)
    presentation = pptx.Presentation(io.BytesIO(content))
    for slide in presentation.slides:
        placed = [one for one in slide.shapes if not one.is_placeholder]
        for shape in placed:
            height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.left >= 0
            assert shape.left + shape.width <= presentation.slide_width
            assert shape.top + height <= Pt(7.02 * 72), slide.shapes.title.text_frame.text
        for above, below in pairwise(placed):
            height = sum(row.height for row in above.table.rows) if above.has_table else above.height
            assert above.top + height <= below.top + 1


@pytest.mark.parametrize("which", ["internal", "long_deck"])
def test_a_slide_has_at_most_eight_rows_or_points(which, request):
    for slide in slides(request.getfixturevalue(which)):
        rows = sum(len(s.table.rows) - s.table.first_row for s in slide.shapes if s.has_table)
        assert rows <= 8


def test_what_goes_on_says_so_and_repeats_the_headings(long_deck):
    needs = [s for s in slides(long_deck) if s.shapes.title.text_frame.text.startswith("1. ")]
    count = len(needs)
    assert count > 5
    assert [s.shapes.title.text_frame.text.partition(" (")[2] for s in needs] == [
        f"{n}/{count})" for n in range(1, count + 1)
    ]
    for slide in needs:
        (table,) = [s.table for s in slide.shapes if s.has_table]
        assert table.cell(0, 0).text_frame.text == "Need"
        assert table.first_row


def test_a_text_that_fits_on_no_slide_goes_on_and_loses_nothing(long_deck):
    words = re.findall(r"word\d+", said(long_deck))
    assert words == [f"word{i}" for i in range(700)]
    assert len(re.findall("x", "".join(re.findall(r"x{5,}", said(long_deck))))) == 600


def test_a_long_name_takes_smaller_letters_on_its_slide(long_deck, internal):
    def size(content):
        return slides(content)[0].shapes.title.text_frame.paragraphs[0].runs[0].font.size

    assert size(internal) is None  # as the layout has it
    assert Pt(14) <= size(long_deck) < Pt(40)


def test_each_slides_footer_names_its_document_and_audience(internal, customer):
    for content, internally in ((internal, True), (customer, False)):
        for slide in slides(content):
            foot = next(s for s in slide.placeholders if s.placeholder_format.type == 15)
            assert ("Internal: not for the customer" in foot.text_frame.text) is internally
            assert "Acme Bikes" in foot.text_frame.text
            assert any(s.placeholder_format.type == 13 for s in slide.placeholders)
    assert "Intern" not in said(customer)


def test_a_deck_names_its_owner_and_day_and_is_the_same_every_time(customer):
    known = pptx.Presentation(io.BytesIO(customer)).core_properties
    assert known.title == "Acme Bikes: Quartalsgespräch, 3. Quartal 2026"
    assert known.author == known.last_modified_by == "Adventure Works"
    assert known.created.date() == known.modified.date() == dt.date(2026, 10, 15)
    assert deck(data("customer"), language="de") == customer


def test_the_chart_is_there_with_what_it_shows_in_words_and_left_out_with_a_note(customer, monkeypatch):
    alts = [
        s._element.nvPicPr.cNvPr.get("descr")
        for one in slides(customer)
        for s in one.shapes
        if s.shape_type == 13
    ]
    assert len(alts) == 1
    assert alts[0].startswith("Preis und Nutzen")
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    made = document("agenda", "pptx", data(), NOWHERE, "en")
    assert "vl-convert-python is not installed" in made.notes[0]
    assert not [s for one in slides(made.content) for s in one.shapes if s.shape_type == 13]


def test_without_python_pptx_the_install_line_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(MissingExtraError, match="python-pptx is not installed") as caught:
        deck(data())
    assert caught.value.help == "pip install 'kamctl[documents]'"


def test_text_in_any_field_stays_text():
    found = data()
    payloads = [*HOSTILE, *ODD]
    for item, payload in zip(found["sections"][0]["items"] * 9, payloads, strict=False):
        found["sections"][0]["items"].append({**item, "need": payload})
    found["name"] = found["company"] = "<b>&amp;]]></deck>"
    content = deck(found)
    text = " ".join(said(content).split())
    for payload in payloads:
        shown = payload.replace("\x07", r"\x07").replace("\x1b", r"\x1b").replace("\ufffe", "\ufffd")
        assert " ".join(shown.split()) in text, payload
    assert titles(content)[0] == "<b>&amp;]]></deck>"


def own(root: Path, name: str, content: bytes | str) -> Path:
    (root / "templates").mkdir(exist_ok=True)
    (root / "templates" / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def test_a_workspaces_presentation_gives_layouts_but_neither_slides_nor_author(tmp_path):
    base = pptx.Presentation()  # four to three, with eleven layouts
    base.slides.add_slide(base.slide_layouts[1]).shapes.title.text = "OldSlide"
    base.core_properties.author = base.core_properties.keywords = "TheWriter"
    target = io.BytesIO()
    base.save(target)
    content = deck(data("customer"), own(tmp_path, "agenda.pptx", target.getvalue()))
    made = pptx.Presentation(io.BytesIO(content))
    assert made.slide_width == base.slide_width
    assert [s.slide_layout.name for s in made.slides][:2] == ["Title Slide", "Title Only"]
    assert not re.search("OldSlide|TheWriter", said(content))
    for slide in made.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= made.slide_width
            assert not (
                shape.is_placeholder and not shape.text_frame.text and shape.placeholder_format.type != 13
            )


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"no archive", "damaged, or no Office file"), (None, "none of its layouts has a title")],
)
def test_a_presentation_that_cannot_be_a_base_is_refused(tmp_path, content, says):
    if content is None:
        base = pptx.Presentation()
        for layout in list(base.slide_layouts)[:-1]:
            base.slide_layouts.remove(layout)
        blank = base.slide_layouts[0]
        for one in list(blank.placeholders):
            one._element.getparent().remove(one._element)
        target = io.BytesIO()
        base.save(target)
        content = target.getvalue()
    with pytest.raises(OfficeTemplateError, match=says) as caught:
        deck(data(), own(tmp_path, "agenda.pptx", content))
    assert "kamctl template check agenda.pptx" in caught.value.help


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<deck><title name='a'/><slide title='b'><h1>c</h1></slide></deck>", "a slide holds no <h1>"),
        ("<deck><title name='a'>", "not well-formed XML"),
        ("<slides/>", "is a <deck> with a <title>"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><deck><title name='&b;'/></deck>", "no document type"),
        (
            "<deck><title name='a'/><slide title='b'><table><head><cell/></head><row/></table></slide></deck>",
            "as many <cell>s",
        ),
        ("<deck><title name='a'/><slide title='b'><table><row/></table></slide></deck>", "has a <head>"),
    ],
)
def test_a_workspaces_invalid_outline_is_reported(tmp_path, text, says):
    with pytest.raises(OfficeTemplateError, match=says) as caught:
        deck(data(), own(tmp_path, "agenda.slides.xml.j2", text))
    assert caught.value.message.startswith("templates/agenda.slides.xml.j2: ")


def test_a_workspaces_outline_replaces_the_shipped_one(tmp_path):
    text = "<deck><title name='{{ name }}'/><slide title='One'><points><point>{{ company }} <good>yes</good></point></points></slide></deck>"
    assert titles(deck(data(), own(tmp_path, "agenda.slides.xml.j2", text))) == ["Acme Bikes", "One"]


def row(text: str) -> tuple:
    return ((Line((Piece(text),)),),)


def table(count: int, text: str = "short") -> Table:
    from kamctl.views.documents.slides.outline import Column

    return Table((Column("Head", 100),), tuple(row(f"{text} {n}") for n in range(count)))


@pytest.mark.parametrize(("rows", "on_each"), [(8, [8]), (9, [5, 4]), (16, [8, 8]), (17, [6, 6, 5])])
def test_rows_are_dealt_out_evenly_over_as_few_slides_as_hold_them(rows, on_each):
    found = pages.pages(Slide("t", (table(rows),)), 800, 400)
    assert [sum(len(p.block.rows) for p in page) for page in found] == on_each


def test_a_sentence_goes_to_the_next_slide_with_what_it_stands_over():
    over = Lead(Line((Piece("over the second"),)))
    found = pages.pages(Slide("t", (table(6), over, table(6))), 800, 400)
    assert [[type(p.block).__name__ for p in page] for page in found] == [["Table"], ["Lead", "Table"]]


def test_points_are_counted_as_rows_are():
    points = Points(tuple((Line((Piece(f"point {n}"),)),) for n in range(10)))
    found = pages.pages(Slide("t", (points,)), 800, 400)
    assert [len(page[0].block.points) for page in found] == [5, 5]


@pytest.mark.parametrize(
    "text", ["a b c " * 40, "x" * 300, "漢字" * 60, "👩‍🔧" * 30, "mixed WIDE " + "i" * 90 + " end"]
)
def test_a_line_is_no_wider_than_its_room_and_no_sign_is_lost(text):
    lines = wrapped(Line((Piece(text[:37]), Piece(text[37:], "bad"))), 20)
    assert all(width(line.text.rstrip()) <= 20.001 for line in lines)
    assert "".join(line.text for line in lines) == text


def test_a_text_is_cut_to_its_room_and_letters_are_no_smaller_than_they_may_be():
    assert cut("short", 10) == "short"
    assert width(cut("a long text " * 9, 10)) <= 10
    assert cut("a long text " * 9, 10).endswith("…")
    assert size_that_fits("short", 400, 60, 40, 12) == 40
    assert size_that_fits("x" * 9000, 400, 60, 40, 12) == 12


def test_an_outline_reads_small_lines_and_the_look_of_words():
    outline = read(
        "<deck><title name='A  b'>one<line>two</line></title><slide title='S'><lead>x <bad>late</bad>"
        "<small>why <soft>so</soft></small></lead></slide></deck>"
    )
    assert (outline.title, [line.text for line in outline.below]) == ("A b", ["one", "two"])
    first, second = (block.line for block in outline.slides[0].blocks)
    assert first == Line((Piece("x "), Piece("late", "bad")))
    assert second == Line((Piece("why "), Piece("so", "soft")), small=True)
