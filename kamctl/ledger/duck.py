"""DuckDB in this process: private, offline, bounded in memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kamctl.errors import MissingExtraError
from kamctl.ledger.problems import EngineError

_MEMORY = "400MB"


class DoesNotFitError(Exception):
    """A value of the ledger is not what its column should hold; the examination says which."""


class Duck:
    """A database in memory that spills into a private folder."""

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
            raise EngineError("DuckDB", str(error)) from error
        return found

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()


def quoted(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def file_list(paths: Sequence[Path]) -> str:
    """Return paths as a list of literals in which nothing is a pattern."""
    return "[" + ", ".join(quoted(_literal(str(path))) for path in paths) + "]"


def _literal(path: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
