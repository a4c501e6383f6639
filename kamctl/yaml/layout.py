"""Where the parts of a document stand on its lines: columns, entries, and where an entry ends.

A block collection's own end, as YAML has it, is where the next thing starts: comments and blank
lines in between belong to nobody. Here an entry ends with the last character of its last value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from kamctl.yaml.tree import BOM, Document, MappingNode, Node, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import ScalarEvent

COLLECTION = (MappingNode, SequenceNode)

_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_COMMENT = re.compile(r"[ \t]*#")
_HEADER = re.compile(r"[|>]([1-9]?)([-+]?)([1-9]?)")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")


class Splice(NamedTuple):
    """Text to put between two offsets, in place of what is there."""

    start: int
    end: int
    text: str


class Entry(NamedTuple):
    """One entry of a collection: from its key or dash to the end of its value; `key` is None in a list."""

    start: int
    end: int
    key: ScalarEvent | None
    node: Node


class Tail(NamedTuple):
    """Where new lines go after an entry: at the end of its last line, or, `fresh`, at a line's start."""

    offset: int
    fresh: bool


class Layout:
    """Answers questions about a document's text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.span = document.span

    def line_start(self, offset: int) -> int:
        start = self.text.rfind("\n", 0, offset) + 1
        return 1 if start == 0 and self.text.startswith(BOM) else start

    def line_end(self, offset: int) -> int:
        """Return the end of the line's text, before its line break."""
        end = self.text.find("\n", offset)
        if end < 0:
            return len(self.text)
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def column(self, offset: int) -> int:
        return offset - self.line_start(offset)

    def starts_line(self, offset: int) -> bool:
        return not self.text[self.line_start(offset) : offset].strip(" \t")

    def line_break(self, offset: int) -> str:
        """Return the line break used where `offset` is."""
        at = self.text.find("\n", offset)
        if at < 0:
            at = self.text.rfind("\n")
        return "\r\n" if at > 0 and self.text[at - 1] == "\r" else "\n"

    def skip(self, offset: int) -> int:
        """Return where the next content is: past blanks, line breaks and comments."""
        found = _GAP.match(self.text, offset)
        return found.end() if found else offset

    def after_key(self, key: ScalarEvent) -> tuple[int, bool]:
        """Return where a key's value may start, and whether the key has its colon."""
        end = self.span(key)[1]
        colon = self.skip(end)
        return (colon + 1, True) if self.text[colon : colon + 1] == ":" else (end, False)

    def entries(self, node: MappingNode | SequenceNode) -> list[Entry]:
        """Return the entries of a collection, in order."""
        pairs: list[tuple[ScalarEvent | None, Node]] = (
            list(node.entries.values())
            if isinstance(node, MappingNode)
            else [(None, item) for item in node.items]
        )
        found: list[Entry] = []
        for key, value in pairs:
            if node.flow:
                start = self.span(key if key is not None else value)[0]
            else:
                start = self.skip(found[-1].end) if found else self.span(node)[0]
            found.append(Entry(start, self.end(value, key), key, value))
        return found

    def end(self, node: Node, key: ScalarEvent | None = None) -> int:
        """Return where the text of a value ends; of an empty value, where it may start."""
        start, end = self.span(node)
        if isinstance(node, (MappingNode, SequenceNode)):
            if node.flow and self.text[start] in "{[":
                return end
            return self.entries(node)[-1].end
        if start == end and key is not None:
            return self.after_key(key)[0]
        return end

    def leaf(self, node: Node) -> Node:
        """Return the last scalar or bracketed collection in a value."""
        while isinstance(node, (MappingNode, SequenceNode)) and not node.flow:
            node = list(node.entries.values())[-1][1] if isinstance(node, MappingNode) else node.items[-1]
        return node

    def tail(self, entry: Entry, column: int, *, shared: bool) -> Tail:
        """Return where new lines go after an entry of a block collection at `column`.

        Comments below the entry that are indented deeper belong to it. With `shared`, so do those at the
        column itself, unless the next content is there too: then they belong to that.
        """
        start = self._last_line(entry)
        if shared:
            following = self.skip(start.offset)
            shared = column > (self.column(following) if following < len(self.text) else 0)
        offset, fresh = start.offset, start.fresh
        while True:
            line = offset if fresh else self.text.find("\n", offset) + 1
            if (not fresh and line == 0) or not _COMMENT.match(self.text, line):
                return Tail(offset, fresh)
            hash_column = self.text.index("#", line) - line
            if hash_column < column or (hash_column == column and not shared):
                return Tail(offset, fresh)
            offset, fresh = self.line_end(line), False

    def _last_line(self, entry: Entry) -> Tail:
        leaf = self.leaf(entry.node)
        if not is_block_scalar(leaf):
            return Tail(self.line_end(entry.end), fresh=False)
        end = self.span(leaf)[1]
        # Blanks at the end of a line are content of any text.
        if self.ends_in_blank_lines(leaf) or leaf.value.rstrip("\n") != leaf.value.rstrip():
            return Tail(end, fresh=self.text[end - 1] == "\n")
        return Tail(self.line_end(self.text_end(leaf)), fresh=False)

    def ends_in_blank_lines(self, node: Node) -> bool:
        """Tell whether blank lines at the end of a text are part of it: it is a `|+` or a `>+`."""
        header = _HEADER.match(self.text, self.span(node)[0]) if is_block_scalar(node) else None
        return header is not None and "+" in header[0]

    def text_end(self, node: Node) -> int:
        """Return where a scalar's text ends, without the line breaks that end a block scalar."""
        start, end = self.span(node)
        return start + len(self.text[start:end].rstrip()) if is_block_scalar(node) else end

    def close(self, entry: Entry) -> list[Splice]:
        """Return what keeps a block scalar's text the same when lines follow at the end of the file.

        Without a line break there, `|` reads as text without one: it must say so (`|-`).
        """
        leaf = self.leaf(entry.node)
        if not is_block_scalar(leaf) or leaf.value.endswith("\n"):
            return []
        start, end = self.span(leaf)
        header = _HEADER.match(self.text, start)
        if header is None or end < len(self.text) or header.group(2) == "-" or not leaf.value:
            return []
        return [Splice(header.start(2), header.end(2), "-")]

    def separated(self, entries: list[Entry]) -> bool:
        """Tell whether the last two entries have a blank line between them."""
        return len(entries) > 1 and bool(_BLANK_LINE.search(self.text, entries[-2].end, entries[-1].start))

    def walk(self) -> Iterator[tuple[Node, Node]]:
        """Yield every value with the collection that holds it, outermost first."""
        stack: list[Node] = [self.document.root]
        while stack:
            node = stack.pop()
            children: list[Node] = []
            if isinstance(node, MappingNode):
                children = [value for _, value in node.entries.values()]
            elif isinstance(node, SequenceNode):
                children = node.items
            for child in children:
                yield node, child
            stack.extend(children)


def is_block_scalar(node: Node) -> TypeGuard[ScalarEvent]:
    """Tell whether a value is a text written below `|` or `>`."""
    return not isinstance(node, COLLECTION) and node.style in ("|", ">")
