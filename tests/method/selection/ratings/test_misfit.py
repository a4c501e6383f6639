"""Entries that rate nothing, or something that their criterion does not have."""

import pytest

from kamctl.method.selection.ratings.misfit import misfit
from kamctl.model.account import Rating
from kamctl.model.criteria import Criterion

PLAIN = {"name": "Fit", "weight": 20, "question": "Do they fit?"}
METRIC = {**PLAIN, "metric": {"what": "margin", "bands": {"0": "1"}}}
PARTS = {**PLAIN, "measures": {"on-time": {"name": "On time", "share": 100}}}


@pytest.mark.parametrize(
    ("criterion", "entry", "wrong"),
    [
        (PLAIN, {"rating": 4}, None),
        (PLAIN, {"not_applicable": "They buy none"}, None),
        (PLAIN, {}, "the entry rates nothing"),
        (
            PLAIN,
            {"rating": 4, "not_applicable": "They buy none"},
            "the entry has `rating` and `not_applicable`",
        ),
        (PLAIN, {"value": 4}, "the criterion has no metric to turn a value into a rating"),
        (PLAIN, {"rating": 4, "measure": "on-time"}, "no measure of the criterion is called `on-time`"),
        (METRIC, {"value": 4}, None),
        (METRIC, {"rating": 4}, None),
        (METRIC, {"value": 4, "rating": 4}, "the entry has `rating` and `value`"),
        (PARTS, {"rating": 4, "measure": "on-time"}, None),
        (PARTS, {"rating": 4, "measure": "in-time"}, "no measure of the criterion is called `in-time`"),
        (PARTS, {"rating": 4}, "the entry does not say which measure it rates"),
        (PARTS, {"not_applicable": "They buy none"}, None),
    ],
)
def test_an_entry_rates_what_there_is_to_rate(criterion, entry, wrong) -> None:
    made = Rating.model_validate({"by": "s.bauer", "date": "2026-02-01", **entry})
    found = misfit(Criterion.model_validate(criterion), made)
    assert (found.message if found is not None else None) == wrong
