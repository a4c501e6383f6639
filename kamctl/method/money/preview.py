"""A ledger before it is used: how it is understood, and what does not fit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, NamedTuple

from kamctl.method.money.totals import LeftOut
from kamctl.model.ledger import SourceKind
from kamctl.wording import plural

#: Only this much of a cell is shown: rows of a ledger are confidential.
_CELL = 40


class Problem(NamedTuple):
    """One kind of fault in one column of one file, at the first place where it occurs.

    `line` counts from 1, the header included; in a Parquet file it is the row. `settle` is the remedy, a line
    of `ledger.yaml` where there is one; `times` says how often it occurs.
    """

    source: str
    file: str
    message: str
    line: int | None = None
    column: str | None = None
    text: str | None = None
    settle: str = ""
    times: int = 1

    def sentence(self) -> str:
        """Return the problem in one line: where, what, and how often."""
        where = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        column = f" {self.column}:" if self.column is not None else ""
        cell = f" {_quoted(self.text)}" if self.text is not None else ""
        more = f" ({plural(self.times, 'time')})" if self.times > 1 else ""
        return f"{where}:{column}{cell} {self.message}{more}"


def _quoted(text: str) -> str:
    short = text if len(text) <= _CELL else f"{text[:_CELL]}…"
    return f"`{short}`"


class SourcePreview(NamedTuple):
    """One source as it is understood.

    `columns` and `first` are its first lines as typed; `problems` are what does not fit, and then there are
    no lines. `without_account` counts customers without an account.
    """

    source: str
    kind: SourceKind
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    lines: int = 0
    start: dt.date | None = None
    end: dt.date | None = None
    customers: int = 0
    without_account: int = 0
    amount: Decimal | None = None
    left_out: tuple[LeftOut, ...] = ()
    columns: tuple[str, ...] = ()
    first: tuple[tuple[Any, ...], ...] = ()
