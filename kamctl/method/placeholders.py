"""Placeholder texts: those of the starters, bare ellipses, and `tbd`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.types import SHOWN
from kamctl.model.walk import collect

R = TypeVar("R", bound=Record)

#: Words that stand for a missing text.
TO_COME = ("tba", "tbd", "to be decided", "todo")
#: The placeholders that the starters of `init` and `new`, and remedies, write.
_UNWRITTEN = (
    r"Where [^\0]+ and we want to stand on \d{4}-\d\d-\d\d|Name of (?:an?|your) [^\0]+|Where you know it from"
    rf"|What will be true then|What the rating rests on|In their words|…|\.\.\.|(?i:{'|'.join(TO_COME)})"
)
_STARTER = re.compile(_UNWRITTEN)
#: The same for texts joined by NUL, which none of them contains.
_AMONG = re.compile(rf"\0\s*(?:{_UNWRITTEN})\s*(?=\0)")


def is_placeholder(text: str) -> bool:
    """Tell whether a text is a placeholder."""
    return _STARTER.fullmatch(text.strip()) is not None


def has_placeholder(portfolio: Portfolio, record: Record) -> bool:
    """Tell whether any text of one of a portfolio's records is a placeholder; looked for once."""
    key = ("placeholder", id(record))  # the portfolio keeps the record
    if key not in portfolio.memory:
        (texts,) = collect(record, "texts")
        portfolio.memory[key] = _AMONG.search("\0".join(["", *texts, ""])) is not None
    found: bool = portfolio.memory[key]
    return found


def written(portfolio: Portfolio, account_id: str) -> Portfolio:
    """Return a portfolio without the placeholder entries of an account."""
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    reviews = portfolio.reviews.get(account_id, {})
    if not any(
        has_placeholder(portfolio, one) for one in (account, plan, *reviews.values()) if one is not None
    ):
        return portfolio
    plans = {} if plan is None else {account_id: without_placeholders(plan, hidden=True)}
    held = {label: one for label, one in reviews.items() if not _is_unwritten(one, hidden=True)}
    return replace(
        portfolio,
        accounts={**portfolio.accounts, account_id: without_placeholders(account, hidden=True)},
        plans={**portfolio.plans, **plans},
        reviews={**portfolio.reviews, account_id: held},
    )


def without_placeholders(record: R, *, hidden: bool = False) -> R:
    """Return a record without the placeholders that an agenda would show.

    An optional text is dropped; an entry that requires its text is left out of its log or mapping, with
    `hidden` also if the text is hidden from the customer; where the record itself requires it, the text is
    empty.
    """
    known = {f.name: _written(getattr(record, f.name), f, hidden=hidden) for f in fields(record)}
    return replace(record, **known)


def _written(value: Any, field: Any, *, hidden: bool) -> Any:
    if isinstance(value, str) and is_placeholder(value):
        return "" if field.default is MISSING else field.default
    if isinstance(value, Record):
        return without_placeholders(value, hidden=hidden)
    if isinstance(value, tuple):
        return tuple(_entry(one, hidden=hidden) for one in value if not _is_unwritten(one, hidden=hidden))
    if isinstance(value, Mapping):
        return {
            key: _entry(one, hidden=hidden)
            for key, one in value.items()
            if not _is_unwritten(one, hidden=hidden)
        }
    return value


def _entry(value: Any, *, hidden: bool) -> Any:
    return without_placeholders(value, hidden=hidden) if isinstance(value, Record) else value


def _is_unwritten(value: Any, *, hidden: bool) -> bool:
    """Tell whether an entry lacks a required text that, unless `hidden`, an agenda would show."""
    if not isinstance(value, Record):
        return isinstance(value, str) and is_placeholder(value)
    from kamctl.model.shape import visibility

    needed = [f.name for f in fields(value) if f.default is MISSING]
    if not hidden:
        seen = visibility(type(value))
        needed = [name for name in needed if seen.get(name) == SHOWN]
    texts = (getattr(value, name) for name in needed)
    return any(isinstance(text, str) and is_placeholder(text) for text in texts)
