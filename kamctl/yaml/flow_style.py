"""Entries between brackets: adding after the last, and taking one out."""

from __future__ import annotations

from kamctl.yaml.layout import Entry, Layout, Splice
from kamctl.yaml.tree import MappingNode, SequenceNode


def insert(layout: Layout, node: MappingNode | SequenceNode, new: str, comma: str) -> list[Splice]:
    """Return what puts `new` after the last entry of a bracketed collection.

    It goes on a line of its own where the last entry has one.
    """
    text = layout.text
    start, end = layout.span(node)
    if text[start] not in "{[":  # the pair in `[key: value]`
        last = layout.entries(node)[-1]
        return [Splice(start, start, "{"), Splice(last.end, last.end, _stop(text, last) + comma + new + "}")]
    entries = layout.entries(node)
    if not entries:
        inside = text[start + 1 : end - 1]
        if "#" in inside:
            return [Splice(start + 1, start + 1, new + " ")]
        return [Splice(start + 1, end - 1, new)]
    last = entries[-1]
    if "\n" not in text[start : last.start] or not layout.starts_line(last.start):
        return [Splice(last.end, last.end, _stop(text, last) + comma + new)]
    return _insert_line(layout, last, end - 1, new)


def insert_between(layout: Layout, node: MappingNode | SequenceNode, index: int, new: str) -> list[Splice]:
    """Return what puts `new` after an entry of a bracketed collection that has another behind it.

    It gets what parts the two, so that taking it out again leaves them as they were.
    """
    text = layout.text
    one, other = layout.entries(node)[index : index + 2]
    gap = text[one.end : other.start]
    if "#" not in gap:
        return [Splice(one.end, one.end, gap + new)]
    blanks = text[layout.line_start(other.start) : other.start]
    apart = layout.line_break(one.end) + blanks if layout.starts_line(other.start) else " "
    return [Splice(other.start, other.start, f"{new},{apart}")]


def _insert_line(layout: Layout, last: Entry, closing: int, new: str) -> list[Splice]:
    text = layout.text
    line = layout.line_break(last.end) + text[layout.line_start(last.start) : last.start] + new
    comma = layout.skip(last.end)
    if text[comma] == ",":
        at = layout.line_end(comma)
        if closing < at:
            at = comma + 1
        return [Splice(at, at, line + ",")]
    at = layout.line_end(last.end)
    if closing < at:
        return [Splice(last.end, last.end, _stop(text, last) + "," + line)]
    return [Splice(last.end, last.end, _stop(text, last) + ","), Splice(at, at, line)]


def _stop(text: str, entry: Entry) -> str:
    """Return the blank that `key:` without a value needs before a comma or a bracket."""
    return " " if text[entry.end - 1] == ":" else ""


def remove(layout: Layout, node: MappingNode | SequenceNode, index: int) -> list[Splice]:
    """Return what takes an entry, and one comma, out of a bracketed collection; comments stay."""
    text = layout.text
    start, end = layout.span(node)
    entries = layout.entries(node)
    entry = entries[index]
    if text[start] not in "{[":
        return [Splice(start, entry.end, "{}")]
    if len(entries) == 1:
        inside = text[start + 1 : entry.start] + text[entry.end : end - 1]
        if "#" not in inside:
            return [Splice(start + 1, end - 1, "")]
        return [Splice(entry.start, entry.end, ""), *_comma_removed(layout, entry)]
    # With its neighbour's gap, or where a comment stands in that, alone and the comma alone.
    if index + 1 < len(entries):
        following = entries[index + 1].start
        alone = "#" in text[entry.end : following]
        whole, commas = Splice(entry.start, following, ""), _comma_removed(layout, entry)
    else:
        before = entries[index - 1]
        alone = "#" in text[before.end : entry.start]
        whole, commas = Splice(before.end, entry.end, _stop(text, before)), _comma_removed(layout, before)
    return [Splice(entry.start, entry.end, ""), *commas] if alone else [whole]


def _comma_removed(layout: Layout, entry: Entry) -> list[Splice]:
    comma = layout.skip(entry.end)
    return [Splice(comma, comma + 1, "")] if layout.text[comma] == "," else []
