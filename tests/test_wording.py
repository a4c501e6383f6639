"""How scores, numbers, amounts, days, counts and lists are written."""

import ast
import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl import wording

ROOT = Path(__file__).resolve().parent.parent
SCORES = st.decimals("-50", "150", places=6)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("82.24", "82.2"),
        ("82.25", "82.3"),
        ("82.35", "82.4"),
        ("100", "100.0"),
        ("0.05", "0.1"),
        ("-0.3", "-0.3"),
    ],
)
def test_a_score_is_written_to_one_decimal_and_a_half_is_rounded_up(value, text):
    assert wording.score(Decimal(value)) == text
    assert wording.score(Fraction(value)) == text


@pytest.mark.parametrize(
    ("value", "limit", "text"),
    [
        ("79.94", "80", "79.9"),
        ("79.95", "80", "79.95"),
        ("79.9999996", "80", "80.000000"),
        ("80", "80", "80.0"),
        ("80.04", "80", "80.04"),
        ("80.05", "80", "80.1"),
    ],
)
def test_a_score_beside_its_limit_gets_the_decimals_that_tell_them_apart(value, limit, text):
    assert wording.score(Decimal(value), beside=Decimal(limit)) == text


@given(SCORES)
def test_a_score_as_written_is_at_most_half_a_tenth_off(value):
    assert abs(Decimal(wording.score(value)) - value) <= Decimal("0.05")
    assert Decimal(wording.tenths(value)) / 10 == Decimal(wording.score(value))


@given(SCORES, SCORES)
def test_two_scores_that_differ_are_written_differently_beside_each_other(one, other):
    shown = wording.score(one, beside=other), wording.score(other, beside=one)
    assert (shown[0] == shown[1]) is (one == other)
    assert (Decimal(shown[0]) > Decimal(shown[1])) is (one > other)


@pytest.mark.parametrize(("value", "text"), [("0.5", "+0.5"), ("0", "+0.0"), ("-1.25", "-1.2")])
def test_points_won_and_lost_have_a_sign(value, text):
    assert wording.gain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "text", "typed"),
    [
        (Decimal("4.50"), "4.5", "4.5"),
        (Decimal("1E+3"), "1,000", "1000"),
        (Decimal("1234567.50"), "1,234,567.5", "1234567.5"),
        (Decimal(100), "100", "100"),
        (Decimal("-0.10"), "-0.1", "-0.1"),
    ],
)
def test_a_number_has_its_thousands_grouped_except_where_it_is_typed_again(value, text, typed):
    assert wording.number(value) == text
    assert wording.digits(value) == typed


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1200", "1,200 EUR"), ("1200.0", "1,200 EUR"), ("1200.5", "1,200.50 EUR"), ("0.125", "0.13 EUR")],
)
def test_an_amount_has_two_decimals_where_it_has_any(amount, text):
    assert wording.money(Decimal(amount), "EUR") == text


@pytest.mark.parametrize(
    ("share", "text"), [(0.25, "25 %"), (Decimal("0.6125"), "61.3 %"), (Decimal(1), "100 %")]
)
def test_a_share_is_written_in_percent(share, text):
    assert wording.percent(share) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1200, "1,200 days"), (Decimal("0.5"), "0.5 days")],
)
def test_a_count_has_its_noun_in_the_plural_unless_it_is_one(count, text):
    assert wording.plural(count, "day") == text
    assert wording.plural(2, "entry", "entries") == "2 entries"


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (("a", "b"), "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_in_a_sentence_ends_with_and(words, text):
    assert wording.listed(words) == text


def test_a_day_on_a_page_has_its_month_in_letters():
    assert wording.day(dt.date(2026, 10, 8)) == "8 Oct 2026"


def test_nothing_in_a_table_is_a_dash():
    assert wording.or_dash(None, wording.score) == "-"
    assert wording.or_dash(Decimal(0), wording.score) == "0.0"


def _formats(source: str) -> set[str]:
    """Return what a Python file formats by itself: the format specifications of numbers, and roundings."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = ast.unparse(node.format_spec)
            if re.search(r"[,%fge]'?$|\.\d|,", spec):
                found.add(spec)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= set(re.findall(r"%[-+]?\.\d[f%]|\{\w*:[^{}]*\.\d[f%]\}", node.value))
    return found


def test_no_module_but_wording_formats_numbers():
    modules = [p for p in (ROOT / "kamctl").rglob("*.py") if p.name != "wording.py"]
    assert len(modules) > 100
    assert {str(p): found for p in modules if (found := _formats(p.read_text("utf-8")))} == {}
    assert _formats('f"{x:.1f}"; f"{x:,}"; f"{x:+.2f}"; "%.1f" % x; f"{x:f}"; f"{x:>6}"; f"{x:.0%}"') == {
        "f'.1f'", "f','", "f'+.2f'", "%.1f", "f'f'", "f'.0%'",
    }  # fmt: skip


def test_no_template_formats_numbers():
    templates = list((ROOT / "templates").rglob("*.j2"))
    assert templates
    assert [p.name for p in templates if re.search(r"\|\s*(format|round)\b", p.read_text("utf-8"))] == []


def test_a_correlation_has_its_sign_and_two_decimals() -> None:
    assert [wording.correlation(Decimal(text)) for text in ("0.4714", "-0.4714", "0", "1")] == [
        "+0.47",
        "-0.47",
        "+0.00",
        "+1.00",
    ]
