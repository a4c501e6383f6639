"""All records of a workspace; each field says at which path its file kind is.

A kind is its record and its field here. Paths, loading, changes, diffs, history, the merge driver's
attributes and the JSON Schemas follow from the field: see `kamctl.model.kinds`.
"""

# ruff: noqa: RUF009 - `one` and `many` return fields
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # a command that needs no plans does not import their records
    from kamctl.model.account import Account
    from kamctl.model.criteria import Criteria
    from kamctl.model.kam import Kam
    from kamctl.model.ledger import Ledger
    from kamctl.model.offerings import Offerings
    from kamctl.model.plan import Plan
    from kamctl.model.playbook import Playbook
    from kamctl.model.resources import Resources
    from kamctl.model.results import PortfolioResults, Results
    from kamctl.model.review import Review
    from kamctl.model.round import Ballot


class Files(NamedTuple):
    """The files of a field: the name of their kind, their path, and what a diff calls them, if not that.

    The path names in angle brackets what distinguishes files of the kind: `<account>`, `<period>`, `<id>`,
    `<round>` or `<person>`. The record is in the module of `kamctl.model` called as the kind or as `module`.
    """

    kind: str
    path: str
    noun: str = ""
    module: str = ""


def files(*row: str, **more: str) -> dict[str, Files]:
    """Return the metadata of a field that holds files' records."""
    return {"files": Files(*row, **more)}


def one(*row: str, **more: str) -> Any:
    """Return a field of a record; None where the file is missing or broken."""
    return field(default=None, metadata=files(*row, **more))


def many(*row: str, **more: str) -> Any:
    """Return a field of records by what distinguishes their files, in that order; each in sorted order."""
    return field(default_factory=dict, metadata=files(*row, **more))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All records of a workspace that could be read; pure data.

    `broken` holds the paths (relative to the root, with `/`) of files that could not be turned into records.
    """

    kam: Kam = field(metadata=files("kam", "kam.yaml", "settings"))
    criteria: Criteria | None = one("criteria", "criteria.yaml")
    resources: Resources | None = one("resources", "resources.yaml")
    offerings: Offerings | None = one("offerings", "offerings.yaml")
    playbooks: Mapping[str, Playbook] = many("playbook", "playbooks/<id>.yaml")
    accounts: Mapping[str, Account] = many("account", "accounts/<account>.yaml")
    plans: Mapping[str, Plan] = many("plan", "plans/<account>.yaml")
    reviews: Mapping[str, Mapping[str, Review]] = many("review", "reviews/<account>/<period>.yaml")
    rounds: Mapping[str, Mapping[str, Ballot]] = many("round", "rounds/<round>/<person>.yaml", "ballot")
    ledger: Ledger | None = one("ledger", "ledger.yaml")
    results: Mapping[str, Results] = many("results", "results/<account>.yaml")
    portfolio_results: PortfolioResults | None = one(
        "portfolio", "results/portfolio.yaml", "results of the portfolio", module="results"
    )
    broken: frozenset[str] = frozenset()
    #: What was computed from these records, by key; another portfolio starts empty.
    memory: dict[tuple[Any, ...], Any] = field(default_factory=dict, init=False, compare=False, repr=False)
