r"""Reads the data of a text that keeps to one entry a line, as people and tools write YAML.

libyaml makes three objects of Python's for each event, which was half of the time of `check`, and
most texts need none of them: they are block mappings and lists, plain and quoted texts of one line,
brackets that close on their line, folded texts, comments. Whatever holds anything else is left
whole to `kamctl.yaml.reader`: what is not certain here is not guessed. Tests hold the two together.
"""

from __future__ import annotations

import re
from typing import Any

from kamctl.yaml.tree import NULLS, Data

_DEEPEST = 16
KEY = r"[A-Za-z0-9_][A-Za-z0-9_.\-]{0,99}"
#: How a plain text begins that can be nothing else.
_BEGIN = r"(?:\w|-(?=\d)|[(€$£=/+^.~])"
PLAIN = _BEGIN + r"[^\n:#]*(?:(?::(?=\S)|(?<=\S)#)[^\n:#]*)*"
_PLAIN_IN_BRACKETS = _BEGIN + r"[^\n\[\]{},:#?]*"
QUOTED = r"""\"[^"\\\n]*\"|'(?:[^'\n]|'')*'"""

#: One line: blanks, dash, key, then a plain text, a quoted one, brackets, or a block scalar's sign
#: and its lines; last what is none of it. Blank lines may belong to the scalar where more stands under it.
_LINE = re.compile(
    rf"^( *)(- +)?(?:({KEY}):(?= |$) *)?"
    rf"(?:({PLAIN})|({QUOTED})|([\[{{][^\n#]*[\]}}])"
    r"|([|>]-?)((?:\n\1 +[^ \n][^\n]*)++)(?=\n)(?!\n+(?:\1 | +(?:\n|\Z))))?"
    r"(?: *(?:(?:^|(?<= ))#[^\n]*)?$|([^\n]+)$)",
    re.MULTILINE,
)
#: In brackets: key, then a plain text, a quoted one or an opening bracket; closing ones, a comma.
PART = re.compile(
    rf"(?:({KEY}): +)?(?:({_PLAIN_IN_BRACKETS})|({QUOTED})|([\[{{]))? *([\]}}]*) *(?:(,) *)?|(.)"
)
_PAIR = re.compile(rf'({KEY}): ({_PLAIN_IN_BRACKETS}|"[^"\\\n]*")')
#: What YAML does not print, and what ends a line for YAML and not for us.
_UNCERTAIN = re.compile("[^\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class _Uncertain(Exception):  # noqa: N818
    """The text holds something that libyaml has to judge."""


def data_of(text: str) -> dict[str, Data] | None:
    """Return what a text that is a mapping holds; None where libyaml must read it.

    The text is without a byte-order mark and without characters that the reader refuses.
    """
    if "\t" in text or (not text.isascii() and _UNCERTAIN.search(text)):
        return None
    try:
        return _block(text.replace("\r\n", "\n")) or None
    except _Uncertain:
        return None


def _block(text: str) -> dict[str, Data]:
    root: dict[str, Data] = {}
    # What is being filled, its column, and the key whose value is to come; around it its parents.
    node: Any = root
    column = 0
    waiting: str | None = None
    parents: list[tuple[Any, int]] = []
    for blanks, dash, key, plain, quoted, brackets, sign, body, more in _LINE.findall(text):
        if more:
            raise _Uncertain
        if not (key or plain or quoted or brackets or sign):
            if dash:
                raise _Uncertain
            continue
        at = len(blanks)
        if waiting is not None:
            if at > column or (dash and at == column):
                parents.append((node, column))
                fresh: Any = [] if dash else {}
                node[waiting] = fresh
                node, column = fresh, at
            waiting = None
        while at < column or (at == column and not dash and type(node) is list):
            node, column = parents.pop()
        if at > column or (type(node) is list) is not bool(dash):
            raise _Uncertain
        if dash and key:
            parents.append((node, column))
            fresh = {}
            node.append(fresh)
            node, column = fresh, at + len(dash)
        if len(parents) > _DEEPEST:
            raise _Uncertain
        if plain:
            value = plain.rstrip(" ")
            value = None if value in NULLS else value
        elif quoted:
            value = _unquoted(quoted)
        elif brackets:
            value = _flat(brackets) or _nested(brackets)
        else:
            value = _lines(sign, body, column) if sign else None
        if not key:
            if type(node) is not list:
                raise _Uncertain
            node.append(value)
        elif key in node:
            raise _Uncertain
        else:
            node[key] = value
            if not (plain or quoted or brackets or sign):
                waiting = key
    return root


def _unquoted(text: str) -> str:
    inner = text[1:-1]
    return inner.replace("''", "'") if text[0] == "'" else inner


def _lines(sign: str, body: str, column: int) -> str:
    """Return what a block scalar's lines make: `|` keeps their ends, `>` folds them."""
    lines = body.split("\n")[1:]
    blanks = len(lines[0]) - len(lines[0].lstrip(" "))
    margin = lines[0][:blanks]
    if blanks <= column or any(not x.startswith(margin) or x[blanks] == " " for x in lines):
        raise _Uncertain
    joined = ("\n" if sign[0] == "|" else " ").join(line[blanks:] for line in lines)
    return joined if sign.endswith("-") else joined + "\n"


def _flat(text: str) -> dict[str, Data] | None:
    """Return the mapping in braces that holds texts alone; None where it is not written just so."""
    pairs = _PAIR.findall(text)
    if "{" + ", ".join(map(": ".join, pairs)) + "}" != text or " ," in text or " }" in text:
        return None
    found: dict[str, Data] = dict(pairs)
    if len(found) < len(pairs):
        raise _Uncertain
    if '"' in text or not NULLS.isdisjoint(found.values()):
        for key, value in pairs:
            if value[0] == '"':
                found[key] = value[1:-1]
            elif value in NULLS:
                found[key] = None
    return found


def _nested(text: str) -> Any:
    """Return what stands in brackets, whatever it nests."""
    root: Any = None
    node: Any = None  # what is being filled; around it its parents
    parents: list[Any] = []
    due = True  # a value may come: at the start, after an opening bracket, after a comma
    for key, plain, quoted, opening, closing, comma, more in PART.findall(text):
        if more:
            raise _Uncertain
        if plain or quoted or opening:
            if not due or (root is not None and node is None):
                raise _Uncertain
            due = bool(opening)
            if plain:
                value: Any = plain.rstrip(" ")
                value = None if value in NULLS else value
            else:
                value = _unquoted(quoted) if quoted else [] if opening == "[" else {}
            _put(node, key, value)
            if root is None:
                root = value
            if opening:
                parents.append(node)
                node = value
                if len(parents) > _DEEPEST:
                    raise _Uncertain
        elif key:
            raise _Uncertain
        for bracket in closing:
            if type(node) is not (list if bracket == "]" else dict) or (due and node):
                raise _Uncertain
            node = parents.pop()
            due = False
        if comma:
            if due:
                raise _Uncertain
            due = True
    if node is not None:
        raise _Uncertain
    return root


def _put(node: Any, key: str, value: Any) -> None:
    """Put a value into what is being filled, if it can take it."""
    if key:
        if type(node) is not dict or key in node:
            raise _Uncertain
        node[key] = value
    elif type(node) is list:
        node.append(value)
    elif node is not None:
        raise _Uncertain
