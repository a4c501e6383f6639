r"""The tree of one YAML file: plain data, and where each part is in the text.

Offsets count characters of the text as given (a byte-order mark included). Lines are ended by
`\n` alone: YAML also counts U+2028 and U+0085, editors and git do not.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.events import ScalarEvent

#: Data as read: mappings, lists and text; None is an empty value or a plain `~` or `null`.
Data = dict[str, "Data"] | list["Data"] | str | None
#: A path into a file: keys of mappings, indices of lists.
Path = tuple[str | int, ...]

BOM = "\ufeff"

#: Plain texts that are no value.
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


def data_at(data: Data, path: Path) -> Data:
    """Return what data holds at a path; None where it holds nothing there."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            return None
    return data


class Problem(NamedTuple):
    """Why a text is refused, at the offset where it shows.

    `kind` is `unreadable` or `duplicate-key`; `help` is a way out.
    """

    kind: Literal["unreadable", "duplicate-key"]
    offset: int
    message: str
    help: str


class MappingNode:
    """A mapping: `entries` maps each key to its scalar event and its value's node."""

    __slots__ = ("end", "entries", "flow", "start")

    def __init__(self, start: int, flow: bool) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.entries: dict[str, tuple[ScalarEvent, Node]] = {}


class SequenceNode:
    """A list of nodes."""

    __slots__ = ("end", "flow", "items", "start")

    def __init__(self, start: int, flow: bool) -> None:
        self.start = start
        self.end = start
        self.flow = flow
        self.items: list[Node] = []


#: A scalar is libyaml's own event: wrapping each would cost as much as reading it.
Node: TypeAlias = "MappingNode | SequenceNode | ScalarEvent"


class Document:
    """One file's text, its data, and its tree, which is made when it is asked for.

    `shift` is 1 where a byte-order mark comes before the text that libyaml saw, else 0.
    """

    __slots__ = ("_grow", "_root", "data", "shift", "text")

    #: Whether positions are found without the tree.
    by_lines = False

    def __init__(self, text: str, data: Data, root: Node | Callable[[str], Node], shift: int) -> None:
        self.text = text
        self.data = data
        self._root: Node | None = None if callable(root) else root
        self._grow: Callable[[str], Node] | None = root if callable(root) else None
        self.shift = shift

    @property
    def root(self) -> Node:
        """The tree's root."""
        if self._root is None:
            assert self._grow is not None
            self._root = self._grow(self.text[self.shift :])
        return self._root

    def find(self, path: Path) -> Node | None:
        """Return the node at `path`, or None where there is none."""
        node = self.root
        for step in path:
            if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
                node = node.entries[step][1]
            elif (
                isinstance(node, SequenceNode)
                and isinstance(step, int)
                and -len(node.items) <= step < len(node.items)
            ):
                node = node.items[step]
            else:
                return None
        return node

    def span(self, node: Node) -> tuple[int, int]:
        """Return where `node` starts and ends in the text; the end is not part of it.

        A block scalar's span includes its last line break; an empty value's is empty.
        """
        if isinstance(node, (MappingNode, SequenceNode)):
            return node.start + self.shift, node.end + self.shift
        start, end = node.start_mark, node.end_mark
        assert start is not None
        assert end is not None
        return start.index + self.shift, end.index + self.shift

    def locate(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the span to point at for `path`.

        This is the value's; with `key`, or where the value is empty or spans lines, the key's. Where the path
        leads to nothing, it is that of the deepest part that exists (its key).
        """
        node, named = self.root, None
        for step in path:
            if isinstance(node, MappingNode) and isinstance(step, str) and step in node.entries:
                named, node = node.entries[step]
            elif (
                isinstance(node, SequenceNode)
                and isinstance(step, int)
                and -len(node.items) <= step < len(node.items)
            ):
                named, node = None, node.items[step]
            else:
                key = True
                break
        start, end = self.span(node)
        below = isinstance(node, (MappingNode, SequenceNode)) and not node.flow
        if named is not None and (key or below or start == end or "\n" in self.text[start:end]):
            return self.span(named)
        if isinstance(node, MappingNode) and not node.flow and node.entries:
            return self.span(next(iter(node.entries.values()))[0])  # point at the first key
        if "\n" in self.text[start:end]:
            end = self.text.index("\n", start)
        return start, end


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of `offset`, both from 1; a byte-order mark takes no column."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    if line == 1 and text.startswith(BOM) and offset > 0:
        column -= 1
    return line, column


class Lines:
    """Where the lines of a text begin, for asking many times."""

    __slots__ = ("_sources", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None
        self._sources: dict[int, str] = {}

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of `offset`, both from 1, as `line_column` does."""
        if self._starts is None:
            self._starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = self.text.find("\n", at + 1)
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        if line == 1 and self.text.startswith(BOM) and offset > 0:
            column -= 1
        return line, column

    def source(self, offset: int) -> str:
        """Return the line that `offset` lies in, without its end and without a byte-order mark."""
        first = self.text.rfind("\n", 0, offset) + 1
        if first not in self._sources:
            last = self.text.find("\n", offset)
            whole = self.text[first : last if last >= 0 else None]
            self._sources[first] = whole.rstrip("\r").removeprefix(BOM)
        return self._sources[first]
