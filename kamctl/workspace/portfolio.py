"""What a workspace holds, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a command that needs no plans does not import their records
    from kamctl.model.account import Account
    from kamctl.model.criteria import Criteria
    from kamctl.model.kam import Kam
    from kamctl.model.plan import Plan
    from kamctl.model.resources import Resources
    from kamctl.model.review import Review


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All records of a workspace that could be read; pure data.

    `criteria` and `resources` are None where the file is missing or broken. `accounts` and
    `plans` are keyed by account id, in sorted order; `reviews` by account id, then by period
    label. `broken` holds the paths (relative to the root, with `/`) of files that could not be
    turned into records.
    """

    kam: Kam
    criteria: Criteria | None = None
    resources: Resources | None = None
    accounts: Mapping[str, Account] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    reviews: Mapping[str, Mapping[str, Review]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
