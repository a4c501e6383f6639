"""What a score is based on, and how `score --explain` shows it."""

import datetime as dt

import pytest

from kamctl.method.selection.ratings.grounds import grounds
from kamctl.method.selection.scores.scoring import score_in
from kamctl.views.selection.scores import ratings
from tests.method.workspaces import workspace

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria:
  fit: {name: Fit, weight: 60, question: Do they fit?, anchors: {1: A little, 3: Well, 4: Very well}}
  growth: {name: Growth, weight: 40, question: Do they grow?}
"""


def shown(*entries: str, today: str = "2026-10-15", criteria: str = CRITERIA, basis: str = "") -> list[str]:
    """The lines about the first criterion; `basis` is what it is rated by, where not by its ratings."""
    found = workspace(f"ratings: {{fit: [{', '.join(entries)}]}}", criteria=criteria)
    day = dt.date.fromisoformat(today)
    score = score_in(found, "acme", day)
    if basis:
        score = score._replace(criteria=tuple(part._replace(basis=basis) for part in score.criteria))
    text = ratings(found.criteria, grounds(found.criteria, found.kam, found.accounts["acme"], day), score)
    return text.split("\ngrowth:")[0].split("\n")


def test_each_rating_in_force_is_shown_with_rater_date_evidence_and_meaning():
    assert shown(
        "{rating: 1, by: s.bauer, date: 2026-02-03, evidence: Old news}",
        "{rating: 3, by: s.bauer, date: 2026-03-03, evidence: Their line needs our frames}",
        "{rating: 4, by: l.chen, date: 2026-03-04}",
    ) == [
        "fit: Do they fit?",
        "  3 by s.bauer on 2026-03-03: Their line needs our frames",
        "    means: Well",
        "  4 by l.chen on 2026-03-04: no evidence",
        "    means: Very well",
    ]


def test_a_criterion_that_nobody_rated_says_so():
    assert shown() == ["fit: Do they fit?", "  not rated"]


@pytest.mark.parametrize(
    ("rating", "meaning"),
    [
        ("0", "less than 1 (A little)"),
        ("1", "A little"),
        ("2", "between 1 (A little) and 3 (Well)"),
        ("3.5", "between 3 (Well) and 4 (Very well)"),
        ("5", "more than 4 (Very well)"),
    ],
)
def test_a_rating_without_a_description_is_explained_by_its_neighbours(rating, meaning):
    assert shown(f"{{rating: {rating}, by: s.bauer, date: 2026-02-03}}")[-1] == f"    means: {meaning}"


@pytest.mark.parametrize(
    ("today", "stale"),
    [
        ("2027-02-03", ""),
        ("2027-02-04", ", stale since 2027-02-03"),
    ],
)
def test_a_rating_too_old_still_counts_and_says_so(today, stale):
    [_, line, *_] = shown("{rating: 3, by: s.bauer, date: 2026-02-03, evidence: E}", today=today)
    assert line == f"  3 by s.bauer on 2026-02-03{stale}: E"


def test_so_does_one_of_an_earlier_edition():
    [_, line, *_] = shown("{rating: 3, by: s.bauer, date: 2026-01-11, evidence: E}")
    assert line == "  3 by s.bauer on 2026-01-11, stale since 2026-01-12: E"


def test_ratings_come_from_results_or_else_from_people():
    metric = "metric: {what: margin, bands: {0: 0, 10: 4}, from: margin}"
    criteria = CRITERIA.replace("anchors: {1: A little, 3: Well, 4: Very well}", metric)
    entry = "{rating: 3, by: s.bauer, date: 2026-02-03, evidence: E}"
    assert shown(entry, criteria=criteria)[1] == "  3 by s.bauer on 2026-02-03: E"
    assert shown(entry, criteria=criteria, basis="results")[1:] == ["  taken from the results"]
