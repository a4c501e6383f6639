"""Reads a table of text: detects its encoding and separator, counts its lines."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from kamctl.crm.problems import UnclearFileError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEPARATORS = ",;\t|"


class Row(NamedTuple):
    """A row: its first line, its cells by header, and the raw cells."""

    line: int
    cells: Mapping[str, str]
    raw: tuple[str, ...]


class Sheet(NamedTuple):
    """A table: its headers and its rows."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def read_rows(file: Path) -> Sheet:
    """Read a table with a header line: UTF-8, UTF-16 with a byte-order mark, otherwise Windows-1252.

    Raises:
        UnclearFileError: the file is missing or empty, names a column twice, or has rows longer than its
            header.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnclearFileError(file.name, f"could not be read: {reason}", "Is its name right?") from error
    text = _decoded(content)
    if not text.strip():
        raise UnclearFileError(file.name, "the file is empty", "Export it again.")
    separator = _separator(text.partition("\n")[0])
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    headers = tuple(cell.strip() for cell in next(lines))
    twice = next((h for i, h in enumerate(headers) if h and h in headers[:i]), None)
    if twice is not None:
        raise UnclearFileError(file.name, f"two columns are called {twice}", "Give one another name.")
    return Sheet(headers, tuple(_rows(file.name, headers, lines)))


def _rows(name: str, headers: tuple[str, ...], lines: Iterator[list[str]]) -> Iterator[Row]:
    reader: object = lines
    before = getattr(reader, "line_num", 1)
    for cells in lines:
        line, before = before + 1, getattr(reader, "line_num", 0)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(headers):
            more = f"line {line} has {len(cells)} cells, the header {len(headers)}"
            raise UnclearFileError(name, more, "A text that holds the separator must be in quotes.")
        yield Row(line, dict(zip(headers, (cell.strip() for cell in cells), strict=False)), tuple(cells))


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(header: str) -> str:
    return max(_SEPARATORS, key=header.count)
