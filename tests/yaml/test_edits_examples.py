"""Every example file, in several styles: an edit touches only its own place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamctl.yaml.edits import Add, Append, Remove, Set, apply
from kamctl.yaml.reader import read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))


def wider(text):
    def indent(found):
        return found[1] * 2 + ("-   " if found[2] else "")

    return re.sub(r"^( *)(- )?", indent, text, flags=re.MULTILINE)


STYLES = {
    "as written": lambda text: text,
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "four columns": wider,
    "blanks in braces": lambda text: re.sub(r"\{(?=\S)(.*)\}$", r"{ \1 }", text, flags=re.MULTILINE),
    "cut": lambda text: "\ufeff" + text.rstrip("\n"),
}


def places(data, path=()):
    yield path, data
    for step, part in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        yield from places(part, (*path, step))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("file", EXAMPLES[::4], ids=lambda file: file.parent.name + "/" + file.name)
def test_an_edit_of_an_example_touches_only_its_place(file, style):
    text = STYLES[style](file.read_text(encoding="utf-8"))
    document, problems = read(text)
    assert not problems
    found = [(path, value) for path, value in places(document.data) if path]
    for path, value in found[:: max(len(found) // 8, 1)]:
        start, end = document.span(document.find(path))
        if isinstance(value, str):
            after = apply(text, [Set(path, "changed")])
            assert after.startswith(text[:start])
            assert after.endswith(text[end:])
        elif value:
            edit = Append(path, "new") if isinstance(value, list) else Add(path, "new", "new")
            after = apply(text, [edit])
            common = next((i for i, (a, b) in enumerate(zip(text, after, strict=False)) if a != b), len(text))
            assert after.endswith(text[common:])
        gone = apply(text, [Remove(path)])
        assert sum(line not in gone for line in text.split("\n")) <= text.count("\n", start, end) + 2
