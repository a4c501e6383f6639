"""What the best fifth by profit have in common, and which customers or prospects are most like them.

No black box: a feature's distance is how far somebody lies from the median of the best, in steps of how far
the best themselves usually lie from it (their median absolute deviation), three at most, so that no feature
decides alone. The whole distance is the mean of those of the features that are known.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from kamctl.method.median import median
from kamctl.method.money.concentration import best_fifth, percent, whale_curve
from kamctl.method.money.report import joined
from kamctl.method.money.totals import ZERO, Earned, Totals, profit_of
from kamctl.model.account import Account
from kamctl.model.ledger import ProfitDefinition

Feature = Literal["size", "margin", "growth", "mix", "segment"]
FEATURES: tuple[Feature, ...] = ("size", "margin", "growth", "mix", "segment")
#: No feature counts for more than this.
FARTHEST = 3.0
#: What fewer have in common may be chance.
ENOUGH = 5
#: Of whom fewer features are known, nothing is said.
KNOWN_AT_LEAST = 2
_CENT = Decimal("0.01")
#: The least step of a feature: where all of the best are alike, a hair's breadth is not far.
_LEAST: dict[Feature, float] = {"size": 0.1, "margin": 0.5, "growth": 2.0, "mix": 0.05, "segment": 1.0}


class Profile(NamedTuple):
    """A customer or prospect as the features see it; what is not known is None, of `mix` empty.

    `size` is revenue of four quarters, `margin` profit in percent of it, `growth` its change against the
    four before in percent, `mix` the shares of offerings in it.
    """

    key: str
    account: str | None
    name: str | None
    segment: str | None
    size: Decimal | None
    margin: Decimal | None
    growth: Decimal | None
    mix: Mapping[str, Decimal]


class Common(NamedTuple):
    """One feature of the best fifth against the rest, in words for mix and segment."""

    feature: Feature
    best: str
    rest: str


class Near(NamedTuple):
    """How far a customer or prospect lies from the best in one feature; None where it is not known."""

    feature: Feature
    value: str | None
    distance: Decimal | None


class Candidate(NamedTuple):
    """A customer or prospect, how far it is from the best, and feature by feature why."""

    key: str
    account: str | None
    name: str | None
    distance: Decimal
    features: tuple[Near, ...]


class Lookalikes(NamedTuple):
    """What the best fifth have in common over four quarters, and who is most like them, the nearest first.

    `unclear` are prospects of whom too little is known.
    """

    start: dt.date
    end: dt.date
    currency: str
    customers: int
    best: int
    features: tuple[Common, ...]
    candidates: tuple[Candidate, ...]
    unclear: tuple[str, ...] = ()


def profiles(
    now: Iterable[Totals],
    before: Iterable[Totals],
    mix: Mapping[str, Mapping[str, Decimal]],
    accounts: Mapping[str, Account],
    of: Mapping[str, str],
    definition: ProfitDefinition,
) -> tuple[tuple[Profile, ...], frozenset[str]]:
    """Return all customers with revenue in four quarters, and the keys of the best fifth by profit.

    `now` and `before` are their totals, `mix` is revenue by customer number and offering, `of` says
    which account has which number.
    """
    earlier = {one.customer: one.revenue for one, _ in joined(before, of)}
    pairs = [(one, account) for one, account in joined(now, of) if one.revenue > 0]
    earned = [Earned(one.customer, one.revenue, profit_of(one, definition)) for one, _ in pairs]
    best = frozenset(best_fifth(whale_curve(earned)))
    found = []
    for (one, account), got in zip(pairs, earned, strict=True):
        was = earlier.get(one.customer, ZERO)
        held = accounts[account] if account is not None else None
        bought: dict[str, Decimal] = {}
        for number in one.customer.split(", ") if account is not None else [one.customer]:
            for offering, amount in mix.get(number, {}).items():
                bought[offering] = bought.get(offering, ZERO) + amount
        found.append(
            Profile(
                key=one.customer,
                account=account,
                name=held.name if held is not None else None,
                segment=held.segment if held is not None else None,
                size=one.revenue,
                margin=percent(got.profit, one.revenue),
                growth=(one.revenue - was) * 100 / was if was > 0 else None,
                mix=shares(bought),
            )
        )
    return tuple(found), best


def shares(amounts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return each amount as a share of their sum; nothing where that is zero or less."""
    held = {name: amount for name, amount in amounts.items() if amount > 0}
    total = sum(held.values(), ZERO)
    return {name: amount / total for name, amount in held.items()} if total > 0 else {}


def compare(
    start: dt.date,
    end: dt.date,
    currency: str,
    customers: Sequence[Profile],
    best: frozenset[str],
    prospects: Sequence[Profile] | None = None,
) -> Lookalikes:
    """Return what the best have in common, and who of the others, or of prospects, is most like them."""
    top = [one for one in customers if one.key in best]
    rest = [one for one in customers if one.key not in best]
    measures = _Measures(top)
    looked_at = [(one, _near(one, measures)) for one in (rest if prospects is None else prospects)]
    known = [(one, near) for one, near in looked_at if _known(near) >= KNOWN_AT_LEAST]
    return Lookalikes(
        start=start,
        end=end,
        currency=currency,
        customers=len(customers),
        best=len(top),
        features=tuple(_common(feature, top, rest) for feature in FEATURES),
        candidates=tuple(
            sorted(
                (Candidate(one.key, one.account, one.name, _whole(near), near) for one, near in known),
                key=lambda one: (one.distance, one.key),
            )
        ),
        unclear=tuple(one.name or one.key for one, near in looked_at if _known(near) < KNOWN_AT_LEAST),
    )


class _Measures:
    """The middle of the best in each feature, and how far they usually lie from it."""

    def __init__(self, best: Sequence[Profile]) -> None:
        self._middle: dict[Feature, float] = {}
        self._step: dict[Feature, float] = {}
        self.mix = _mean_mix(best)
        self.segments = Counter(one.segment for one in best if one.segment is not None)
        for feature in FEATURES:
            values = [value for one in best if (value := self.value(feature, one)) is not None]
            if values:
                middle = median(values) if feature not in ("mix", "segment") else 0.0
                self._middle[feature] = middle
                self._step[feature] = max(median(abs(value - middle) for value in values), _LEAST[feature])

    def value(self, feature: Feature, one: Profile) -> float | None:
        """Return a feature as a number: size in doublings, mix and segment by how far they are."""
        if feature == "size":
            return math.log2(one.size) if one.size is not None and one.size > 0 else None
        if feature == "mix":
            return _apart(one.mix, self.mix) if one.mix and self.mix else None
        if feature == "segment":
            if one.segment is None or not self.segments:
                return None
            return 1 - self.segments[one.segment] / max(self.segments.values())
        held = one.margin if feature == "margin" else one.growth
        return float(held) if held is not None else None

    def distance(self, feature: Feature, one: Profile) -> Decimal | None:
        """Return how far somebody lies from the best; None where it is not known."""
        value = self.value(feature, one)
        if value is None or feature not in self._middle:
            return None
        steps = min(abs(value - self._middle[feature]) / self._step[feature], FARTHEST)
        return Decimal(repr(steps)).quantize(_CENT)


def _apart(one: Mapping[str, Decimal], other: Mapping[str, Decimal]) -> float:
    """Return how much of one mix would have to be something else to make it the other: 0 to 1."""
    return float(sum((abs(one.get(n, ZERO) - other.get(n, ZERO)) for n in {*one, *other}), ZERO) / 2)


def _mean_mix(found: Sequence[Profile]) -> dict[str, Decimal]:
    known = [one.mix for one in found if one.mix]
    names = dict.fromkeys(name for mix in known for name in mix)
    return {name: sum((mix.get(name, ZERO) for mix in known), ZERO) / len(known) for name in names}


def _near(one: Profile, measures: _Measures) -> tuple[Near, ...]:
    return tuple(Near(feature, _said(feature, one), measures.distance(feature, one)) for feature in FEATURES)


def _known(near: Iterable[Near]) -> int:
    return sum(1 for one in near if one.distance is not None)


def _whole(near: Iterable[Near]) -> Decimal:
    known = [one.distance for one in near if one.distance is not None]
    return (sum(known, ZERO) / len(known)).quantize(_CENT)


def _common(feature: Feature, best: Sequence[Profile], rest: Sequence[Profile]) -> Common:
    return Common(feature, _middle(feature, best), _middle(feature, rest))


def _middle(feature: Feature, found: Sequence[Profile]) -> str:
    """Say what is usual of a feature: the median, the mean mix, the commonest segments."""
    if feature == "mix":
        return _mix_said(_mean_mix(found))
    if feature == "segment":
        counted = Counter(one.segment for one in found if one.segment is not None).most_common(3)
        return ", ".join(f"{name} {count}" for name, count in counted) or "not known"
    values = [value for one in found if (value := getattr(one, feature)) is not None]
    return _figure(feature, median(values)) if values else "not known"


def _said(feature: Feature, one: Profile) -> str | None:
    if feature == "mix":
        return _mix_said(one.mix) if one.mix else None
    value = getattr(one, feature)
    return value if value is None or feature == "segment" else _figure(feature, value)


def _figure(feature: Feature, value: Decimal) -> str:
    from kamctl.wording import gain, score, whole_money

    if feature == "size":
        return whole_money(value)
    return f"{gain(value)} %" if feature == "growth" else f"{score(value)} %"


def _mix_said(mix: Mapping[str, Decimal]) -> str:
    from kamctl.wording import percent as written

    top = sorted(mix, key=lambda name: (-mix[name], name))[:2]
    return ", ".join(f"{name} {written(mix[name])}" for name in top) or "not known"
