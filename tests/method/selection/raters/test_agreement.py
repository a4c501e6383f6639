"""How far raters agree, compared with published examples."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from kamctl.method.selection.raters.agreement import (
    LEAST_ALPHA,
    Agreement,
    Difference,
    agreement,
    icc_2_1,
    interval,
    krippendorff,
)
from kamctl.views.selection.agreement import heading
from tests.method.workspaces import TODAY, workspace

#: Four observers, twelve units: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section E.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [Decimal(v) for v in unit if v != "."] for unit in zip(*(row.split() for row in OBSERVERS), strict=True)
]

#: Six targets, four judges: Shrout and Fleiss, Intraclass Correlations (1979), table 2.
JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def nominal(_one: Decimal, _other: Decimal, _counts: Mapping[Decimal, int]) -> float:
    return 1.0


def ratio(one: Decimal, other: Decimal, _counts: Mapping[Decimal, int]) -> float:
    return float((one - other) / (one + other)) ** 2


def ordinal(one: Decimal, other: Decimal, counts: Mapping[Decimal, int]) -> float:
    between = sum(count for value, count in counts.items() if one <= value <= other)
    return (between - (counts[one] + counts[other]) / 2) ** 2


@pytest.mark.parametrize(
    ("difference", "alpha"),
    [(nominal, "0.743"), (ordinal, "0.815"), (interval, "0.849"), (ratio, "0.797")],
)
def test_alpha_of_the_published_data_is_the_published_one(difference: Difference, alpha: str) -> None:
    found = krippendorff(UNITS, difference)
    assert found.alpha is not None
    assert round(found.alpha, 3) == Decimal(alpha)
    assert found.units == 11  # the twelfth was rated once


def test_the_correlation_within_classes_of_the_published_data_is_the_published_one() -> None:
    found = icc_2_1(JUDGES)
    assert found is not None
    assert round(found, 3) == 0.290


CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria:
  fit: {name: Fit, weight: 50, question: Do they fit?}
  profit: {name: Profit, weight: 30, question: Do they earn us money?}
  reach: {name: Reach, weight: 20, question: Do others follow them?}
"""
CRITERION_NAMES = ("fit", "profit", "reach")


def rated(ratings: Mapping[str, Mapping[str, int]], day: str = "2026-02-01") -> str:
    """Write ratings by rater, then criterion."""
    lines = ["ratings:"]
    for name in CRITERION_NAMES:
        entries = [
            f"    - {{rating: {given[name]}, by: {who}, date: {day}, evidence: Said by {who}}}"
            for who, given in ratings.items()
            if name in given
        ]
        lines += [f"  {name}:", *entries] if entries else []
    return "\n".join(lines) + "\n"


def row(fit: int, profit: int, reach: int) -> dict[str, int]:
    return {"fit": fit, "profit": profit, "reach": reach}


def found_in(*accounts: Mapping[str, Mapping[str, int]]) -> Agreement:
    first, *others = (rated(one) for one in accounts)
    held = workspace(first, criteria=CRITERIA, **{f"b{i}": text for i, text in enumerate(others)})
    assert held.criteria is not None
    return agreement(held.criteria, held.accounts, TODAY)


def test_raters_who_say_the_same_agree_wholly() -> None:
    one = {"s.bauer": row(5, 2, 1), "l.chen": row(5, 2, 1)}
    found = found_in(one)
    assert (found.alpha, found.units, found.icc, found.disagreements) == (1, 3, 1, ())


@pytest.mark.parametrize(
    ("accounts", "why"),
    [
        ([{"s.bauer": row(5, 2, 1)}], "no two raters rated the same thing"),
        ([{"s.bauer": {"fit": 3}, "l.chen": {"reach": 4}}], "no two raters rated the same thing"),
        ([{"s.bauer": row(3, 3, 3), "l.chen": row(3, 3, 3)}], "all ratings are the same"),
    ],
)
def test_without_overlap_or_variation_agreement_is_unknown_with_the_reason(accounts, why) -> None:
    found = found_in(*accounts)
    assert found.alpha is None
    assert why in found.why
    assert heading(found).startswith(f"Whether raters agree is unknown: {found.why}.")


def test_one_rater_of_everything_is_not_compared_where_not_all_rate_all() -> None:
    found = found_in({"s.bauer": row(5, 2, 1), "l.chen": {"fit": 4, "profit": 2}})
    assert (found.icc, found.icc_why) == (None, "not everybody rated everything")
    assert {part.criterion: part.units for part in found.criteria} == {"fit": 1, "profit": 1, "reach": 0}


@pytest.mark.parametrize(("alpha", "warned"), [("0.666", True), ("0.667", False)])
def test_under_two_thirds_no_ranking_rests_on_the_ratings(alpha: str, warned: bool) -> None:
    found = Agreement(Decimal(alpha), 9, "", None, "not everybody rated everything", (), (), (), ())
    assert ("cannot support a ranking" in heading(found)) == warned
    assert Decimal("0.667") == LEAST_ALPHA


def test_lenience_and_strictness_are_the_distance_from_the_median() -> None:
    found = found_in({"s.bauer": row(5, 4, 5), "l.chen": row(4, 3, 4), "v.park": row(2, 3, 3)})
    # Medians 4, 3 and 4: the first is 1, 1, 1 above, the last 2, 0, 1 below.
    assert [(one.rater, one.distance) for one in found.raters] == [
        ("s.bauer", 1),
        ("l.chen", 0),
        ("v.park", -1),
    ]


@pytest.mark.parametrize(("accounts", "told"), [(2, False), (3, True)])
def test_one_impression_that_rules_all_criteria_is_a_halo(accounts: int, told: bool) -> None:
    ratings = [{"s.bauer": row(i, i, i), "l.chen": row(i, 5 - i, 3)} for i in range(accounts)]
    by_rater = {one.rater: one.halo for one in found_in(*ratings).raters}
    assert by_rater == {"s.bauer": 1 if told else None, "l.chen": -1 if told else None}


def test_the_largest_disagreements_come_first_with_their_evidence() -> None:
    found = found_in(
        {"s.bauer": row(5, 2, 1), "l.chen": row(1, 2, 2)}, {"s.bauer": row(4, 4, 4), "l.chen": row(2, 4, 4)}
    )
    assert [(one.account, one.criterion, one.spread) for one in found.disagreements] == [
        ("acme", "fit", 4),
        ("b0", "fit", 2),
        ("acme", "reach", 1),
    ]
    assert [(o.by, o.rating, o.evidence) for o in found.disagreements[0].opinions] == [
        ("s.bauer", 5, "Said by s.bauer"),
        ("l.chen", 1, "Said by l.chen"),
    ]


EDITIONS = "ratings:\n" + "".join(
    f"  {name}:\n"
    + "".join(
        f"    - {{rating: {value}, by: {who}, date: {day}}}\n"
        for day, values in (
            ("2025-01-19", {"s.bauer": row(5, 5, 1), "l.chen": row(5, 1, 1)}),
            ("2025-01-20", {"s.bauer": row(3, 3, 4), "l.chen": row(3, 3, 4)}),
            ("2026-01-11", {"s.bauer": row(5, 2, 1), "l.chen": row(1, 2, 5)}),
            ("2026-01-12", {"s.bauer": row(4, 3, 2), "l.chen": row(4, 3, 2)}),
        )
        for who, given in values.items()
        for value in [given[name]]
    )
    for name in CRITERION_NAMES
)


def test_editions_are_told_apart_by_the_day_of_approval() -> None:
    held = workspace(EDITIONS, criteria=CRITERIA)
    assert held.criteria is not None
    found = agreement(held.criteria, held.accounts, TODAY)
    assert [(part.edition, part.units) for part in found.editions] == [("2026", 3), ("before 2026", 3)]
    assert found.alpha == found.editions[0].alpha == 1
    assert (found.editions[1].alpha or 0) < 0


def test_each_edition_that_is_known_counts_what_was_rated_from_its_approval_to_the_next() -> None:
    held = workspace(EDITIONS, criteria=CRITERIA)
    assert held.criteria is not None
    last_year = replace(
        held.criteria, edition="2025", approved=replace(held.criteria.approved, date=dt.date(2025, 1, 20))
    )
    changed = replace(held.criteria, select_at=Decimal(60))  # without a new approval: the same edition
    found = agreement(held.criteria, held.accounts, TODAY, [last_year, changed])
    assert [part.edition for part in found.editions] == ["2026", "2025", "before 2025"]
    assert [part.units for part in found.editions] == [3, 3, 3]
    told = [part.alpha for part in found.editions]
    # Of 2025 the newest of each rater counts, which is that of the eleventh of January.
    assert told[0] == 1
    assert told[1] is not None
    assert told[1] < 0
    assert told[2] is not None
    assert 0 < told[2] < 1


def test_measures_are_compared_one_by_one() -> None:
    criteria = CRITERIA.replace(
        "question: Do they fit?",
        "question: Do they fit?, measures: {a: {name: A, share: 50}, b: {name: B, share: 50}}",
    )
    entries = [
        f"{{measure: {m}, rating: {r}, by: {who}, date: 2026-02-01}}"
        for m, who, r in (("a", "s.bauer", 5), ("a", "l.chen", 5), ("b", "s.bauer", 1), ("b", "l.chen", 2))
    ]
    held = workspace(f"ratings: {{fit: [{', '.join(entries)}]}}\n", criteria=criteria)
    assert held.criteria is not None
    found = agreement(held.criteria, held.accounts, dt.date(2026, 3, 1))
    assert found.units == 2
    assert [(one.measure, one.spread) for one in found.disagreements] == [("b", 1)]
