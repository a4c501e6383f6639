"""Reads a text file value by value, to find what cannot be read in exactly one way.

The engine says that something does not fit; this module says what, on which line, and how to settle it. It
reads as the engine does, but does not stop at the first fault: all are reported at once.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from kamctl.ledger import date_format, number_format
from kamctl.ledger.files import LedgerFile, opened_text
from kamctl.ledger.layout import Column, Piece
from kamctl.ledger.number_format import NumberFormat
from kamctl.method.money.preview import Problem

#: How many texts of a column are tried with other formats; more would show nothing new.
_TRIED = 20_000
_EXPONENT = re.compile(r"^\s*[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+\s*$")
_YEARS = range(1900, 2200)

csv.field_size_limit(1 << 24)


class _Column:
    """What has been seen so far of one column."""

    def __init__(self, column: Column, numbers: NumberFormat, dates: str | None) -> None:
        self.column = column
        self.numbers = numbers
        self.dates = dates
        self.first: dict[str, tuple[int, str]] = {}
        self.times: dict[str, int] = {}
        self.texts: list[str] = []
        self.seen: dict[str, tuple[int, str]] = {}
        self.number = re.compile(numbers.pattern)
        self.shapes = {
            name: re.compile(pattern)
            for name, pattern in (
                (("grouped", numbers.grouped), ("ungrouped", numbers.ungrouped))
                if numbers.thousands
                else (("unclear", numbers.unclear), ("clear", numbers.clear))
            )
        }

    def take(self, line: int, text: str) -> None:
        fault = self._fault(text)
        if text.strip() and len(self.texts) < _TRIED:
            self.texts.append(text)
        if fault is not None:
            self.first.setdefault(fault, (line, text))
            self.times[fault] = self.times.get(fault, 0) + 1
        elif self.column.meaning == "amount":
            for name, shape in self.shapes.items():
                if name not in self.seen and shape.search(text):
                    self.seen[name] = (line, text)

    def _fault(self, text: str) -> str | None:
        if not text.strip():
            return None if self.column.optional else "is empty"
        if self.column.meaning == "day":
            day = date_format.day_of(text, self.dates)
            if day is None:
                return "is not a date"
            return None if day.year in _YEARS else "is not a date from 1900 to 2199"
        if _EXPONENT.match(text) and (self.column.meaning == "amount" or self.column.role == "customer"):
            return "was rounded by a spreadsheet"
        if self.column.meaning == "amount" and not self.number.match(text):
            return "is not an amount"
        return None

    def problems(self, source: str, file: str) -> Iterator[Problem]:
        for fault, (line, text) in self.first.items():
            settle = self._settle(source, fault)
            yield Problem(source, file, fault, line, self.column.name, text, settle, self.times[fault])
        if "unclear" in self.seen and "clear" not in self.seen and not self.numbers.declared:
            line, text = self.seen["unclear"]
            settle = f'{_read(source)}: {{decimal: "."}} or {{decimal: ",", thousands: "."}}'
            message = f"could be {text.strip()} or {text.strip().replace('.', '')}"
            yield Problem(source, file, message, line, self.column.name, text, settle)
        if "grouped" in self.seen and "ungrouped" in self.seen:
            line, text = self.seen["grouped"]
            message = (
                f"groups thousands, and line {self.seen['ungrouped'][0]} does not:"
                " a spreadsheet may have changed it"
            )
            settle = "Export it again without a spreadsheet in between."
            yield Problem(source, file, message, line, self.column.name, text, settle)

    def _settle(self, source: str, fault: str) -> str:
        if fault == "is not a date":
            formats = date_format.formats_that_read(self.texts)
            if formats:
                return f"{_read(source)}: " + " or ".join(f'{{dates: "{f}"}}' for f in formats)
            return f"{_read(source)}: {{dates: …}}, or leave_out, where such rows do not count"
        if fault == "is not an amount":
            fits = number_format.formats_that_read(self.texts)
            if fits:
                return f"{_read(source)}: " + " or ".join(
                    f"{{{number_format.declaration(fit)}}}" for fit in fits
                )
            return (
                f"{_read(source)}: {{decimal: …, thousands: …}}, or leave_out, where such rows do not count"
            )
        if fault == "is empty":
            return f"ledger.yaml: sources.{source}.leave_out, where such rows do not count"
        return "Export it again without a spreadsheet in between."


def examine(piece: Piece, file: LedgerFile, encoding: str, rows: int | None = None) -> list[Problem]:
    """Return everything in a text file, or its first `rows` rows, that cannot be read in exactly one way."""
    source, read = piece.source_id, piece.source.read
    numbers = number_format.number_format(read)
    columns = [_Column(column, numbers, read.dates) for column in piece.layout.columns]
    left_out = _left_out(piece)
    width, problems = piece.layout.width, []
    ragged: list[tuple[int, int]] = []
    try:
        with opened_text(file, encoding) as text:
            for line, row in itertools.islice(_rows(text, piece), rows):
                if len(row) != width:
                    ragged.append((line, len(row)))
                    continue
                if any(row[index] in values for index, values in left_out):
                    continue
                for column in columns:
                    column.take(line, row[column.column.place])
    except UnicodeDecodeError as error:
        problems.append(_undecoded(source, file, encoding, error))
    except csv.Error as error:
        problems.append(Problem(source, file.name, f"cannot be read as a table: {error}"))
    if ragged:
        line, found = ragged[0]
        message = f"has {found} columns where the first line has {width}"
        settle = "Quote what contains a separator, or declare another delimiter."
        problems.append(Problem(source, file.name, message, line, settle=settle, times=len(ragged)))
    for column in columns:
        problems.extend(column.problems(source, file.name))
    return problems


def _rows(text: TextIO, piece: Piece) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank, without the header, with the line on which it starts."""
    reader = csv.reader(text, delimiter=piece.delimiter, strict=True)
    line = 1
    header = piece.header
    for row in reader:
        if row and not header:
            yield line, row
        header = header and not row
        line = reader.line_num + 1


def _left_out(piece: Piece) -> Sequence[tuple[int, frozenset[str]]]:
    values = piece.source.leave_out
    return [(c.place, frozenset(values[c.name])) for c in piece.layout.of("leave_out")]


def _undecoded(source: str, file: LedgerFile, encoding: str, error: UnicodeDecodeError) -> Problem:
    line = None
    if not file.zipped:
        with file.path.open("rb") as stream:
            line = next((n for n, raw in enumerate(stream, 1) if not _decodes(raw, encoding)), None)
    message = f"is not {encoding.removesuffix('-sig').upper()}: {error.reason}"
    settle = f"{_read(source)}: {{encoding: windows-1252}}, or the encoding it was written in"
    return Problem(source, file.name, message, line, settle=settle)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _read(source: str) -> str:
    return f"ledger.yaml: sources.{source}.read"
