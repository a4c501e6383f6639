"""A quote that is never closed is reported where it was opened, not where the next quote ends its text."""

import pytest

from kamctl.yaml.reader import read

REST = 'segment: retail\ndecisions:\n  - {outcome: selected, edition: "2026", score: 80}\n'


def problem(text):
    _, [found] = read(text)
    line = text.count("\n", 0, found.offset) + 1
    return line, found.offset - (text.rfind("\n", 0, found.offset) + 1) + 1, found.message


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("text", "line", "column", "ends"),
    [
        ('name: "Acme\n' + REST, 1, 7, 4),
        ("# ours\nname: 'Acme\nneeds:\n  n1: {need: don't wait}\n", 2, 7, 4),
        ('a: "x"\nvalue:\n  - {what: "Less stock}\n  - {what: "No returns"}\n', 3, 12, 4),
    ],
)
def test_a_text_that_ran_on_to_the_next_quote_is_reported_where_it_began(bom, text, line, column, ends):
    shift = len(bom) if line == 1 else 0
    place = (line, column + shift)
    assert problem(bom + text) == (
        *place,
        f"not valid YAML: the text that this quote opens ends only on line {ends}; what follows is not allowed",
    )


def test_a_quote_without_another_is_told_where_it_is():
    assert problem("name: 'Acme\nsegment: retail\n")[:2] == (1, 7)


@pytest.mark.parametrize(
    "text",
    [
        'name: "Acme\n  Bikes"\nsegment: a: b\n',
        'name: "Acme"\nsegment: "retail" x\n',
        'name: "Acme\n  Bikes"\nsegment: retail\n wholesale: [\n',
    ],
)
def test_a_text_on_several_lines_is_not_blamed_for_what_is_wrong_elsewhere(text):
    line, _, message = problem(text)
    assert line > 1
    assert "this quote" not in message
