"""How far raters agree: Krippendorff's alpha, the intraclass correlation, who is lenient, who sees a halo."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from kamctl.method.median import median
from kamctl.method.selection.criteria.criterion_score import rated, ratings_in_force
from kamctl.model.account import Account, Rating
from kamctl.model.criteria import Criteria

#: Under it, no ranking rests on the ratings (Krippendorff's lower bound for tentative conclusions).
LEAST_ALPHA = Decimal("0.667")
#: How many of the units on which raters are furthest apart are shown.
SHOWN = 5
#: Accounts that two criteria of a rater need in common before their correlation says anything.
HALO_ACCOUNTS = 3

#: The squared distance of two values, from how often each value was given.
Difference = Callable[[Decimal, Decimal, Mapping[Decimal, int]], float]


class Unit(NamedTuple):
    """What raters rated: a criterion of an account, or a measure of it; with each rater's newest entry."""

    account: str
    criterion: str
    measure: str | None
    ratings: dict[str, Decimal]
    entries: dict[str, Rating]

    @property
    def spread(self) -> Decimal:
        """How far the raters are apart."""
        values = self.ratings.values()
        return max(values) - min(values)


class Alpha(NamedTuple):
    """Krippendorff's alpha, on how many units; None where it cannot be told, and `why`."""

    alpha: Decimal | None
    units: int
    why: str


class OnCriterion(NamedTuple):
    """The agreement on one criterion."""

    criterion: str
    alpha: Decimal | None
    units: int
    why: str


class UnderEdition(NamedTuple):
    """The agreement under an edition of the criteria, or before it."""

    edition: str
    alpha: Decimal | None
    units: int
    why: str


class Rater(NamedTuple):
    """How one rater rates beside the others.

    `distance` is the mean of rating less median where others rated too: lenient above zero, strict under
    it. `halo` is the mean correlation between the rater's criteria: near 1, one impression rules them
    all. Each is None where there is too little to tell.
    """

    rater: str
    ratings: int
    distance: Decimal | None
    halo: Decimal | None


class Opinion(NamedTuple):
    """One rater's word in a disagreement."""

    by: str
    rating: Decimal
    date: dt.date
    evidence: str | None


class Disagreement(NamedTuple):
    """A unit on which raters are far apart, the highest rating first."""

    account: str
    criterion: str
    measure: str | None
    spread: Decimal
    opinions: tuple[Opinion, ...]


class Agreement(NamedTuple):
    """How far raters agree on everything; `icc` is ICC(2,1), None where not all rate all, and `icc_why`."""

    alpha: Decimal | None
    units: int
    why: str
    icc: Decimal | None
    icc_why: str
    criteria: tuple[OnCriterion, ...]
    editions: tuple[UnderEdition, ...]
    raters: tuple[Rater, ...]
    disagreements: tuple[Disagreement, ...]


def agreement(
    criteria: Criteria, accounts: Mapping[str, Account], today: dt.date, earlier: Iterable[Criteria] = ()
) -> Agreement:
    """Say how far the raters of accounts agree, by the ratings in force; and under each edition.

    `earlier` are the criteria as they were, in any order; what is older than all of them is one edition.
    """
    found = agreement_on(criteria, units_of(criteria, accounts, today))
    return found._replace(editions=tuple(_editions(criteria, accounts, today, earlier)))


def agreement_on(
    criteria: Criteria, units: Sequence[Unit], apart: Iterable[Disagreement] | None = None
) -> Agreement:
    """Say how far the raters of units agree; `apart` are disagreements that were looked for already."""
    alpha, count, why = _alpha(units)
    icc, icc_why = _icc(units)
    by_criterion = defaultdict(list)
    for unit in units:
        by_criterion[unit.criterion].append(unit)
    return Agreement(
        alpha,
        count,
        why,
        icc,
        icc_why,
        tuple(OnCriterion(name, *_alpha(by_criterion[name])) for name in criteria.criteria),
        (),
        tuple(_raters(criteria, units)),
        disagreements(units) if apart is None else furthest(apart),
    )


def units_of(
    criteria: Criteria, accounts: Mapping[str, Account], today: dt.date, since: dt.date = dt.date.min
) -> list[Unit]:
    """Return what is rated by ratings in force on a day, and dated `since` another."""
    found = []
    for name, account in accounts.items():
        for key, criterion in criteria.criteria.items():
            log = account.ratings.get(key, ())
            for measure in (None, *criterion.measures):
                in_force = ratings_in_force(log, today, measure)
                entries = {by: one for by, one in in_force.items() if one.date >= since}
                given = {
                    by: value for by, one in entries.items() if (value := rated(criterion, one)) is not None
                }
                if given:
                    found.append(Unit(name, key, measure, given, entries))
    return found


def interval(one: Decimal, other: Decimal, _counts: Mapping[Decimal, int]) -> float:
    """Return how far two values on a scale of equal steps are apart, squared."""
    return float(one - other) ** 2


def krippendorff(units: Iterable[Sequence[Decimal]], difference: Difference = interval) -> Alpha:
    """Return Krippendorff's alpha of units, each with the values that its raters gave.

    1 less observed disagreement within units ÷ the one expected by chance; units of one value tell nothing.
    Source: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
    """
    pairable = [Counter(unit) for unit in units if len(unit) > 1]
    if not pairable:
        return Alpha(None, 0, "no two raters rated the same thing")
    counts: Counter[Decimal] = Counter()
    for unit in pairable:
        counts.update(unit)
    if len(counts) == 1:
        return Alpha(None, len(pairable), "all ratings are the same, so nothing tells agreement from chance")
    apart = {pair: difference(*pair, counts) for pair in combinations(sorted(counts), 2)}
    total = sum(counts.values())
    observed = sum(
        sum(unit[one] * unit[other] * apart[one, other] for one, other in combinations(sorted(unit), 2))
        / (unit.total() - 1)
        for unit in pairable
        if len(unit) > 1
    )
    expected = sum(counts[one] * counts[other] * far for (one, other), far in apart.items())
    return Alpha(_rounded(1 - (total - 1) * observed / expected), len(pairable), "")


def icc_2_1(rows: Sequence[Sequence[float]]) -> float | None:
    """Return ICC(2,1): the agreement of one rater with another, both drawn at random; rows are units.

    Every row has the same raters, in the same order. None where the mean squares tell nothing.
    Source: Shrout and Fleiss, Intraclass Correlations (1979), case 2.
    """
    units, raters = len(rows), len(rows[0])
    mean = sum(map(sum, rows)) / (units * raters)
    of_units = [sum(row) / raters for row in rows]
    of_raters = [sum(column) / units for column in zip(*rows, strict=True)]
    between = raters * sum((one - mean) ** 2 for one in of_units)
    judges = units * sum((one - mean) ** 2 for one in of_raters)
    rest = sum((value - mean) ** 2 for row in rows for value in row) - between - judges
    bms, jms, ems = between / (units - 1), judges / (raters - 1), rest / ((units - 1) * (raters - 1))
    below = bms + (raters - 1) * ems + raters * (jms - ems) / units
    return (bms - ems) / below if below > 0 else None


def _icc(units: Sequence[Unit]) -> tuple[Decimal | None, str]:
    raters = sorted({by for unit in units for by in unit.ratings})
    if len(raters) < 2 or len(units) < 2:
        return None, "fewer than two raters" if len(raters) < 2 else "fewer than two things are rated"
    if any(len(unit.ratings) < len(raters) for unit in units):
        return None, "not everybody rated everything"
    found = icc_2_1([[float(unit.ratings[by]) for by in raters] for unit in units])
    return (None, "all ratings are the same") if found is None else (_rounded(found), "")


def _alpha(units: Sequence[Unit]) -> Alpha:
    return krippendorff([list(unit.ratings.values()) for unit in units])


def _editions(
    criteria: Criteria, accounts: Mapping[str, Account], today: dt.date, earlier: Iterable[Criteria]
) -> Iterator[UnderEdition]:
    """Yield the agreement under each edition, the newest first and, where there were ratings, before them.

    An edition holds from its approval to that of the next; what was changed without one is the same edition.
    """
    approved = {one.approved.date: one for one in earlier if one.approved.date < criteria.approved.date}
    last = today
    for one in (criteria, *(approved[day] for day in sorted(approved, reverse=True))):
        yield UnderEdition(one.edition, *_alpha(units_of(one, accounts, last, one.approved.date)))
        last = min(today, one.approved.date - dt.timedelta(days=1))
    before = units_of(one, accounts, last)
    if before:
        yield UnderEdition(f"before {one.edition}", *_alpha(before))


def _raters(criteria: Criteria, units: Sequence[Unit]) -> Iterator[Rater]:
    """Yield the raters, the most lenient first; those without a comparison last."""
    distances, given = defaultdict(list), Counter[str]()
    by_criterion: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for unit in units:
        middle = median(list(unit.ratings.values()))
        for by, value in unit.ratings.items():
            given[by] += 1
            if unit.measure is None:
                by_criterion[by][unit.criterion][unit.account] = float(value)
            if len(unit.ratings) > 1:
                distances[by].append(value - middle)
    found = []
    for by in sorted(given):
        far = distances[by]
        distance = _rounded(float(sum(far, Decimal(0)) / len(far))) if far else None
        found.append(Rater(by, given[by], distance, _halo(criteria, by_criterion[by])))
    yield from sorted(found, key=lambda r: (r.distance is None, -(r.distance or 0), r.rater))


def _halo(criteria: Criteria, given: Mapping[str, Mapping[str, float]]) -> Decimal | None:
    """Return the mean correlation between the criteria of one rater, over the accounts rated on both."""
    found = []
    for one, other in combinations(criteria.criteria, 2):
        both = [name for name in given.get(one, {}) if name in given.get(other, {})]
        if len(both) >= HALO_ACCOUNTS:
            value = _correlation([given[one][name] for name in both], [given[other][name] for name in both])
            if value is not None:
                found.append(value)
    return _rounded(sum(found) / len(found)) if found else None


def _correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Return Pearson's coefficient; None where one of them does not vary."""
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    dx, dy = [one - x for one in xs], [one - y for one in ys]
    below = (sum(d * d for d in dx) * sum(d * d for d in dy)) ** 0.5
    return sum(a * b for a, b in zip(dx, dy, strict=True)) / below if below else None


def disagreements(units: Iterable[Unit]) -> tuple[Disagreement, ...]:
    """Return the units on which raters are furthest apart, as many as are shown."""
    apart = sorted((u for u in units if u.spread > 0), key=lambda u: (-u.spread, u.account, u.criterion))
    found = []
    for unit in apart[:SHOWN]:
        order = sorted(unit.ratings, key=lambda by: (-unit.ratings[by], by))
        opinions = (
            Opinion(by, unit.ratings[by], unit.entries[by].date, unit.entries[by].evidence) for by in order
        )
        found.append(Disagreement(unit.account, unit.criterion, unit.measure, unit.spread, tuple(opinions)))
    return tuple(found)


def furthest(found: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    """Return the largest of disagreements, as many as are shown."""
    return tuple(sorted(found, key=lambda one: (-one.spread, one.account, one.criterion))[:SHOWN])


def _rounded(value: float) -> Decimal:
    """Return a coefficient to six places; never a negative zero."""
    return Decimal(str(round(value, 6) + 0.0))
