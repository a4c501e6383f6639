import dataclasses
import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from kamctl.method.changes.account_history import Edition, entries
from kamctl.method.selection.scores.score_change import Side, shown_points, why
from kamctl.method.selection.scores.what_if import impact
from kamctl.model.account import Account, Rating, StageEntry
from kamctl.model.criteria import Approval, Criteria, Criterion, Scale
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load
from tests.method.workspaces import workspace

OLD = """\
    edition: "2025"
    approved: {by: d.osei, date: 2025-01-10}
    scale: {low: 0, high: 5}
    select_at: 70
    criteria:
      fit: {name: Fit, weight: 50, question: Do they fit?}
      reach: {name: Reach, weight: 50, question: Do they reach far?}
    """
NEW = """\
    edition: "2026"
    approved: {by: d.osei, date: 2026-01-12}
    scale: {low: 0, high: 5}
    select_at: 70
    criteria:
      fit: {name: Fit, weight: 60, question: Do they fit?}
      growth: {name: Growth, weight: 40, question: Do they grow?}
    """
FILES = {
    "kam.yaml": """\
        company: Adventure Works
        currency: USD
        people:
          s.bauer: {name: Sabine Bauer, level: manager, function: sales}
        """,
    "criteria.yaml": NEW,
    "accounts/acme.yaml": """\
        name: Acme
        ratings:
          fit:
            - {rating: 4, by: s.bauer, date: 2025-02-03, evidence: They said so}
            - {rating: 3, by: s.bauer, date: 2026-03-01, evidence: A new owner}
            - {rating: 5, by: s.bauer, date: 2027-01-01, evidence: Not yet}
          reach:
            - {rating: 4, by: s.bauer, date: 2025-02-03, evidence: Two countries}
          growth:
            - {rating: 5, by: s.bauer, date: 2025-02-03, evidence: Second store}
        decisions:
          - {outcome: selected, by: d.osei, date: 2025-02-20, edition: "2025", score: 80}
        stages:
          - {stage: 1, date: 2025-03-01, by: s.bauer}
        standing:
          - {state: watch, date: 2026-02-01, by: d.osei, reason: Paid late}
        """,
}


def portfolio() -> Portfolio:
    loaded = load({path: dedent(text) for path, text in FILES.items()}, references=False)
    assert loaded.portfolio
    return loaded.portfolio


def criteria(text: str) -> Criteria:
    read = load(
        {"kam.yaml": dedent(FILES["kam.yaml"]), "criteria.yaml": dedent(text)}, references=False
    ).portfolio
    assert read
    assert read.criteria
    return read.criteria


EDITIONS = (Edition(dt.date(2025, 1, 10), criteria(OLD)), Edition(dt.date(2026, 1, 12), criteria(NEW)))


def test_the_story_tells_score_stage_standing_and_decision_day_by_day_under_the_criteria_of_the_day() -> None:
    told = entries(portfolio(), "acme", EDITIONS, dt.date(2026, 10, 1))
    assert [
        (str(e.day), str(e.score), e.verdict, e.edition, e.stage, e.standing, e.decision) for e in told
    ] == [
        ("2025-02-03", "80", "select", "2025", None, "good", None),
        ("2025-02-20", "80", "select", "2025", None, "good", "selected"),
        ("2025-03-01", "80", "select", "2025", 1, "good", "selected"),
        ("2026-01-12", "88", "select", "2026", 1, "good", "selected"),
        ("2026-02-01", "88", "select", "2026", 1, "watch", "selected"),
        ("2026-03-01", "76", "select", "2026", 1, "watch", "selected"),
    ]
    assert told[1].said == ("decision: selected by d.osei on 2025-02-20 (edition 2025, score 80.0)",)


def test_a_change_of_score_is_split_by_cause() -> None:
    told = {str(e.day): e.why for e in entries(portfolio(), "acme", EDITIONS, dt.date(2026, 10, 1))}
    replaced = told["2026-01-12"]
    assert replaced
    assert [(str(p.cause), p.criterion, int(p.points)) for p in replaced.parts] == [
        ("weight", "fit", 8),
        ("criterion-removed", "reach", -40),
        ("criterion-added", "growth", 40),
    ]
    rated = told["2026-03-01"]
    assert rated
    assert [(str(p.cause), p.criterion, int(p.points)) for p in rated.parts] == [
        ("rating", "fit", -12),
        ("rating-expired", "growth", 0),
    ]
    assert told["2025-02-20"] is None


def test_of_criteria_approved_on_one_day_the_later_version_counts() -> None:
    both = (*EDITIONS, Edition(dt.date(2026, 1, 12), criteria(NEW.replace('"2026"', "2026b"))))
    assert entries(portfolio(), "acme", both, dt.date(2026, 10, 1))[-1].edition == "2026b"


def test_before_the_first_approval_known_the_oldest_criteria_count() -> None:
    told = entries(portfolio(), "acme", EDITIONS[1:], dt.date(2026, 10, 1))
    assert {e.edition for e in told} == {"2026"}


names = st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=6, unique=True)
number = st.decimals(0, 100, places=2)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    low = draw(st.integers(-3, 3))
    scale = Scale(low=Decimal(low), high=Decimal(low + draw(st.integers(1, 9))))
    chosen = draw(names)
    cuts = sorted(draw(number) for _ in chosen[1:])  # they share out 100 points
    weights = [end - start for start, end in pairwise((Decimal(0), *cuts, Decimal(100)))]
    made = {
        n: Criterion(name=n, weight=weight, question=n) for n, weight in zip(chosen, weights, strict=True)
    }
    ratings = {
        n: tuple(
            Rating(rating=draw(number), by=by, date=dt.date(2026, 1, 1))
            for by in draw(st.lists(st.sampled_from("xyz"), min_size=1, max_size=3, unique=True))
        )
        for n in chosen
    }
    held = Criteria(
        edition="e",
        approved=Approval(by="b", date=dt.date(2026, 1, 1)),
        scale=scale,
        select_at=Decimal(70),
        criteria=made,
    )
    return Side(
        held, Account(name="Acme", ratings=ratings), draw(st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)))
    )


@given(sides(), sides())
def test_the_parts_of_a_change_add_up_to_it_exactly_and_as_shown(old: Side, new: Side) -> None:
    change = why(old, new, 365)
    assert change
    assert sum((p.points for p in change.parts), Fraction(0)) == change.change
    shown = shown_points(change)
    tenths = (change.after * 10 + Fraction(1, 2)).__floor__() - (
        change.before * 10 + Fraction(1, 2)
    ).__floor__()
    if any(p.points for p in change.parts):
        assert sum(shown) * 10 == tenths
    assert all(
        abs(Fraction(s) - p.points) < Fraction(2, 10) for s, p in zip(shown, change.parts, strict=True)
    )


def test_an_incomplete_score_has_no_parts() -> None:
    side = Side(criteria(NEW), portfolio().accounts["acme"], dt.date(2026, 10, 1))
    nobody = Side(criteria(NEW), Account(name="Acme"), dt.date(2026, 10, 1))
    assert why(nobody, side, 365) is None


def test_proposed_criteria_show_who_enters_who_leaves_who_flips() -> None:
    def rated(fit: int, growth: int) -> Account:
        logs: dict[str, tuple[Rating, ...]] = {
            name: (Rating(rating=Decimal(value), by="s.bauer", date=dt.date(2026, 1, 1)),)
            for name, value in (("fit", fit), ("growth", growth))
        }
        return Account(name=f"Fit {fit}", ratings=logs)

    proposed = criteria(
        NEW.replace("weight: 60, ", "weight: 30, minimum: 1, ").replace("weight: 40", "weight: 70")
    )
    accounts = {"grower": rated(2, 5), "fitter": rated(5, 2), "misfit": rated(0, 2), "both": rated(5, 5)}
    held = dataclasses.replace(workspace(), accounts=accounts)
    found = impact(held, criteria(NEW), proposed, accounts, dt.date(2026, 10, 1))
    assert [(i.account, i.move) for i in found] == [
        ("grower", "enters"),
        ("fitter", "leaves"),
        ("misfit", "flips"),
        ("both", "stays"),
    ]


def test_the_story_tells_stages_of_one_day_in_the_order_of_the_file() -> None:
    held = portfolio()
    day = dt.date(2026, 9, 30)
    stages = tuple(StageEntry(stage=stage, date=day, by="s.bauer") for stage in (1, 2, 3, 4, 5))
    acme = dataclasses.replace(held.accounts["acme"], stages=stages)
    story = entries(dataclasses.replace(held, accounts={"acme": acme}), "acme", EDITIONS, day)
    said = [text.split(" (")[0] for text in story[-1].said if text.startswith("stage")]
    assert said == ["stage 1", "stage 1 → 2", "stage 2 → 3", "stage 3 → 4", "stage 4 → 5"]
