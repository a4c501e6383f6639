"""Tables fit the terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamctl.table import Cell, Column, Table
from kamctl.views.table import render
from kamctl.views.wrap import cut, display_width, prose, wrapped

COLUMNS = [
    Column("account", keep=True),
    Column("verdict", spare=True),
    Column("score", "right", keep=True),
    Column("what to do next", below=True),
]
ROWS = [
    ["metropolitan-bicycle-supply", "disqualified", "78.0", "Agree the store sequence with operations"],
    ["山田商店", "select", "100.0", "Call [/x] them :100: today"],
]


def drawn(width: int) -> list[str]:
    return render(Table("t", COLUMNS, ROWS), drawn=True, colour=False, width=width).splitlines()


@pytest.mark.parametrize("width", [45, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(display_width, drawn(width))) <= width


def test_a_spare_column_is_left_out_only_where_there_is_no_room() -> None:
    assert "verdict" in drawn(120)[0]
    assert not any("verdict" in line for line in drawn(45))


@pytest.mark.parametrize("width", [20, 45, 60, 80])
def test_no_id_number_or_word_is_broken(width: int) -> None:
    words = set(" ".join(drawn(width)).split())
    for text in (cell for row in ROWS for at, cell in enumerate(row) if at != 1):
        assert set(text.split()) <= words


def test_a_long_text_goes_below_its_row_where_it_would_get_a_narrow_strip() -> None:
    assert drawn(82)[2].endswith("78.0  Agree the store sequence with")
    assert drawn(81)[3] == "    Agree the store sequence with operations"
    assert "what to do next" not in drawn(81)[0]


def test_several_texts_below_a_row_keep_their_headings() -> None:
    columns = [Column("account", keep=True), Column("missing", below=True), Column("fallen", below=True)]
    rows = [["acme", "forecast-agreed, manager-named", "growth-investigated"], ["beta", "-", "-"]]
    lines = render(Table("t", columns, rows), drawn=True, colour=False, width=44).splitlines()
    assert lines[2:] == [
        "acme",
        "    missing: forecast-agreed, manager-named",
        "    fallen: growth-investigated",
        "beta",
    ]


def test_a_style_colours_a_cell_alone_and_numbers_stand_right() -> None:
    columns = [Column("account"), Column("late", "right")]
    lines = render(
        Table("t", columns, [["acme", Cell(3, "red")]]), drawn=True, colour=True, width=80
    ).splitlines()
    assert lines[0] == "\x1b[1maccount\x1b[0m  \x1b[1mlate\x1b[0m"
    assert lines[2] == "acme        \x1b[31m3\x1b[0m"


def test_prose_is_broken_between_words_and_hangs_under_its_first() -> None:
    assert prose("  a-8rnc: Count them in stock", 20) == "  a-8rnc: Count them\n    in stock"
    assert prose("help: run it again, please", 16) == "help: run it\n        again,\n        please"


def test_a_command_to_be_copied_stays_on_one_line() -> None:
    command = "kamctl rate acme strategic-fit RATING --evidence '…'"
    assert command in prose(f"not rated yet: {command}", 30).split("\n  ")
    assert f"`{command}`" in "\n".join(wrapped(f"Then run `{command}` again", 20))


def test_markup_in_data_stays_text() -> None:
    assert "[/x] them :100:" in "\n".join(drawn(120))


def test_piped_a_table_is_aligned_text_without_rules() -> None:
    lines = render(Table("t", COLUMNS, ROWS), drawn=False, colour=False, width=20).splitlines()
    assert len(lines) == 3
    assert lines[0].index("verdict") == lines[1].index("disqualified")


def test_control_characters_are_made_visible() -> None:
    assert "\\x1b[2J" in render(
        Table("t", [Column("a")], [[Cell("\x1b[2J")]]), drawn=False, colour=False, width=80
    )


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


def test_a_percentage_stays_with_its_sign():
    assert wrapped("mountain-bikes 74.9 %, frames 19.3 %", 34) == ["mountain-bikes 74.9 %, frames", "19.3 %"]
    assert wrapped("sensitive (66 %), or so", 14) == ["sensitive", "(66 %), or so"]
