"""Shows a command's result in the way that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kamctl.cli import out
from kamctl.views.clean import clean
from kamctl.views.table import Column, Row, render


def table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Print a table: drawn on a terminal, plain when piped."""
    drawn = render(columns, rows, drawn=out.is_terminal(), colour=out.is_coloured(), width=out.width())
    out.emit(out.for_people(drawn))


def as_json(value: Any) -> None:
    """Print a value as JSON."""
    from kamctl.formats.data import dumps

    out.emit(dumps(value))


def text(value: str) -> None:
    """Print lines of text, cleaned of control characters."""
    out.emit(out.for_people(clean(value)))
