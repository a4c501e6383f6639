"""The pages of the site as HTML: its templates, its style sheet, its script, and the texts of files."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from kamctl.unseen import visible
from kamctl.views.templates import TemplateError, Templates
from kamctl.workspace.scaffold import shipped_folder

_ASSETS = ("site.css", "site.js")


class SitePages:
    """Renders pages; a template of the workspace that fails leaves a page that says so.

    `problems` are those failures, one a template.
    """

    def __init__(self, root: Path | None, shared: Mapping[str, Any]) -> None:
        self._templates = Templates(root, "site")
        self.shared = dict(shared)
        self._problems: dict[str, TemplateError] = {}

    @property
    def problems(self) -> list[TemplateError]:
        """The templates that failed."""
        return list(self._problems.values())

    @property
    def texts(self) -> list[str]:
        """All that pages are made of, beside their data."""
        return [*self._templates.texts, *(text for _, text in assets())]

    def page(self, template: str, place: str, context: Mapping[str, Any]) -> str:
        """Return the page of a template for a place in the site, from which its links lead."""
        data = {**self.shared, "base": "../" * place.count("/"), "place": place, **context}
        try:
            return self._templates.render(f"site-{template}.html.j2", data)
        except TemplateError as error:
            self._problems.setdefault(error.message, error)
            failed = {**data, "title": "This page could not be made", "said": error.message}
            return Templates(None, "site").render("site-failed.html.j2", failed)


def assets() -> list[tuple[str, str]]:
    """Return the names and texts of the style sheet and the script."""
    return [(name, (shipped_folder() / name).read_text(encoding="utf-8")) for name in _ASSETS]


def numbered(text: str) -> str:
    """Return a file's text as lines that can be linked to, as HTML."""
    lines = visible(text.removeprefix("\ufeff"), keep="\n\t").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return "\n".join(f'<span id="L{i}">{escape(line)}</span>' for i, line in enumerate(lines, start=1))
