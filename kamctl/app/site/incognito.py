"""The files of a workspace with nobody's name in them, for showing the site to somebody.

Names, ids and texts become numbers of their kind, always the same one for the same text; amounts of
money are all multiplied by one factor. Dates, ratings, stages and the criteria stay, so that
everything else comes out as it is. A file that cannot be read is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, TypeVar, get_args

from kamctl.formats.data import data
from kamctl.formats.json_text import indented
from kamctl.method.relationships.coverage import NOBODY_YET
from kamctl.method.review.neutral_ids import with_neutral_ids
from kamctl.model.criteria import Criteria
from kamctl.model.offerings import Offerings
from kamctl.model.record import Record
from kamctl.model.results import PortfolioResults, Results
from kamctl.model.shape import bare, fields_of, scalar_of
from kamctl.model.types import LINE, MONEY, TEXT
from kamctl.workspace.load import load
from kamctl.workspace.paths import path_of
from kamctl.workspace.portfolio import Portfolio

R = TypeVar("R", bound=Record)
#: Texts that say nothing of anybody, by class and field.
_PLAIN = {
    ("Person", "function"), ("Contact", "function"), ("Kam", "timezone"), ("Decision", "edition"),
    ("Obligation", "unit"), ("RoleCapacity", "name"), ("Role", "name"), ("Obligation", "results"),
}  # fmt: skip
#: Fields that hold what their record is: they are called as the record is.
_OWN = frozenset({"name", "do", "what", "need", "objective", "pressure", "obstacle", "outcome"})
#: Amounts among the numbers of results.
_AMOUNTS = frozenset({"revenue", "profit", "receivables", "overdue"})


def incognito(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a workspace in which nobody and no amount can be recognised."""
    portfolio = load(texts, references=False).portfolio
    if portfolio is None:
        return {}
    hidden = _Hidden(portfolio)
    found: dict[str, str] = {path_of("kam"): indented(data(hidden.kam))}
    if portfolio.criteria is not None:
        found[path_of("criteria")] = indented(data(hidden.criteria(portfolio.criteria)))
    if portfolio.resources is not None:
        found[path_of("resources")] = indented(data(replace(portfolio.resources, grants={})))
    if portfolio.offerings is not None:
        found[path_of("offerings")] = indented(data(hidden.offerings(portfolio.offerings)))
    for number, name in enumerate(portfolio.accounts, start=1):
        one, id_ = hidden.account(name), f"account-{number}"
        found[path_of("account", id_)] = indented(data(one.accounts[id_]))
        if one.plans:
            found[path_of("plan", id_)] = indented(data(one.plans[id_]))
        for period, review in one.reviews[id_].items():
            found[path_of("review", id_, period)] = indented(data(review))
        if name in portfolio.results:
            found[path_of("results", id_)] = indented(data(hidden.results(portfolio.results[name])))
    if portfolio.portfolio_results is not None:
        found["results/portfolio.yaml"] = indented(data(hidden.years(portfolio.portfolio_results)))
    return {path: f"{text}\n" for path, text in found.items()}


class _Hidden:
    """Gives texts their numbers, and amounts their factor."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio
        self._said: dict[tuple[str, str], int] = {}
        self._count: dict[str, int] = {}
        self._ids = {name: f"account-{i}" for i, name in enumerate(portfolio.accounts, start=1)}
        names = "\n".join((portfolio.kam.company, *(a.name for a in portfolio.accounts.values())))
        mark = hashlib.blake2b(names.encode("utf-8", "replace"), digest_size=4).digest()
        self._factor = Decimal(40 + int.from_bytes(mark, "big") % 210) / 100  # from 0.4 to 2.5

    @property
    def kam(self) -> Record:
        """Our settings and people; people are called as `account` calls them."""
        kam = replace(self._portfolio.kam, source_url=None)
        people = {f"person-{i}": one for i, one in enumerate(kam.people.values(), start=1)}
        return self._record(replace(kam, people=people))

    def account(self, name: str) -> Portfolio:
        """Return an account, its plan and its minutes, with neutral ids and texts."""
        portfolio = self._portfolio
        alone = with_neutral_ids(portfolio, name, self._ids[name], others=True)
        return replace(
            alone,
            accounts={key: self._record(one) for key, one in alone.accounts.items()},
            plans={key: self._record(one) for key, one in alone.plans.items()},
            reviews={
                key: {p: self._record(r) for p, r in held.items()} for key, held in alone.reviews.items()
            },
        )

    def criteria(self, criteria: Criteria) -> Criteria:
        """Return the criteria, approved by who is called as everywhere."""
        people = list(self._portfolio.kam.people)
        by = criteria.approved.by
        who = f"person-{people.index(by) + 1}" if by in people else "person"
        return replace(criteria, approved=replace(criteria.approved, by=who))

    def offerings(self, offerings: Offerings) -> Offerings:
        """Return what we sell, under other names."""
        return self._record(offerings)

    def results(self, results: Results) -> Results:
        """Return results with other amounts; what stands under `taken` names sources."""
        return self._scaled(replace(results, taken=None))

    def years(self, results: PortfolioResults) -> PortfolioResults:
        """Return the years of all customers, our accounts among them by their new ids."""
        years = {
            year: replace(
                one,
                best_fifth=replace(
                    one.best_fifth,
                    accounts=tuple(self._ids[a] for a in one.best_fifth.accounts if a in self._ids),
                ),
            )
            for year, one in results.years.items()
        }
        return self._scaled(replace(results, years=years, taken=None))

    def _scaled(self, record: R) -> R:
        """Return a record of results with its amounts scaled, and its reasons hidden."""
        return self._walk(record, lambda name, _: name in _AMOUNTS)

    def _record(self, record: R) -> R:
        return self._walk(record, lambda _, pattern: pattern == MONEY)

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
            return (value * self._factor).quantize(Decimal(1), ROUND_HALF_UP)
        if isinstance(value, str) and scalar.pattern in (LINE, TEXT) and (owner, name) not in _PLAIN:
            return value if value == NOBODY_YET else self._called(owner if name in _OWN else name, value)
        return value

    def _called(self, kind: str, text: str) -> str:
        """Return what a text is called: by its kind and a number, the same for the same text."""
        if (kind, text) not in self._said:
            self._count[kind] = self._count.get(kind, 0) + 1
            self._said[kind, text] = self._count[kind]
        label = kind.replace("_", " ")
        return f"{label[0].upper()}{label[1:]} {self._said[kind, text]}"
