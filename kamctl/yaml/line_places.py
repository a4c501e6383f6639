"""Finds where the parts of a text are whose data were read by lines.

The lines of a mapping or a list begin in one column, and what a value holds lies deeper: a few searches find
what libyaml would have to read the whole text for. Each mapping and list is searched once. Tests hold the
places to those of the tree.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kamctl.yaml.line_reader import KEY, PART, PLAIN, QUOTED
from kamctl.yaml.tree import Data, Document, Node, Path

if TYPE_CHECKING:
    from collections.abc import Callable

_KEY = re.compile(rf"({KEY}):(?= |$)", re.MULTILINE)
_FIRST_KEY = re.compile(rf"^{KEY}:", re.MULTILINE)
#: The value on the line of its key or dash: a text, a quoted one, an opening bracket, a block scalar's sign.
_VALUE = re.compile(rf" *(?:({PLAIN})|({QUOTED})|([\[{{])|([|>]))?")
#: Up to the next line that holds an entry: its blanks, and its dash.
_BELOW = re.compile(r"[^\n]*\n(?: *(?:#[^\n]*)?\n)*( *)(?=[^ \n#])(-(?= ))?")

Span = tuple[int, int]


class _Part(NamedTuple):
    """A value: its span and its key's, and what is in its brackets.

    The lines of a block begin in `column`, the first at `start`; `dashes` tells whether it is a list.
    """

    start: int
    end: int
    key: Span | None
    flow: dict[str | int, _Part] | None = None
    column: int | None = None
    dashes: bool = False


class LineDocument(Document):
    """A file whose data were read by lines; its tree is made when it is asked for."""

    __slots__ = ("_places",)

    by_lines = True

    def __init__(self, text: str, data: Data, grow: Callable[[str], Node], shift: int) -> None:
        super().__init__(text, data, grow, shift)
        self._places: Places | None = None

    def locate(self, path: Path, *, key: bool = False) -> Span:
        """Return the span to point at for `path`, as the tree does."""
        if "\r" in self.text:
            return super().locate(path, key=key)
        if self._places is None:
            self._places = Places(self.text[self.shift :])
        start, end = self._places.locate(path, key=key)
        return start + self.shift, end + self.shift


class Places:
    """The places in a text that `kamctl.yaml.line_reader.data_of` could read."""

    __slots__ = ("_entries", "_parts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        found = _FIRST_KEY.search(text)
        first = found.start() if found is not None else 0
        self._parts: dict[Path, _Part | None] = {(): _Part(first, first, None, column=0)}
        self._entries: dict[int, dict[str | int, Span]] = {}

    def locate(self, path: Path, *, key: bool) -> Span:
        """Return what `kamctl.yaml.tree.Document.locate` does."""
        while (part := self._part(path)) is None:
            path, key = path[:-1], True
        if part.key is not None and (key or part.end == part.start):
            return part.key
        if part.column is not None:
            return next(iter(self._block(part).values()))  # point at the first key
        if self._text[part.start] in "|>":
            return part.key or (part.start, self._text.index("\n", part.start))
        return part.start, part.end

    def _part(self, path: Path) -> _Part | None:
        if path not in self._parts:
            outer = self._part(path[:-1])
            self._parts[path] = self._inner(outer, path[-1]) if outer is not None else None
        return self._parts[path]

    def _inner(self, outer: _Part, step: str | int) -> _Part | None:
        known = outer.flow if outer.flow is not None else self._block(outer)
        if isinstance(step, int) and step < 0:
            step += len(known)
        if outer.flow is not None:
            return outer.flow.get(step)
        if outer.column is None or step not in known:
            return None
        start, end = self._block(outer)[step]
        if not outer.dashes:
            return self._value(end + 1, outer.column, (start, end))
        if _KEY.match(self._text, end):
            return _Part(end, end, None, column=outer.column + end - start)
        return self._value(end, outer.column, None)

    def _block(self, block: _Part) -> dict[str | int, Span]:
        """Return where each key, or each dash with its blanks, of a block is."""
        if block.column is None:
            return {}
        if block.start not in self._entries:
            first, later = (_DASH, _dashes) if block.dashes else (_KEY, _keys)
            found = first.match(self._text, block.start)
            entries: dict[str | int, Span] = {}
            while found is not None and found[1]:
                entries[len(entries) if block.dashes else found[1]] = found.span(1)
                found = later(block.column).search(self._text, found.end())
            self._entries[block.start] = entries
        return self._entries[block.start]

    def _value(self, at: int, column: int, key: Span | None) -> _Part:
        """Return the value behind a key or a dash of a block in `column`, or below it."""
        found = _VALUE.match(self._text, at)
        assert found is not None
        if plain := found[1]:
            return _Part(found.start(1), found.start(1) + len(plain.rstrip(" ")), key)
        if found[2] or found[4]:
            return _Part(*found.span(found.lastindex or 0), key)
        if found[3]:
            return self._brackets(found.start(3), key)
        below = _BELOW.match(self._text, at)
        if below is not None and len(below[1]) + bool(below[2]) > column:
            first = below.end(1)
            return _Part(first, first, key, column=len(below[1]), dashes=bool(below[2]))
        return _Part(at, at, key)

    def _brackets(self, at: int, key: Span | None) -> _Part:
        """Return the mapping or list in brackets that begins here."""
        holders: list[tuple[str | int, Span | None, int, dict[str | int, _Part]]] = []
        for found in PART.finditer(self._text, at):
            named, plain, quoted, opening, closing = found.group(1, 2, 3, 4, 5)
            if plain or quoted or opening:
                inside = holders[-1][3] if holders else {}
                name = named or len(inside)
                own = found.span(1) if named else None if holders else key
                if opening:
                    holders.append((name, own, found.start(4), {}))
                else:
                    start = found.start(2 if plain else 3)
                    inside[name] = _Part(start, start + len((plain or quoted).rstrip(" ")), own)
            for i in range(len(closing)):
                name, own, start, inside = holders.pop()
                whole = _Part(start, found.start(5) + i + 1, own, inside)
                if not holders:
                    return whole
                holders[-1][3][name] = whole
        raise AssertionError("brackets that the reader of lines accepts are closed")


_DASH = re.compile(r"(- +)")


@cache
def _keys(column: int) -> re.Pattern[str]:
    """Return what finds the next key of a mapping, or, without a group, the line that ends it."""
    ends = rf"| {{0,{column - 1}}}(?=[^ \n#])" if column else ""
    return re.compile(rf"^(?: {{{column}}}({KEY}):(?= |$){ends})", re.MULTILINE)


@cache
def _dashes(column: int) -> re.Pattern[str]:
    """Return what finds the next dash of a list, or, without a group, the line that ends it."""
    return re.compile(rf"^(?: {{{column}}}(- +)| {{0,{column}}}(?=[^ \n#]))", re.MULTILINE)
