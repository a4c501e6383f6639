"""The file kinds: which path holds which record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kamctl.model.record import Record

Kind = Literal["kam", "criteria", "resources", "account", "plan", "review"]
KINDS: tuple[Kind, ...] = ("kam", "criteria", "resources", "account", "plan", "review")


def record_class(kind: Kind) -> type[Record]:
    """Return the record class of a file kind."""
    if kind == "kam":
        from kamctl.model.kam import Kam

        return Kam
    if kind == "criteria":
        from kamctl.model.criteria import Criteria

        return Criteria
    if kind == "resources":
        from kamctl.model.resources import Resources

        return Resources
    if kind == "account":
        from kamctl.model.account import Account

        return Account
    if kind == "plan":
        from kamctl.model.plan import Plan

        return Plan
    from kamctl.model.review import Review

    return Review
