"""Slides: an outline written by a template, laid out on the slides of another."""

from __future__ import annotations

from kamctl.views.documents.document import Document, OfficeTemplateError, Subject, office, one_line
from kamctl.views.pages.templates import render


def made_of(subject: Subject) -> Document:
    """Return the document. Raises what `kamctl.views.documents.document.document` does."""
    deck, own = office("slides.deck", "pptx"), subject.own("pptx")
    from kamctl.views.documents.slides.base import shipped
    from kamctl.views.documents.slides.outline import read

    name, template = f"{subject.name}.pptx", f"{subject.name}.slides.xml.j2"
    spoken, data = subject.spoken, subject.data
    try:
        outline = read(render(template, data, subject.root, spoken.code))
    except ValueError as error:
        raise OfficeTemplateError(template, template, str(error)) from error
    picture, notes = subject.chart()
    internal = spoken.say("Internal: not for the customer", {}) if data["edition"] == "internal" else ""
    order = deck.Order(
        outline, own or shipped(), one_line(subject.title), one_line(spoken.written(data["company"])),
        subject.day, spoken.code, internal, picture,
    )  # fmt: skip
    try:
        return Document(deck.deck(order), notes)
    except ValueError as error:
        raise OfficeTemplateError(name, name, str(error)) from error
