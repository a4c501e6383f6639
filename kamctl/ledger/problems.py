"""Errors of a ledger: what cannot be read in exactly one way, what changed, and why the engine gave up."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl import hints
from kamctl.errors import KamctlError
from kamctl.method.money.preview import Problem

_SHOWN = 10


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
        super().__init__("\n".join(lines), f"`{hints.preview_ledger()}` shows everything that does not fit.")
        self.problems = tuple(problems)


class LedgerChangedError(KamctlError):
    """A file changed while it was being read."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file} changed while it was being read", "Run the command again.")


class EngineError(KamctlError):
    """The query engine gave up for its own reasons: memory, disk, a file that it cannot read."""

    def __init__(self, engine: str, said: str) -> None:
        first = said.strip().splitlines()[0] if said.strip() else "no reason given"
        super().__init__(
            f"{engine} could not read the ledger: {first}", "Check the files that `ledger.yaml` names."
        )
