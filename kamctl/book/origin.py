"""The origin of a workbook: the files it was made from, with which its rows are compared on import."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

#: The hidden sheet that holds it, and the text of that sheet's first cell.
SHEET = "kamctl"
MARK = "kamctl workbook"
VERSION = 1
#: The longest text of a cell; longer texts are split.
_PIECE = 30_000


class File(NamedTuple):
    """A file as it was: git's name for its content, its rows' hashes by sheet, its text if git lacks it."""

    blob: str
    hashes: Mapping[str, Mapping[str, str]]
    text: str | None = None


class Origin(NamedTuple):
    """What a workbook was made from, and when: `headings` by sheet, `files` by path."""

    company: str
    commit: str
    day: str
    headings: Mapping[str, Sequence[str]]
    files: Mapping[str, File]


def as_lines(origin: Origin) -> Iterator[list[str]]:
    """Yield the lines of the hidden sheet."""
    yield [MARK, str(VERSION), origin.company, origin.commit, origin.day]
    for name, headings in origin.headings.items():
        yield ["sheet", name, *headings]
    for path, file in origin.files.items():
        packed = file.text and base64.b64encode(zlib.compress(file.text.encode("utf-8"))).decode()
        kept = json.dumps({"rows": file.hashes, "text": packed}, separators=(",", ":"))
        yield ["file", path, file.blob, *(kept[at : at + _PIECE] for at in range(0, len(kept), _PIECE))]


def from_lines(lines: Sequence[Sequence[Any]]) -> Origin | None:
    """Return the origin that the hidden sheet holds; None if it is not kamctl's, or was changed."""
    if not lines or not lines[0] or lines[0][0] != MARK:
        return None
    try:
        first = [_text(cell) for cell in lines[0]]
        headings: dict[str, list[str]] = {}
        files: dict[str, File] = {}
        for line in lines[1:]:
            cells = [_text(cell) for cell in line]
            if cells[0] == "sheet":
                headings[cells[1]] = [cell for cell in cells[2:] if cell]
            elif cells[0] == "file":
                kept = json.loads("".join(cells[3:]))
                text = kept["text"] and zlib.decompress(base64.b64decode(kept["text"])).decode("utf-8")
                files[cells[1]] = File(cells[2], kept["rows"], text)
        return Origin(first[2], first[3], first[4], headings, files)
    except (ValueError, KeyError, IndexError, TypeError, zlib.error):
        return None


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else str(int(cell)) if isinstance(cell, float) else str(cell)
