"""Opens a ledger: its sources become the views `sales`, `receivables` and `activities`."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kamctl.ledger import relation
from kamctl.ledger.duck import DoesNotFitError, Duck, quoted
from kamctl.ledger.engine import Engine
from kamctl.ledger.examine import examine
from kamctl.ledger.files import LedgerFile, ensure_unchanged
from kamctl.ledger.layout import ROLES, Piece
from kamctl.ledger.number_format import number_format
from kamctl.ledger.pieces import Prepared, prepare
from kamctl.ledger.problems import EngineError, UnclearLedgerError
from kamctl.method.money.preview import Problem
from kamctl.model.ledger import Ledger, Source, SourceKind
from kamctl.wording import digits, number

#: The engine itself converts text files larger than this in bytes, if their first lines are sound.
LARGE = 64 << 20
_UNZIPPED = 8
_FIRST_LINES = (2_000, 20_000)
_MONEY: dict[SourceKind, tuple[str, ...]] = {
    "sales": ("revenue", "cost", "direct"),
    "receivables": ("amount",),
    "activities": (),
}


class OpenLedger:
    """The views of a ledger, and notes about them.

    A query sees the lines only if every value can be read in exactly one way; otherwise it fails.
    """

    def __init__(self, ledger: Ledger, currency: str, root: Path, folder: Path, *, trust: bool) -> None:
        self.ledger, self.currency = ledger, currency
        self._root, self._folder = root, folder
        self._engine = engine_of(ledger, folder)
        self._trust = trust
        self.sources: dict[str, Prepared] = {}
        copies = folder / "copies"
        copies.mkdir()
        for source_id, source in ledger.sources.items():
            self.sources[source_id] = prepare(source_id, source, root, copies, self._engine)

    @property
    def files(self) -> list[LedgerFile]:
        """All files of the ledger."""
        return [file for prepared in self.sources.values() for file in prepared.files]

    @property
    def notes(self) -> list[str]:
        """Notes about how files were read."""
        return [note for prepared in self.sources.values() for note in prepared.notes]

    def has(self, kind: SourceKind) -> bool:
        """Tell whether the ledger has a source of a kind."""
        return any(source.kind == kind for source in self.ledger.sources.values())

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run a query on the views and return its rows.

        Raises:
            UnclearLedgerError: a value cannot be read in exactly one way.
        """
        try:
            return self._engine.rows(sql)
        except DoesNotFitError as error:
            if self._trust:
                self._trust = False
                self.define_views()
                return self.rows(sql)
            problems = self.examined(self.sources)
            if problems:
                raise UnclearLedgerError(problems) from error
            raise EngineError(self._engine.name, str(error)) from error

    def define_views(self) -> None:
        """Define the views once every value is known to fit.

        Raises:
            UnclearLedgerError: a value cannot be read in exactly one way.
        """
        problems = [problem for prepared in self.sources.values() for problem in prepared.problems]
        selects: dict[SourceKind, list[str]] = {}
        count = itertools.count(1)
        for source_id, prepared in self.sources.items():
            source = self.ledger.sources[source_id]
            for piece in prepared.pieces:
                raw = f"raw_{next(count)}"
                select, faults = self._piece(piece, prepared, raw)
                problems += faults
                selects.setdefault(source.kind, []).append(self._with_currency(select, source))
        if problems:
            raise UnclearLedgerError(problems)
        for kind, parts in selects.items():
            self._engine.define(f"{kind}_read", " UNION ALL ".join(parts))
            self._convert(kind)

    def examined(self, source_ids: Iterator[str] | Sequence[str] | dict[str, Prepared]) -> list[Problem]:
        """Examine the sources value by value, and return everything that does not fit."""
        found: list[Problem] = []
        for source_id in source_ids:
            prepared = self.sources[source_id]
            found += prepared.problems
            for piece in prepared.pieces:
                for file in piece.files:
                    found += self._faults(piece, file, prepared)
        return found

    def _piece(self, piece: Piece, prepared: Prepared, raw: str) -> tuple[str, list[Problem]]:
        large = sum(f.size * (_UNZIPPED if f.zipped else 1) for f in piece.files) > LARGE
        engine = self._engine
        if self._trust and large and isinstance(engine, Duck) and _can_be_trusted(piece):
            problems: list[Problem] = []
            for file in piece.files:
                problems += _first_problems(piece, file, prepared.encodings[file.name])
            return relation.trusting_sql(piece, engine), problems
        try:
            table = self._table(piece)
            engine.define(raw, relation.raw_sql(piece, table), keep=not (large or piece.parquet))
            doubtful = {str(row[0]) for row in engine.rows(relation.check_sql(piece, raw))}
        except DoesNotFitError as error:
            problems = [p for file in piece.files for p in self._faults(piece, file, prepared)]
            if not problems:
                raise EngineError(self._engine.name, str(error)) from error
            return "", problems
        problems = []
        for file, path in zip(piece.files, piece.paths, strict=True):
            if str(path) in doubtful:
                problems += self._faults(piece, file, prepared)
        if doubtful and not problems:
            raise EngineError(
                self._engine.name, f"{piece.files[0].name} holds values that it reads in another way"
            )
        return relation.strict_sql(piece, raw), problems

    def _table(self, piece: Piece) -> str:
        if piece.source.table is not None:
            return self._engine.lake(piece.source.table)
        return self._engine.parquet(piece.paths) if piece.parquet else self._engine.text(piece)

    def _faults(self, piece: Piece, file: LedgerFile, prepared: Prepared) -> list[Problem]:
        if not piece.parquet:
            return examine(piece, file, prepared.encodings[file.name])
        found = []
        alone = piece._replace(files=(file,), paths=(file.path,))
        table = self._table(alone)
        for column, sql in relation.parquet_faults(alone, table):
            times, row, text = self._engine.rows(sql)[0]
            if times:
                what = "a date" if column.meaning == "day" else "an amount"
                message = f"is not {what}" if text is not None else "is empty"
                place = (int(row) + 1, column.name, text)
                found.append(Problem(piece.source_id, file.name, message, *place, times=int(times)))
        return found

    def _with_currency(self, select: str, source: Source) -> str:
        if "currency" not in ROLES[source.kind] or source.columns.currency is not None:
            return select
        own = f"CAST({quoted(self.currency)} AS VARCHAR)"
        names = (
            f"{own} AS currency" if name == "currency" else name for name in relation.names_of(source.kind)
        )
        return f"SELECT {', '.join(names)} FROM ({select}) AS lines"

    def _convert(self, kind: SourceKind) -> None:
        """Define the view of a kind, with all amounts in the workspace's currency."""
        mapped = any(s.kind == kind and s.columns.currency for s in self.ledger.sources.values())
        if not mapped:
            self._engine.define(kind, f"SELECT * FROM {kind}_read")
            return
        day = "as_of" if kind == "receivables" else "day"
        rates = [
            f"({quoted(currency)}, {quoted(month)}, CAST({digits(rate)} AS DECIMAL(18,8)))"
            for currency, months in self.ledger.currency_rates.items()
            for month, rate in months.items()
        ] or ["('', '', CAST(0 AS DECIMAL(18,8)))"]
        known = f"(VALUES {', '.join(rates)}) AS known(code, month, rate)"
        own = f"currency = {quoted(self.currency)}"
        rate = f"CASE WHEN {own} THEN CAST(1 AS DECIMAL(18,8)) ELSE rate END"
        join = f"{kind}_read LEFT JOIN {known} ON currency = code AND strftime({day}, '%Y-%m') = month"
        self._ensure_rates(
            f"SELECT currency, strftime({day}, '%Y-%m'), count(*) FROM {join}"
            f" WHERE left_out IS NULL AND ({rate}) IS NULL GROUP BY 1, 2 ORDER BY 1, 2"
        )
        values = ", ".join(
            f"CAST(round({name} * {rate}, 4) AS {relation.MONEY}) AS {name}" if name in _MONEY[kind] else name
            for name in relation.names_of(kind)
        )
        self._engine.define(kind, f"SELECT {values} FROM {join}")

    def _ensure_rates(self, sql: str) -> None:
        problems = []
        for currency, month, lines in self._engine.rows(sql):
            message = f"{number(lines)} lines are in {currency}, which has no rate for {month}"
            settle = f"ledger.yaml: currency_rates: {{{currency}: {{{month}: …}}}}"
            problems.append(Problem("", "ledger.yaml", message, settle=settle))
        if problems:
            raise UnclearLedgerError(problems)

    def columns(self, kind: SourceKind) -> tuple[str, ...]:
        """Return the columns of a kind's view that at least one of its sources maps."""
        mapped = [source.columns for source in self.ledger.sources.values() if source.kind == kind]
        names = [role for role in ROLES[kind] if any(getattr(columns, role) for columns in mapped)]
        if any(columns.direct for columns in mapped):
            names.append("direct")
        return tuple(relation.SQL_NAMES.get(name, name) for name in names)

    def close(self) -> None:
        """Close the engine."""
        self._engine.close()


def engine_of(ledger: Ledger, folder: Path) -> Engine:
    """Return the engine that a ledger asks for.

    Raises:
        MissingExtraError: it is not installed.
    """
    if ledger.engine == "spark":
        from kamctl.ledger.spark import Spark

        return Spark()
    return Duck(folder)


def _first_problems(piece: Piece, file: LedgerFile, encoding: str) -> list[Problem]:
    """Return what does not fit in a file's first lines; more of them may settle what few leave unclear."""
    few, more = _FIRST_LINES
    return examine(piece, file, encoding, few) and examine(piece, file, encoding, more)


def _can_be_trusted(piece: Piece) -> bool:
    """Tell whether the engine's own conversion reads a piece the way its formats say."""
    numbers = number_format(piece.source.read)
    typed = {column.place for column in piece.layout.columns if column.meaning != "text"}
    text = {column.place for column in piece.layout.columns if column.meaning == "text"}
    return not (piece.parquet or numbers.thousands or numbers.decimal != "." or typed & text)


@contextmanager
def opened(ledger: Ledger, currency: str, root: Path, *, trust: bool = True) -> Iterator[OpenLedger]:
    """Open a ledger with its views defined; `trust` lets the engine convert large files by itself.

    Raises:
        UnclearLedgerError: a value cannot be read in exactly one way.
        LedgerChangedError: a file changed meanwhile.
    """
    with unchecked(ledger, currency, root, trust=trust) as reader:
        reader.define_views()
        yield reader
        ensure_unchanged(reader.files)


@contextmanager
def unchecked(ledger: Ledger, currency: str, root: Path, *, trust: bool = True) -> Iterator[OpenLedger]:
    """Open a ledger whose values have not been examined yet."""
    with tempfile.TemporaryDirectory(prefix="kamctl-") as folder:
        reader = OpenLedger(ledger, currency, root, Path(folder), trust=trust)
        try:
            yield reader
        finally:
            reader.close()
