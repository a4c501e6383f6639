"""The differences between two versions of an account: which entries of a log are edits of others."""

import pytest

from kamctl.method.changes.differences import differences
from tests.method.workspaces import workspace


def found(before: str, after: str) -> list[tuple[str, str]]:
    """Kind and last field of each difference between two accounts."""
    old, new = (workspace(text).accounts["acme"] for text in (before, after))
    return [(d.kind, d.path[-1]) for d in differences(old, new)]


CHECK = "value_checks: [{date: 2026-02-01, by: a.one, price: 3, benefit: 4}]"


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (CHECK, []),
        # Of the same day and author it is the same entry, whatever else differs.
        ("value_checks: [{date: 2026-02-01, by: a.one, price: 2, benefit: 5}]", [("changed", "price"), ("changed", "benefit")]),
        # The only entry that went, and the only one that came, with one field changed, is the same one.
        ("value_checks: [{date: 2026-02-02, by: a.one, price: 3, benefit: 4}]", [("changed", "date")]),
        ("value_checks: [{date: 2026-02-02, by: a.one, price: 2, benefit: 4}]", [("removed", "value_checks"), ("added", "value_checks")]),
        ("value_checks: []", [("removed", "value_checks")]),
        (CHECK.replace("}]", "}, {date: 2026-03-01, by: a.one, price: 3, benefit: 4}]"), [("added", "value_checks")]),
        (
            "value_checks: [{date: 2026-02-02, by: a.one, price: 3, benefit: 4}, {date: 2026-03-01, by: a.one, price: 3, benefit: 4}]",
            [("removed", "value_checks"), ("added", "value_checks"), ("added", "value_checks")],
        ),
    ],
)  # fmt: skip
def test_an_entry_is_changed_when_its_day_and_author_or_all_but_one_field_are_the_same(after, told):
    assert found(CHECK, after) == told


TWO = "stages: [{stage: 1, date: 2026-02-01, by: s.bauer}, {stage: 2, date: 2026-02-01, by: l.chen}]"
TURNED = "stages: [{stage: 2, date: 2026-02-01, by: l.chen}, {stage: 1, date: 2026-02-01, by: s.bauer}]"
APART = TWO.replace("stage: 2, date: 2026-02-01", "stage: 2, date: 2026-02-02")
APART_TURNED = TURNED.replace("stage: 2, date: 2026-02-01", "stage: 2, date: 2026-02-02")


def test_the_order_of_a_log_tells_only_where_it_decides_which_entry_is_the_newest():
    assert found(TWO, TURNED) == [("changed", "stages")]
    assert found(APART, APART_TURNED) == []


def test_the_order_of_buying_reasons_says_which_is_the_main_one():
    price, quality = "{reason: price}", "{reason: quality}"
    assert found(f"buying_reasons: [{price}, {quality}]", f"buying_reasons: [{quality}, {price}]")
    assert not found(f"buying_reasons: [{price}]", f"buying_reasons: [{price}]")


def test_spaces_and_zeros_make_no_difference():
    one = "needs: {n: {need: More  racks, raised_by: a.one, date: 2026-02-01}}\ncredit: {limit: 100, terms_days: 30}"
    other = one.replace("More  racks", "More racks").replace("100", "100.00")
    assert found(one, other) == []
    assert found(one, other.replace("racks", "frames")) == [("changed", "need")]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("needs: {}", "needs: {n: {need: Racks, raised_by: a.one, date: 2026-02-01}}", [("added", "n")]),
        ("needs: {n: {need: Racks, raised_by: a.one, date: 2026-02-01}}", "needs: {}", [("removed", "n")]),
        ("ratings: {fit: []}", "ratings: {}", []),
        ("ratings: {}", "ratings: {fit: [{rating: 4, by: s.bauer, date: 2026-02-01}]}", [("added", "fit")]),
        ("ratings: {fit: [{rating: 4, by: s.bauer, date: 2026-02-01}]}", "ratings: {}", [("removed", "fit")]),
    ],
)
def test_things_with_an_id_are_reported_by_their_id(before, after, told):
    assert found(before, after) == told
