"""Makes a document from an agenda or an exit review: what all formats share."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
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
from kamctl.views.pages.templates import own_file, plain

#: The largest size in bytes of a workspace's template, with its pictures.
_MOST = 8 * 1024 * 1024
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


def office(module: str, needs: str) -> Any:
    """Return a module of `kamctl.views.documents` that needs a library for Office.

    Raises:
        MissingExtraError: the library is not installed.
    """
    try:
        import_module(needs)
    except ImportError as error:
        raise MissingExtraError({"pptx": "python-pptx"}.get(needs, needs), "documents") from error
    return import_module(f"kamctl.views.documents.{module}")


def document(name: str, format_: str, data: Mapping[str, Any], root: Path, code: str) -> Document:
    """Return the document of a name (`agenda`, `exit-review`) in a format and in a language, by its code.

    `data` is plain. A document holds only what is in it: nothing internal in a customer's edition.

    Raises what `kamctl.views.pages.templates.render` does, and:
        MissingExtraError: the format needs `kamctl[documents]`.
        OfficeTemplateError: the workspace's own template cannot be used.
    """
    module: Any = import_module(f"kamctl.views.documents.{format_}")
    made: Document = module.made_of(Subject(name, data, root, language(code, root)))
    return made
