"""An outline of slides, as a template writes it in XML, read into records.

A `<deck>` holds a `<title>` and `<slide title="…">`s; a slide holds `<lead>`, `<points>` of `<point>`s,
`<table>`s of `<head>` and `<row>`s with `<cell>`s, and `<chart/>`. In a text, `<good>`, `<bad>`, `<warn>`,
`<soft>` and `<strong>` style a part, and `<small>` begins a smaller line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

_SPACE = re.compile(r"\s+")
#: Characters that XML cannot hold, besides those that no page holds.
NOT_IN_XML = re.compile("[\ufffe\uffff]")


class Piece(NamedTuple):
    """A part of a text in one style: good, bad, warn, soft, strong or none (empty)."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """A paragraph; a `small` one adds something to the text above it."""

    pieces: tuple[Piece, ...]
    small: bool = False

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(one.text for one in self.pieces)


Lines = tuple[Line, ...]


class Column(NamedTuple):
    """A column of a table: its heading, its share of the width in percent, and whether it holds numbers."""

    heading: str
    share: float
    numbers: bool = False


class Table(NamedTuple):
    """Rows of cells under headings; without headings, the first column labels the others."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Lines, ...], ...]


class Points(NamedTuple):
    """The bullets of a list."""

    points: tuple[Lines, ...]


class Lead(NamedTuple):
    """A sentence that introduces what follows."""

    line: Line


class Chart(NamedTuple):
    """The place of the chart."""


Block = Table | Points | Lead | Chart


class Slide(NamedTuple):
    """A slide of the outline, which may take several slides of the deck."""

    title: str
    blocks: tuple[Block, ...]


class Outline(NamedTuple):
    """A deck: its title, the lines below it, and its slides."""

    title: str
    below: Lines
    slides: tuple[Slide, ...]


def read(text: str) -> Outline:
    """Return the outline in a template's output.

    Raises:
        ValueError: it is not an outline; the message says why.
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("an outline of slides has no document type")
    try:
        deck = ET.fromstring(NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text.strip()))  # noqa: S314 - it has no entities
    except ET.ParseError as error:
        raise ValueError(f"it is not well-formed XML: {error}") from error
    title = deck.find("title")
    if deck.tag != "deck" or title is None:
        raise ValueError("an outline of slides is a <deck> with a <title>")
    return Outline(
        _words(title.get("name", "")), _lines(title),
        tuple(Slide(_words(one.get("title", "")), tuple(_blocks(one))) for one in deck.iter("slide")),
    )  # fmt: skip


def _blocks(slide: ET.Element) -> Iterator[Block]:
    for one in slide:
        if one.tag == "lead":
            yield from (Lead(line) for line in _lines(one))
        elif one.tag == "points":
            yield Points(tuple(_lines(point) for point in one.iter("point")))
        elif one.tag == "table":
            yield _table(one)
        elif one.tag == "chart":
            yield Chart()
        else:
            raise ValueError(f"a slide holds no <{one.tag}>")


def _table(table: ET.Element) -> Table:
    heads = table.findall("head/cell")
    if not heads:
        raise ValueError("a <table> has a <head> with a <cell> for each column")
    columns = tuple(
        Column(
            _words("".join(one.itertext())),
            float(one.get("width", 100 / len(heads))),
            one.get("numbers") == "yes",
        )
        for one in heads
    )
    rows = [tuple(_lines(cell) for cell in row.iter("cell")) for row in table.iter("row")]
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(f"a <row> of a <table> has as many <cell>s as its <head>, {len(columns)}")
    return Table(columns, tuple(rows))


def _words(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _lines(element: ET.Element) -> Lines:
    """Return the paragraphs of a text: its own text, and each `<small>` and `<line>`."""
    found: list[tuple[list[Piece], bool]] = [([], False)]
    for text, style, breaks in _pieces(element):
        if breaks:
            found.append(([], breaks == "small"))
        found[-1][0].append(Piece(_SPACE.sub(" ", text), style))
    lines = (Line(_trimmed(pieces), small) for pieces, small in found)
    return tuple(line for line in lines if line.text.strip())


def _pieces(element: ET.Element, style: str = "") -> Iterator[tuple[str, str, Any]]:
    yield element.text or "", style, ""
    for one in element:
        inner = one.tag if one.tag in ("good", "bad", "warn", "soft", "strong") else style
        if one.tag in ("small", "line"):
            yield "", "", one.tag
            yield from _pieces(one, style)
            yield one.tail or "", style, "line" if (one.tail or "").strip() else ""
            continue
        yield from _pieces(one, inner)
        yield one.tail or "", style, ""


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return pieces without blanks at either end of the line, leaving out empty pieces."""
    kept = [one for one in pieces if one.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = kept[0]._replace(text=kept[0].text.lstrip())
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip())
    return tuple(kept)
