"""Proposes a source for `ledger.yaml` from a file's header and values."""

from __future__ import annotations

import csv
import itertools
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.errors import KamctlError
from kamctl.ledger import date_format, number_format
from kamctl.ledger.files import LedgerFile, NotALedgerFileError, encoding_of, ledger_file, opened_text
from kamctl.ledger.known_headers import known_as
from kamctl.ledger.layout import DELIMITERS, ROLES
from kamctl.ledger.number_format import NumberFormat
from kamctl.model.ledger import NEEDED, Columns, Reading, Source, SourceKind

_ROWS = 20_000
_KINDS: tuple[SourceKind, ...] = ("receivables", "activities", "sales")
_DEFAULT = NumberFormat(".", "", declared=True)


class Proposal(NamedTuple):
    """A source as it could stand in `ledger.yaml`.

    `missing` are the roles that a source of its kind needs and no column is known for, `unsure`
    sentences on what the values leave open, `names` the columns of the file.
    """

    source: Source
    missing: tuple[str, ...]
    unsure: tuple[str, ...]
    names: tuple[str, ...]


class NothingToProposeError(KamctlError):
    """A file cannot be mapped."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} {why}", "kamctl reads .csv, .tsv and .txt (also .gz), .parquet and .xlsx.")


def propose(path: Path, pattern: str) -> Proposal:
    """Return what could be written about a file of text; `pattern` is what `files` will say.

    Raises:
        NothingToProposeError: it is no file of text with a header.
    """
    try:
        file = ledger_file(path, path.name)
    except NotALedgerFileError as error:
        raise NothingToProposeError(path.name, "is not a file that kamctl reads") from error
    except OSError as error:
        raise NothingToProposeError(path.name, f"cannot be read: {error.strerror or error}") from error
    if file.layout != "text":
        raise NothingToProposeError(path.name, "is mapped by hand: only text is proposed for")
    encoding = _encoding(file)
    delimiter = _delimiter(file, encoding)
    names, rows = _table(file, encoding, delimiter)
    if not names:
        raise NothingToProposeError(path.name, "is empty")
    kind, columns = _kind(names)
    read, unsure = _reading(kind, columns, names, rows, encoding, delimiter)
    missing = tuple(role for role in NEEDED[kind] if role not in columns)
    source = Source(kind=kind, files=pattern, columns=_columns(columns), read=read)
    return Proposal(source, missing, unsure, tuple(names))


def _columns(held: dict[str, str]) -> Columns:
    mapped: dict[str, Any] = {"customer": "", **held}
    return Columns(**mapped)


def _encoding(file: LedgerFile) -> str:
    encoding = encoding_of(file, None)
    if encoding != "utf-8":
        return encoding
    try:
        with opened_text(file, "utf-8") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"


def _delimiter(file: LedgerFile, encoding: str) -> str:
    """Return what splits the first lines into the most columns, as many in each."""
    with opened_text(file, encoding) as text:
        start = list(itertools.islice(text, 50))

    def columns(delimiter: str) -> tuple[bool, int]:
        widths = Counter(len(row) for row in csv.reader(start, delimiter=delimiter) if row)
        width, _ = widths.most_common(1)[0] if widths else (0, 0)
        return len(widths) == 1 and width > 1, width

    return max(DELIMITERS, key=columns)


def _table(file: LedgerFile, encoding: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    with opened_text(file, encoding) as text:
        rows = [row for row in itertools.islice(csv.reader(text, delimiter=delimiter), _ROWS) if row]
    if not rows:
        return [], []
    names = [name.strip().lstrip("\ufeff") for name in rows[0]]
    return names, [row for row in rows[1:] if len(row) == len(names)]


def _kind(names: list[str]) -> tuple[SourceKind, dict[str, str]]:
    """Return the kind of source whose needed columns the header holds best, and the columns."""

    def fit(kind: SourceKind) -> tuple[bool, int]:
        needed = NEEDED[kind]
        held = known_as(names, kind)
        return all(role in held for role in needed), -len([r for r in needed if r not in held])

    kind = max(_KINDS, key=fit)
    if not fit(kind)[0]:
        kind = "sales"
    return kind, known_as(names, kind)


def _reading(
    kind: SourceKind,
    columns: dict[str, str],
    names: list[str],
    rows: list[list[str]],
    encoding: str,
    delimiter: str,
) -> tuple[Reading, tuple[str, ...]]:
    values = {
        role: [row[names.index(name)] for row in rows if row[names.index(name)].strip()]
        for role, name in columns.items()
    }
    unsure = []
    amounts = [text for role, texts in values.items() if ROLES[kind][role] == "amount" for text in texts]
    days = [text for role, texts in values.items() if ROLES[kind][role] == "day" for text in texts]
    number, several = _number(amounts)
    unsure += several
    dates = None
    if any(date_format.day_of(text, None) is None for text in days):
        formats = date_format.formats_that_read(days)
        dates = formats[0] if formats else None
        if len(formats) > 1:
            unsure.append(f"the days fit {' and '.join(formats)}: check that `dates` is right")
        if not formats:
            unsure.append("no known format fits all days: write `dates`")
    read = Reading(
        encoding=encoding if encoding not in ("utf-8", "utf-8-sig", "utf-16") else None,
        delimiter={"\t": "tab"}.get(delimiter, delimiter) if delimiter != "," else None,
        decimal=number.decimal if number.decimal == "," else None,  # type: ignore[arg-type]
        thousands={" ": "space"}.get(number.thousands, number.thousands) or None,
        dates=dates,
    )
    return read, tuple(unsure)


def _number(amounts: list[str]) -> tuple[NumberFormat, list[str]]:
    fits = number_format.formats_that_read(amounts) if amounts else [_DEFAULT]
    if not fits:
        return _DEFAULT, ["no known format fits all amounts: write `decimal` and `thousands`"]
    if len(fits) == 1:
        return fits[0], []
    written = " and ".join(f"{{{number_format.declaration(fit)}}}" for fit in fits)
    return fits[0], [f"the amounts fit {written}: check that `decimal` is right"]
