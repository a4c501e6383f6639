"""The pages of the site as HTML: its templates, its style sheet, its script, and the texts of files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kamctl.language import ENGLISH
from kamctl.unseen import visible
from kamctl.views.pages.templates import TemplateError, Templates
from kamctl.workspace.scaffold import shipped_folder

_ASSETS = ("site.css", "site.js")


class SitePages:
    """Renders pages; if a workspace's template fails, its page says so.

    `problems` holds those failures, one per template. The customer's page is in the language of `code`; all
    others are English.
    """

    def __init__(self, root: Path | None, shared: Mapping[str, Any], code: str = ENGLISH.code) -> None:
        self._templates = Templates(root, "site", code)
        self.shared = dict(shared)
        self._problems: dict[str, TemplateError] = {}

    @property
    def problems(self) -> list[TemplateError]:
        """The templates that failed."""
        return list(self._problems.values())

    @property
    def texts(self) -> list[str]:
        """Everything that pages are made from, apart from their data."""
        return [*self._templates.texts, *(text for _, text in assets())]

    def page(self, template: str, place: str, context: Mapping[str, Any]) -> str:
        """Return a template's page for a place in the site, to which its links are relative."""
        drawings: list[str] = []
        context = _with_places(context, drawings)
        data = {**self.shared, "base": "../" * place.count("/"), "place": place, **context}
        try:
            page = self._templates.render(f"site-{template}.html.j2", data)
        except TemplateError as error:
            self._problems.setdefault(error.message, error)
            failed = {**data, "title": "This page could not be made", "said": error.message}
            return Templates(None, "site").render("site-failed.html.j2", failed)
        for drawing in drawings:
            page = page.replace(f">{_place(drawing)}<", f">{drawing}<")
        return page


def assets() -> list[tuple[str, str]]:
    """Return the names and texts of the style sheet and the script."""
    return [(name, (shipped_folder() / name).read_text(encoding="utf-8")) for name in _ASSETS]


def lines_of(text: str) -> list[str]:
    """Return the lines of a file's text as a page shows them."""
    lines = visible(text.removeprefix("\ufeff"), keep="\n\t").split("\n")
    return lines if lines[-1] else lines[:-1]


def _with_places(context: Mapping[str, Any], drawings: list[str]) -> dict[str, Any]:
    """Return a context in which each drawing is replaced by a placeholder.

    Templates escape everything that they are given, so drawings are inserted afterwards. A placeholder
    written into a file can only show one of our drawings.
    """
    found: dict[str, Any] = {}
    for name, value in context.items():
        if isinstance(value, Mapping) and "svg" in value:
            drawings.append(value["svg"])
            found[name] = {**value, "svg": _place(value["svg"])}
        elif name == "charts":
            found[name] = _with_places(value, drawings)
        else:
            found[name] = value
    return found


def _place(drawing: str) -> str:
    return f"[drawing {hashlib.blake2b(drawing.encode(), digest_size=8).hexdigest()}]"
