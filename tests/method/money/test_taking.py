"""What is taken from a ledger: what is new, what is the same, and what differs."""

import datetime as dt
from decimal import Decimal

from kamctl.method.money.taking import Different, compared
from kamctl.model.results import MonthResult, OfferingsResult, Restatement


def month(revenue, **more):
    return MonthResult(revenue=Decimal(revenue), profit=Decimal(10), **more)


def test_a_month_is_new_the_same_or_different():
    taken = {"2026-01": month(100), "2026-02": month(100)}
    now = {"2026-03": month(90), "2026-02": month(120), "2026-01": month(100)}
    found = compared(now, taken)
    assert found.new == {"2026-03": now["2026-03"]}
    assert found.changed == {"2026-02": now["2026-02"]}
    assert found.differences == (Different("2026-02", "revenue", Decimal(100), Decimal(120)),)


def test_that_a_month_was_restated_is_not_a_difference():
    was = month(100, orders=3, restated=Restatement(date=dt.date(2026, 4, 1), reason="Returns"))
    assert compared({"2026-01": month(100, orders=3)}, {"2026-01": was}).differences == ()
    [found] = compared({"2026-01": month(100, orders=4)}, {"2026-01": was}).differences
    assert (found.what, found.was, found.now) == ("orders", 3, 4)


def test_offerings_and_units_differ_entry_by_entry():
    was = OfferingsResult(by_offering={"bikes": Decimal(5)}, by_unit={"north": {"bikes": Decimal(5)}})
    now = OfferingsResult(
        by_offering={"bikes": Decimal(5), "parts": Decimal(2)}, by_unit={"north": {"bikes": Decimal(4)}}
    )
    assert [
        (one.what, one.was, one.now) for one in compared({"2026-Q1": now}, {"2026-Q1": was}).differences
    ] == [
        ("by offering parts", None, Decimal(2)),
        ("by unit north bikes", Decimal(5), Decimal(4)),
    ]
