"""Invisible characters are refused in files and shown in output, all by one table."""

import datetime as dt
import re

import pytest

from kamctl.formats.ics import as_ics
from kamctl.unseen import UNSEEN, visible
from kamctl.views.clean import clean
from kamctl.yaml.reader import read

SIGNS = [chr(code) for code in range(0x10000) if re.match(f"[{UNSEEN}]", chr(code))]
JOINERS = "\u200c\u200d\u200e\u200f"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\u202eb", "a\\u202eb"),
        ("byte\udcff", "byte\\xff"),
        ("half\ud800", "half\\ud800"),
        ("tab\tline\nback\r", "tab\\x09line\nback\\x0d"),
        ("Ü, 山田商店", "Ü, 山田商店"),
    ],
)
def test_an_invisible_character_is_shown_by_its_number(text, shown):
    assert visible(text) == shown


def test_line_breaks_and_tabs_stay_where_they_are_wanted():
    assert clean("a\tb\nc") == "a\tb\nc"
    assert visible("a\nb", keep="") == "a\\x0ab"


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"{ord(sign):04x}")
def test_what_files_may_not_hold_is_shown_in_output(sign):
    document, problems = read(f"name: Ac{sign}me\n")
    assert document is None
    assert problems
    assert sign not in visible(f"Ac{sign}me") + clean(f"Ac{sign}me")


def test_joiners_and_direction_marks_are_not_removed():
    text = f"\u0634\u0631\u06a9\u062a\u200c\u0647\u0627{JOINERS}"
    assert visible(text) == clean(text) == text
    assert read(f"name: {text}\n")[1] == []


def test_a_calendar_holds_none_of_them():
    pytest.importorskip("icalendar")
    assert b"\xe2\x80\xae" not in as_ics([], "Ac\u202eme", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
