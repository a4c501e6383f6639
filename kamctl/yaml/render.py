"""Writes values as YAML in the style of their surroundings."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple, TypeVar

from kamctl.yaml.edit_ops import Plain, Value
from kamctl.yaml.layout import COLLECTION, Layout
from kamctl.yaml.scalars import (
    QUOTES,
    breaks_plain,
    key_needs_quotes,
    literal_lines,
    looks_typed,
    needs_quotes,
    quoted,
)
from kamctl.yaml.tree import NULLS, MappingNode, Node, SequenceNode

#: A record with no neighbour to follow is written on one line up to this width.
WIDTH = 100


class Like(NamedTuple):
    """A value to imitate: its node, and how much deeper than its key it is indented (None on one line)."""

    node: Node
    offset: int | None = None


class Manner(NamedTuple):
    """The quotes that a collection puts around texts and keys without need; "" is none."""

    text: str = ""
    key: str = ""


class Writer:
    """Writes values for one document, in its style of indentation, quotes and spacing."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._learn()

    def _learn(self) -> None:
        """Count how the document indents, quotes and spaces."""
        column = self.layout.column
        indents: Counter[int] = Counter()
        dashes: Counter[int] = Counter()
        quotes: Counter[str] = Counter()
        self._pads: dict[type, Counter[str]] = {MappingNode: Counter(), SequenceNode: Counter()}
        self._commas: Counter[str] = Counter()
        root = self.layout.document.root
        if isinstance(root, COLLECTION) and root.flow:
            self._commas.update(self._comma(root))
        for parent, child in self.layout.walk():
            if not isinstance(child, COLLECTION):
                quotes[child.style or ""] += 1
            elif child.flow:
                self._pads[type(child)].update(self._pad(child))
                self._commas.update(self._comma(child))
            elif isinstance(parent, MappingNode):
                offset = column(self.layout.span(child)[0]) - column(self.layout.span(parent)[0])
                (indents if isinstance(child, MappingNode) else dashes)[offset] += 1
        self.quote = "'" if quotes["'"] > quotes['"'] else '"'
        self.indent = max(_commonest(indents) or _commonest(dashes) or 2, 1)
        dash = _commonest(dashes)
        self.dash = self.indent if dash is None else dash

    # One value on one line ------------------------------------------------------------------

    def scalar(
        self, text: str, *, flow: bool, like: Node | None = None, manner: Manner, keep: bool = False
    ) -> str:
        """Return a text as the file holds it; with `keep`, in the quotes of the old one."""
        old = like if like is not None and not isinstance(like, COLLECTION) else None
        style = (old.style or "") if old is not None and old.style in QUOTES else ""
        if isinstance(text, Plain):
            if not style and (breaks_plain(text, flow=flow) or text in NULLS):
                style = self.quote
            return quoted(text, style) if style else str(text)
        habit = (
            style
            if style and (keep or (old is not None and not needs_quotes(old.value, flow=flow)))
            else manner.text
        )
        if not habit and needs_quotes(text, flow=flow):
            habit = style or self.quote
        return quoted(text, habit) if habit else text

    def key(self, text: str, manner: Manner, *, flow: bool) -> str:
        quote = manner.key or (self.quote if key_needs_quotes(text, flow=flow) else "")
        return quoted(text, quote) if quote else text

    def flow(self, value: Value, like: Node | None, manner: Manner) -> str:
        """Return a value on one line, collections in brackets."""
        if isinstance(value, dict):
            node = like if isinstance(like, MappingNode) and like.entries else None
            if node is not None:
                manner = self.manner(node)
            parts = [self.pair(key, part, node, manner) for key, part in value.items()]
            return self._bracketed("{}", parts, node)
        if isinstance(value, list):
            items = like if isinstance(like, SequenceNode) and like.items else None
            if items is not None:
                manner = self.manner(items)
            parts = [self.flow(part, items.items[-1] if items else None, manner) for part in value]
            return self._bracketed("[]", parts, items)
        return self.scalar(value, flow=True, like=like, manner=manner)

    def pair(self, key: str, value: Value, node: MappingNode | None, manner: Manner) -> str:
        """Return `key: value` as written between braces, in the style of the mapping `node`."""
        name = self.key(key, manner, flow=True)
        like = node.entries[key][1] if node is not None and key in node.entries else None
        colon = ":" if name[-1] in QUOTES and node is not None and node.flow and self._tight(node) else ": "
        return name + colon + self.flow(value, like, manner)

    def comma(self, node: MappingNode | SequenceNode | None) -> str:
        """Return the comma, with its space, that a bracketed collection or else the document uses."""
        found = self._comma(node) if node is not None and node.flow else []
        return found[0] if found else _commonest(self._commas) or ", "

    def _bracketed(self, brackets: str, parts: list[str], node: MappingNode | SequenceNode | None) -> str:
        if not parts:
            return brackets
        found = self._pad(node) if node is not None and node.flow else []
        counted = self._pads[MappingNode if brackets == "{}" else SequenceNode]
        pad = found[0] if found else _commonest(counted) or ""
        return brackets[0] + pad + self.comma(node).join(parts) + pad + brackets[1]

    def _pad(self, node: MappingNode | SequenceNode) -> list[str]:
        """Return the space inside a collection's brackets; nothing where the collection does not show it."""
        text, start = self.layout.text, self.layout.span(node)[0]
        if text[start] not in "{[" or text[start + 1] in "]}\r\n":
            return []
        return [" " if text[start + 1] == " " else ""]

    def _comma(self, node: MappingNode | SequenceNode) -> list[str]:
        entries = self.layout.entries(node)
        if len(entries) < 2:
            return []
        between = self.layout.text[entries[0].end : entries[1].start]
        return ["," if between.strip(" ") == "," and not between.endswith(" ") else ", "]

    def _tight(self, node: MappingNode) -> bool:
        """Tell whether a mapping's colons have no space after them, as in compact JSON."""
        return all(
            self.layout.text[self.layout.span(key)[1] : self.layout.span(value)[0]] == ":"
            for key, value in node.entries.values()
        )

    # Values on lines of their own -----------------------------------------------------------

    def entry(
        self, key: str, value: Value, column: int, like: Like | None, *, manner: Manner, made: int = 0
    ) -> list[str]:
        """Return the lines of `key: value` at `column`; the outermost `made` levels of the value open up."""
        head = " " * column + self.key(key, manner, flow=False) + ":"
        node = like.node if like is not None else None
        if isinstance(value, str):
            after = self.text(value, column, node, manner)
            return [head + after[0], *after[1:]]
        if self.on_one_line(value, len(head) + 1, node, made):
            return [head + " " + self.flow(value, node, manner)]
        return [head, *self.below(value, column, like, manner=manner, made=made)]

    def text(self, value: str, column: int, like: Node | None, manner: Manner) -> list[str]:
        """Return a text as written after a key at `column`: several lines become a literal block."""
        lines = literal_lines(value)
        if lines is None:
            return [" " + self.scalar(value, flow=False, like=like, manner=manner)]
        pad = " " * (column + self.indent)
        return [" |-", *(pad + line if line else "" for line in lines)]

    def below(
        self, value: Value, column: int, like: Like | None, *, manner: Manner, made: int = 0
    ) -> list[str]:
        """Return the lines of a collection below its key at `column`."""
        offset = like.offset if like is not None else None
        if offset is None:
            offset = self.indent if isinstance(value, dict) else self.dash
        node = like.node if like is not None else None
        return self.block(value, column + offset, node, manner, made=made)

    def block(
        self, value: Value, column: int, like: Node | None, manner: Manner, *, made: int = 0
    ) -> list[str]:
        """Return the lines of a collection that is not empty, at `column`."""
        lines: list[str] = []
        if isinstance(value, dict):
            mapping = like if isinstance(like, MappingNode) and like.entries else None
            manner = self.manner(mapping) if mapping is not None else manner
            for key, part in value.items():
                lines += self.entry(key, part, column, self._part(mapping, key), manner=manner, made=made - 1)
        elif isinstance(value, list):
            items = like if isinstance(like, SequenceNode) and like.items else None
            for part in value:
                lines += self.item(part, column, items, manner)
        return lines

    def item(self, value: Value, column: int, list_node: SequenceNode | None, manner: Manner) -> list[str]:
        """Return the lines of a list entry whose dash is at `column`, like the list's last entry."""
        like, gap, below = None, 1, False
        if list_node is not None:
            manner = self.manner(list_node)
            last = self.layout.entries(list_node)[-1]
            like = last.node
            start = self.layout.span(like)[0]
            below = not list_node.flow and "\n" in self.layout.text[last.start : start]
            if not list_node.flow and isinstance(like, COLLECTION):
                gap = max(self.layout.column(start) - self.layout.column(last.start) - 1, 1)
        dash = " " * column + "-"
        if isinstance(value, str):
            return [dash + " " + self.scalar(value, flow=False, like=like, manner=manner)]
        if (
            not value
            or not isinstance(like, COLLECTION)
            or like.flow
            or isinstance(like, MappingNode) != isinstance(value, dict)
        ):
            return [dash + " " * gap + self.flow(value, like, manner)]
        lines = self.block(value, column + 1 + gap, like, manner)
        return [dash, *lines] if below else [dash + " " * gap + lines[0].lstrip(" "), *lines[1:]]

    def on_one_line(self, value: Value, used: int, like: Node | None, made: int = 0) -> bool:
        """Tell whether a value goes in brackets after `used` columns, or on lines of its own."""
        if not value or isinstance(value, str):
            return True
        if isinstance(like, COLLECTION) and isinstance(like, MappingNode) == isinstance(value, dict):
            return like.flow
        if made > 0:
            return False
        if isinstance(value, list):
            return not any(isinstance(part, dict) for part in value)
        return used + len(self.flow(value, like, Manner())) < WIDTH

    # Neighbours -----------------------------------------------------------------------------

    def sibling(self, mapping: MappingNode, value: Value) -> Like | None:
        """Return the mapping's last value of the same shape as the one to write."""
        shape = _shape(value)
        for _, node in reversed(mapping.entries.values()):
            if shape is not None and _shape(node) == shape:
                return self._like(mapping, node)
        return None

    def manner(self, node: MappingNode | SequenceNode) -> Manner:
        """Return the quotes that a collection uses without need."""
        values = (
            [value for _, value in node.entries.values()] if isinstance(node, MappingNode) else node.items
        )
        needless, bare = "", False
        for value in values:
            if isinstance(value, COLLECTION):
                continue
            if value.style in QUOTES and not needs_quotes(value.value, flow=node.flow):
                needless = value.style or ""
            elif not value.style and value.value not in NULLS and not looks_typed(value.value):
                bare = True
        keys = [key.style for key, _ in node.entries.values()] if isinstance(node, MappingNode) else []
        key_quote = (keys[-1] or "") if keys and all(style in QUOTES for style in keys) else ""
        return Manner("" if bare else needless or key_quote, key_quote)

    def _part(self, mapping: MappingNode | None, key: str) -> Like | None:
        if mapping is None or key not in mapping.entries:
            return None
        return self._like(mapping, mapping.entries[key][1])

    def _like(self, mapping: MappingNode, node: Node) -> Like:
        if mapping.flow or not isinstance(node, COLLECTION) or node.flow:
            return Like(node)
        column = self.layout.column
        return Like(node, column(self.layout.span(node)[0]) - column(self.layout.span(mapping)[0]))


T = TypeVar("T")


def _commonest(counted: Counter[T]) -> T | None:
    return counted.most_common(1)[0][0] if counted else None


def _shape(value: Any) -> str | None:
    """Name the shape of a collection, of data or of a node; None for a scalar or an empty one."""
    if isinstance(value, (dict, MappingNode)):
        parts = (
            list(value.values()) if isinstance(value, dict) else [part for _, part in value.entries.values()]
        )
        kind, part_type = "map", (dict, MappingNode)
        deep = bool(parts) and all(isinstance(part, part_type) for part in parts)
        if any(isinstance(part, (list, SequenceNode)) for part in parts):
            kind = "map with lists"
    elif isinstance(value, (list, SequenceNode)):
        parts = value if isinstance(value, list) else value.items
        kind = "list"
        deep = any(isinstance(part, (dict, MappingNode)) for part in parts)
    else:
        return None
    return None if not parts else f"{kind} of {'records' if deep else 'values'}"
