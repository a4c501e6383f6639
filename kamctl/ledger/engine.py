"""What the ledger needs of a query engine: to read files, and to answer one dialect of SQL.

The SQL is DuckDB's, limited to what translates to other engines without loss.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from kamctl.ledger.layout import Piece


class Engine(Protocol):
    """An open engine."""

    name: str
    #: The encodings that it can read.
    encodings: tuple[str, ...]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows.

        Raises:
            DoesNotFitError: a value is not of the type of its column.
            EngineError: the engine gave up for another reason.
        """

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Define a view; with `keep`, read what it selects once and keep it."""

    def text(self, piece: Piece) -> str:
        """Return the SQL for the rows of text files: columns `c0`, `c1` …, and `filename`."""

    def parquet(self, paths: Sequence[Path]) -> str:
        """Return the SQL for the rows of Parquet files, with `filename` and `file_row_number`."""

    def lake(self, table: str) -> str:
        """Return the SQL for the rows of a lake's table, with the same two columns."""

    def columns(self, table: str) -> list[tuple[str, str]]:
        """Return the names and types, as DuckDB calls them, of a table's own columns."""

    def close(self) -> None:
        """Close the engine."""
