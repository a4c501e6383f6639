"""A well-kept portfolio has no findings; each neglected duty is reported once."""

from __future__ import annotations

from collections import Counter

import pytest

from kamctl.checks.runner import check
from tests.checks import portfolio as made


def _found(customers: list[made.Customer]) -> list[str]:
    report = check(made.texts(customers), made.TODAY)
    return [f"{f.account or f.path} {f.rule}" for f in report.findings]


def test_where_every_duty_is_kept_nothing_is_found() -> None:
    assert _found(made.sound()) == []


@pytest.mark.parametrize(("duty", "one"), list(made.lapses_apart()), ids=lambda x: getattr(x, "rule", ""))
def test_a_neglected_duty_is_reported_once(duty: made.Duty, one: made.Customer) -> None:
    assert _found([one]) == [f"{one.id} {duty.rule}"]


@pytest.mark.parametrize("seed", range(3))
def test_one_neglected_duty_in_twenty_is_reported_with_hardly_anything_else(seed: int) -> None:
    customers = made.sound()
    lapses = made.neglected(customers, one_in=20, seed=seed)
    found = _found(customers)
    assert len(lapses) > 30
    assert not Counter(lapses) - Counter(found), "a lapse is not told"
    assert len(found) <= 1.1 * len(lapses), Counter(found) - Counter(lapses)
