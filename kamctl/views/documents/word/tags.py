"""The tags of a Word template, and the paragraphs that contain them.

Word has no lines, so a tag is identified by its number in its part. Each tag gets a line break before
rendering, which makes the line in Jinja2's message the number of the tag.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(tab|br)/>")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_KIND = re.compile(r"^(\{[{%#])(?:p|tr|tc|r)(?= )")
_OPENS = re.compile(r"\{[{%#]-?")
#: Word turns straight quotes into curly ones.
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_SHOWN = 60


class Paragraph(NamedTuple):
    """A paragraph of a part: its number, from 1, and its text."""

    number: int
    text: str

    @property
    def place(self) -> str:
        """The paragraph in a form that people can find: `paragraph 12 (“{{ nmae }} and …”)`."""
        text = " ".join(self.text.split())
        return f"paragraph {self.number} (“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”)"


class Tag(NamedTuple):
    """A tag as Jinja2 reads it, and its paragraph."""

    text: str
    paragraph: Paragraph


def paragraphs(xml: str) -> list[Paragraph]:
    """Return the paragraphs of a part that are not empty."""
    found = []
    for number, one in enumerate(_PARAGRAPH.findall(xml), 1):
        text = "".join("\t" if kind else unescape(words) for words, kind in _TEXT.findall(one))
        if text.strip():
            found.append(Paragraph(number, text))
    return found


def tags(held: Sequence[Paragraph]) -> list[Tag]:
    """Return the tags of paragraphs, in order."""
    return [
        Tag(_KIND.sub(r"\1", found).translate(_QUOTES), one)
        for one in held
        for found in _TAG.findall(one.text)
    ]


def unclosed(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens a tag without closing it."""
    return re.search(r"\{[{%#]", _TAG.sub("", paragraph.text)) is not None


def numbered(xml: str) -> str:
    """Return a part with a line break in each tag."""
    return _OPENS.sub(lambda found: f"{found[0]}\n", xml.replace("\n", " "))


def place(xml: str, line: int) -> str:
    """Return the place of a tag in a part, by its line in what `numbered` returns."""
    found = tags(paragraphs(xml))
    return found[min(max(line - 2, 0), len(found) - 1)].paragraph.place if found else ""
