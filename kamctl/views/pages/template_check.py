"""Finds what is wrong with a workspace's own template, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from kamctl import hints
from kamctl.errors import MissingExtraError
from kamctl.language import ENGLISH
from kamctl.views.documents.archive import parts_of
from kamctl.views.documents.word.tags import Paragraph, Tag, paragraphs, tags, unclosed
from kamctl.views.pages import sandbox
from kamctl.views.pages.template_fields import Fault, Reading, Schema, read
from kamctl.views.pages.templates import templates

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


class Remark(NamedTuple):
    """A fault in a template: where, how severe, what, and the way out."""

    template: str
    place: str
    level: Literal["error", "warning", "note"]
    message: str
    help: str = ""


def text_remarks(name: str, text: str, schema: Schema | None) -> list[Remark]:
    """Return what is wrong with a text template; `schema` describes its data, None if that is unknown."""
    found = read(text, _environment(name), schema)
    remarks = [_remark(name, f"line {one.line}", one) for one in found.faults]
    return [*dict.fromkeys(remarks), *_left_out(name, found, schema)]


def word_remarks(name: str, content: bytes, schema: Schema | None) -> list[Remark]:
    """Return what is wrong with a Word template."""
    try:
        parts = parts_of(content)
    except ValueError as error:
        return [Remark(name, "", "error", str(error), "Save it as a Word document (.docx).")]
    if "word/document.xml" not in parts:
        return [Remark(name, "", "error", "it is not a Word document", "Save it as a Word document (.docx).")]
    held = [
        (_margin(found[1]), paragraphs(content.decode("utf-8", "replace")))
        for part, content in sorted(parts.items())
        if (found := _PARTS.fullmatch(part))
    ]
    remarks: list[Remark] = []
    for where, inside in held:
        remarks += [
            Remark(
                name, where + one.place, "error", "a tag opens here and does not end in the same paragraph"
            )
            for one in inside
            if unclosed(one)
        ]
    whole = [(where, tag) for where, inside in held for tag in tags(inside)]
    reading = read(
        "\n".join(tag.text for _, tag in whole), _environment("agenda.docx.xml"), _with_chart(schema)
    )
    remarks += [_remark(name, _place(whole, one.line), one) for one in reading.faults]
    return [*dict.fromkeys(remarks), *_left_out(name, reading, schema)]


def base_remarks(name: str, content: bytes, schema: Schema | None) -> list[Remark]:  # noqa: ARG001
    """Return what prevents a presentation from being the base of slides; it is given no data."""
    try:
        from kamctl.views.documents.slides.deck import layouts, opened
    except ImportError as error:
        raise MissingExtraError("python-pptx", "documents") from error
    try:
        layouts(opened(content))
    except ValueError as error:
        way_out = "Give it a layout with a title, or start from `" + hints.copy_template(name) + "`."
        return [Remark(name, "", "error", str(error), way_out)]
    return []


def _margin(part: str) -> str:
    kind = part.rstrip("0123456789")
    return "" if kind == "document" else f"{kind}, "


def _place(whole: Sequence[tuple[str, Tag]], line: int) -> str:
    if not whole:
        return ""
    where, tag = whole[min(line, len(whole)) - 1]
    return where + tag.paragraph.place


def _remark(name: str, place: str, fault: Fault) -> Remark:
    return Remark(name, place, fault.level, fault.message, fault.way_out)


def _environment(name: str) -> Any:
    escaped = any(kind in name for kind in (".html", ".svg", ".xml"))
    return sandbox.environment((), json.dumps(ENGLISH), escaped=escaped)


def _with_chart(schema: Schema | None) -> Schema | None:
    return schema and {**schema, "properties": {**schema["properties"], "chart": {}}}


@cache
def _shipped_words(name: str) -> str | None:
    """Return the text of the shipped template of a name; for Word, only its tags."""
    if name.endswith(".docx"):
        from kamctl.views.documents.word.template import NAMES, shipped

        if name not in NAMES:
            return None
        body: list[Paragraph] = paragraphs(parts_of(shipped(name))["word/document.xml"].decode())
        return "\n".join(tag.text for tag in tags(body))
    found = templates(None).get(name)
    return found.text if found is not None else None


def _left_out(name: str, found: Reading, schema: Schema | None) -> list[Remark]:
    """Return a note on what the shipped template of that name shows and this one does not."""
    text = _shipped_words(name) if schema is not None else None
    if text is None or found.builds or any(one.level == "error" for one in found.faults):
        return []
    shipped = read(text, _environment(name), _with_chart(schema))
    left = [f"`{one}`" for one in sorted(shipped.used - found.used)]
    if found.ids:  # a template that asks for no id treats all alike
        left += [f"the section `{one}`" for one in sorted(shipped.ids - found.ids)]
    if not left:
        return []
    return [Remark(name, "", "note", f"it does not show {', '.join(left)}; the shipped one does")]


def lines(remarks: Sequence[Remark]) -> Iterator[str]:
    """Yield the remarks as lines for people."""
    for one in remarks:
        where = f"templates/{one.template}" + (f", {one.place}" if one.place else "")
        yield f"{where}: {one.level}: {one.message}"
        if one.help:
            yield f"help: {one.help}"
