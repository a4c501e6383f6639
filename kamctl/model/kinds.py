"""The file kinds: which path holds which record, and where the portfolio keeps it.

A kind is one row here, its record, and a typed field of the portfolio. Paths, loading, the record
under a change, diffs, history, the merge driver's attributes and the JSON Schemas follow from the row.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kamctl.model.record import Record

#: The name of a file kind: a key of `KINDS`.
Kind = str


class FileKind(NamedTuple):
    """A kind of file.

    `record` names the class, `module:Class` in `kamctl.model`. `path` names in angle brackets what
    tells files of the kind apart: `<account>`, `<period>` or `<id>`. `slot` is the portfolio's field
    for it: a record, or a mapping by these keys, in order. `noun` says in a diff what changed.
    """

    name: Kind
    record: str
    path: str
    slot: str
    noun: str

    @property
    def keys(self) -> tuple[str, ...]:
        """What tells files of this kind apart, in the order of the path."""
        return _keys(self.path)

    @property
    def folder(self) -> str:
        """The folder at the root that holds files of this kind; empty for a file at the root."""
        return self.path.partition("/")[0] if "/" in self.path else ""


@cache
def _keys(path: str) -> tuple[str, ...]:
    return tuple(re.findall(r"<(\w+)>", path))


KINDS: dict[Kind, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("kam", "kam:Kam", "kam.yaml", "kam", "settings"),
        FileKind("criteria", "criteria:Criteria", "criteria.yaml", "criteria", "criteria"),
        FileKind("resources", "resources:Resources", "resources.yaml", "resources", "resources"),
        FileKind("account", "account:Account", "accounts/<account>.yaml", "accounts", "account"),
        FileKind("plan", "plan:Plan", "plans/<account>.yaml", "plans", "plan"),
        FileKind("review", "review:Review", "reviews/<account>/<period>.yaml", "reviews", "review"),
        FileKind("ledger", "ledger:Ledger", "ledger.yaml", "ledger", "ledger"),
        FileKind("results", "results:Results", "results/<account>.yaml", "results", "results"),
        FileKind(
            "portfolio",
            "results:PortfolioResults",
            "results/portfolio.yaml",
            "portfolio_results",
            "results of the portfolio",
        ),
    )
}


def record_class(kind: Kind) -> type[Record]:
    """Return the record class of a file kind."""
    module, name = KINDS[kind].record.split(":")
    found: type[Record] = getattr(import_module(f"kamctl.model.{module}"), name)
    return found
