"""Turns one edit of a document into splices of its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kamctl.yaml import flow_style
from kamctl.yaml.edit_ops import Add, Append, Edit, Remove, Rename, Set, Value, predecessor
from kamctl.yaml.layout import COLLECTION, Entry, Layout, Splice, is_block_scalar
from kamctl.yaml.render import Like, Manner, Writer
from kamctl.yaml.tree import Document, MappingNode, Node, Path, SequenceNode


def splices(document: Document, edit: Edit) -> list[Splice]:  # noqa: PLR0911 - one for each kind of edit
    """Return the splices that make an edit; the edit must be possible on the document's data."""
    maker = _Maker(document)
    if isinstance(edit, Rename):
        return maker.rename(edit.path, edit.key)
    if isinstance(edit, Remove):
        return maker.remove(edit.path)
    if isinstance(edit, Set):
        if document.find(edit.path) is None:
            return maker.put(edit.path[:-1], cast("str", edit.path[-1]), edit.value, after=edit.after)
        return maker.replace(edit.path, edit.value)
    if isinstance(edit, Add):
        if document.find((*edit.path, edit.key)) is not None:
            return maker.replace((*edit.path, edit.key), edit.value, int(edit.lines))
        return maker.put(edit.path, edit.key, edit.value, int(edit.lines))
    return maker.append(edit)


class _Maker:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.layout = Layout(document)
        self.writer = Writer(self.layout)

    def put(
        self, path: Path, key: str, value: Value, made: int = 0, after: Sequence[str] = ()
    ) -> list[Splice]:
        """Add a key to the mapping at `path`, after one of `after` if it has any.

        `made` counts the value's levels that are new parents.
        """
        node = self.document.find(path)
        if node is None:
            return self.put(path[:-1], cast("str", path[-1]), {key: value}, made + 1, after)
        if not isinstance(node, MappingNode) or (not node.entries and path):
            return self.replace(path, {key: value}, made + 1)
        manner = self.writer.manner(node)
        before = predecessor(node.entries, after)
        index = len(node.entries) - 1 if before is None else list(node.entries).index(before)
        if node.flow:
            like = self.writer.sibling(node, value)
            new = self.writer.key(key, manner, flow=True) + ": "
            new = (
                self.writer.pair(key, value, node, manner)
                if like is None
                else new + self.writer.flow(value, like.node, manner)
            )
            if index < len(node.entries) - 1:
                return flow_style.insert_between(self.layout, node, index, new)
            return flow_style.insert(self.layout, node, new, self.writer.comma(node))
        column = self.layout.column(self.layout.span(node)[0])
        lines = self.writer.entry(
            key, value, column, self.writer.sibling(node, value), manner=manner, made=made
        )
        return self._lines_after(node, lines, index)

    def append(self, edit: Append) -> list[Splice]:
        node = self.document.find(edit.path)
        if node is None:
            return self.put(edit.path[:-1], cast("str", edit.path[-1]), [edit.value])
        if not isinstance(node, SequenceNode) or not node.items:
            return self.replace(edit.path, [edit.value])
        if node.flow:
            new = self.writer.flow(edit.value, node.items[-1], self.writer.manner(node))
            return flow_style.insert(self.layout, node, new, self.writer.comma(node))
        column = self.layout.column(self.layout.span(node)[0])
        lines = self.writer.item(edit.value, column, node, Manner())
        return self._lines_after(node, lines, len(node.items) - 1)

    def _lines_after(self, node: MappingNode | SequenceNode, lines: list[str], index: int) -> list[Splice]:
        """Put lines after an entry of a block collection, set apart where others are."""
        entries = self.layout.entries(node)
        is_last = index == len(entries) - 1
        entries = entries[: index + 1]
        column = self.layout.column(self.layout.span(node)[0])
        tail = self.layout.tail(entries[-1], column, shared=True)
        line_break = self.layout.line_break(tail.offset)
        following = self.text.find("\n", tail.offset) + 1
        if (
            self.layout.separated(entries)
            and not tail.fresh
            and (is_last or self._blank_lines(following) > following)
        ):
            lines = ["", *lines]
        return [
            *self.layout.close(entries[-1]),
            self._inserted(tail.offset, lines, line_break, fresh=tail.fresh),
        ]

    def _inserted(self, offset: int, lines: list[str], line_break: str, *, fresh: bool) -> Splice:
        new = line_break.join(lines)
        return Splice(offset, offset, new + line_break if fresh else line_break + new)

    def replace(self, path: Path, value: Value, made: int = 0) -> list[Splice]:
        """Replace the value at `path`."""
        parent, entry = self._entry(path)
        node = entry.node
        if isinstance(node, COLLECTION) and not node.flow:
            return self._replace_block(parent, entry, value)
        start, end, lead = self._place(entry)
        if parent.flow or isinstance(parent, SequenceNode):
            return [Splice(start, end, lead + self._on_line(value, parent, node))]
        like = self._like(parent, node, value)
        manner = self.writer.manner(parent)
        column = self.layout.column(entry.start)
        used = self.layout.column(start) + 1
        if not self.writer.on_one_line(value, used, like.node if like else None, made):
            return self._open_up(entry, value, like, manner=manner, made=made)
        if isinstance(value, str) and not self.text[end : self.layout.line_end(end)].strip():
            key = entry.key
            if (
                key is not None
                and "\n" in value
                and not self._comment_below(end, column + self.writer.indent)
            ):
                after = self.layout.after_key(key)[0]
                lines = self.writer.text(value, column, node, manner)
                return [Splice(after, end, self.layout.line_break(end).join(lines))]
        return [Splice(start, end, lead + self._on_line(value, parent, node))]

    def _comment_below(self, offset: int, column: int) -> bool:
        """Tell whether a comment from a column on comes next: a block of text would take it in."""
        below = self.text[self.layout.line_end(offset) :].lstrip("\r\n ")
        at = len(self.text) - len(below)
        return below.startswith("#") and at - (self.text.rfind("\n", 0, at) + 1) >= column

    def _on_line(self, value: Value, parent: MappingNode | SequenceNode, old: Node) -> str:
        manner = self.writer.manner(parent)
        if isinstance(value, str):
            new = self.writer.scalar(value, flow=parent.flow, like=old, manner=manner, keep=True)
        else:
            new = self.writer.flow(value, old, manner)
        return new + self._header_comment(old)

    def _header_comment(self, old: Node) -> str:
        """Return the comment after the `|` of a block scalar, which outlives the text."""
        if not is_block_scalar(old):
            return ""
        start = self.layout.span(old)[0]
        header = self.text[start : self.layout.line_end(start)]
        return header[len(header[: header.index(" #")].rstrip()) :] if " #" in header else ""

    def _place(self, entry: Entry) -> tuple[int, int, str]:
        """Return the span of an inline value and what must come before a new one there."""
        start, end = self.layout.span(entry.node)
        if start != end:
            return start, self.layout.text_end(entry.node), ""
        if entry.key is None:
            return entry.end, self._blank_end(entry.end), " "
        after, colon = self.layout.after_key(entry.key)
        return after, self._blank_end(after), " " if colon else ": "

    def _blank_end(self, offset: int) -> int:
        """Return the end of the blanks that end a line here, or `offset` where something follows."""
        end = self.layout.line_end(offset)
        return end if not self.text[offset:end].strip(" ") else offset

    def _open_up(
        self, entry: Entry, value: Value, like: Like | None, *, manner: Manner, made: int
    ) -> list[Splice]:
        """Put lines below a key whose value was empty or on its line."""
        assert entry.key is not None
        after, colon = self.layout.after_key(entry.key)
        end = self._place(entry)[1]
        column = self.layout.column(entry.start)
        tail = self.layout.tail(entry, column, shared=False)
        lines = self.writer.below(value, column, like, manner=manner, made=made)
        taken = Splice(after, end, ("" if colon else ":") + self._header_comment(entry.node))
        offset = end if tail.fresh else tail.offset
        return [taken, self._inserted(offset, lines, self.layout.line_break(end), fresh=False)]

    def _replace_block(self, parent: MappingNode | SequenceNode, entry: Entry, value: Value) -> list[Splice]:
        """Replace a block collection, its inner comments included."""
        node = cast("MappingNode | SequenceNode", entry.node)
        start = self.layout.span(node)[0]
        leaf = self.layout.leaf(node)
        end = self.layout.text_end(leaf) if is_block_scalar(leaf) else entry.end
        line_break = self.layout.line_break(start)
        if value and isinstance(value, dict) == isinstance(node, MappingNode) and not isinstance(value, str):
            lines = self.writer.block(value, self.layout.column(start), node, Manner())
            return [Splice(start, end, line_break.join(lines).lstrip(" "))]
        new = self._on_line(value, parent, node)
        after = entry.start + 1 if entry.key is None else self.layout.after_key(entry.key)[0]
        line_end = self.layout.line_end(after)
        if line_end >= start:
            return [Splice(start, end, new)]
        return [Splice(after, after, " " + new), Splice(line_end, self.layout.line_end(end), "")]

    def _like(self, parent: MappingNode | SequenceNode, old: Node, value: Value) -> Like | None:
        if isinstance(old, COLLECTION) and self.layout.entries(old):
            return Like(old)
        return self.writer.sibling(parent, value) if isinstance(parent, MappingNode) else None

    def _entry(self, path: Path) -> tuple[MappingNode | SequenceNode, Entry]:
        parent = self.document.find(path[:-1])
        assert isinstance(parent, COLLECTION)
        entries = self.layout.entries(parent)
        if isinstance(parent, SequenceNode):
            return parent, entries[cast("int", path[-1])]
        return parent, entries[list(parent.entries).index(cast("str", path[-1]))]

    def rename(self, path: Path, key: str) -> list[Splice]:
        """Replace the last key of `path`, keeping its quotes."""
        parent, entry = self._entry(path)
        assert entry.key is not None
        start, end = self.layout.span(entry.key)
        new = self.writer.scalar(key, flow=parent.flow, like=entry.key, manner=Manner(), keep=True)
        return [Splice(start, end, new)]

    def remove(self, path: Path) -> list[Splice]:
        parent, entry = self._entry(path)
        entries = self.layout.entries(parent)
        index = entries.index(entry)
        if parent.flow:
            return flow_style.remove(self.layout, parent, index)
        if len(entries) == 1:
            return self._emptied(path[:-1], parent, entry)
        if index == 0 and not self.layout.starts_line(entry.start):
            return self._remove_first_of_compact(entry, entries[1])
        return [self._lines_removed(entry, entries[index - 1] if index else None)]

    def _emptied(self, path: Path, parent: MappingNode | SequenceNode, entry: Entry) -> list[Splice]:
        """Leave empty brackets where the last entry of a block collection is removed."""
        brackets = "{}" if isinstance(parent, MappingNode) else "[]"
        if not path or not self.layout.starts_line(entry.start):
            leaf = self.layout.leaf(entry.node)
            end = self.layout.text_end(leaf) if is_block_scalar(leaf) else entry.end
            return [Splice(entry.start, end, brackets)]
        _, holder = self._entry(path)
        after = holder.start + 1 if holder.key is None else self.layout.after_key(holder.key)[0]
        return [Splice(after, after, " " + brackets), self._lines_removed(entry, None)]

    def _remove_first_of_compact(self, entry: Entry, following: Entry) -> list[Splice]:
        """Take out `a: 1` of `- a: 1` with more keys below: the next one moves up to the dash."""
        if (
            self.text.find(
                "#",
                self.layout.tail(entry, 0, shared=False).offset
                if is_block_scalar(self.layout.leaf(entry.node))
                else entry.end,
                following.start,
            )
            >= 0
        ):
            return [Splice(entry.start, entry.end, "")]
        return [Splice(entry.start, following.start, "")]

    def _lines_removed(self, entry: Entry, before: Entry | None) -> Splice:
        """Remove the lines of an entry and the comments indented below it."""
        column = self.layout.column(entry.start)
        tail = self.layout.tail(entry, column + 1, shared=True)
        start, end = self.layout.line_start(entry.start), tail.offset
        if not tail.fresh:
            end = self.text.find("\n", end) + 1 or len(self.text)
        leaf = None if before is None else self.layout.leaf(before.node)
        keeps = leaf is not None and is_block_scalar(leaf)
        counts = leaf is not None and self.layout.ends_in_blank_lines(leaf)
        following = self._blank_lines(end)
        if counts or (following > end and (before is None or self._blank_before(start))):
            end = following if counts else self.text.find("\n", end) + 1
        if end == len(self.text) and not self.text.endswith("\n") and start > 0 and not keeps:
            start = self.layout.line_end(self.layout.line_start(start - 1))
        return Splice(start, end, "")

    def _blank_lines(self, offset: int) -> int:
        """Return where the blank lines that start at `offset` end."""
        while True:
            line = self.text.find("\n", offset)
            if line < 0 or self.text[offset:line].strip():
                return offset
            offset = line + 1

    def _blank_before(self, line: int) -> bool:
        return line > 0 and not self.text[self.text.rfind("\n", 0, line - 1) + 1 : line].strip()
