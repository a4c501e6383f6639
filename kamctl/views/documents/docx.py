"""A Word document: its template, filled in, with the chart as a picture."""

from __future__ import annotations

import base64
import json

from kamctl.views.documents.document import Document, OfficeTemplateError, Subject, office, one_line

#: Bytes that a document made of a workspace's own template may hold.
_MOST = 48 * 1024 * 1024


def made_of(subject: Subject) -> Document:
    """Return the document. Raises what `kamctl.views.documents.document.document` does."""
    word, own = office("word.fill", "docxtpl"), subject.own("docx")
    from kamctl.views.documents.word.template import shipped

    name = f"{subject.name}.docx"
    picture, notes = subject.chart()
    order = word.Order(
        name, base64.b64encode(own or shipped(name, subject.spoken.code)).decode(), subject.texts(),
        json.dumps(subject.spoken), one_line(subject.title),
        one_line(subject.spoken.written(subject.data["company"])), subject.day.isoformat(),
        base64.b64encode(picture.png).decode() if picture else "", picture.alt if picture else "",
    )  # fmt: skip
    if own is None:
        return Document(word.filled(order), notes)
    from kamctl.views.pages.sandbox_process import run_apart

    answer = run_apart("kamctl.views.documents.word.fill", order._asdict(), _MOST)
    if answer is None:
        raise OfficeTemplateError(name, name, "it takes too much time or memory")
    if "content" not in answer:
        raise OfficeTemplateError(name, answer["template"], answer["reason"])
    return Document(base64.b64decode(answer["content"]), notes)
