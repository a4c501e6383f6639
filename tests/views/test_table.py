"""Tables fit the terminal they are drawn on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.views.table import Cell, Column, cut, display_width, render, wrapped

COLUMNS = [
    Column("account", keep=True),
    Column("verdict", spare=True),
    Column("score", "right", keep=True),
    Column("what to do next"),
]
ROWS = [
    ["metropolitan-bicycle-supply", "disqualified", "78.0", "Agree the store sequence with operations"],
    ["山田商店", "select", "100.0", "Call [/x] them :100: today"],
]


def drawn(width: int) -> list[str]:
    return render(COLUMNS, ROWS, drawn=True, colour=False, width=width).splitlines()


@pytest.mark.parametrize("width", [45, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(display_width, drawn(width))) <= width


def test_a_spare_column_is_left_out_only_where_there_is_no_room() -> None:
    assert "verdict" in drawn(120)[0]
    assert not any("verdict" in line for line in drawn(45))


def test_markup_in_data_stays_text() -> None:
    assert "[/x] them :100:" in "\n".join(drawn(120))


def test_piped_a_table_is_aligned_text_without_rules() -> None:
    lines = render(COLUMNS, ROWS, drawn=False, colour=False, width=20).splitlines()
    assert len(lines) == 3
    assert lines[0].index("verdict") == lines[1].index("disqualified")


def test_control_characters_are_made_visible() -> None:
    assert "\\x1b[2J" in render([Column("a")], [[Cell("\x1b[2J")]], drawn=False, colour=False, width=80)


@given(st.text(alphabet="ab -山", max_size=60), st.integers(min_value=1, max_value=30))
def test_wrapping_loses_nothing_but_blanks(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab -山\u0301", max_size=60), st.integers(min_value=1, max_value=30))
def test_a_text_is_cut_where_the_room_ends_and_not_before(text: str, room: int) -> None:
    shown = cut(text, room)
    assert display_width(shown) <= room
    if shown != text:
        assert text.startswith(shown.removesuffix("…"))
        assert display_width(text[: len(shown)]) >= room
