"""Reads conflict markers in a text: what each side and base said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kamctl.yaml.tree import BOM

_OPEN = re.compile(r"^(<{7,})(?: .*)?$")
_ANY = re.compile(r"^(<{7,}|={7,}|>{7,}|\|{7,})(?: .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Sides:
    """The versions behind a text with markers; `base` is None if no marker shows it.

    `common` is the text without any of the hunks.
    """

    base: str | None
    ours: str
    theirs: str
    common: str


def has_markers(text: str) -> bool:
    """Tell whether a text has a line that looks like a conflict marker."""
    return _ANY.search(_bare(text).replace("\r\n", "\n")) is not None


def sides(text: str) -> Sides | None:
    """Take a text with conflict markers apart; return None if markers are incomplete or nested."""
    parts: dict[str, list[str]] = {"<": [], "|": [], "=": [], "common": []}
    told_base, hunks = True, 0
    size, at = 0, ""
    for line in _bare(text).splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        sign = _sign(bare, size)
        if size == 0 and (found := _OPEN.match(bare)):
            size, at, seen = len(found[1]), "<", {"<"}
        elif size == 0:
            for lines in parts.values():
                lines.append(line)
        elif sign is None:
            parts[at].append(line)
        elif sign == ">" and at == "=":
            told_base = told_base and "|" in seen
            size, hunks = 0, hunks + 1
        elif (at, sign) in (("<", "|"), ("<", "="), ("|", "=")):
            at = sign
            seen.add(sign)
        else:
            return None
    if size or not hunks:
        return None
    texts = {name: "".join(lines) for name, lines in parts.items()}
    return Sides(texts["|"] if told_base else None, texts["<"], texts["="], texts["common"])


def _bare(text: str) -> str:
    """Return a text without a byte-order mark before its first marker."""
    rest = text.removeprefix(BOM)
    return rest if rest.startswith("<<<<<<<") else text


def _sign(line: str, size: int) -> str | None:
    """Return the character of a marker of exactly this size, None for any other line."""
    if size == 0 or len(line) < size or line[0] not in "<|=>" or line[:size] != line[0] * size:
        return None
    return line[0] if line[size : size + 1] in ("", " ") else None
