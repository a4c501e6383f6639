"""Proposes a source for `ledger.yaml` from a file's header and values."""

from __future__ import annotations

import csv
import itertools
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.errors import KamctlError
from kamctl.ledger import date_format, number_format
from kamctl.ledger.duck import DoesNotFitError, Duck
from kamctl.ledger.files import LedgerFile, NotALedgerFileError, encoding_of, ledger_file, opened_text
from kamctl.ledger.known_headers import known_as
from kamctl.ledger.layout import DELIMITERS, ROLES
from kamctl.ledger.number_format import NumberFormat
from kamctl.ledger.problems import EngineError
from kamctl.ledger.workbook import sheet_as_csv, sheet_names
from kamctl.method.lifecycle.remedies import BLANK_TEXT
from kamctl.model.ledger import NEEDED, Columns, Reading, Source, SourceKind

_ROWS = 20_000
_KINDS: tuple[SourceKind, ...] = ("receivables", "activities", "sales")
_DEFAULT = NumberFormat(".", "", declared=True)


class Proposal(NamedTuple):
    """A proposed source of `ledger.yaml`.

    `missing` are the roles that a source of its kind needs and for which no column is known. `unsure` holds
    sentences on what the values leave open, `names` the columns of the file.
    """

    source: Source
    missing: tuple[str, ...]
    unsure: tuple[str, ...]
    names: tuple[str, ...]


class _Table(NamedTuple):
    """The columns of a file and the texts of its first rows, empty for columns that have a type."""

    names: list[str]
    rows: list[list[str]]
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str | None = None


class NothingToProposeError(KamctlError):
    """A file cannot be mapped."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name} {why}", "kamctl reads .csv, .tsv and .txt (also .gz), .parquet and .xlsx.")


def propose(path: Path, pattern: str) -> Proposal:
    """Propose a source for a file; `pattern` is the value of `files`.

    Raises:
        NothingToProposeError: it is not a table with a header.
        MissingExtraError: the package that reads workbooks or Parquet files is not installed.
    """
    try:
        file = ledger_file(path, path.name)
    except NotALedgerFileError as error:
        raise NothingToProposeError(path.name, "is not a file that kamctl reads") from error
    except OSError as error:
        raise NothingToProposeError(path.name, f"cannot be read: {error.strerror or error}") from error
    with tempfile.TemporaryDirectory(prefix="kamctl-") as folder:
        table = _TABLES[file.layout](file, Path(folder))
    if not table.names:
        raise NothingToProposeError(path.name, "is empty")
    kind, columns = _kind(table.names)
    read, unsure = _reading(kind, columns, table)
    missing = tuple(role for role in NEEDED[kind] if role not in columns)
    mapped: dict[str, Any] = {**dict.fromkeys(missing, BLANK_TEXT), **columns}
    source = Source(kind=kind, files=pattern, columns=Columns(**mapped), read=read)
    return Proposal(source, missing, unsure, tuple(table.names))


def _text_table(file: LedgerFile, _: Path) -> _Table:
    encoding = _encoding(file)
    delimiter = _delimiter(file, encoding)
    return _Table(*_named_rows(file, encoding, delimiter), encoding, delimiter)


def _workbook_table(file: LedgerFile, folder: Path) -> _Table:
    """Return the sheet of a workbook whose header fits best, and its name if there are several sheets."""
    found, faults = [], []
    names = sheet_names(file.path)
    for name in names:
        asked = Source(
            kind="sales", files=file.name, columns=Columns(customer=BLANK_TEXT), read=Reading(sheet=name)
        )
        sheet, problems = sheet_as_csv("", asked, file, folder)
        faults += problems
        if sheet is not None:
            copy = file._replace(path=sheet.path, layout="text", zipped=False)
            found.append(_Table(*_named_rows(copy, "utf-8", ","), sheet=name if len(names) > 1 else None))
    if not found:
        said = faults[0].message if faults else "is not a workbook that can be read"
        raise NothingToProposeError(file.name, said)
    return max(found, key=lambda table: len(_kind(table.names)[1]) if table.names else -1)


def _parquet_table(file: LedgerFile, folder: Path) -> _Table:
    duck = Duck(folder)
    table = duck.parquet([file.path])
    try:
        columns = duck.columns(table)
        values = ", ".join(
            '"' + name.replace('"', '""') + '"' if kind == "VARCHAR" else "NULL" for name, kind in columns
        )
        rows = duck.rows(f"SELECT {values} FROM {table} LIMIT {_ROWS}")
    except (EngineError, DoesNotFitError) as error:
        raise NothingToProposeError(file.name, "is not a Parquet file") from error
    finally:
        duck.close()
    return _Table([name for name, _ in columns], [[text or "" for text in row] for row in rows])


_TABLES = {"text": _text_table, "workbook": _workbook_table, "parquet": _parquet_table}


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
    """Return the delimiter that splits the first lines into the most columns, the same number in each."""
    with opened_text(file, encoding) as text:
        start = list(itertools.islice(text, 50))

    def columns(delimiter: str) -> tuple[bool, int]:
        widths = Counter(len(row) for row in csv.reader(start, delimiter=delimiter) if row)
        width, _ = widths.most_common(1)[0] if widths else (0, 0)
        return len(widths) == 1 and width > 1, width

    return max(DELIMITERS, key=columns)


def _named_rows(file: LedgerFile, encoding: str, delimiter: str) -> tuple[list[str], list[list[str]]]:
    with opened_text(file, encoding) as text:
        rows = [row for row in itertools.islice(csv.reader(text, delimiter=delimiter), _ROWS) if row]
    if not rows:
        return [], []
    names = [name.strip().lstrip("\ufeff") for name in rows[0]]
    return names, [row for row in rows[1:] if len(row) == len(names)]


def _kind(names: list[str]) -> tuple[SourceKind, dict[str, str]]:
    """Return the kind of source whose required columns the header covers best, and those columns."""

    def fit(kind: SourceKind) -> tuple[bool, int]:
        needed = NEEDED[kind]
        held = known_as(names, kind)
        return all(role in held for role in needed), -len([r for r in needed if r not in held])

    kind = max(_KINDS, key=fit)
    if not fit(kind)[0]:
        kind = "sales"
    return kind, known_as(names, kind)


def _reading(kind: SourceKind, columns: dict[str, str], table: _Table) -> tuple[Reading, tuple[str, ...]]:
    places = {role: table.names.index(name) for role, name in columns.items()}
    values = {
        role: [row[place] for row in table.rows if row[place].strip()] for role, place in places.items()
    }
    encoding, delimiter = table.encoding, table.delimiter
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
        sheet=table.sheet,
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
