"""What an assistant may read directly: the workspace's files, and the pages of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kamctl.checks.registry import RULES
from kamctl.errors import RefusedError

_FILE = "kamctl://file/"
_RULE = "kamctl://rule/"


class Resource(NamedTuple):
    """A resource: its address, its name, what it is, and its media type."""

    uri: str
    name: str
    description: str
    media_type: str


class UnknownResourceError(RefusedError):
    """There is no such resource."""

    def __init__(self, uri: str) -> None:
        super().__init__(f"there is no {uri}", f"Files are {_FILE}PATH, rules are {_RULE}NAME.")


def listed(texts: Mapping[str, str]) -> Iterator[Resource]:
    """Yield the files of a workspace and the pages of the rules of `check`."""
    for path in texts:
        yield Resource(_FILE + path, path, "A file of the workspace", "application/yaml")
    for rule in RULES:
        yield Resource(_RULE + rule.name, rule.name, rule.title, "text/markdown")


def text_of(uri: str, texts: Mapping[str, str]) -> str:
    """Return a resource's text; only files of the workspace itself are found.

    Raises:
        UnknownResourceError: there is no resource at the address.
    """
    if uri.startswith(_FILE) and uri.removeprefix(_FILE) in texts:
        return texts[uri.removeprefix(_FILE)]
    page = next((rule.page for rule in RULES if uri == _RULE + rule.name), None)
    if page is None:
        raise UnknownResourceError(uri)
    return page
