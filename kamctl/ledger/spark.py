"""Spark, for data kept in a lake. sqlglot translates DuckDB's SQL for it.

It runs where Spark's own configuration says; without one, on two threads of this machine.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kamctl.errors import MissingExtraError
from kamctl.ledger.duck import ADDED, DoesNotFitError, quoted
from kamctl.ledger.layout import Piece

#: Spark's types as DuckDB calls them.
_TYPES = {
    "string": "VARCHAR", "decimal": "DECIMAL", "double": "DOUBLE", "float": "FLOAT", "date": "DATE",
    "timestamp": "TIMESTAMP", "timestamp_ntz": "TIMESTAMP", "tinyint": "TINYINT", "smallint": "SMALLINT",
    "int": "INTEGER", "bigint": "BIGINT",
}  # fmt: skip
#: Java's letters for the parts of a date; a letter is doubled where no separator ends the number.
_PARTS = {"d": "d", "m": "M", "H": "H", "M": "m", "S": "s", "Y": "yyyy", "y": "yy", "b": "MMM", "B": "MMMM"}
_LOCAL = {"spark.master": "local[2]", "spark.driver.host": "127.0.0.1", "spark.sql.shuffle.partitions": "2"}


class Spark:
    """A Spark session."""

    name = "Spark"
    encodings: tuple[str, ...] = ("utf-8",)

    def __init__(self) -> None:
        try:
            import sqlglot  # noqa: F401 - imported here so that its absence is reported at once
            from py4j.protocol import Py4JError
            from pyspark import SparkConf
            from pyspark.errors import PySparkException
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise MissingExtraError("Spark", "spark") from error
        self._errors = (PySparkException, Py4JError)
        conf = SparkConf()
        if not conf.contains("spark.master"):
            for key, value in _LOCAL.items():
                conf.setIfMissing(key, value)
        conf.setIfMissing("spark.ui.enabled", "false")
        self._spark = SparkSession.builder.config(conf=conf).appName("kamctl").getOrCreate()
        self._spark.sparkContext.setLogLevel("OFF")
        for key, value in {
            "spark.sql.session.timeZone": "UTC",
            "spark.sql.ansi.enabled": "true",
            # Otherwise a row with too few or too many columns goes unnoticed.
            "spark.sql.csv.parser.columnPruning.enabled": "false",
        }.items():
            self._spark.conf.set(key, value)
        self._names = (f"read_{n}" for n in itertools.count(1))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Run one statement and return its rows; see `kamctl.ledger.engine`."""
        try:
            return [tuple(row) for row in self._spark.sql(translated(sql)).collect()]
        except self._errors as error:
            raise DoesNotFitError(str(error)) from error

    def define(self, name: str, sql: str, *, keep: bool = False) -> None:
        """Define a view; with `keep`, read what it selects once and keep it."""
        try:
            frame = self._spark.sql(translated(sql))
        except self._errors as error:
            raise DoesNotFitError(str(error)) from error
        (frame.cache() if keep else frame).createOrReplaceTempView(name)

    def text(self, piece: Piece) -> str:
        """Return the SQL for the rows of text files: columns `c0`, `c1` …, and `filename`."""
        reader = self._spark.read.schema(", ".join(f"c{i} STRING" for i in range(piece.layout.width)))
        reader = reader.options(
            header=piece.header, sep=piece.delimiter, quote='"', escape='"', mode="FAILFAST", multiLine=True
        )
        return self._united([(reader.csv(_plain(path)), path) for path in piece.paths])

    def parquet(self, paths: Sequence[Path]) -> str:
        """Return the SQL for the rows of Parquet files, with `filename` and `file_row_number`."""
        from pyspark.sql.functions import col

        frames = []
        for path in paths:
            read = self._spark.read.parquet(_plain(path))
            frames.append((read.withColumn("file_row_number", col("_metadata.row_index")), path))
        return self._united(frames)

    def lake(self, table: str) -> str:
        """Return the SQL for the rows of a lake's table, with the same two columns."""
        names = ".".join(f'"{part}"' for part in table.split("."))
        return f"(SELECT *, {quoted(table)} AS filename, 0 AS file_row_number FROM {names}) AS lake"

    def columns(self, table: str) -> list[tuple[str, str]]:
        """Return the names and types, as DuckDB calls them, of a table's own columns."""
        try:
            found = self._spark.sql(translated(f"SELECT * FROM {table}")).dtypes
        except self._errors as error:
            raise DoesNotFitError(str(error)) from error
        kinds = ((name, kind.partition("(")[0]) for name, kind in found if name not in ADDED)
        return [(name, _TYPES.get(kind, kind.upper())) for name, kind in kinds]

    def _united(self, frames: Sequence[tuple[Any, Path]]) -> str:
        from pyspark.sql.functions import lit

        named = [frame.withColumn("filename", lit(str(path))) for frame, path in frames]
        whole = named[0]
        for frame in named[1:]:
            whole = whole.unionByName(frame)
        name = next(self._names)
        whole.createOrReplaceTempView(name)
        return name

    def close(self) -> None:
        """Drop what was kept; the session stays open for the next ledger."""
        self._spark.catalog.clearCache()


def _plain(path: Path) -> str:
    """Return a path with its wildcards escaped."""
    return re.sub(r"([*?\[\]{}\\])", r"\\\1", str(path))


@cache
def translated(sql: str) -> str:
    """Return a DuckDB statement translated for Spark."""
    import sqlglot
    from sqlglot import exp

    def days(node: exp.Expression) -> exp.Expression:
        if isinstance(node, exp.Anonymous) and node.name.lower() == "try_strptime":
            text, written = node.expressions
            written = exp.Literal.string(java_format(written.name))
            return exp.Anonymous(this="TRY_TO_TIMESTAMP", expressions=[text, written])
        return node

    said: str = sqlglot.parse_one(sql, read="duckdb").transform(days).sql(dialect="spark")
    return said


def java_format(written: str) -> str:
    """Return a date format in Java's notation: `%d.%m.%Y` is `d.M.yyyy`, `%Y%m%d` is `yyyyMMdd`."""
    parts = re.findall(r"%(.)|([^%]+)", written)
    java = ""
    for place, (part, between) in enumerate(parts):
        if between:
            java += re.sub(r"([A-Za-z]+)", r"'\1'", between)
            continue
        letter = _PARTS[part]
        beside = parts[max(place - 1, 0) : place] + parts[place + 1 : place + 2]
        java += letter * 2 if len(letter) == 1 and any(one for one, _ in beside) else letter
    return java
