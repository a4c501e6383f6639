"""How one text is written in YAML: plain, quoted, or as a literal block."""

from __future__ import annotations

import re

#: Plain words that some YAML reader takes for something other than text.
_WORDS = frozenset(
    {
        "y",
        "n",
        "yes",
        "no",
        "on",
        "off",
        "true",
        "false",
        "null",
        "~",
        "=",
        "<<",
        ".nan",
        ".inf",
        "+.inf",
        "-.inf",
    }
)
# Integers and floats of YAML 1.1 and 1.2: binary, octal, hex, with `_`, and base 60.
_NUMBER = re.compile(
    r"[-+]?(0b[01_]+|0x[0-9a-f_]+|0o[0-7_]+|[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|([0-9][0-9_]*(\.[0-9_]*)?|\.[0-9][0-9_]*)(e[-+]?[0-9]+)?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t]+[0-9].*)?")

_INDICATORS = frozenset("?:,[]{}#&*!|>'\"%@`")
_BREAKS_PLAIN = re.compile(r":(\s|\Z)|\s#|[\t\r\n]|\A-(\s|\Z)|\A(---|\.\.\.)")
# `?` ends a plain text between brackets for PyYAML's own parser.
_BREAKS_FLOW = re.compile(r"[,\[\]{}?]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}

QUOTES = ("'", '"')


def looks_typed(text: str) -> bool:
    """Tell whether some YAML reader takes the plain text for a number, date, yes/no or null."""
    return text.lower() in _WORDS or bool(_NUMBER.fullmatch(text) or _DATE.fullmatch(text))


def breaks_plain(text: str, *, flow: bool) -> bool:
    """Tell whether the text needs quotes; `flow` is between brackets."""
    if not text or text[0] in _INDICATORS or text != text.strip(" "):
        return True
    return bool(_BREAKS_PLAIN.search(text) or (flow and _BREAKS_FLOW.search(text)))


def needs_quotes(text: str, *, flow: bool) -> bool:
    """Tell whether the text must be quoted to stay this text for every YAML reader."""
    return breaks_plain(text, flow=flow) or looks_typed(text)


def key_needs_quotes(text: str, *, flow: bool) -> bool:
    """Tell the same for a key: years, periods and scale steps are keys and stay plain."""
    return breaks_plain(text, flow=flow) or text.lower() in _WORDS


def quoted(text: str, quote: str) -> str:
    """Return the text in quotes; in single quotes only where they can hold it."""
    if quote == "'" and not any(break_ in text for break_ in "\t\r\n"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'


def literal_lines(text: str) -> list[str] | None:
    """Return the lines of a literal block (`|-`) that reads as the text, or None where none can."""
    lines = text.split("\n")
    if len(lines) == 1 or "\r" in text or not lines[0] or not lines[-1].strip():
        return None
    if lines[0][0] in " \t" or any(line and not line.strip() for line in lines):
        return None
    return lines
