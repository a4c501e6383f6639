"""The shipped Word templates: made here, but like any template written in Word."""

from __future__ import annotations

from functools import cache

from kamctl.views.documents.archive import archive
from kamctl.views.documents.package import PACKAGE, content_types, part, relations
from kamctl.views.documents.word import agenda, exit_review
from kamctl.views.documents.word.markup import Xml, document, field, margin, para, run, say, tab, when
from kamctl.views.documents.word.styles import numbering, styles

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PARTS = {
    "styles": "styles", "numbering": "numbering", "header1": "header", "header2": "header", "footer1": "footer",
    "settings": "settings",
}  # fmt: skip

#: The bodies by name, each with the header of the following pages.
_BODIES = {
    "agenda": (
        agenda.body,
        '{{ name|truncate(60) }} · {{ (rhythm|lower ~ " review")|t }}, {{ period_name }}',
    ),
    "exit-review": (exit_review.body, f"{{{{ name|truncate(60) }}}} · {say('exit review')}"),
}
NAMES = tuple(f"{name}.docx" for name in _BODIES)


@cache
def shipped(name: str, language: str = "en") -> bytes:
    """Return the Word template of a name (`agenda.docx`), for a language given by its code.

    Raises:
        KeyError: kamctl has no Word template of that name.
    """
    body, head = _BODIES[name.removesuffix(".docx")]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(),
        "word/document.xml": document(body()),
        "word/_rels/document.xml.rels": relations(*((kind, f"{name}.xml") for name, kind in _PARTS.items())),
        "word/styles.xml": styles(language),
        "word/numbering.xml": numbering(),
        "word/header1.xml": margin("hdr", para(style="Header")),
        "word/header2.xml": margin("hdr", para(head, tab(), "{{ company|truncate(40) }}", style="Header")),
        "word/footer1.xml": margin("ftr", *_footer()),
        "word/settings.xml": part(
            f'<w:settings {_W}><w:zoom w:percent="100"/><w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
        ),
    }  # fmt: skip
    return archive(parts)


def _footer() -> list[Xml]:
    pages: list[str] = [tab(), f"{say('Page')} ", field("PAGE"), " / ", field("NUMPAGES")]
    internal = para(run(say("Internal: not for the customer"), "Bad"), *pages, style="Footer")
    return [
        *when('edition == "internal"', internal),
        *when('edition != "internal"', para(*pages, style="Footer")),
    ]


def _content_types() -> str:
    word = "officedocument.wordprocessingml"
    kinds = {"word/document": f"{word}.document.main", "docProps/core": "package.core-properties"}
    return content_types(kinds | {f"word/{name}": f"{word}.{kind}" for name, kind in _PARTS.items()})


def _properties() -> str:
    return part(
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>kamctl</dc:creator></cp:coreProperties>'
    )
