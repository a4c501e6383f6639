"""Finds templates and renders them: the workspace's own, or the shipped ones.

A workspace's `templates/NAME` replaces the shipped template of that name, and may extend it:
`{% extends "shipped/NAME" %}`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kamctl import hints
from kamctl.errors import KamctlError
from kamctl.language import ENGLISH
from kamctl.views.clean import clean
from kamctl.views.markdown import escape
from kamctl.views.pages.languages import language
from kamctl.workspace.scaffold import shipped_folder

_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]*\.j2")
_MAX_SIZE = 512 * 1024


@dataclass(frozen=True, slots=True)
class Template:
    """A template: its name, its text, and whether it is the workspace's."""

    name: str
    text: str
    brought: bool


class NoTemplateError(KamctlError):
    """There is no template of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no template `{name}`", f"See `{hints.list_templates()}`.")


class UnreadableTemplateError(KamctlError):
    """A workspace's template is not a regular text file inside the workspace."""

    def __init__(self, name: str, why: str, wanted: str = "plain UTF-8 text file") -> None:
        super().__init__(f"templates/{name} {why}", f"Put a {wanted} there, or delete it.")


class TemplateError(KamctlError):
    """A template cannot be rendered."""

    def __init__(self, template: str, line: int, reason: str, *, brought: bool) -> None:
        where = f"templates/{template}" + (f", line {line}" if line else "")
        super().__init__(
            f"{where}: {reason}",
            f"`{hints.print_template(template)}` shows the shipped one; "
            f"`{hints.list_templates(how=True)}` says what a template can use."
            if brought and "/" not in template
            else "",
        )


def templates(root: Path | None) -> dict[str, Template]:
    """Return the templates that apply in a workspace (`root`; None: nowhere), by name.

    Raises:
        UnreadableTemplateError: one of the workspace's templates cannot be read.
    """
    found = {
        path.name: Template(path.name, path.read_text(encoding="utf-8"), brought=False)
        for path in sorted(shipped_folder().glob("*.j2"))
    }
    for name, text in _brought(root) if root is not None else ():
        found[name] = Template(name, text, brought=True)
    return dict(sorted(found.items()))


def shipped(name: str) -> str:
    """Return the text of a shipped template.

    Raises:
        NoTemplateError: kamctl has no template of that name.
    """
    template = templates(None).get(name)
    if template is None:
        raise NoTemplateError(name)
    return template.text


def render(name: str, context: Mapping[str, Any], root: Path | None = None, code: str = ENGLISH.code) -> str:
    """Render the template `name` of the workspace at `root`, in a language given by its code.

    `context` holds plain data, as `kamctl.formats.data` makes it from results. In a Markdown template
    (`….md.j2`) every text is already escaped; in an HTML template Jinja2 escapes it.

    Raises:
        NoTemplateError: neither the workspace nor kamctl has it.
        UnreadableTemplateError: one of the workspace's templates cannot be read.
        TemplateError: it cannot be rendered.
        UnknownLanguageError, BrokenLanguageError: there is no such language.
        TypeError: something in the data is not plain.
    """
    return Templates(root, code=code).render(name, context)


class Templates:
    """The templates of a workspace, read once to render many pages.

    `family` is the prefix of the names of the templates that `texts` returns.
    """

    def __init__(self, root: Path | None, family: str = "", code: str = ENGLISH.code) -> None:
        self._spoken = language(code, root)
        self._said = json.dumps(self._spoken)
        self._known = templates(root)
        self._sources = {n: t.text for n, t in self._known.items()}
        self._sources |= {f"shipped/{n}": t.text for n, t in templates(None).items()}
        self._family = family
        self._apart = {name: self._reaches_brought(name) for name in self._known}

    @property
    def texts(self) -> list[str]:
        """The texts of the family, in the order of their names."""
        return [t.text for n, t in sorted(self._known.items()) if n.startswith(self._family)]

    def _reaches_brought(self, name: str) -> bool:
        """Tell whether a template is the workspace's, or is a shipped one that builds on such a template."""
        found, wanted = set[str](), [name]
        while wanted:
            one = wanted.pop()
            if self._known[one].brought:
                return True
            if one not in found:
                found.add(one)
                wanted += [other for other in self._known if f'"{other}"' in self._known[one].text]
        return False

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """Render a template like `kamctl.views.pages.templates.render`, and raise what that raises."""
        if name not in self._known:
            raise NoTemplateError(name)
        write, spoken = escape if ".md" in name else str, self._spoken
        data = plain(context, lambda text: write(spoken.written(text)))
        if self._apart[name]:
            return _harmless(name, _render_apart(name, self._sources, data, self._said))
        from kamctl.views.pages.sandbox import Broken
        from kamctl.views.pages.sandbox import render as render_here

        try:
            return _harmless(name, render_here(name, self._sources, data, self._said))
        except Broken as broken:
            raise TemplateError(broken.template, broken.line, broken.reason, brought=False) from broken


def _harmless(name: str, page: str) -> str:
    """Return a page without control characters, which a template can write, and GitHub runner commands."""
    page = clean(page)
    return page.replace("##[", "##&#91;") if ".html" in name else page


def plain(value: Any, text: Callable[[str], str]) -> Any:
    """Return plain data with `text` applied to every text; a template must not get objects with behaviour."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, Mapping):
        return {str(k): plain(v, text) for k, v in value.items()}
    if type(value) in (list, tuple):
        return [plain(v, text) for v in value]
    if value is None or isinstance(value, (bool, int, Decimal)) or type(value) is dt.date:
        return value
    raise TypeError(type(value).__name__)


def _brought(root: Path) -> list[tuple[str, str]]:
    folder = root / "templates"
    if not folder.is_dir():
        return []
    found = []
    for path in sorted(folder.iterdir()):
        name = path.name
        if not name.endswith(".j2"):
            continue
        if not _NAME.fullmatch(name):
            raise UnreadableTemplateError(
                name, "has a name that is not a to z, 0 to 9, dot, dash and underscore"
            )
        try:
            found.append((name, own_file(root, name, _MAX_SIZE).decode("utf-8")))
        except UnicodeDecodeError as error:
            raise UnreadableTemplateError(name, f"is not UTF-8 at byte {error.start + 1}") from error
    return found


def own_file(root: Path, name: str, most: int, wanted: str = "plain UTF-8 text file") -> bytes:
    """Return a workspace's template of at most `most` bytes; `wanted` names what it should be.

    Raises:
        UnreadableTemplateError: it is too large, not a regular file, or not in the workspace.
    """
    path, real = root / "templates" / name, os.path.realpath(root)
    if os.path.commonpath((real, os.path.realpath(path))) != real:
        raise UnreadableTemplateError(name, "is a link that leads out of the workspace", wanted)
    if not path.is_file():
        raise UnreadableTemplateError(name, "is not a regular file", wanted)
    try:
        if path.stat().st_size > most:
            raise UnreadableTemplateError(name, f"is larger than {most // 1024} KiB", wanted)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableTemplateError(name, f"cannot be read: {error.strerror}", wanted) from error


def _render_apart(name: str, sources: Mapping[str, str], data: Mapping[str, Any], spoken: str) -> str:
    """Render in a separate process."""
    from kamctl.views.pages.sandbox import OUTPUT
    from kamctl.views.pages.sandbox_process import run_apart

    job = {"name": name, "sources": sources, "data": data, "language": spoken}
    # The answer is JSON in ASCII, with at most six bytes per character of the page.
    said = run_apart("kamctl.views.pages.sandbox", job, OUTPUT * 6 + 1024)
    if said is None:
        raise TemplateError(name, 0, "it takes too much time or memory", brought=True)
    if "page" in said:
        return str(said["page"])
    raise TemplateError(said["template"], said["line"], said["reason"], brought=True)
