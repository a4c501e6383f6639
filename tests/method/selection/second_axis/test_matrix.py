"""Two axes: how attractive accounts are to us, and how strong we are in their eyes."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.method.selection.second_axis.matrix import ASKS, matrix
from kamctl.method.selection.second_axis.strength import strength_of
from kamctl.model.portfolio import Portfolio
from kamctl.views.selection.matrix import drawing, table
from tests.method.selection.criteria.test_scorecards import CRITERIA, rated
from tests.method.workspaces import TODAY, workspace

AXIS = """
strength:
  strong_at: 60
  criteria:
    delivery: {name: Delivery, weight: 50, question: Do they rate our delivery above the best rival's?}
    service: {name: Service, weight: 30, question: And our service?}
    people: {name: People, weight: 20, question: And our people?}
"""
CONTACTS = "contacts:\n" + "".join(
    f"  {name}: {{name: {name.title()}, level: director, function: purchasing}}\n"
    for name in ("a.one", "b.two")
)


def strong(delivery: str, service: str, people: str, by: str = "a.one", day: str = "2026-02-01") -> str:
    given = {"delivery": delivery, "service": service, "people": people}
    return "strengths:\n" + "".join(
        f"  {name}: [{{rating: {value}, by: {by}, date: {day}}}]\n" for name, value in given.items()
    )


def strength(text: str, criteria: str = CRITERIA + AXIS):
    found = workspace(CONTACTS + text, criteria=criteria)
    assert found.criteria is not None
    return strength_of(found.criteria, found.accounts["acme"], TODAY)


@pytest.mark.parametrize(("rating", "points", "is_strong"), [("3", "60", True), ("2.99", "59.8", False)])
def test_strength_adds_up_as_a_score_does_and_its_threshold_belongs_to_the_strong(
    rating, points, is_strong
) -> None:
    found = strength(strong(rating, rating, rating))
    assert (found.strength, found.strong) == (Decimal(points), is_strong)


def test_our_estimate_counts_only_if_none_of_their_people_rated() -> None:
    entries = "{rating: 1, by: a.one, date: 2026-02-01}, {rating: 5, by: s.bauer, date: 2026-03-01}"
    text = strong("4", "4", "4", by="s.bauer").replace(
        "{rating: 4, by: s.bauer, date: 2026-02-01}", entries, 1
    )
    found = strength(text)
    assert [(part.rating, part.guess) for part in found.criteria] == [(1, False), (4, True), (4, True)]
    assert found.guessed
    assert not strength(strong("4", "4", "4")).guessed


def test_the_median_of_their_newest_ratings_counts() -> None:
    log = (
        "{rating: 0, by: a.one, date: 2026-01-01}, {rating: 4, by: a.one, date: 2026-02-01}, "
        "{rating: 2, by: b.two, date: 2026-02-01}, {rating: 5, by: b.two, date: 2027-02-01}"
    )
    text = strong("4", "4", "4").replace("{rating: 4, by: a.one, date: 2026-02-01}", log, 1)
    assert strength(text).criteria[0].rating == 3


def test_a_criterion_that_nobody_rated_leaves_no_strength() -> None:
    found = strength("strengths: {delivery: [{rating: 4, by: a.one, date: 2026-02-01}]}\n")
    assert (found.strength, found.strong, found.missing) == (None, None, ("service", "people"))


def test_without_a_second_axis_or_with_wrong_weights_there_is_no_strength() -> None:
    assert strength(strong("4", "4", "4"), CRITERIA.replace("  fit", "  fit")) is None
    assert strength(strong("4", "4", "4"), CRITERIA + AXIS.replace("weight: 50", "weight: 51")) is None


def four() -> Portfolio:
    """One account in each quadrant, one disqualified, one that nobody rated."""
    criteria = CRITERIA.replace("name: Profit, weight: 30", "name: Profit, weight: 30, minimum: 2") + AXIS
    return workspace(
        CONTACTS + rated("4", "4", "4") + strong("4", "4", "4"),
        criteria=criteria,
        star=CONTACTS + rated("4", "4", "4") + strong("2", "2", "2"),
        status=CONTACTS + rated("2", "2", "2") + strong("4", "4", "4"),
        streamline=CONTACTS + rated("2", "2", "2") + strong("2", "2", "2"),
        loss=CONTACTS + rated("5", "1", "5") + strong("4", "4", "4"),
        nobody="",
    )


def test_attractive_is_what_the_score_selects_and_not_what_is_disqualified() -> None:
    found = four()
    assert found.criteria is not None
    placed = matrix(found, found.criteria, found.accounts, TODAY)
    assert [(one.account, one.quadrant) for one in placed] == [
        ("acme", "strategic"),
        ("star", "star"),
        ("loss", "status"),
        ("status", "status"),
        ("streamline", "streamline"),
        ("nobody", None),
    ]
    assert placed[-1].missing == ("fit", "profit", "reach", "delivery", "service", "people")
    assert list(ASKS) == ["strategic", "star", "status", "streamline"]


def test_an_account_is_followed_over_the_last_four_closed_quarters() -> None:
    log = "{rating: 1, by: a.one, date: 2025-11-01}, {rating: 5, by: a.one, date: 2026-07-01}"
    account = CONTACTS + rated("4", "4", "4").replace("2026-02-01", "2025-10-02")
    account += strong("4", "4", "4", day="2025-10-02").replace(
        "{rating: 4, by: a.one, date: 2025-10-02}", log, 1
    )
    found = workspace(account, criteria=CRITERIA + AXIS)
    assert found.criteria is not None
    (one,) = matrix(found, found.criteria, found.accounts, dt.date(2026, 10, 15))
    assert [(spot.quarter, spot.quadrant, spot.strength) for spot in one.quarters] == [
        ("2025-Q4", "star", 50),
        ("2026-Q1", "star", 50),
        ("2026-Q2", "star", 50),
        ("2026-Q3", "strategic", 90),
    ]
    assert one.path == ("star", "strategic")


def test_the_drawing_has_every_account_in_its_quadrant_and_fits_the_terminal() -> None:
    found = four()
    assert found.criteria is not None
    placed = matrix(found, found.criteria, found.accounts, TODAY)
    for width in (50, 80, 200):
        lines = drawing(found.criteria, placed, width).splitlines()
        assert max(map(len, lines)) <= max(width, 50) + len("  score")
        cross = next(i for i, line in enumerate(lines) if "┼" in line)
        at = lines[cross].index("┼")
        for letter, above, right in (("a", 1, 1), ("b", 0, 1), ("c", 1, 0), ("d", 1, 0), ("e", 0, 0)):
            half = lines[2:cross] if above else lines[cross + 1 : -2]
            part = [line[at + 1 :] if right else line[6:at] for line in half]
            inside = "".join(part)
            for name in ASKS:
                inside = inside.replace(name, "")
            assert letter in inside, (width, letter)
    assert [row[0] for row in table(placed, drawn=True).rows] == [*"abcde", ""]


def test_with_more_accounts_than_letters_the_drawing_counts_them() -> None:
    text = CONTACTS + rated("4", "4", "4") + strong("4", "4", "4")
    found = workspace(text, criteria=CRITERIA + AXIS, **{f"b{i}": text for i in range(60)})
    assert found.criteria is not None
    placed = matrix(found, found.criteria, found.accounts, TODAY)
    assert "+" in drawing(found.criteria, placed, 80)
    assert table(placed, drawn=True).columns[0].name == "account"
