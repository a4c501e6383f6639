"""Reads YAML text into data and a tree, in one pass over libyaml's events.

Only what the formats allow is accepted: mappings, lists and scalars. Anchors, aliases, tags,
directives, merge keys, several documents, control characters and conflict markers are refused,
each with its place. libyaml's composer is never used: deep nesting crashes it.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import yaml

from kamctl import hints
from kamctl.errors import LibyamlMissingError
from kamctl.unseen import UNSEEN, name_of
from kamctl.wording import plural
from kamctl.yaml.tree import BOM, NULLS, Data, Document, MappingNode, Node, Problem, SequenceNode

try:
    from yaml._yaml import CParser
except ImportError as error:  # no fallback to the pure parser: the two do not agree
    raise LibyamlMissingError from error

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 32
MAX_SIZE = 4 * 1024 * 1024
#: More problems than this in one file are counted, not listed.
MAX_PROBLEMS = 100
#: Compiling the patterns of the reader of lines takes as long as reading so many texts with libyaml.
_FEW = 6
_texts_read = itertools.count()

_PRINTABLE_ASCII = bytes([9, 10, 13, *range(32, 127)])
_REFUSED = rf"[{UNSEEN}]|\r(?!\n)"
_REFUSED_ESCAPED = rf"[\r{UNSEEN}]"
_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_MARKER = r"^(<{7,}|={7,}|>{7,}|\|{7,})(?=[ \r\n]|\Z)"

_WAYS_OUT = (
    ("mapping values are not allowed", 'A text that holds ": " must be in quotes.'),
    ("found character '\\t'", "Indent with spaces: YAML allows no tab here."),
    ("found character '%'", "A text that starts with % must be in quotes."),
    ("found character", "A text that starts with this character must be in quotes."),
    ("could not find expected ':'", "Each line of a mapping is `key: value`; is the indentation right?"),
    (
        "did not find expected key",
        "Is this line indented like its neighbours, and are quotes closed before it?",
    ),
    ("did not find expected ',' or", "Close the bracket, or put the text that holds it in quotes."),
    ("did not find expected '-' indicator", "Is this line indented like the entries before it?"),
    ("while scanning a quoted scalar", "Close the quote that was opened here."),
    ("block sequence entries are not allowed", "A list starts on a line of its own."),
)


def read(text: str, *, tree: bool = False) -> tuple[Document | None, list[Problem]]:
    """Read one file's text; `tree` says that positions will be asked for.

    Returns the document and every problem found. The document is None where the text is not YAML or breaks a
    rule that leaves no tree (conflict markers, nesting, an empty file); with only duplicate keys, anchors or
    tags it is there, so that other faults can be reported too.
    """
    problems = list(_scan(text))
    if problems:
        return None, _first(problems)
    shift = 1 if text.startswith(BOM) else 0
    if not tree and next(_texts_read) >= _FEW:
        from kamctl.yaml.line_reader import data_of

        if (data := data_of(text[shift:])) is not None:
            return by_lines(text, data), []
    reader = _Reader(text[shift:], shift)
    document = None
    try:
        reader.run()
        document = Document(text, reader.data, reader.root, shift)
    except _StopReading:
        pass
    except yaml.YAMLError as error:
        reader.problems.append(_syntax(error, text, shift))
    return document, _first(reader.problems)


def by_lines(text: str, data: Data) -> Document:
    """Return the document of a text whose data were read by lines."""
    from kamctl.yaml.line_places import LineDocument

    return LineDocument(text, data, _tree, 1 if text.startswith(BOM) else 0)


def _tree(text: str) -> Node:
    reader = _Reader(text, 0)
    reader.run()
    root: Node = reader.root
    return root


def _first(problems: list[Problem]) -> list[Problem]:
    """Return the first problems and, in place of the rest, how many there are."""
    more = len(problems) - MAX_PROBLEMS
    if more <= 1:
        return problems
    rest = problems[MAX_PROBLEMS]
    message = f"and {plural(more, 'more problem')} from here on"
    return [*problems[:MAX_PROBLEMS], Problem("unreadable", rest.offset, message, "Fix those above first.")]


class _StopReading(Exception):  # noqa: N818
    """Reading cannot go on; the problem has been noted."""


class _Reader:
    def __init__(self, text: str, shift: int) -> None:
        self.text = text
        self.shift = shift
        self.problems: list[Problem] = []
        self.data: Data = None
        self.root: Any = None

    def refuse(self, mark: Any, message: str, way_out: str, kind: Any = "unreadable") -> None:
        self.problems.append(Problem(kind, mark.index + self.shift, message, way_out))

    def run(self) -> None:
        """Read the events of the one document into `data` and `root`."""
        scalar, mapping_start, sequence_start = (
            yaml.ScalarEvent,
            yaml.MappingStartEvent,
            yaml.SequenceStartEvent,
        )
        parser = CParser(self.text)
        try:
            get: Any = parser.get_event
            self._open(get)
            # The containers being filled, outermost first: (node, data, key waiting for a value).
            stack: list[tuple[Any, Any, Any]] = []
            node: Any = None
            data: Any = None
            key: Any = None  # the key's event, while its value is to come
            while True:
                event = get()
                kind = type(event)
                if kind is scalar:
                    value = event.value
                    if event.anchor is not None or event.tag is not None:
                        self._properties(event)
                    style = event.style
                    if style == '"' and _refused_escape(value):
                        self._escaped(event)
                    if key is None and type(node) is MappingNode:
                        key = event
                        if value == "<<" and not style:
                            self.refuse(event.start_mark, "merge key", "Write the keys out.")
                        continue
                    child: Any = event
                    fresh: Any = None if not style and value in NULLS else value
                elif kind is mapping_start or kind is sequence_start:
                    if event.anchor is not None or event.tag is not None:
                        self._properties(event)
                    if key is None and type(node) is MappingNode:
                        self.refuse(event.start_mark, "a key must be plain text", "Write `key: value`.")
                        raise _StopReading
                    stack.append((node, data, key))
                    if len(stack) > MAX_DEPTH:
                        self.refuse(
                            event.start_mark,
                            f"nested deeper than {MAX_DEPTH} levels",
                            "No file of a workspace needs more than eight.",
                        )
                        raise _StopReading
                    if kind is mapping_start:
                        node, data = MappingNode(event.start_mark.index, event.flow_style), {}
                    else:
                        node, data = SequenceNode(event.start_mark.index, event.flow_style), []
                    key = None
                    continue
                elif kind is yaml.AliasEvent:
                    self._alias(event)
                    if key is None and type(node) is MappingNode:
                        raise _StopReading
                    child, fresh = event, None
                else:  # the end of a container, or of the document around a lone scalar
                    if kind is not yaml.MappingEndEvent and kind is not yaml.SequenceEndEvent:
                        break
                    node.end = event.end_mark.index if node.flow else event.start_mark.index
                    child, fresh = node, data
                    node, data, key = stack.pop()
                if node is None:
                    self.root, self.data = child, fresh
                elif key is None:
                    node.items.append(child)
                    data.append(fresh)
                else:
                    name = key.value
                    if name in data:
                        self._duplicate(node, key)
                    else:
                        data[name] = fresh
                        node.entries[name] = (key, child)
                    key = None
            self._close(get)
        finally:
            parser.dispose()

    def _open(self, get: Any) -> None:
        get()  # the start of the stream
        event = get()
        if type(event) is yaml.StreamEndEvent:
            self.problems.append(
                Problem("unreadable", 0, "the file is empty", "Write its fields, or delete it.")
            )
            raise _StopReading
        if event.version or event.tags:
            self.refuse(event.start_mark, "a YAML directive", "Delete the line that starts with %.")

    def _close(self, get: Any) -> None:
        event = get()
        if type(event) is not yaml.StreamEndEvent:
            self.refuse(
                event.start_mark, "a second YAML document", "One file holds one document: delete the `---`."
            )
            raise _StopReading

    def _properties(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse(event.start_mark, f"an anchor (&{event.anchor})", "Write the value out.")
        if event.tag is not None:
            self.refuse(
                event.start_mark,
                "a tag (a word that starts with !)",
                "Delete it, or put a text that starts with ! in quotes.",
            )

    def _alias(self, event: Any) -> None:
        self.refuse(
            event.start_mark,
            f"an alias (*{event.anchor})",
            "Write the value out, or put a text that starts with * in quotes.",
        )

    def _escaped(self, event: Any) -> None:
        found = _refused_escape(event.value)
        code = ord(found.group()) if found else 0
        self.refuse(
            event.start_mark, f"the text holds a control character (U+{code:04X})", "Delete the escape."
        )

    def _duplicate(self, node: Any, key: Any) -> None:
        first = node.entries[key.value][0].start_mark.index
        told = len(self.problems) <= MAX_PROBLEMS  # counting lines takes long in a long file
        line = self.text.count("\n", 0, first) + 1 if told else 0
        self.refuse(
            key.start_mark,
            f"`{key.value}` appears twice here, first on line {line}",
            "Keep one of the two, or give one another name.",
            "duplicate-key",
        )


def _refused_escape(value: str) -> re.Match[str] | None:
    """Find a control character written as an escape in a double-quoted text."""
    if value.isascii() and value.isprintable():
        return None
    return re.search(_REFUSED_ESCAPED, value)


def _scan(text: str) -> Iterator[Problem]:
    """Find what is refused before YAML reads it."""
    if len(text) > MAX_SIZE // 4 and len(text.encode("utf-8", "surrogateescape")) > MAX_SIZE:
        yield Problem("unreadable", 0, "the file is larger than 4 MiB", "Is it really this file?")
        return
    if any(f"\n{marker}" in text or text.startswith(marker) for marker in _MARKERS):
        for found in re.finditer(_MARKER, text, re.MULTILINE):
            yield Problem(
                "unreadable",
                found.start(),
                f"a merge conflict is left in the file ({found.group()[:7]})",
                f"Keep what is right of both sides and delete the marker lines, or run `{hints.resolve()}`.",
            )
    if text.isascii() and not text.encode().translate(None, _PRINTABLE_ASCII) and "\r" not in text:
        return
    for found in re.compile(_REFUSED).finditer(text, 1 if text.startswith(BOM) else 0):
        character = found.group()
        if "\udc80" <= character <= "\udcff":
            yield _not_utf8(text, found.start())
            return
        if character == "\r":
            message, way_out = (
                "a carriage return without a line feed",
                "Save the file with LF or CRLF line endings.",
            )
        else:
            message = f"a character that cannot be seen or printed, {name_of(character)}"
            way_out = _around(text, found.start())
        yield Problem("unreadable", found.start(), message, way_out)


def _around(text: str, at: int) -> str:
    """Return how to delete an invisible character, named by its visible neighbours."""
    before, after = (text[i : i + 1].strip() for i in (at - 1, at + 1))
    if before and after:
        return f"Delete what is there and type `{before}{after}` again."
    return f"Delete what is there and type `{before or after}` again, with the space next to it."


def _not_utf8(text: str, offset: int) -> Problem:
    """Report bytes that are not UTF-8; they come as the surrogates of `surrogateescape`."""
    if text[:2] in ("\udcff\udcfe", "\udcfe\udcff"):
        message = "the file is UTF-16"
    else:
        at = len(text[:offset].encode("utf-8", "surrogateescape"))
        message = f"not UTF-8 at byte {at + 1} (0x{ord(text[offset]) - 0xDC00:02X}); is it Latin-1?"
    return Problem("unreadable", offset, message, "Save the file as UTF-8.")


def _lookalike(text: str, offset: int) -> Problem | None:
    """Return the character in the line of an error, or in the one before, that only looks like YAML's own."""
    from kamctl.yaml.lookalikes import lookalike

    end = text.find("\n", offset)
    line = text.rfind("\n", 0, offset) + 1
    above = text.rfind("\n", 0, max(0, line - 1)) + 1
    for start, stop in ((line, end if end >= 0 else len(text)), (above, max(above, line - 1))):
        if found := lookalike(text[start:stop]):
            return Problem("unreadable", start + found.at, f"not valid YAML: {found.message}", found.help)
    return None


def _run_away(text: str, mark: Any) -> int | None:
    """Return where a quoted text that ends on the line of an error began, if on an earlier line.

    A quote that is never closed ends at the next one, which was meant to open another text.
    """
    found = None
    parser = CParser(text)
    try:
        while (token := parser.get_token()) is not None and token.start_mark.index < mark.index:
            if type(token) is yaml.ScalarToken and token.style in ("'", '"'):
                found = token
    except yaml.YAMLError:
        pass  # the same error, or a later one
    finally:
        parser.dispose()
    if found is None or not found.start_mark.line < found.end_mark.line == mark.line:
        return None
    return int(found.start_mark.index)


def _syntax(error: yaml.YAMLError, text: str, shift: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error).strip()
    context = str(getattr(error, "context", None) or "")
    offset = min(mark.index + shift, len(text)) if mark is not None else 0
    if "found character that cannot start any token" in said and text[offset : offset + 1]:
        said = f"found character {text[offset]!r} that cannot start a value"
    elif "found unexpected end of stream" in said and "quoted scalar" in context:
        start = getattr(error, "context_mark", None)
        offset = start.index + shift if start is not None else offset
        said = "the quote opened here is never closed"
    elif mark is not None and (opened := _run_away(text[shift:], mark)) is not None:
        line = text.count("\n", 0, offset) + 1
        said = f"the text that this quote opens ends only on line {line}; what follows is not allowed"
        return Problem(
            "unreadable", opened + shift, f"not valid YAML: {said}", "Close the quote where the text ends."
        )
    if unlike := _lookalike(text, offset):
        return unlike
    whole = f"{context} {said}"
    way_out = next(
        (out for part, out in _WAYS_OUT if part in whole), "Put text with special characters in quotes."
    )
    return Problem("unreadable", offset, f"not valid YAML: {said}", way_out)
