"""Makes a document from an agenda or an exit review: one function for each format."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from kamctl import hints
from kamctl.errors import KamctlError, MissingExtraError
from kamctl.language import Language
from kamctl.unseen import visible
from kamctl.views.documents import chart
from kamctl.views.documents.chart import Picture
from kamctl.views.documents.slides.outline import NOT_IN_XML
from kamctl.views.pages.languages import language
from kamctl.views.pages.templates import own_file, plain, render

#: The largest size in bytes of a workspace's template with its pictures, and of a document made from it.
_MOST, _MADE = 8 * 1024 * 1024, 48 * 1024 * 1024
_NO_CHART = (
    "the chart of price and benefit is left out: vl-convert-python is not installed "
    "(pip install 'kamctl[site]')"
)
_SPACE = re.compile(r"[ \t\r\n]+")


class OfficeTemplateError(KamctlError):
    """A workspace's template for Word or PowerPoint cannot be used."""

    def __init__(self, name: str, where: str, reason: str) -> None:
        super().__init__(
            f"templates/{where}: {reason}",
            f"`{hints.check_template(name)}` says all that is wrong with it.",
        )


class Document(NamedTuple):
    """A document as a file, and notes about it for people."""

    content: bytes
    notes: tuple[str, ...] = ()


class Subject(NamedTuple):
    """The inputs of a document: its name (`agenda`), its data, the workspace, the language."""

    name: str
    data: Mapping[str, Any]
    root: Path
    spoken: Language

    @property
    def title(self) -> str:
        """The title of the document."""
        data, spoken = self.data, self.spoken
        if self.name == "agenda":
            kind = spoken.say(f"{data['rhythm'].lower()} review", {})
            return f"{data['name']}: {kind}, {spoken.written(data['period_name'])}"
        return f"{data['name']}: {spoken.say(self.name.replace('-', ' '), {})}"

    @property
    def day(self) -> dt.date:
        """The date of the document."""
        found: dt.date = self.data["prepared" if "prepared" in self.data else "as_of"]
        return found

    def texts(self) -> dict[str, Any]:
        """Return the data with its texts in the document's language, each on one line that XML can hold."""
        found: dict[str, Any] = plain(self.data, lambda text: one_line(self.spoken.written(text)))
        return found

    def own(self, suffix: str) -> bytes | None:
        """Return the workspace's own template for an Office format, None without one.

        Raises what `own_office_file` does.
        """
        name = f"{self.name}.{suffix}"
        return own_office_file(self.root, name) if (self.root / "templates" / name).exists() else None

    def chart(self) -> tuple[Picture | None, tuple[str, ...]]:
        """Return the chart of price and benefit, or a note if it is left out."""
        try:
            return chart.price_benefit(self.data, self.root, self.spoken), ()
        except ImportError:
            return None, (_NO_CHART,)


def own_office_file(root: Path, name: str) -> bytes:
    """Return the content of a workspace's template for Word or PowerPoint.

    Raises:
        UnreadableTemplateError: it is too large, not a regular file, or not in the workspace.
    """
    return own_file(root, name, _MOST, "Word document" if name.endswith(".docx") else "presentation")


def one_line(text: str) -> str:
    """Return a text on one line, with invisible characters made visible."""
    return NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", visible(_SPACE.sub(" ", text)))


def _pdf(subject: Subject) -> Document:
    from kamctl.views.documents.pdf import pdf

    page = render(f"{subject.name}.html.j2", subject.data, subject.root, subject.spoken.code)
    return Document(pdf(page))


def _docx(subject: Subject) -> Document:
    word, own = _office("word.fill", "docxtpl"), subject.own("docx")
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

    answer = run_apart("kamctl.views.documents.word.fill", order._asdict(), _MADE)
    if answer is None:
        raise OfficeTemplateError(name, name, "it takes too much time or memory")
    if "content" not in answer:
        raise OfficeTemplateError(name, answer["template"], answer["reason"])
    return Document(base64.b64decode(answer["content"]), notes)


def _pptx(subject: Subject) -> Document:
    deck, own = _office("slides.deck", "pptx"), subject.own("pptx")
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


def _office(module: str, needs: str) -> Any:
    try:
        import_module(needs)
    except ImportError as error:
        raise MissingExtraError({"pptx": "python-pptx"}.get(needs, needs), "documents") from error
    return import_module(f"kamctl.views.documents.{module}")


FORMATS: dict[str, Callable[[Subject], Document]] = {"pdf": _pdf, "docx": _docx, "pptx": _pptx}


def document(name: str, format_: str, data: Mapping[str, Any], root: Path, code: str) -> Document:
    """Return the document of a name (`agenda`, `exit-review`) in a format and in a language, by its code.

    `data` is plain. A document holds only what is in it: nothing internal in a customer's edition.

    Raises what `kamctl.views.pages.templates.render` does, and:
        MissingExtraError: the format needs `kamctl[documents]`.
        OfficeTemplateError: the workspace's own template cannot be used.
    """
    return FORMATS[format_](Subject(name, data, root, language(code, root)))
