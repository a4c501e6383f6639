"""Computes what pages need to know about accounts: their cards, findings, and items that need attention."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from kamctl.app.site.card import Card, broken_card, card
from kamctl.app.site.sources import Sources
from kamctl.app.site.urgent import packed
from kamctl.checks.attention import attention
from kamctl.checks.runner import findings_of
from kamctl.findings import Draft, Finding
from kamctl.method.status import Overview, overview
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load
from kamctl.workspace.paths import place

#: Rules whose findings about one account depend on another's files, as those of the scarce days' family do.
ACROSS = frozenset({"shared-customer-number", "invalid-id"})
ACROSS_FAMILY = "8"


class Looked(NamedTuple):
    """The method's results for accounts, by account; None is the key of what concerns no single account."""

    portfolio: Portfolio
    seen: Mapping[str, Overview]
    cards: Mapping[str, Card]
    findings: Mapping[str | None, list[Finding]]
    items: Mapping[str | None, list[dict[str, Any]]]


def look(
    texts: Mapping[str, str],
    accounts: Collection[str],
    today: dt.date,
    before: Iterable[Draft],
    sources: Sources,
    *,
    alone: bool,
) -> Looked | None:
    """Compute the results for accounts; with `alone`, read only their files and the shared ones.

    Returns None if kam.yaml cannot be read.
    """
    wanted = set(accounts)
    some = {path: text for path, text in texts.items() if not alone or _of(path) in {*wanted, None}}
    loaded = load(some)
    portfolio = loaded.portfolio
    if portfolio is None:
        return None
    drafts = [draft for draft in before if draft.path in some or not alone]
    findings: dict[str | None, list[Finding]] = defaultdict(list)
    for one in findings_of(loaded, some, today, drafts):
        findings[one.account if one.account in wanted else None].append(one)
    items: dict[str | None, list[dict[str, Any]]] = defaultdict(list)
    for item in attention(loaded, some, today, drafts).items:
        place_ = next(
            (f for f in findings[item.account if item.account in wanted else None] if f.rule == item.rule),
            None,
        )
        where = {"path": place_.path if place_ else "", "line": place_.line if place_ else 1}
        items[item.account if item.account in wanted else None].append({**packed(item), **where})
    seen = {
        one.account: one
        for one in overview(portfolio, [n for n in accounts if n in portfolio.accounts], today)
    }
    cards = {
        name: card(portfolio, name, today, seen[name], findings[name], sources)
        if name in seen
        else broken_card(name, findings[name])
        for name in accounts
    }
    return Looked(portfolio, seen, cards, findings, items)


def depends_on_others(found: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether any of the findings depends on other accounts' files."""
    return any(one["rule"] in ACROSS or one["code"][3] == ACROSS_FAMILY for one in found)


def _of(path: str) -> str | None:
    where = place(path)
    return where.account if where is not None else None
