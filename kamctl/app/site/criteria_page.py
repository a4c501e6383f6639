"""The page of the criteria: what counts, the accounts' ratings, how firm they are, and raters' agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from kamctl import hints
from kamctl.app.selection.scores import Proposed, places_of
from kamctl.app.site.card import Card
from kamctl.app.site.front import ROWS, Whole
from kamctl.app.site.pack import unpack
from kamctl.method.selection.raters.agreement import (
    LEAST_ALPHA,
    Agreement,
    Disagreement,
    Unit,
    agreement_on,
)
from kamctl.method.selection.sensitivity.smaa import Candidate, among_candidates
from kamctl.method.selection.sensitivity.weight_shifts import DRAWS, SWING
from kamctl.model.criteria import Criteria, Criterion, StrengthCriterion
from kamctl.views.selection.agreement import heading
from kamctl.wording import coefficient, correlation, listed, number, percent, plural, score

#: Computes something from all accounts, or returns the last result if the mark is the same: name, mark, how.
Once = Callable[[str, str, Callable[[], Any]], Any]
#: With more accounts, trying thousands of sets of weights would take longer than everything else.
_WEIGHED = 150
_GROUPS = {"safe-in": "safely in", "coin-flip": "a coin-flip", "safe-out": "safely out"}


def criteria_page(whole: Whole, once: Once, proposed: Proposed | None = None) -> dict[str, Any]:
    """Return the page of the criteria; the table of ratings has its own pages."""
    criteria = whole.shared.criteria
    if criteria is None:
        return {"criteria": None, "criterions": [], "proposed": None}
    who = whole.shared.kam.people.get(criteria.approved.by)
    mark = "".join(c["rated"]["mark"] + c["decision"] + c["name"] for c in whole.cards if c["rated"])
    return {
        "criteria": {
            "edition": criteria.edition, "by": who.name if who is not None else criteria.approved.by,
            "date": criteria.approved.date, "select_at": number(criteria.select_at),
            "exit_below": None if criteria.exit_below is None else number(criteria.exit_below),
            "low": number(criteria.scale.low), "high": number(criteria.scale.high),
            "href": whole.sources.of("criteria.yaml", "approved"),
        },
        "proposed": None if proposed is None else _proposed(proposed),
        "criterions": [
            _criterion(whole, name, one, "criteria", name) for name, one in criteria.criteria.items()
        ],
        "limits": _limits(whole, criteria),
        "strength": _strength(whole, criteria),
        "first": once("among-first", mark, lambda: _first(whole, criteria)),
        "agreement": once("agreement", mark, lambda: _agreement(whole, criteria)),
    }  # fmt: skip


def _criterion(whole: Whole, name: str, one: Criterion | StrengthCriterion, *where: str) -> dict[str, Any]:
    minimum = one.minimum if isinstance(one, Criterion) else None
    metric = one.metric if isinstance(one, Criterion) else None
    measures = one.measures.values() if isinstance(one, Criterion) else ()
    return {
        "id": name, "name": one.name, "weight": number(one.weight), "question": one.question,
        "minimum": None if minimum is None else number(minimum),
        "metric": "" if metric is None else metric.what,
        "bands": [] if metric is None else [[number(r), number(edge)] for edge, r in sorted(metric.bands.items())],
        "measures": [f"{part.name} {number(part.share)} %" for part in measures],
        "anchors": [[number(value), text] for value, text in sorted(one.anchors.items())],
        "href": whole.sources.of("criteria.yaml", *where, key=True),
    }  # fmt: skip


def _limits(whole: Whole, criteria: Criteria) -> list[dict[str, Any]]:
    """Return what else the criteria define for scores: tiers, bands, caps."""
    found = []
    if criteria.tiers:
        said = [f"{name} from {number(one.at)}" for name, one in criteria.tiers.items()]
        found.append({"label": "Tiers", "said": listed(said), "where": "tiers"})
    if criteria.bands:
        said = [f"{name} from {number(edge)}" for name, edge in criteria.bands.items()]
        found.append({"label": "Bands", "said": listed(said), "where": "bands"})
    for cap in criteria.caps:
        when = listed(
            f"{criteria.criteria[one].name} {target}"
            for one, target in cap.when.items()
            if one in criteria.criteria
        )
        found.append(
            {
                "label": "Cap",
                "said": f"at most {number(cap.at_most)} where {when}: {cap.because}",
                "where": "caps",
            }
        )
    return [
        {**one, "href": whole.sources.of("criteria.yaml", one.pop("where"), key=True)} for one in found
    ]  # fmt: skip


def _strength(whole: Whole, criteria: Criteria) -> dict[str, Any] | None:
    """Return the second axis: our strength as the customers see it."""
    strength = criteria.strength
    if strength is None:
        return None
    return {
        "strong_at": number(strength.strong_at),
        "criterions": [
            _criterion(whole, name, one, "strength", "criteria", name) for name, one in strength.criteria.items()
        ],
    }  # fmt: skip


def _proposed(proposed: Proposed) -> dict[str, Any]:
    """Return which accounts another edition of the criteria would move."""
    moved = [one for one in proposed.impact if one.move != "stays"]
    return {
        "edition": proposed.proposed.edition, "moved": len(moved), "all": len(proposed.impact),
        "rows": [
            {
                "account": one.account, "name": one.name, "move": one.move, "key": one.key_account,
                "before": [one.before.verdict, "" if one.before.score is None else score(one.before.score)],
                "after": [one.after.verdict, "" if one.after.score is None else score(one.after.score)],
            }
            for one in moved[:ROWS]
        ],
    }  # fmt: skip


def _first(whole: Whole, criteria: Criteria) -> dict[str, Any]:
    """Return how often each account ranks among the first over many sets of weights: its share and group."""
    cards = [card for card in whole.cards if card["rated"] and card["rated"]["candidate"]]
    places = places_of((card["decision"], card["verdict"]) for card in whole.cards)
    empty: dict[str, Any] = {"places": places, "accounts": {}, "sets": "", "groups": [], "settle": ""}
    if not 0 < places < len(cards):
        return empty
    if len(cards) > _WEIGHED:
        return {**empty, "settle": hints.sensitivity()}
    candidates = [unpack(Candidate, card["rated"]["candidate"]) for card in cards]
    found = among_candidates(criteria, candidates, places).accounts
    counts = [(said, sum(one.group == group for one in found)) for group, said in _GROUPS.items()]
    return {
        **empty,
        "sets": f"{number(DRAWS)} weight sets drawn evenly within {percent(SWING)} of the present one",
        "groups": [f"{plural(count, 'account')} {said}" for said, count in counts if count],
        "accounts": {one.account: [percent(one.share), _GROUPS[one.group], one.group] for one in found},
    }


def _agreement(whole: Whole, criteria: Criteria) -> dict[str, Any] | None:
    """Return how far raters agree; None if nobody has rated."""
    rated = [card["rated"] for card in whole.cards if card["rated"]]
    units = [unpack(Unit, unit) for one in rated for unit in one["units"]]
    if not units:
        return None
    apart = [unpack(Disagreement, one) for kept in rated for one in kept["apart"]]
    found = agreement_on(criteria, units, apart)
    names = {card["account"]: card["name"] for card in whole.cards}
    return {
        "said": [line for line in heading(found).splitlines() if line],
        "bad": found.alpha is not None and found.alpha < LEAST_ALPHA,
        "criteria": [
            {
                "name": criteria.criteria[one.criterion].name, "units": one.units, "why": one.why,
                "alpha": "" if one.alpha is None else coefficient(one.alpha),
                "bad": one.alpha is not None and one.alpha < LEAST_ALPHA,
            }
            for one in found.criteria
        ],
        "raters": _raters(whole, found),
        "apart": [_apart(whole, criteria, names, one) for one in found.disagreements],
    }  # fmt: skip


def _raters(whole: Whole, found: Agreement) -> list[dict[str, Any]]:
    return [
        {
            "name": _person(whole, one.rater), "ratings": one.ratings,
            "distance": "" if one.distance is None else correlation(one.distance),
            "halo": "" if one.halo is None else correlation(one.halo),
        }
        for one in found.raters[:ROWS]
    ]  # fmt: skip


def _apart(whole: Whole, criteria: Criteria, names: Mapping[str, str], one: Disagreement) -> dict[str, Any]:
    return {
        "account": one.account, "name": names[one.account], "spread": number(one.spread),
        "criterion": criteria.criteria[one.criterion].name, "measure": one.measure or "",
        "opinions": [
            {"by": _person(whole, said.by), "rating": number(said.rating), "evidence": said.evidence or "no evidence"}
            for said in one.opinions
        ],
    }  # fmt: skip


def _person(whole: Whole, who: str) -> str:
    found = whole.shared.kam.people.get(who)
    return who if found is None else found.name


def rated_accounts(whole: Whole) -> list[dict[str, Any]]:
    """Return each account's rating and how firm it is, the best first."""
    criteria = whole.shared.criteria
    if criteria is None:
        return []
    rows = [row for card in whole.cards if (row := _rated(card, criteria)) is not None]
    return sorted(rows, key=lambda row: (-row["exact"], row["account"]))


def _rated(card: Card, criteria: Criteria) -> dict[str, Any] | None:
    kept = card["rated"]
    if not kept or not kept["parts"]:
        return None
    flip = kept["flip"]
    firm = "no weight alone changes the verdict"
    if flip is not None:
        firm = f"{criteria.criteria[flip[0]].name} at {flip[2]}, now {flip[1]}"
    return {
        "account": card["account"], "name": card["name"], "score": card["score"], "verdict": card["verdict"],
        "exact": Decimal(card["exact"] or 0), "firm": firm if card["score"] is not None else "",
        "parts": [kept["parts"].get(name) for name in criteria.criteria],
    }  # fmt: skip
