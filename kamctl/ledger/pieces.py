"""Divides the sources of `ledger.yaml` into pieces: files of the same layout, ready for the engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.ledger import files as on_disk
from kamctl.ledger.duck import DoesNotFitError
from kamctl.ledger.engine import Engine
from kamctl.ledger.files import LedgerFile
from kamctl.ledger.layout import (
    Layout,
    Piece,
    delimiter_of,
    first_row,
    layout_of,
    text_layout,
    unmapped,
)
from kamctl.ledger.problems import EngineError
from kamctl.ledger.workbook import sheet_as_csv
from kamctl.method.money.preview import Problem
from kamctl.model.ledger import Source

_NUMBERS = ("DECIMAL", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT",
            "UINTEGER", "UBIGINT", "DOUBLE", "FLOAT")  # fmt: skip
_DAYS = ("DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")


class Prepared(NamedTuple):
    """The pieces of a source, all its files, the problems so far, and notes for people.

    `encodings` holds the encoding of each text file, by its name.
    """

    pieces: tuple[Piece, ...]
    files: tuple[LedgerFile, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    encodings: dict[str, str]


def prepare(source_id: str, source: Source, root: Path, folder: Path, engine: Engine) -> Prepared:
    """Find a source's files and their layout; copies of those the engine cannot read go into `folder`."""
    problems = unmapped(source_id, source)
    preparer = _Preparer(source_id, source, folder, engine)
    if source.table is not None:
        if not problems:
            preparer.take_table(source.table)
        return _prepared(preparer, [], problems)
    if source.files is None:
        settle = f"ledger.yaml: sources.{source_id}.files"
        problems.append(
            Problem(source_id, "ledger.yaml", f"the source {source_id} names no files", settle=settle)
        )
        return Prepared((), (), tuple(problems), (), {})
    found, missing = on_disk.find_files(source_id, source.files, root)
    if not problems:
        for file in found:
            preparer.take(file)
    return _prepared(preparer, found, [*problems, *missing])


def _prepared(preparer: _Preparer, found: list[LedgerFile], problems: list[Problem]) -> Prepared:
    return Prepared(
        tuple(preparer.pieces()),
        tuple(found),
        (*problems, *preparer.problems),
        tuple(preparer.notes),
        preparer.encodings,
    )


class _Preparer:
    def __init__(self, source_id: str, source: Source, folder: Path, engine: Engine) -> None:
        self.source_id, self.source = source_id, source
        self.folder, self.engine = folder, engine
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self.encodings: dict[str, str] = {}
        self._alike: dict[Any, list[tuple[LedgerFile, Path]]] = {}

    def take(self, file: LedgerFile) -> None:
        if file.size == 0:
            self._problem(file, "is empty")
        elif file.layout == "parquet":
            self._take_parquet(file)
        elif file.layout == "workbook":
            self._take_workbook(file)
        else:
            self._take_text(file)

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces, files of the same layout, in the order of their names."""
        for (layout, delimiter, parquet, types), alike in self._alike.items():
            yield Piece(
                self.source_id,
                self.source,
                tuple(file for file, _ in alike),
                tuple(path for _, path in alike),
                layout,
                delimiter,
                self.source.read.header,
                parquet,
                types,
            )

    def _problem(self, file: LedgerFile, message: str, settle: str = "", line: int | None = None) -> None:
        self.problems.append(Problem(self.source_id, file.name, message, line, settle=settle))

    def _add(
        self, file: LedgerFile, path: Path, layout: Layout, delimiter: str, types: tuple[str, ...] = ()
    ) -> None:
        self._alike.setdefault((layout, delimiter, bool(types), types), []).append((file, path))

    def _take_text(self, file: LedgerFile) -> None:
        read = f"ledger.yaml: sources.{self.source_id}.read"
        try:
            encoding = on_disk.encoding_of(file, self.source.read.encoding)
        except LookupError:
            self._problem(file, f"`{self.source.read.encoding}` is not a known encoding", f"{read}.encoding")
            return
        except (OSError, EOFError) as error:
            self._problem(file, f"cannot be unpacked: {error}")
            return
        delimiter = delimiter_of(self.source)
        row = first_row(file, encoding, delimiter)
        if row is None:
            self._problem(file, "is empty")
            return
        if any("\0" in cell for cell in row):
            self._problem(file, "holds NUL characters", f"{read}: {{encoding: utf-16-le}}", 1)
            return
        layout, problems = text_layout(self.source_id, self.source, file, row, delimiter)
        self.problems += problems
        self.encodings[file.name] = encoding
        if layout is None:
            return
        path = file.path
        if encoding not in self.engine.encodings:
            try:
                path = on_disk.decoded_copy(file, encoding, self.folder)
            except UnicodeDecodeError as error:
                self._problem(file, f"is not {encoding}: {error.reason}", f"{read}.encoding")
                return
        self._add(file, path, layout, delimiter)

    def _take_workbook(self, file: LedgerFile) -> None:
        sheet, problems = sheet_as_csv(self.source_id, self.source, file, self.folder)
        self.problems += problems
        if sheet is None:
            return
        if sheet.formulas:
            self.notes.append(f"{file.name}: {sheet.formulas} formulas, read as the values stored with them")
        copy = file._replace(path=sheet.path, layout="text", zipped=False)
        row = first_row(copy, "utf-8", ",")
        if row is None:
            self._problem(file, "is empty")
            return
        layout, problems = layout_of(
            self.source_id, self.source, file.name, row, header=self.source.read.header
        )
        self.problems += problems
        if layout is not None:
            self._add(copy, sheet.path, layout, ",")
            self.encodings[file.name] = "utf-8"

    def _take_parquet(self, file: LedgerFile) -> None:
        try:
            found = self.engine.columns(self.engine.parquet([file.path]))
        except (EngineError, DoesNotFitError):
            self._problem(file, "is not a Parquet file")
            return
        self._take_typed(file, found)

    def take_table(self, table: str) -> None:
        """Take a table of a lake, treated as a file of that name."""
        file = LedgerFile(Path(table), table, "parquet", zipped=False, size=0, stamp=(0, 0, 0))
        try:
            found = self.engine.columns(self.engine.lake(table))
        except (EngineError, DoesNotFitError):
            settle = f"ledger.yaml: sources.{self.source_id}.table"
            self._problem(file, "is not a table that can be read", settle)
            return
        self._take_typed(file, found)

    def _take_typed(self, file: LedgerFile, found: list[tuple[str, str]]) -> None:
        names = [name for name, _ in found]
        types = tuple(kind for _, kind in found)
        layout, problems = layout_of(self.source_id, self.source, file.name, names, header=True)
        self.problems += problems
        if layout is None:
            return
        # A column that was found by its position is read by its name.
        layout = Layout(layout.width, tuple(c._replace(name=names[c.place]) for c in layout.columns))
        fits = {"amount": (*_NUMBERS, "VARCHAR"), "day": (*_DAYS, "VARCHAR")}
        for column in layout.columns:
            kind = types[column.place]
            if kind not in fits.get(column.meaning, (kind,)) or (
                column.role == "customer" and kind in ("DOUBLE", "FLOAT", "DECIMAL")
            ):
                message = f"the column {column.name} holds {kind}"
                self._problem(
                    file, message, "Write customer numbers as text, days as dates, amounts as numbers."
                )
                return
        self._add(file, file.path, layout, "", types)
