"""Makes a document of an agenda or an exit review: its formats, one function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple


class Document(NamedTuple):
    """A document as a file, and what a person should know about it."""

    content: bytes
    notes: tuple[str, ...] = ()


def _pdf(name: str, data: Mapping[str, Any], root: Path, code: str) -> Document:
    from kamctl.views.documents.pdf import pdf
    from kamctl.views.templates import render

    return Document(pdf(render(f"{name}.html.j2", data, root, code)))


FORMATS: dict[str, Callable[[str, Mapping[str, Any], Path, str], Document]] = {"pdf": _pdf}


def document(name: str, format_: str, data: Mapping[str, Any], root: Path, code: str) -> Document:
    """Return the document of that name (`agenda`, `exit-review`) in a format, in a language by its code.

    `data` is plain: what is not in it, as nothing internal is in a customer's edition, no document holds.

    Raises what `kamctl.views.templates.render` does, and:
        MissingExtraError: the format needs `kamctl[documents]`.
    """
    return FORMATS[format_](name, data, root, code)
