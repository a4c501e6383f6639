"""What criteria may not contradict, and the limits that a tier may set."""

from dataclasses import fields
from typing import Any, get_args

import pytest

from kamctl.model.criteria import Criteria, Criterion, TierPolicy
from kamctl.model.kam import Policy
from kamctl.model.shape import Field, bare, choices_of, fields_of, is_mapping, scalar_of

#: Limits of the workspace as a whole, which no account has of its own.
OF_ALL = {"rules", "urgency", "ask_before_days", "allocation"}


def test_a_tier_may_set_every_limit_that_is_about_an_account() -> None:
    """A setting added to the policy is added to a tier's, or named here as one of the workspace's."""
    ours, tiers = fields_of(Policy), fields_of(TierPolicy)
    assert [f.name for f in fields(TierPolicy)] == [f.name for f in fields(Policy) if f.name in tiers]
    assert set(ours) - set(tiers) <= OF_ALL
    assert {n: _what(f) for n, f in tiers.items()} == {n: _what(ours[n]) for n in tiers}


def _what(field: Field) -> tuple[Any, ...]:
    here = bare(field.annotation)
    return scalar_of(here), choices_of(here), get_args(here) if is_mapping(here) else None


CRITERION: dict[str, Any] = {"name": "Terms", "weight": 20, "question": "Do they pay?"}


@pytest.mark.parametrize(("share", "good"), [(39, False), (40, True), (41, False)])
def test_measures_add_up_to_the_whole_criterion(share: int, good: bool) -> None:
    measures = {"on-time": {"name": "On time", "share": 60}, "disputes": {"name": "Disputes", "share": share}}
    found = [c.message for c in Criterion.model_validate(CRITERION).contradictions()]
    assert found == []
    made = {**CRITERION, "measures": measures}
    if good:
        Criterion.model_validate(made)
    else:
        with pytest.raises(ValueError, match=f"add up to {60 + share}, not 100"):
            Criterion.model_validate(made)


def test_a_criterion_is_measured_as_a_whole_or_by_its_parts() -> None:
    parts = {"measures": {"on-time": {"name": "On time", "share": 100}}}
    metric = {"metric": {"what": "days", "bands": {"0": "5"}}}
    with pytest.raises(ValueError, match="both `measures` and `metric`"):
        Criterion.model_validate({**CRITERION, **parts, **metric})
    with pytest.raises(ValueError, match="the metric has no bands"):
        Criterion.model_validate({**CRITERION, "metric": {"what": "days", "bands": {}}})


@pytest.mark.parametrize(("below", "good"), [(84, True), (85, False), (90, False)])
def test_tiers_stand_from_the_best_down(below: int, good: bool) -> None:
    made = {
        "edition": "2026",
        "approved": {"by": "d.osei", "date": "2026-01-12"},
        "scale": {"low": 0, "high": 5},
        "select_at": 70,
        "criteria": {"terms": CRITERION},
        "tiers": {"strategic": {"at": 85}, "key": {"at": below}},
    }
    if good:
        Criteria.model_validate(made)
    else:
        with pytest.raises(ValueError, match="no account reaches `key`"):
            Criteria.model_validate(made)
