"""The line reader gives what libyaml's reader gives, or leaves the text to it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path as File

import pytest
from hypothesis import HealthCheck, given, settings

from kamctl.yaml.line_reader import data_of
from kamctl.yaml.reader import by_lines, read
from kamctl.yaml.tree import BOM, Data, Path
from tests.corpora.read import SUITES, cases
from tests.yaml.yaml_styles import documents

ROOT = File(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))

#: Pieces that mean something in YAML, or nearly.
PIECES = (
    *(
        " ",
        "  ",
        "\n",
        "\n  ",
        "- ",
        "- - ",
        "-",
        ": ",
        ":",
        " #",
        "#",
        " # c",
        ",",
        ", ",
        "{",
        "}",
        "[",
        "]",
    ),
    *(
        '"',
        "'",
        "''",
        '""',
        "?",
        "? ",
        "|",
        ">-",
        "|-\n    x\n",
        ">\n  a\n  b\n",
        "~",
        "null",
        "&a ",
        "*a",
        "!t ",
    ),
    *(
        "%",
        "@",
        "`",
        "---",
        "...",
        "<<: ",
        "\t",
        "\r\n",
        "\u00a0",
        "\u0085",
        "\u2028",
        "é",
        "0",
        "\\",
        "a: b",
    ),
    *("\n\n", "\n   \n", "{}", "[]", "[a, b]", "{a: b}", "{a: [b, {c: d}]}", "=", "key:\n"),
)


def paths(data: Data, path: Path = ()) -> Iterator[Path]:
    """Yield the path of everything in data, and of some things that are not there."""
    yield path
    yield (*path, "nothing-like-it")
    yield (*path, -1)
    yield (*path, 99)
    for step, part in (
        data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ())
    ):
        yield from paths(part, (*path, step))


def agrees(text: str) -> bool:
    """Tell whether lines were enough for a text.

    The data that come of them must be what libyaml makes of it, and each part must be where its tree has it.
    """
    document, problems = read(text, tree=True)
    if any(p.message.startswith(("a character", "a carriage")) for p in problems):
        return False  # refused before anybody reads it
    data = data_of(text.removeprefix(BOM))
    if data is None:
        return False
    assert not problems, text
    assert document is not None
    assert repr(data) == repr(document.data), text
    found = by_lines(text, data)
    for path in paths(data):
        for key in (False, True):
            assert found.locate(path, key=key) == document.locate(path, key=key), (text, path, key)
    return True


def test_lines_are_enough_for_the_files_of_the_examples() -> None:
    enough = [agrees(file.read_text("utf-8")) for file in EXAMPLES]
    assert sum(enough) > 0.9 * len(EXAMPLES)


@pytest.mark.parametrize("suite", SUITES)
def test_no_text_of_a_suite_is_read_otherwise(suite: str) -> None:
    for data in cases(suite).values():
        agrees(data.decode("utf-8", "surrogateescape"))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_no_style_of_writing_is_read_otherwise(drawn: tuple[str, object]) -> None:
    agrees(drawn[0])


@pytest.mark.parametrize("seed", range(4))
def test_no_damaged_file_is_read_otherwise(seed: int) -> None:
    draw = random.Random(seed)
    files = [file.read_text("utf-8") for file in EXAMPLES]
    assert sum(agrees(_damaged(draw, draw.choice(files))) for _ in range(600)) > 60


def _damaged(draw: random.Random, text: str) -> str:
    lines = text.split("\n")
    first = draw.randrange(len(lines))
    some = lines[first : first + draw.randrange(1, 14)]
    blanks = len(some[0]) - len(some[0].lstrip(" "))
    text = "\n".join(line[blanks:] if not line[:blanks].strip() else line for line in some)
    for _ in range(draw.randrange(4)):
        at = draw.randrange(len(text) + 1)
        rest = draw.choice((at, at, at + draw.randrange(4)))
        text = text[:at] + draw.choice(PIECES) * (rest == at) + text[rest:]
    return text


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("name: Acme\n", {"name": "Acme"}),
        ("name: Acme", {"name": "Acme"}),
        ("name: Acme   # ours\n\n# end\n", {"name": "Acme"}),
        ("name: Acme\r\nmanager: s.bauer\r\n", {"name": "Acme", "manager": "s.bauer"}),
        ("a: 'it''s'\nb: \"\"\nc: ~\nd:\n", {"a": "it's", "b": "", "c": None, "d": None}),
        ("a: https://x.example/#top\nb: 12:30\nc: R&D (new)\n", {"a": "https://x.example/#top", "b": "12:30", "c": "R&D (new)"}),
        ("a: {b: 1, c: [x, y], d: {e: null}}\n", {"a": {"b": "1", "c": ["x", "y"], "d": {"e": None}}}),
        ("a: []\nb: {}\nc: [{}]\n", {"a": [], "b": {}, "c": [{}]}),
        ("a:\n- b\n- c: 1\n  d: 2\ne: f\n", {"a": ["b", {"c": "1", "d": "2"}], "e": "f"}),
        ("a:\n  - b:\n    - c\n  - d\n", {"a": [{"b": ["c"]}, "d"]}),
        ("a: >-\n  one\n  two\nb: |\n  three\n  four\n", {"a": "one two", "b": "three\nfour\n"}),
        ("a:\n  - b: >\n      one\n      two\n", {"a": [{"b": "one two\n"}]}),
    ],
)  # fmt: skip
def test_lines_are_enough(text: str, data: object) -> None:
    assert agrees(text)
    assert data_of(text) == data


@pytest.mark.parametrize(
    "text",
    [
        *("", "text\n", "- a\n", "# only this\n", "[a]\n", "  a: b\n", "a: b\n c: d\n", "a: b\n  c\n", "a:\n  text\n"),
        *("a: b: c\n", "a: b:\n", "a b: c\n", '"a": b\n', "? a\n", "a: &x b\n", "a: *x\n", "a: !t b\n", "a: @b\n"),
        *("<<: {a: b}\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: {b: [1], b: 2}\n", "%YAML 1.2\n---\na: b\n"),
        *("---\na: b\n", "a: b\n...\n", "a: b\n---\nc: d\n", "a:\tb\n", "a: b\u2028c: d\n", 'a: "\\n"\n', "a: 'b\n  c'\n"),
        *("a: [b\n", "a: [b,\n  c]\n", "a: {b}\n", "a: [b: c]\n", "a: [b,]\n", "a: [,b]\n", "a: [b] c\n", "a: [b]#c\n"),
        *("a: [b}\n", "a: {b: }\n", "a: [b? c]\n", 'a: "b" c\n', "a: 'b'c'\n", "a: |2\n   b\n", "a: >-\n  b\n\n  c\n"),
        *("a: >-\n  b\n    c\n", "a: |\n  b", "a: >-\n  b\n  # c", "a: >-\n  b\n\n    # c\nd: e\n", "a: |-\n  b\n    \n", "a:\n  - b: |-\n    c\n", "a: - b\n", "a:\n  - - b\n"),
        *("a:\n  -\n    b: c\n", "a:\n - b\n  - c\n", "a:\n  - b\n   c: d\n", "a: b\n- c\n"),
        "\n".join("  " * depth + "a:" for depth in range(40)),
        "a: " + "[" * 40 + "]" * 40,
    ],
)  # fmt: skip
def test_what_lines_may_get_wrong_is_left_to_libyaml(text: str) -> None:
    assert not agrees(text)


def test_the_tree_of_a_text_read_by_lines_is_there_when_it_is_asked_for() -> None:
    text = "name: Acme\nratings:\n  fit: [3, 4]\n"
    document = by_lines(BOM + text, data_of(text))
    node = document.find(("ratings", "fit", 1))
    assert node is not None
    assert document.span(node) == document.locate(("ratings", "fit", 1))
    start, end = document.span(node)
    assert document.text[start:end] == "4"
