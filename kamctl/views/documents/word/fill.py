"""Fills a Word template with docxtpl, in the same Jinja2 sandbox as any other template.

A workspace's own templates are filled by `main`, in a separate process that has limits.
"""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
import re
import sys
from collections.abc import Mapping
from typing import Any, NamedTuple

from docx.opc.exceptions import OpcError
from docx.shared import Mm
from docxtpl import DocxTemplate
from lxml import etree

from kamctl.views.clean import clean
from kamctl.views.documents.archive import fixed, parts_of
from kamctl.views.documents.word.tags import numbered, place
from kamctl.views.pages import sandbox

#: CPU seconds of the process that fills a workspace's template.
SECONDS = 10
_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_CHART_WIDTH = 150
_TORN = (
    "a tag begins in one paragraph, row or cell and ends in another: `{%p …%}` stands in a paragraph of its "
    "own, `{%tr …%}` in a row"
)


class Order(NamedTuple):
    """The content that fills a template.

    `chart` is a PNG in Base64, `alt` its description; `day` is the date of the document.
    """

    name: str
    template: str
    data: Mapping[str, Any]
    language: str
    title: str
    author: str
    day: str
    chart: str = ""
    alt: str = ""


class _Chart:
    """Inserts the chart into the paragraph that asks for it."""

    def __init__(self, template: Any, order: Order) -> None:
        self._template, self._order = template, order

    def __html__(self) -> str:
        picture = io.BytesIO(base64.b64decode(self._order.chart))
        inline = self._template.current_rendering_part.new_pic_inline(picture, width=Mm(_CHART_WIDTH))
        inline.docPr.set("descr", self._order.alt)
        inline.docPr.set("name", "chart")
        drawn = etree.tostring(inline, encoding="unicode")
        return f'</w:t></w:r><w:r><w:drawing>{drawn}</w:drawing></w:r><w:r><w:t xml:space="preserve">'


class _Filled(DocxTemplate):  # type: ignore[misc]
    """A template whose parts are rendered in the sandbox, and whose errors name the paragraph."""

    def __init__(self, order: Order) -> None:
        super().__init__(io.BytesIO(base64.b64decode(order.template)))
        self._order, self._raw = order, ""

    def patch_xml(self, src_xml: str) -> str:
        self._raw = src_xml
        patched: str = super().patch_xml(src_xml)
        return patched

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:  # noqa: ARG002
        self.current_rendering_part = part
        name, raw = f"{self._order.name}.xml", self._raw
        try:
            made = sandbox.render(name, {name: numbered(src_xml)}, context, self._order.language)
            made = clean(made)
            etree.fromstring(made.encode(), _STRICT)
        except sandbox.Broken as broken:
            where = place(raw, broken.line)
            raise sandbox.Broken(
                ", ".join(filter(None, (self._order.name, _margin(part), where))), 0, broken.reason
            ) from broken
        except etree.XMLSyntaxError as error:
            raise sandbox.Broken(self._order.name, 0, _TORN) from error
        return made

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:  # noqa: ARG002
        """Set whose document it is, and remove who wrote the template."""
        known, order = self.docx.core_properties, self._order
        for one in ("category", "comments", "content_status", "identifier", "keywords", "subject", "version"):
            setattr(known, one, "")
        day = dt.datetime.fromisoformat(order.day)
        known.title, known.author, known.last_modified_by = (
            order.title[:255],
            order.author[:255],
            order.author[:255],
        )
        known.language = json.loads(order.language)[0]
        known.created = known.modified = known.last_printed = day
        known.revision = 1


def _margin(part: Any) -> str:
    found = re.search(r"/(header|footer|footnotes)", str(part.partname))
    return found[1] if found else ""


def filled(order: Order) -> bytes:
    """Return a filled template; the same order gives the same bytes.

    Raises:
        sandbox.Broken: it cannot be filled.
    """
    try:
        parts_of(base64.b64decode(order.template))
        template = _Filled(order)
        chart = _Chart(template, order) if order.chart else None
        template.render({**order.data, "chart": chart})
        target = io.BytesIO()
        template.save(target)
    except ValueError as error:
        raise sandbox.Broken(order.name, 0, str(error)) from error
    except (OpcError, KeyError, AttributeError, etree.XMLSyntaxError) as error:
        raise sandbox.Broken(order.name, 0, "it is damaged, or no Word document") from error
    return fixed(target.getvalue())


def main() -> None:
    """Fill what standard input holds, under limits, and answer on standard output in JSON."""
    sandbox.limit(SECONDS)
    order = Order(**json.load(sys.stdin, object_hook=sandbox.unpacked))
    answer: dict[str, Any]
    try:
        answer = {"content": base64.b64encode(filled(order)).decode()}
    except sandbox.Broken as broken:
        answer = {"template": broken.template, "line": broken.line, "reason": broken.reason[:2000]}
    sys.stdout.write(json.dumps(answer))
