"""Characters that look like YAML's own and are not: no-break spaces, typographic quotes, dashes.

A text may hold them. Where YAML needs its own character, the message names the one that was found.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kamctl.unseen import name_of

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_QUOTES = "“”„‟‘’‚‛«»‹›"
BLANK = re.compile(f"[{_BLANKS}]")
QUOTE = re.compile(f"[{_QUOTES}]")
#: What list entries begin with in prose, but not in YAML.
DASHES = ("–", "—", "−", "•", "*")

_KEY = r"[A-Za-z_][\w.-]*"
_STARTS = rf"(?:^ *(?:- +)*|[{{,] *){_KEY}:"
_WRONG = (
    re.compile(rf"^ *(?P<blank>[{_BLANKS}])"),
    re.compile(rf"(?:{_STARTS}|^ *-|[{{\[,]) *(?P<blank>[{_BLANKS}])"),
    re.compile(rf"(?:{_STARTS}|^ *-|[\[,]) +(?P<quote>[{_QUOTES}])"),
    re.compile(rf"^ *(?:- +)?{_KEY} *(?P<colon>：)"),
    re.compile(rf"^ *(?:- +)?{_KEY}(?P<tight>:)(?=[^\s:/])(?!.*: )"),
)


class Lookalike(NamedTuple):
    """A misleading character in a line: where, what it is, and the way out."""

    at: int
    message: str
    help: str


def lookalike(line: str) -> Lookalike | None:
    """Return the character that keeps YAML from reading a line as it looks; None if there is none."""
    found = next((found for pattern in _WRONG if (found := pattern.search(line))), None)
    if found is None:
        return None
    kind = found.lastgroup or ""
    at = found.start(kind)
    sign = line[at]
    if kind == "blank":
        return Lookalike(at, f"{name_of(sign)} where a plain space should be", blank_help(sign))
    if kind == "quote":
        return Lookalike(at, f"a text begins with `{sign}`, which is not a quote to YAML", QUOTE_HELP)
    if kind == "colon":
        return Lookalike(at, f"{name_of(sign)} where a plain one should be", "Type `: ` in its place.")
    return Lookalike(at, "there is no space after this colon", "Write `key: value`, with a space between.")


QUOTE_HELP = 'Put the whole text in plain quotes, "…": typographic quotes are part of the text.'


def blank_help(sign: str) -> str:
    """Return the way out where a space is not one to YAML."""
    return f"Type a plain space in place of the {name_of(sign)}; YAML reads it as a letter."
