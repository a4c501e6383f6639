"""How wide a text is on a terminal, and how it is broken into lines: between words, never in one."""

from __future__ import annotations

import re

_WIDE = "\u3001-\u30ff\u3400-\u9fff\uff00-\uffef"  # scripts without blanks, which break anywhere
# Both are compiled when they are used first: what is piped is not broken.
#: What stays on one line: blanks, a command to be copied, a sign of a script without blanks, a percentage,
#: a word.
_PIECE = (
    rf"^(?:undo|typed so far): .*| +|`[^`]*`[^ ]*|(?:(?<=: )|^)kamctl .*|[{_WIDE}][、。）」]?"
    rf"|[(+-]*[\d.,]+ %[^ ]*|[^ {_WIDE}]+"
)
_INDENT = r" *(?:[-•] |help: |note: |error: |warning: )?"


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = 0
    for character in text:
        if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        wide += 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
    return wide


def cut(text: str, room: int) -> str:
    """Return a text in at most `room` columns of a terminal; one that is longer ends in `…`."""
    if display_width(text) <= room:
        return text
    wide = 0
    for at, character in enumerate(text):
        wide += display_width(character)
        if wide >= room:
            return f"{text[:at]}…"
    return text


def longest_piece(text: str) -> int:
    """Return the columns that the longest piece of a text takes which is not broken."""
    return max((display_width(piece) for piece in re.findall(_PIECE, text) if not piece.isspace()), default=0)


def wrapped(text: str, room: int, hanging: int = 0) -> list[str]:
    """Break a text into lines of at most `room` columns, at blanks; a longer word stands out.

    All lines of a paragraph but its first are indented by `hanging` columns.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(paragraph) <= room and paragraph.isascii():
            lines.append(paragraph.rstrip())
            continue
        line, wide, is_empty = "", 0, True
        for piece in re.findall(_PIECE, paragraph):
            takes = display_width(piece)
            if not is_empty and not piece.isspace() and wide + takes > room:
                lines.append(line.rstrip())
                line, wide, is_empty = " " * hanging, hanging, True
            if is_empty and piece.isspace() and line:
                continue  # where a line was broken
            line += piece
            wide += takes
            is_empty = is_empty and piece.isspace()
        lines.append(line.rstrip())
    return lines


def prose(text: str, room: int) -> str:
    """Break lines of text to fit a terminal; what continues a line is indented under its first word."""
    return "\n".join(
        line
        for paragraph in text.split("\n")
        for line in wrapped(paragraph, room, min(_indent(paragraph) + 2, room // 2))
    )


def _indent(line: str) -> int:
    found = re.match(_INDENT, line)
    return len(found[0]) if found else 0
