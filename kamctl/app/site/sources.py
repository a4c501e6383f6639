"""The sources of statements: links to lines of files, in the site or where the repository is hosted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from kamctl.yaml.reader import read
from kamctl.yaml.tree import Document, Lines, Path


class Template(NamedTuple):
    """Where the repository is hosted: an address with `{path}` and `{line}`, and perhaps `{commit}`."""

    address: str
    commit: str = ""
    prefix: str = ""

    def link(self, path: str, line: int) -> str:
        """Return the address of a line."""
        place = quote(f"{self.prefix}{path}")
        address = self.address.replace("{path}", place).replace("{line}", str(line))
        return address.replace("{commit}", self.commit or "HEAD")


class Sources:
    """The files that statements come from.

    Links are relative to the site's root, or full addresses if the workspace says where the repository is
    hosted. With `hidden`, nothing is linked.
    """

    def __init__(self, texts: Mapping[str, str], template: Template | None, *, hidden: bool = False) -> None:
        self._texts, self.template, self._hidden = texts, template, hidden
        self._documents: dict[str, tuple[Document | None, Lines]] = {}

    @property
    def in_site(self) -> bool:
        """Whether the site has pages that show the files' texts."""
        return self.template is None and not self._hidden

    def line(self, path: str, line: int) -> str:
        """Return the link to a line; empty if nothing is linked."""
        if self._hidden or path not in self._texts:
            return ""
        if self.template is not None:
            return self.template.link(path, line)
        return f"{page_of(path)}#L{line}"

    def of(self, path: str, *where: str | int, key: bool = False) -> str:
        """Return the link to a place in a file's data."""
        if self._hidden or path not in self._texts:
            return ""
        return self.line(path, self._line(path, where, key=key))

    def _line(self, path: str, where: Path, *, key: bool) -> int:
        if path not in self._documents:
            text = self._texts[path]
            self._documents[path] = read(text)[0], Lines(text)
        document, lines = self._documents[path]
        return 1 if document is None else lines.place(document.locate(where, key=key)[0])[0]


def page_of(path: str) -> str:
    """Return the page that shows a file's text."""
    return f"file/{quote(path)}.html"
