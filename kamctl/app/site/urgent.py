"""Items that need attention: kept by account, and ranked in each build by their share of the portfolio."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kamctl.app.site.card import Card
from kamctl.method.attention.stake import earned
from kamctl.method.attention.urgency import Item, product, terms
from kamctl.wording import score, whole_money


def packed(item: Item) -> dict[str, Any]:
    """Return an item that needs attention as JSON values, without what depends on other accounts."""
    return {
        "account": item.account, "kind": item.kind, "rule": item.rule, "what": item.what, "owner": item.owner,
        "since": None if item.since is None else item.since.isoformat(), "days": item.days_late,
        "money": None if item.money is None else str(item.money), "weight": int(item.terms[0].value),
        "settle": item.settle, "also": list(item.also),
    }  # fmt: skip


def ranked(items: Iterable[Mapping[str, Any]], cards: Sequence[Card]) -> list[dict[str, Any]]:
    """Return the items that need attention, the most urgent first; a decision comes first among equals."""
    year = earned(Decimal(card["year"]) for card in cards if card["year"] is not None)
    rows = []
    for item in items:
        money = None if item["money"] is None else Decimal(item["money"])
        urgency = product(terms(item["weight"], money, year, item["days"]))
        rows.append({
            **item, "exact": urgency, "urgency": score(urgency),
            "money": None if money is None else whole_money(money),
        })  # fmt: skip
    return sorted(
        rows,
        key=lambda i: (-i["exact"], i["kind"] != "decision", i["account"] or "", i["rule"], i["what"]),
    )
