"""JSON is written as `json.dumps` does it, at once or piece by piece."""

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.formats.json_text import indented, stream

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)


@given(VALUES)
def test_it_is_byte_for_byte_what_the_standard_library_writes(value):
    expected = json.dumps(value, indent=2, ensure_ascii=True)
    assert indented(value) == expected
    assert "".join(stream(value)) == expected


@given(st.lists(VALUES, max_size=4))
def test_an_iterator_is_written_as_the_list_of_its_entries(values):
    whole = {"a": 1, "runs": [{"found": values, "last": 2}]}
    lazy = {"a": 1, "runs": [{"found": iter(values), "last": 2}]}
    assert "".join(stream(lazy)) == json.dumps(whole, indent=2)


def test_an_entry_is_made_only_when_the_one_before_is_written():
    made = []

    def entries():
        for number in range(3):
            made.append(number)
            yield {"n": number}

    for piece in stream(entries()):
        if "1" in piece:
            break
    assert made == [0, 1]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("80.00"), "80"),
        (Decimal("82.25"), "82.25"),
        (Decimal("1E+3"), "1000"),
        (Decimal("99999999999999.9901"), "99999999999999.9901"),
        (Decimal("-0.0001"), "-0.0001"),
        (Decimal("12.50"), "12.5"),
        (Decimal(1) / Decimal(3), "0.3333333333333333"),
        (dt.date(2026, 10, 8), '"2026-10-08"'),
    ],
)
def test_numbers_are_whole_where_they_can_be_and_dates_are_iso(value, text):
    assert indented(value) == text


def test_what_json_has_no_word_for_is_refused():
    with pytest.raises(TypeError, match="object"):
        indented([object()])
