"""Ratings at the ends of the scale."""

from decimal import Decimal

import pytest

from kamctl.errors import KamctlError
from kamctl.method.selection.ratings.new_rating import Given, new_rating
from tests.method.selection.one_criterion import CRITERIA
from tests.method.workspaces import TODAY, workspace


@pytest.mark.parametrize(("rating", "good"), [("1", True), ("0.9", False), ("5", True), ("5.1", False)])
def test_a_rating_lies_on_the_scale_its_ends_included(rating, good):
    criteria = workspace(criteria=CRITERIA).criteria
    given = {
        "criterion": "fit",
        "rated": Given(Decimal(rating)),
        "by": "s.bauer",
        "date": TODAY,
        "evidence": "E",
    }
    if good:
        assert new_rating(criteria, **given).rating == Decimal(rating)
    else:
        with pytest.raises(KamctlError):
            new_rating(criteria, **given)
