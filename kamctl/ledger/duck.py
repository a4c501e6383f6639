"""DuckDB in this process: private, offline, and limited in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kamctl.errors import MissingExtraError
from kamctl.ledger.layout import Piece
from kamctl.ledger.problems import EngineError

_MEMORY = "400MB"
#: Columns that tell the position of a row in its file.
ADDED = ("filename", "file_row_number")


class DoesNotFitError(Exception):
    """A value of the ledger does not fit its column; `examine` finds out which."""


class Duck:
    """An in-memory database that spills into a private folder."""

    name = "DuckDB"
    #: The encodings that it can read.
    encodings: tuple[str, ...] = ("utf-8", "utf-8-sig")

    def __init__(self, folder: Path) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise MissingExtraError("DuckDB", "ledger") from error
        self._errors = duckdb
        spill = folder / "spill"
        spill.mkdir()
        self._connection = duckdb.connect(
            config={
                "memory_limit": _MEMORY,
                "temp_directory": str(spill),
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "preserve_insertion_order": "false",
            }
        )

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows.

        Raises:
            DoesNotFitError: a value is not of the type of its column.
            EngineError: the engine gave up for another reason.
        """
        errors = self._errors
        try:
            found: list[tuple[Any, ...]] = self._connection.execute(sql).fetchall()
        except (
            errors.ConversionException,
            errors.InvalidInputException,
            errors.OutOfRangeException,
        ) as error:
            raise DoesNotFitError(str(error)) from error
        except errors.Error as error:
            raise EngineError(self.name, str(error)) from error
        return found

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Define a view; with `keep`, read what it selects once and keep it."""
        self.rows(f"CREATE OR REPLACE TEMP {'TABLE' if keep else 'VIEW'} {name} AS {sql}")

    def text(self, piece: Piece, types: Mapping[int, str] | None = None, more: str = "") -> str:
        """Return the SQL for the rows of text files: columns `c0`, `c1` …, and `filename`.

        With `types` the engine converts columns while it reads.
        """
        width, known = piece.layout.width, types or {}
        columns = ", ".join(f"'c{i}': '{known.get(i, 'VARCHAR')}'" for i in range(width))
        return (
            f"read_csv({_file_list(piece.paths)}, auto_detect = false, columns = {{{columns}}},"
            f" header = {str(piece.header).lower()}, delim = {quoted(piece.delimiter)}, quote = '\"',"
            f" escape = '\"', strict_mode = true{', ' + more if more else ', filename = true'})"
        )

    def parquet(self, paths: Sequence[Path]) -> str:
        """Return the SQL for the rows of Parquet files, with `filename` and `file_row_number`."""
        return f"read_parquet({_file_list(paths)}, filename = true, file_row_number = true)"

    def lake(self, table: str) -> str:
        """Raise an error: DuckDB reads files only."""
        raise EngineError(self.name, f"it reads files, not the table {table}")

    def columns(self, table: str) -> list[tuple[str, str]]:
        """Return the names and types of a table's own columns."""
        found = self.rows(f"DESCRIBE SELECT * FROM {table}")
        return [(str(row[0]), str(row[1]).split("(")[0]) for row in found if row[0] not in ADDED]

    def close(self) -> None:
        """Close the database."""
        self._connection.close()


def quoted(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _file_list(paths: Sequence[Path]) -> str:
    """Return paths as a list of literals with their wildcards escaped."""
    return "[" + ", ".join(quoted(_literal(str(path))) for path in paths) + "]"


def _literal(path: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
