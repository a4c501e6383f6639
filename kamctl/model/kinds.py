"""The file kinds: which path holds which record, and where the portfolio keeps it.

A kind is one row here, its record, and a typed field of the portfolio. Paths, loading, changes, diffs,
history, the merge driver's attributes and the JSON Schemas follow from the row.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kamctl.model.record import Record

#: The name of a file kind: a key of `KINDS`.
Kind = str


class FileKind(NamedTuple):
    """A kind of file.

    `record` names the class, `module:Class` in `kamctl.model`. `path` names in angle brackets what
    distinguishes files of the kind: `<account>`, `<period>` or `<id>`. `slot` is the portfolio's field for
    it: a record, or a mapping by these `keys`, in order. `noun` says in a diff what changed. `folder` is the
    one at the root that holds the file; empty for a file at the root.
    """

    name: Kind
    record: str
    path: str
    slot: str
    noun: str
    keys: tuple[str, ...]
    folder: str


def file_kind(name: Kind, record: str, path: str, slot: str, noun: str) -> FileKind:
    """Return a row, with keys and folder taken from the path."""
    keys = tuple(re.findall(r"<(\w+)>", path))
    return FileKind(name, record, path, slot, noun, keys, path.partition("/")[0] if "/" in path else "")


KINDS: dict[Kind, FileKind] = {
    kind.name: kind
    for kind in (
        file_kind("kam", "kam:Kam", "kam.yaml", "kam", "settings"),
        file_kind("criteria", "criteria:Criteria", "criteria.yaml", "criteria", "criteria"),
        file_kind("resources", "resources:Resources", "resources.yaml", "resources", "resources"),
        file_kind("offerings", "offerings:Offerings", "offerings.yaml", "offerings", "offerings"),
        file_kind("playbook", "playbook:Playbook", "playbooks/<id>.yaml", "playbooks", "playbook"),
        file_kind("account", "account:Account", "accounts/<account>.yaml", "accounts", "account"),
        file_kind("plan", "plan:Plan", "plans/<account>.yaml", "plans", "plan"),
        file_kind("review", "review:Review", "reviews/<account>/<period>.yaml", "reviews", "review"),
        file_kind("round", "round:Ballot", "rounds/<round>/<person>.yaml", "rounds", "ballot"),
        file_kind("ledger", "ledger:Ledger", "ledger.yaml", "ledger", "ledger"),
        file_kind("results", "results:Results", "results/<account>.yaml", "results", "results"),
        file_kind(
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
