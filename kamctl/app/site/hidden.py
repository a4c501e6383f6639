"""Makes texts and amounts unrecognisable: texts become numbers of their kind, amounts are multiplied."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar, get_args

from kamctl.method.blank import is_blank
from kamctl.method.placeholders import is_placeholder
from kamctl.method.relationships.coverage import NOBODY_YET
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria, Criterion
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.shape import bare, fields_of, scalar_of
from kamctl.model.types import LINE, MONEY, TEXT

R = TypeVar("R", bound=Record)
#: Texts that identify nobody, by class and field.
_PLAIN = {
    ("Person", "function"), ("Contact", "function"), ("Kam", "timezone"), ("Decision", "edition"),
    ("Obligation", "unit"), ("RoleCapacity", "name"), ("Role", "name"), ("Obligation", "results"),
    ("Step", "role"),
}  # fmt: skip
#: Fields that say what their record is: their text is replaced by the record's kind and a number.
_OWN = frozenset({"name", "do", "what", "need", "objective", "pressure", "obstacle", "outcome"})
#: Fields of results that hold amounts of money.
_AMOUNTS = frozenset({"revenue", "profit", "receivables", "overdue", "by_offering", "by_unit", "other"})
#: Figures of results that are money.
_MONEY_FIGURES = ("revenue", "profit")
#: The role in a plan's team that the method asks for.
_LEAD = "lead"


class Hidden:
    """Replaces texts by numbered names, and multiplies amounts by a factor."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._said: dict[tuple[str, str], int] = {}
        self._count: dict[str, int] = {}
        criteria = portfolio.criteria.criteria if portfolio.criteria is not None else {}
        self._in_money = {name for name, one in criteria.items() if _is_money(one)}
        names = "\n".join((portfolio.kam.company, *(a.name for a in portfolio.accounts.values())))
        mark = hashlib.blake2b(names.encode("utf-8", "replace"), digest_size=4).digest()
        self._factor = Decimal(40 + int.from_bytes(mark, "big") % 210) / 100  # from 0.4 to 2.5

    def record(self, record: R) -> R:
        """Return a record that does not show whom it is about."""
        return self._walk(record, lambda _, pattern: pattern == MONEY)

    def figures(self, record: R) -> R:
        """Return a record of results with scaled amounts and hidden texts."""
        return self._walk(record, lambda name, _: name in _AMOUNTS)

    def criteria(self, criteria: Criteria) -> Criteria:
        """Return the criteria, with the bands of those that rate amounts of money scaled."""
        found = dict(criteria.criteria)
        for name in self._in_money:
            metric = found[name].metric
            assert metric is not None  # it is in money
            bands = {self._scaled(edge): rating for edge, rating in metric.bands.items()}
            found[name] = replace(found[name], metric=replace(metric, bands=bands))
        return replace(criteria, criteria=found)

    def measured(self, account: Account) -> Account:
        """Return an account in which the measured values behind ratings are scaled if they are money."""
        ratings = {
            name: tuple(
                replace(one, value=self._scaled(one.value))
                if one.value is not None and name in self._in_money
                else one
                for one in log
            )
            for name, log in account.ratings.items()
        }
        return replace(account, ratings=ratings)

    def _scaled(self, amount: Decimal) -> Decimal:
        """Return an amount times the factor, exact for whole amounts, so that ratios stay the same."""
        return (amount * self._factor).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def _walk(self, record: R, is_money: Callable[[str, str], bool]) -> R:
        known = fields_of(type(record))
        changed = {
            field.name: self._value(
                getattr(record, field.name),
                known[field.name].annotation,
                type(record).__name__,
                field.name,
                is_money,
            )
            for field in fields(record)
        }
        return replace(record, **changed)

    def _value(  # noqa: PLR0911 - one answer a kind of value
        self, value: Any, annotation: Any, owner: str, name: str, is_money: Callable[[str, str], bool]
    ) -> Any:
        here = bare(annotation)
        if isinstance(value, Record):
            return self._walk(value, is_money)
        if isinstance(value, tuple):
            return tuple(self._value(v, get_args(here)[0], owner, name, is_money) for v in value)
        if isinstance(value, Mapping):
            key, entry = get_args(here)
            return {
                self._value(k, key, owner, name, is_money): self._value(v, entry, owner, name, is_money)
                for k, v in value.items()
            }
        scalar = scalar_of(here)
        if scalar is None or value is None:
            return value
        if isinstance(value, Decimal) and is_money(name, scalar.pattern):
            return self._scaled(value)
        if isinstance(value, str) and scalar.pattern in (LINE, TEXT) and (owner, name) not in _PLAIN:
            return self._text(owner if name in _OWN else name, value)
        return value

    def _text(self, kind: str, text: str) -> str:
        """Return the replacement of a text: its kind and number, or itself if a rule looks for that text."""
        if text == NOBODY_YET or text.casefold() == _LEAD or (is_blank(text) and not is_placeholder(text)):
            return text
        if is_placeholder(text):
            return "…"
        if (kind, text) not in self._said:
            self._count[kind] = self._count.get(kind, 0) + 1
            self._said[kind, text] = self._count[kind]
        label = kind.replace("_", " ").removesuffix("s")  # singular
        return f"{label[0].upper()}{label[1:]} {self._said[kind, text]}"


def _is_money(criterion: Criterion) -> bool:
    return criterion.metric is not None and criterion.metric.figure in _MONEY_FIGURES
