"""The limits of decisions: the threshold, the minimum, six decimals."""

import datetime as dt
from decimal import Decimal

import pytest

from kamctl.errors import KamctlError
from kamctl.method.selection.decisions.new_decision import new_decision, recorded
from tests.method.selection.one_criterion import CRITERIA, rated
from tests.method.workspaces import TODAY, workspace


@pytest.mark.parametrize(
    ("rating", "outcome", "against"),
    [
        ("3.8", "selected", False),
        ("3.799", "selected", True),
        ("3.799", "declined", False),
        ("3.8", "declined", True),
        ("1.5", "declined", False),
        ("1.499", "selected", True),
        ("3.8", "exited", False),
        ("3.799", "exited", False),
    ],
)
def test_a_decision_against_the_verdict_needs_a_reason(rating, outcome, against):
    found = workspace(rated(rating), criteria=CRITERIA)

    def decide(reason: str | None) -> object:
        day = {"outcome": outcome, "by": "d.osei", "date": dt.date(2026, 3, 1)}
        return new_decision(found.criteria, "acme", found.accounts["acme"], reason=reason, **day)

    assert decide("Opens the Nordic market")
    if against:
        with pytest.raises(KamctlError):
            decide(None)
    else:
        assert decide(None)


def test_without_a_score_a_decision_records_none():
    found = workspace(criteria=CRITERIA)
    made = new_decision(
        found.criteria, "acme", found.accounts["acme"], outcome="selected", by="d.osei", date=TODAY, reason="New"
    )  # fmt: skip
    assert (made.score, made.edition) == (None, "2026")


@pytest.mark.parametrize(
    ("score", "kept"),
    [
        ("70", "70.0"),
        ("70.5", "70.5"),
        ("69.9999999", "69.999999"),
        ("69.25", "69.25"),
        ("100", "100.0"),
        ("0", "0.0"),
        ("33.3333333333", "33.333333"),
    ],
)
def test_a_score_is_recorded_to_six_decimals_and_never_rounded_up(score, kept):
    assert str(recorded(Decimal(score))) == kept
