"""Merges two versions of a file by id: what theirs changed since base goes into the text of ours."""

from __future__ import annotations

from collections.abc import Collection

from kamctl.merge.contested import similar
from kamctl.merge.items import Item, flow_value, in_block, in_brackets, shift, shift_all, whole
from kamctl.merge.kinds import STARTED, Kind, Path, child_kind, coupled, splits
from kamctl.merge.lines import merge_lines, split_lines
from kamctl.merge.order import AmbiguousOrderError, Entry, entries
from kamctl.merge.source import Source


class ConflictError(Exception):
    """Both sides changed the same thing; the markers belong around the lines of its parent."""


class TreeMerge:
    """A merge: `text` is the result, `conflicts` holds the paths that both sides changed differently.

    Differences at `distrusted` paths are always conflicts. Raises ConflictError if nothing smaller than the
    whole text can be marked.
    """

    def __init__(
        self,
        base: Source | None,
        ours: Source,
        theirs: Source,
        marker_size: int,
        distrusted: Collection[Path] = (),
    ) -> None:
        self.marker_size = marker_size
        self.distrusted = distrusted
        self.conflicts: list[Path] = []
        try:
            self.text = self._item(whole(base) if base else None, whole(ours), whole(theirs), "record", ())
        except AmbiguousOrderError as error:
            raise ConflictError from error

    def _item(self, base: Item | None, ours: Item, theirs: Item, kind: Kind, path: Path) -> str:
        """Return the merged body of an item that both sides have."""
        if path in self.distrusted and not same(ours, theirs):
            raise ConflictError
        settled = _settled(base, ours, theirs)
        if settled is not None:
            return settled
        if base and base.data and bool(ours.data) != bool(theirs.data):
            raise ConflictError  # one side emptied it, the other did not
        if ours.is_mapping and theirs.is_mapping:
            return self._mapping(base if base and base.is_mapping else None, ours, theirs, kind, path)
        if ours.is_list and theirs.is_list:
            return self._container(base if base and base.is_list else None, ours, theirs, "list", path)
        if base and same(ours, base):
            return _taken(ours, theirs)
        if base is None or ours.is_mapping or ours.is_list or theirs.is_mapping or theirs.is_list:
            raise ConflictError
        return _scalar(base, ours, theirs)

    def _mapping(self, base: Item | None, ours: Item, theirs: Item, kind: Kind, path: Path) -> str:
        if kind == "unit" or (base is None and kind not in STARTED and path):
            raise ConflictError  # the same id or field was given to two different things
        fields = [item.data if item and isinstance(item.data, dict) else {} for item in (base, ours, theirs)]
        if any(splits(group, *fields) for group in coupled(path)):
            raise ConflictError
        return self._container(base, ours, theirs, kind, path)

    def _container(self, base: Item | None, ours: Item, theirs: Item, kind: Kind, path: Path) -> str:
        if ours.in_flow:
            return self._flow(base, ours, theirs, kind, path)
        return self._block(base, ours, theirs, kind, path)

    def _block(self, base: Item | None, ours: Item, theirs: Item, kind: Kind, path: Path) -> str:
        parts = ours.parts
        on_a_dash = bool(parts.head) and not parts.head.endswith("\n")
        indent = " " * parts.children[0].column
        known = _comments_above(base)
        merged = ""
        for entry in entries(base, ours, theirs, path):
            before = len(self.conflicts)
            text = self._entry(entry, indent, kind, path, known)
            if on_a_dash and not merged and text:
                # The first entry follows its `-`, where neither a comment nor a marker can be placed.
                if len(self.conflicts) > before or text.lstrip(" ").startswith(("#", "\n")):
                    raise ConflictError
                text = text.removeprefix(indent)
            merged += text
        if not merged and (on_a_dash or not path):
            raise ConflictError
        tail = self._comments(path or ("comments at the end",), _tail(base), parts.tail, _tail(theirs))
        return self._head(base, ours, theirs) + merged + tail

    def _entry(self, entry: Entry, indent: str, kind: Kind, path: Path, known: Collection[str]) -> str:
        """Return the lines of an entry of a block mapping or list, an empty text if it is deleted.

        `known` holds the comments above the entries in base.
        """
        base, ours, theirs = entry.base, entry.ours, entry.theirs
        at = (*path, entry.name)
        deleted = base is not None and at not in self.distrusted
        only = theirs if ours is None else ours if theirs is None else None
        if only is not None and only.data and base is not None and not base.data:
            base = None  # base held nothing that the other side could have deleted
        if ours is None and theirs is not None:
            if base is not None and deleted and _unchanged(theirs, base, known):
                return ""
            text = indent + in_block(theirs, len(indent))
            lead = shift_all(theirs.lead, len(indent) - theirs.column)
            return lead + (text if base is None else self._conflict(at, "", text))
        assert ours is not None
        text = indent + ours.body
        if theirs is None:
            if base is not None and deleted and _unchanged(ours, base, known):
                return ""
            return ours.lead + (text if base is None else self._conflict(at, text, ""))
        was = shift_all(base.lead, ours.column - base.column) if base else ""
        lead = self._comments(at, was, ours.lead, shift_all(theirs.lead, ours.column - theirs.column))
        before = len(self.conflicts)
        try:
            return lead + indent + self._both(entry, ours, theirs, kind, at)
        except (ConflictError, AmbiguousOrderError):
            del self.conflicts[before:]
            return lead + self._conflict(at, text, indent + in_block(theirs, ours.column))

    def _both(self, entry: Entry, ours: Item, theirs: Item, kind: Kind, at: Path) -> str:
        """Return the merged body of an entry that both sides have, in a container of a kind."""
        if entry.contested and not (
            _includes(entry.base, ours, theirs) or _includes(entry.base, theirs, ours)
        ):
            raise ConflictError
        return self._item(entry.base, ours, theirs, child_kind(kind, entry.name), at)

    def _flow(self, base: Item | None, ours: Item, theirs: Item, kind: Kind, path: Path) -> str:
        known = base.comments_inside if base else ()
        if ours.comments_inside or any(comment not in known for comment in theirs.comments_inside):
            raise ConflictError  # a comment has no place between brackets
        parts = ours.parts
        before = {child.key: gap for child, gap in zip(parts.children, parts.separators, strict=True)}
        first, usual = (*parts.separators, "", ", ")[0], (*parts.separators[1:], ", ")[0]
        inside = ""
        for entry in entries(base, ours, theirs, path):
            text = self._flow_entry(entry, kind, path)
            if text is None:
                continue
            gap = before[entry.ours.key] if entry.ours else usual
            inside += (first if not inside else usual if gap == first else gap) + text
        return _with_note(base, ours, theirs, parts.head + inside + parts.tail)

    def _flow_entry(self, entry: Entry, kind: Kind, path: Path) -> str | None:
        base, ours, theirs = entry.base, entry.ours, entry.theirs
        if ours is not None and theirs is not None:
            return self._both(entry, ours, theirs, kind, (*path, entry.name))
        one = ours or theirs
        assert one is not None
        if base is None:
            return in_brackets(one)
        if not same(one, base):
            raise ConflictError
        return None

    def _head(self, base: Item | None, ours: Item, theirs: Item) -> str:
        """Return the text before the first entry: `key:` and its comment, or a file's header."""
        head = ours.parts.head
        if ours.key == "" and not ours.flow:
            was = base.parts.head if base and not base.in_flow else ""
            return self._comments(
                ("comments at the top",), was, head, "" if theirs.in_flow else theirs.parts.head
            )
        return _with_note(base, ours, theirs, head)

    def _comments(self, path: Path, base: str, ours: str, theirs: str) -> str:
        """Merge the comments and blank lines in one place."""
        if theirs in (ours, base):
            return ours
        if ours == base:
            return theirs
        if theirs.split() in (base.split(), ours.split()):
            return ours  # only blank lines or the indent differ
        if ours.split() == base.split():
            return theirs
        merged = merge_lines(split_lines(base), split_lines(ours), split_lines(theirs))
        return "".join(merged) if merged is not None else self._conflict(path, ours, theirs)

    def _conflict(self, path: Path, ours: str, theirs: str) -> str:
        self.conflicts.append(path)
        return marked(ours, theirs, self.marker_size)


def marked(ours: str, theirs: str, size: int) -> str:
    """Return the two sides of a conflict between markers, leaving out lines that they share at either end."""
    mine, yours = split_lines(ours), split_lines(theirs)
    top = bottom = 0
    while top < min(len(mine), len(yours)) and mine[top] == yours[top]:
        top += 1
    while bottom < min(len(mine), len(yours)) - top and mine[-1 - bottom] == yours[-1 - bottom]:
        bottom += 1
    above, below = mine[:top], mine[len(mine) - bottom :]
    ours, theirs = "".join(mine[top : len(mine) - bottom]), "".join(yours[top : len(yours) - bottom])
    hunk = _hunk(ours, theirs, size)
    return "".join([*above, hunk, *below])


def _hunk(ours: str, theirs: str, size: int) -> str:
    return f"{'<' * size} ours\n{ours}{'=' * size}\n{theirs}{'>' * size} theirs\n"


def _settled(base: Item | None, ours: Item, theirs: Item) -> str | None:
    """Return the merged body if it is that of one side; None if both contribute."""
    if base is None:
        alike = ours.normal == theirs.normal or ours.data == theirs.data
        return _more_commented(ours, theirs) if alike else None
    if theirs.normal in (ours.normal, base.normal):
        return ours.body
    if ours.normal == base.normal:
        return _taken(ours, theirs)
    if _in_one_order(theirs, base) or _in_one_order(ours, theirs):
        return ours.body  # theirs changed only the layout
    if ours.in_flow and same(ours, base):
        return _taken(ours, theirs)  # ours put it in brackets, where comments have no place
    return None


def same(one: Item, other: Item) -> bool:
    """Tell whether two versions differ only in layout."""
    return one.data == other.data and one.comments == other.comments


def _includes(base: Item | None, one: Item, other: Item) -> bool:
    """Tell whether a version of an entry contains the other's changes because it was merged before."""
    was, mine, yours = (item.data if item is not None else None for item in (base, one, other))
    if not (isinstance(was, dict) and isinstance(mine, dict) and isinstance(yours, dict)):
        return mine == yours
    return similar(mine, yours) and all(
        mine.get(key) == yours.get(key) for key in {**was, **yours} if was.get(key) != yours.get(key)
    )


def _in_one_order(one: Item, other: Item) -> bool:
    """Tell whether two versions differ only in layout and have their records in the same order."""
    return same(one, other) and one.ordered == other.ordered


def _unchanged(one: Item, base: Item, known: Collection[str]) -> bool:
    """Tell whether an item and the comments above it are unchanged since base.

    A comment left behind by the deletion of another entry does not count.
    """
    was = _comment_lines(base.lead)
    now = [line for line in _comment_lines(one.lead) if line in was or line not in known]
    return same(one, base) and now == was


def _comments_above(item: Item | None) -> set[str]:
    entries = () if item is None or item.in_flow else item.parts.children
    return {line for entry in entries for line in _comment_lines(entry.lead)}


def _comment_lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _more_commented(ours: Item, theirs: Item) -> str:
    """Of two versions that both sides added, return the one whose comments include the other's."""
    if set(theirs.comments) <= set(ours.comments):
        return ours.body
    if set(ours.comments) <= set(theirs.comments):
        return _taken(ours, theirs)
    raise ConflictError


def _taken(ours: Item, theirs: Item) -> str:
    """Return their version in the form that replaces ours."""
    return in_brackets(theirs) if ours.flow else in_block(theirs, ours.column)


def _tail(item: Item | None) -> str:
    return "" if item is None or item.in_flow else item.parts.tail


def _scalar(base: Item, ours: Item, theirs: Item) -> str:
    """Merge a value and the comment after it separately."""
    if ours.data in (theirs.data, base.data) or theirs.data == base.data:
        kept = theirs if ours.data == base.data else ours
    else:
        raise ConflictError
    if kept is ours:
        return _with_note(base, ours, theirs, ours.body)
    start, end = ours.value_span
    value = flow_value(theirs) if ours.flow else shift(theirs.value_text, ours.column - theirs.column)
    before = ours.body[:start].rstrip(" ")
    body = f"{before} {value}" if value else before
    return _with_note(base, ours, theirs, body + ours.body[end:])


def _with_note(base: Item | None, ours: Item, theirs: Item, text: str) -> str:
    """Return the merged text of ours with the merged comment after its key or value.

    Raises ConflictError if both changed it, or if there is no place for it.
    """
    was, mine, yours = (item.note.strip() if item else "" for item in (base, ours, theirs))
    if yours in (mine, was):
        note = ours.note
    elif mine == was:
        note = theirs.note
    else:
        raise ConflictError
    if note.strip() == mine:
        return text
    # A comment can only go to the end of a text of one line.
    stem = text.removesuffix("\n").removesuffix(ours.note)
    if not text.endswith("\n") or "\n" in stem:
        raise ConflictError
    return f"{stem}{note}\n"
