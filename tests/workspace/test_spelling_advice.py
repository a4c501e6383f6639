"""A date, an amount or an id that a file does not take is answered with how the file writes it."""

from __future__ import annotations

import pytest

from kamctl.workspace.load import load
from tests.checks.rules.examples import base, top_keys, without

CREDIT = "credit: {{limit: {}, terms_days: 30}}\n"


def faults(extra: str) -> list[tuple[str, str]]:
    files = base()
    files["accounts/acme.yaml"] = without(files["accounts/acme.yaml"], top_keys(extra)) + extra
    return [(d.message, d.help) for d in load(files).drafts]


@pytest.mark.parametrize("written", ["400000", "400.00", "400.5", "0.125", "400.1234", "400"])
def test_an_amount_with_one_reading_is_taken(written):
    assert faults(CREDIT.format(written)) == []


@pytest.mark.parametrize(
    ("written", "thousands", "decimal"), [("400.000", "400000", "400"), ("1.500", "1500", "1.5")]
)
def test_an_amount_with_exactly_three_decimals_is_refused_with_both_readings(written, thousands, decimal):
    assert faults(CREDIT.format(written)) == [
        (
            f"`limit`: `{written}` is unclear",
            f"Write {thousands} if the dot groups thousands, or {decimal} if decimals follow it.",
        )
    ]


@pytest.mark.parametrize(
    "place",
    [
        "receivables:\n  - {{date: 2026-06-01, balance: {0}, overdue: 0}}\n",
        "receivables:\n  - {{date: 2026-06-01, balance: 1, overdue: {0}}}\n",
        "value:\n  - {{date: 2026-06-01, what: Fewer stock-outs, worth: {0}}}\n",
    ],
)
def test_every_amount_of_an_account_is_held_to_one_reading(place):
    assert faults(place.format("180000")) == []
    assert [message.split(": ")[1] for message, _ in faults(place.format("180.000"))] == [
        "`180.000` is unclear"
    ]


def test_a_number_that_is_not_money_may_have_three_decimals():
    forecast = "forecasts:\n  - {date: 2026-06-01, product: Frames, quarter: 2026-Q4, units: 12.500}\n"
    assert faults(forecast) == []


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("receivables:\n  - {date: 30.06.2026, balance: 1, overdue: 0}\n", "Write `2026-06-30`."),
        ("receivables:\n  - {date: 3/4/2026, balance: 1, overdue: 0}\n", "Write `2026-03-04 or 2026-04-03`."),
        ('credit: {limit: "1.200,50 €", terms_days: 30}\n', "Write `1200.50`."),
        ("credit: {limit: 400, terms_days: 30 days}\n", "Write `30`."),
    ],
)
def test_another_countrys_spelling_is_answered_with_the_files(line, advice):
    (_, help_), *more = faults(line)
    assert help_.startswith(advice)
    assert more == []


CONTACT = "contacts:\n  m.lind: {{name: Maja Lind, level: president, function: general, counterpart: {}}}\n"


def test_a_name_in_place_of_an_id_is_answered_with_the_id_of_that_person():
    files = base()
    files["kam.yaml"] = files["kam.yaml"].replace(
        "people:\n", "people:\n  z.mueller: {name: Zoë Müller, level: manager, function: sales}\n"
    )
    files["accounts/acme.yaml"] = without(files["accounts/acme.yaml"], {"contacts"}) + CONTACT.format(
        "zoë müller"
    )
    assert "zoë müller is `z.mueller`: write the id." in [d.help for d in load(files).drafts]


def test_a_name_of_nobody_is_answered_with_what_an_id_is():
    help_ = [help_ for message, help_ in faults(CONTACT.format("Zoë Müller")) if "counterpart" in message]
    assert help_[0].startswith("It takes an id: a to z")


def test_a_line_break_in_a_text_of_one_line_is_shown():
    assert faults('segment: "retail\\nwholesale"\n') == [
        ("`segment` cannot be `retail\\nwholesale`", "It takes text on one line.")
    ]
