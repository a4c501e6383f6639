"""Other spellings of a date, an amount or an id are recognised, but not converted."""

from __future__ import annotations

import datetime as dt

import pytest

from kamctl.model import spellings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30.09.2026", ["2026-09-30"]),
        ("1.2.2026", ["2026-02-01"]),
        ("2026/9/30", ["2026-09-30"]),
        ("9/30/2026", ["2026-09-30"]),
        ("3/4/2026", ["2026-03-04", "2026-04-03"]),
        ("3.4.2026", ["2026-04-03"]),
        ("31.02.2026", []),
        ("30.09.26", []),
        ("next week", []),
    ],
)
def test_a_day_is_recognised_as_another_country_writes_it(text, meant):
    assert spellings.days_meant(text) == [dt.date.fromisoformat(day) for day in meant]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("400.000", ("400000", "400")),
        ("12.345", ("12345", "12.345")),
        ("1.500", ("1500", "1.5")),
        ("400.00", None),
        ("400.0000", None),
        ("0.125", None),
        ("400000", None),
    ],
)
def test_an_amount_with_exactly_three_decimals_has_two_readings(text, readings):
    assert spellings.unclear_amount(text) == readings


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.200,50 €", "1200.50"),
        ("1.200,50", "1200.50"),
        ("3,5", "3.5"),
        ("1,200.50", "1200.50"),
        ("1,200,000", "1200000"),
        ("1'200.50", "1200.50"),
        ("1 200", "1200"),
        ("1\u202f200,50", "1200.50"),
        ("CHF 1200", "1200"),
        ("$12.5", "12.5"),
        ("1_000", "1000"),
        ("−3", "-3"),
        ("3,500", None),
        ("1.200", "1200"),
        ("many", None),
        ("", None),
    ],
)
def test_a_number_is_recognised_as_another_country_writes_it(text, meant):
    assert spellings.number_meant(text) == meant


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Café Lumière", "cafe-lumiere"),
        ("Müller & Söhne GmbH", "mueller-soehne-gmbh"),
        ("Weiß", "weiss"),
        ("Ærø Skibsværft", "aeroe-skibsvaerft"),
        ("Zoe\u0308", "zoe"),
        ("L'Oréal", "loreal"),
        ("Łódź", "lodz"),
        ("山田", ""),
    ],
)
def test_a_name_becomes_a_sensible_id(name, id_):
    assert spellings.id_like(name) == id_
