"""Estimates the space that text takes, generously, so that slides hold no more than fits.

Widths are in em, based on Helvetica. Readers may have another font, so a margin is added.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from kamctl.views.documents.slides.outline import Line, Lines, Piece

_NARROW, _WIDE = set("iIjl|.,:;'!()[]{}ftr- /\\`\""), set("mwMW@%—…")
_ROOM = 1.15
#: How much wider bold text is.
_BOLD = 1.08
#: Height of a line, as a multiple of its font size.
LEADING = 1.25


#: Styles of pieces that are bold.
BOLD = ("bad", "strong", "head")


def width(text: str) -> float:
    """Return the width of a text in em."""
    return _ROOM * sum(map(_sign, text))


def _sign(sign: str) -> float:
    if sign in _NARROW:
        return 0.31
    if sign in _WIDE:
        return 0.92
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.25 if ord(sign) > 0xFFFF else 1.0
    return 0.68 if sign.isupper() or ord(sign) > 0x2FF else 0.55


def wrapped(line: Line, room: float) -> list[Line]:
    """Break a paragraph into lines of at most `room` em, between words where possible."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word, style in _words(line):
        heavy = _BOLD if style in BOLD else 1.0
        size = heavy * width(word.rstrip())
        if used and used + size > room:
            lines.append([])
            used = 0.0
        for part in _parts(word, room / heavy) if size > room else [word]:
            if used and used + heavy * width(part.rstrip()) > room:
                lines.append([])
                used = 0.0
            lines[-1].append(Piece(part, style))
            used += heavy * width(part)
    return [Line(tuple(pieces), line.small) for pieces in lines]


def _words(line: Line) -> Iterator[tuple[str, str]]:
    """Yield words, each with the blank after it."""
    for piece in line.pieces:
        rest = piece.text
        while rest:
            end = rest.find(" ") + 1 or len(rest)
            yield rest[:end], piece.style
            rest = rest[end:]


def _parts(word: str, room: float) -> Iterator[str]:
    """Yield the parts that a word is cut into if it is too long."""
    part = ""
    for sign in word:
        if part and width(part + sign) > room:
            yield part
            part = ""
        part += sign
    yield part


def joined(lines: Sequence[tuple[int, Line]]) -> Lines:
    """Join lines, each with the number of its paragraph, into paragraphs again."""
    found: dict[int, Line] = {}
    for number, line in lines:
        before = found.get(number)
        found[number] = line if before is None else line._replace(pieces=(*before.pieces, *line.pieces))
    return tuple(found.values())


def cut(text: str, room: float) -> str:
    """Return a text cut to at most `room` em, with an ellipsis."""
    if width(text) <= room:
        return text
    while text and width(text + "…") > room:
        text = text[:-1]
    return text.rstrip() + "…"


def size_that_fits(text: str, wide: float, tall: float, most: float, least: float) -> float:
    """Return the largest size, in points, at which a text fits a box of a width and height in points."""
    size = most
    while size > least:
        if len(wrapped(Line((Piece(text),)), wide / size)) * size * LEADING <= tall:
            return size
        size -= 2
    return least
