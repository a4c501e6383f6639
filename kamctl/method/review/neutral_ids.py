"""Neutral ids for the customer: `initiative-1` in place of `pay-late-again`.

Ids are our own words. In the customer edition, an id is the kind and the place among those of its kind that
the customer may see.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.shape import fields_of
from kamctl.model.types import Ref
from kamctl.model.walk import scopes

R = TypeVar("R", bound=Record)

#: The id of the account itself.
ACCOUNT = "account-1"


def with_neutral_ids(portfolio: Portfolio, account_id: str) -> Portfolio:
    """Return a portfolio of one account with only neutral ids."""
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    renaming = Renaming({"kam": portfolio.kam, "account": account, "plan": plan}, {account_id: ACCOUNT})
    minutes = portfolio.reviews.get(account_id, {})
    return Portfolio(
        kam=renaming.of(portfolio.kam),
        accounts={ACCOUNT: renaming.of(account)},
        plans={} if plan is None else {ACCOUNT: renaming.of(plan)},
        reviews={ACCOUNT: {period: renaming.of(review) for period, review in minutes.items()}},
    )


class Renaming:
    """New names by kind of thing; a reference that leads nowhere becomes its kind.

    With `others`, things in other files (criteria, roles) keep their names, and one id for two things becomes
    one new name for both.
    """

    def __init__(
        self,
        records: Mapping[str, Record | None],
        accounts: Mapping[str, str],
        *,
        others: bool = False,
    ) -> None:
        ours = {kind for kind, scope in scopes().items() if scope.kind in records}
        self._renamed = {*ours, "account"} if others else None
        self._names: dict[str, dict[str, str]] = {"account": dict(accounts)}
        self._defined: dict[tuple[type, str], str] = {}
        shared: dict[str, str] = {}
        for kind, scope in scopes().items():
            record = records.get(scope.kind)
            if record is None or scope.field is None or "." in scope.field:
                continue
            fresh = {name: f"{kind}-{i}" for i, name in enumerate(getattr(record, scope.field), 1)}
            if others:
                shared = {**fresh, **shared}
                fresh = {name: shared[name] for name in fresh}
            self._names[kind] = fresh
            self._defined[type(record), scope.field] = kind

    def called(self, kind: str, name: str) -> str:
        """Return the new name of a thing of a kind; an unknown one keeps its name."""
        return self._names.get(kind, {}).get(name, name)

    def of(self, record: R) -> R:
        """Return a record with new names for what it holds and refers to."""
        known = fields_of(type(record))
        changed = {}
        for field in fields(record):
            own = self._defined.get((type(record), field.name))
            refs = (own,) if own is not None else ()
            changed[field.name] = self._value(getattr(record, field.name), known[field.name].annotation, refs)
        return replace(record, **changed)

    def _value(self, value: Any, annotation: Any, refs: tuple[str, ...]) -> Any:
        annotation, more = _bare(annotation)
        refs = (*refs, *more)
        if isinstance(value, Record):
            return self.of(value)
        if isinstance(value, tuple):
            return tuple(self._value(one, get_args(annotation)[0], refs) for one in value)
        if isinstance(value, Mapping):
            key, entry = get_args(annotation)
            return {self._value(k, key, refs): self._value(v, entry, ()) for k, v in value.items()}
        return self._name(value, refs) if isinstance(value, str) and refs else value

    def _name(self, name: str, kinds: tuple[str, ...]) -> str:
        if self._renamed is not None and self._renamed.isdisjoint(kinds):
            return name
        found = (
            self._names[kind][name] for kind in (*kinds, *self._names) if name in self._names.get(kind, ())
        )
        return next(found, kinds[0])


def _bare(annotation: Any) -> tuple[Any, tuple[str, ...]]:
    """Return an annotation without `| None` and marks, with the kinds of things that it may name."""
    kinds: tuple[str, ...] = ()
    while get_origin(annotation) in (Annotated, Union, types.UnionType):
        if get_origin(annotation) is Annotated:
            kinds += tuple(kind for mark in annotation.__metadata__ if isinstance(mark, Ref) for kind in mark)
        annotation = next(one for one in get_args(annotation) if one is not type(None))
    return annotation, kinds
