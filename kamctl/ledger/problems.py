"""What in a ledger cannot be read in one way alone: where it is, and the line that would settle it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kamctl.errors import KamctlError
from kamctl.wording import plural

#: No more of a cell than this is shown: rows of a ledger are confidential.
_CELL = 40
_SHOWN = 10


class Problem(NamedTuple):
    """One kind of fault in one column of one file, at the first place where it occurs.

    `line` counts from 1, the header included; in a Parquet file it is the row. `settle` is what
    would settle it, a line of `ledger.yaml` where there is one; `times` says how often it occurs.
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


class UnclearLedgerError(KamctlError):
    """The ledger cannot be read without guessing."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        lines = []
        for problem in problems[:_SHOWN]:
            lines.append(problem.sentence())
            if problem.settle:
                lines.append(f"  {problem.settle}")
        if len(problems) > _SHOWN:
            lines.append(f"and {len(problems) - _SHOWN} more")
        super().__init__("\n".join(lines), "`kamctl ledger preview` shows everything that does not fit.")
        self.problems = tuple(problems)


class LedgerChangedError(KamctlError):
    """A file changed while it was being read."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} changed while it was being read", "Run the command again.")


class MissingExtraError(KamctlError):
    """Something that an optional part needs is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} is not installed", f"pip install 'kamctl[{extra}]'")


class EngineError(KamctlError):
    """The query engine gave up for a reason of its own: memory, disk, a file it cannot take."""

    def __init__(self, engine: str, said: str) -> None:
        first = said.strip().splitlines()[0] if said.strip() else "no reason given"
        super().__init__(
            f"{engine} could not read the ledger: {first}", "See the files that `ledger.yaml` names."
        )
