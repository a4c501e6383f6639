r"""Cuts a file's text into items: a field, a record, a log entry, each with the lines it owns.

An item of a block mapping or list owns whole lines: its `lead` (blank lines and comments above it), then
everything from `prefix` (the indent) to the end of its last line. Joining the parts of a container gives its
text again, byte for byte. In the texts here every line, including the last, ends with `\\n` alone, and there
is no byte-order mark.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kamctl.merge.lines import split_lines
from kamctl.merge.source import Source, UnsupportedError, block_entries, content_end, flow_entries, start_of
from kamctl.yaml.tree import Data, MappingNode, SequenceNode

_FLOW_SIGNS = re.compile(r"[,\[\]{}\n]")


@dataclass(frozen=True)
class Item:
    """An entry of a mapping, an entry of a list, or (key `""`, column 0) the whole text.

    `start` and `end` delimit its body; `column` is the column at which it starts. `flow` marks an entry of a
    `{…}` or `[…]`, whose body does not consist of whole lines.
    """

    source: Source
    key: str | int
    node: Any
    data: Data
    start: int
    end: int
    column: int
    lead: str = ""
    prefix: str = ""
    flow: bool = False

    @cached_property
    def body(self) -> str:
        """The item's text."""
        return self.source.text[self.start : self.end]

    @cached_property
    def normal(self) -> str:
        """The item's text, moved to the left margin."""
        return shift(self.body, -self.column)

    @cached_property
    def ordered(self) -> str:
        """The item's data as text, including the order of its keys."""
        return json.dumps(self.data)

    @cached_property
    def comments(self) -> tuple[str, ...]:
        """The comments in the item's body: after its values, and between its entries."""
        return self.source.comments_between(self.start, self.end)

    @cached_property
    def comments_inside(self) -> tuple[str, ...]:
        """The comments of the body, without the note after the key or value."""
        note = self.note.strip()
        return tuple(comment for comment in self.comments if comment != note)

    @property
    def is_mapping(self) -> bool:
        """Whether the value is a mapping."""
        return isinstance(self.node, MappingNode)

    @property
    def is_list(self) -> bool:
        """Whether the value is a list."""
        return isinstance(self.node, SequenceNode)

    @property
    def in_flow(self) -> bool:
        """Whether the value is written in brackets."""
        return bool(getattr(self.node, "flow", False)) and (self.is_mapping or self.is_list)

    @cached_property
    def value_span(self) -> tuple[int, int]:
        """Start and end of the value in the body, for scalars and values in brackets."""
        start = start_of(self.node)
        return start - self.start, content_end(self.source.text, self.node) - self.start

    @property
    def value_text(self) -> str:
        """The text of a scalar or of a value in brackets."""
        start, end = self.value_span
        return self.body[start:end]

    @cached_property
    def note(self) -> str:
        """The comment after the key of a block value, or after any other value, blanks included."""
        if self.flow or self.key == "":
            return ""
        if (self.is_mapping or self.is_list) and not self.in_flow:
            line = self.parts.head if self.parts.head.endswith("\n") else ""
            found = self.source.comments_between(self.start, self.start + len(line))
            bare = line.removesuffix("\n").removesuffix(found[0]) if found else line
            return line[len(bare.rstrip(" \n")) :].removesuffix("\n") if found else ""
        return self.body[self.value_span[1] :].removesuffix("\n")

    @cached_property
    def parts(self) -> Parts:
        """The item's value, cut into its entries."""
        return _flow_parts(self) if self.in_flow else _block_parts(self)


@dataclass(frozen=True)
class Parts:
    """A container: `head` + each child's lead, prefix and body + `tail` is the item's body.

    In brackets, `children` have no lead, and `separators` holds the text before each.
    """

    head: str
    children: list[Item]
    tail: str
    separators: tuple[str, ...] = ()


def whole(source: Source) -> Item:
    """Return a whole text as one item."""
    return Item(source, "", source.node, source.data, 0, len(source.text), 0)


def shift(text: str, by: int) -> str:
    """Move all lines but the first to the right, or to the left as far as possible."""
    if by == 0 or "\n" not in text[:-1]:
        return text
    first, *lines = text.split("\n")
    moved = [first]
    for line in lines:
        if not line or by > 0:
            moved.append(" " * by + line if line else line)
        else:
            room = len(line) - len(line.lstrip(" "))
            moved.append(line[min(-by, room) :])
    return "\n".join(moved)


def shift_all(text: str, by: int) -> str:
    """Move all lines, including the first."""
    return shift("\n" + text, by)[1:]


def in_block(item: Item, column: int) -> str:
    """Return an item's text as an entry of a block mapping or list at `column`."""
    if not item.flow:
        return shift(item.body, column - item.column)
    mark = "- " if isinstance(item.key, int) else f"{_key(item.key)}: "
    return f"{mark}{flow_value(item)}\n"


def in_brackets(item: Item) -> str:
    """Return an item's text as an entry of a mapping or list in brackets."""
    value = flow_value(item)
    return value if isinstance(item.key, int) else f"{_key(item.key)}: {value}"


def flow_value(item: Item) -> str:
    """Return an item's value on one line, as it can be written in brackets."""
    return _render(item.source, item.node, item.data)


def _render(source: Source, node: Any, data: Data) -> str:
    start, end = start_of(node), content_end(source.text, node)
    text = source.text[start:end]
    if isinstance(node, (MappingNode, SequenceNode)):
        if node.flow and "\n" not in text and text[0] in "{[":
            return text
        if isinstance(data, dict) and isinstance(node, MappingNode):
            pairs = ((key, _render(source, child, data[key])) for key, (_, child) in node.entries.items())
            return "{" + ", ".join(f"{_key(key)}: {value}" for key, value in pairs) + "}"
        items = zip(node.items, data, strict=True)  # type: ignore[union-attr,arg-type]
        return "[" + ", ".join(_render(source, child, value) for child, value in items) + "]"
    quoted = node.style in ("'", '"') and "\n" not in text
    if data is None or quoted or (not node.style and not _FLOW_SIGNS.search(text)):
        return text or "null"
    return json.dumps(data, ensure_ascii=False)


def _key(key: str | int) -> str:
    text = str(key)
    return text if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", text) else json.dumps(text, ensure_ascii=False)


def _line_end(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _block_parts(item: Item) -> Parts:
    source, text = item.source, item.source.text
    entries = block_entries(item.source, item.node, item.data)
    first = entries[0][1]
    region = 0
    if item.key != "":
        below = text.rfind("\n", 0, first) + 1 > item.start
        # Entries that begin on the line of their `-` leave no line to the dash alone.
        region = _line_end(text, item.start) if below else first
    children: list[Item] = []
    end = region
    for key, start, child, data in entries:
        line = max(text.rfind("\n", 0, start) + 1, region)
        column = start - (text.rfind("\n", 0, start) + 1)
        prefix = text[line:start]
        if prefix.strip(" ") or line < end:
            raise UnsupportedError("an entry that does not begin its line")
        if children:
            end += _owned(text[end:line], column)
            children[-1] = _longer(children[-1], end)
        last = max(_line_end(text, content_end(text, child)), _line_end(text, start))
        children.append(Item(source, key, child, data, start, last, column, text[end:line], prefix))
        end = last
    end += _owned(text[end : item.end], children[-1].column)
    children[-1] = _longer(children[-1], end)
    head = text[item.start : region]
    if item.key == "":  # comments at the top are about the file, whichever field comes first
        head, children[0] = children[0].lead, replace(children[0], lead="")
    return Parts(head, children, text[end : item.end])


def _longer(item: Item, end: int) -> Item:
    return item if end == item.end else replace(item, end=end)


def _owned(gap: str, column: int) -> int:
    """Return how much of the text between two entries is the upper one's: comments right of `column`."""
    owned = at = 0
    for line in split_lines(gap):
        at += len(line)
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) > column:
            owned = at
    return owned


def _flow_parts(item: Item) -> Parts:
    source, text = item.source, item.source.text
    node = item.node
    if text[node.start] not in "{[":
        raise UnsupportedError("a pair in a list without its own brackets")
    children: list[Item] = []
    separators = []
    at = node.start + 1
    for key, start, child, value in flow_entries(node, item.data):
        separators.append(text[at:start])
        at = max(start, content_end(text, child))
        children.append(Item(source, key, child, value, start, at, 0, flow=True))
    head = text[item.start : node.start + 1]
    return Parts(head, children, text[at : item.end], tuple(separators))
