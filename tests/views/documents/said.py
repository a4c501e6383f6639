"""Everything that a document says: text, notes, alternative texts, properties."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from pypdf import PdfReader

#: What a picture says to those who do not see it, and what things are called.
_ATTRIBUTES = re.compile(r'\b(?:descr|title|name)="([^"]*)"')
_PARAGRAPH = re.compile(r"</(?:w:p|a:p|w:tc)>|<w:br/>|<a:br/>")


def parts(content: bytes) -> dict[str, str]:
    """Return the parts of an Office file that are text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {
            one.filename: file.read(one).decode("utf-8")
            for one in file.infolist()
            if one.filename.endswith((".xml", ".rels"))
        }


def said(content: bytes) -> str:
    """Return the text of a PDF, a DOCX or a PPTX with all that stands beside it; that of another file as it is."""
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        outline = [str(one) for one in reader.outline]
        return "\n".join([str(reader.metadata), *outline, *(page.extract_text() for page in reader.pages)])
    if not content.startswith(b"PK"):
        return content.decode()
    texts = []
    for name, part in parts(content).items():
        if "/theme/" in name or name.endswith(".rels"):
            continue
        attributes = _ATTRIBUTES.findall(part) if "styles" not in name else []
        broken = _PARAGRAPH.sub("\n", part)
        texts += [unescape(re.sub(r"<[^>]+>", "", broken)), *map(unescape, attributes)]
    return "\n".join(texts)
