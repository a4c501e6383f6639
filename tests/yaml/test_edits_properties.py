"""Any edit of any document: exactly the data that was meant, and not one byte elsewhere."""

from __future__ import annotations

import copy

import pytest
import yaml
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from kamctl.errors import EditRefusedError
from kamctl.yaml.edits import Add, Append, Plain, Remove, Set, apply
from kamctl.yaml.reader import read
from tests.yaml.yaml_styles import documents, keys, texts

SETTINGS = settings(max_examples=150, suppress_health_check=list(HealthCheck))
new_texts = st.one_of(texts, st.sampled_from(["12", "2026-01-01", "NO", "a\nb", "x: y", "Who? Me"]))
plain = st.sampled_from([Plain("4"), Plain("2026-09-30"), Plain("true"), Plain("78.5"), Plain("s.bauer")])
scalars = st.one_of(new_texts, plain)
records = st.dictionaries(st.sampled_from(["date", "by", "note", "name"]), scalars, min_size=1, max_size=3)
new_values = st.one_of(
    scalars,
    records,
    st.lists(scalars, max_size=2),
    st.lists(records, max_size=2),
    st.dictionaries(keys, records, max_size=2),
)


def paths(data, prefix=()):
    yield prefix, data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, part in items:
        yield from paths(part, (*prefix, step))


@st.composite
def edits(draw, data):
    """Draw an edit that is possible on the data."""
    places = list(paths(data))
    path, value = draw(st.sampled_from(places))
    kind = draw(st.sampled_from(["set", "add", "append", "remove"]))
    if kind == "add":
        path, value = draw(st.sampled_from([p for p in places if isinstance(p[1], dict) or p[1] is None]))
        free = [
            key for key in ["new", "zz", "2027-Q1", "yes", "by"] if value is None or value.get(key) is None
        ]
        return Add(path, draw(st.sampled_from(free)), draw(new_values))
    if kind == "append":
        lists = [p for p in places if isinstance(p[1], list) or (p[1] is None and p[0])]
        fresh = next(key for key in map("fresh{}".format, range(9)) if key not in data)
        path = draw(st.sampled_from(lists))[0] if lists else (fresh, "list")
        return Append(path, draw(new_values))
    if not path:
        return Set((draw(keys),), draw(new_values))
    return Remove(path) if kind == "remove" else Set(path, draw(new_values))


def meant(data, edit):
    """What the edit means, by plain assignment."""
    data = copy.deepcopy(data)
    whole = {"": data}
    path = ("", *edit.path)
    parent, last = whole, path[-1]
    for step in path[:-1]:
        if isinstance(parent, dict) and parent.get(step) is None:
            parent[step] = {}
        parent = parent[step]
    if isinstance(edit, Set):
        parent[last] = edit.value
    elif isinstance(edit, Remove):
        del parent[last]
    else:
        empty = {} if isinstance(edit, Add) else []
        if (isinstance(parent, dict) and parent.get(last) is None) or (
            isinstance(parent, list) and parent[last] is None
        ):
            parent[last] = empty
        if isinstance(edit, Add):
            parent[last][edit.key] = edit.value
        else:
            parent[last].append(edit.value)
    return whole[""]


def is_insertion(shorter, longer):
    """Whether `longer` is `shorter` with one piece put in."""
    common = 0
    while common < len(shorter) and shorter[common] == longer[common]:
        common += 1
    return longer.endswith(shorter[common:])


def comments(text):
    return {
        word
        for word in text.replace("\r", "").split()
        if word.startswith("c") and word.rstrip(":")[1:].isdigit()
    }


@given(st.data())
@SETTINGS
def test_an_edit_yields_exactly_the_meant_data_and_touches_nothing_else(data):
    text, before = data.draw(documents())
    document, problems = read(text)
    assert not problems, problems
    assert document.data == before
    edit = data.draw(edits(before))
    after = apply(text, [edit])
    assert read(after)[0].data == meant(before, edit)
    check_bytes(document, text, after, edit)


def key_span(document, path):
    return document.locate(path, key=True) if isinstance(path[-1], str) else None


def check_bytes(document, text, after, edit):
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", ""), "line ends are kept"
    if isinstance(edit, (Add, Append)):
        path = (*edit.path, edit.key) if isinstance(edit, Add) else edit.path
        old = document.find(edit.path)
        filled = document.find(path) is not None if isinstance(edit, Add) else False
        assert comments(text) <= comments(after), "a new entry takes no comment away"
        nonempty = (old is not None and getattr(old, "entries", None)) or getattr(old, "items", None)
        two_places = getattr(old, "flow", False) and "#" in text  # a comma before a comment, a line after it
        if nonempty and not filled and not two_places and (text.endswith("\n") or "|" not in text):
            event("insertion checked")
            assert is_insertion(text, after)
    elif isinstance(edit, Set) and document.find(edit.path) is not None:
        old = document.find(edit.path)
        start = key_span(document, edit.path) or (max(document.span(old)[0] - 150, 0), 0)
        if not isinstance(edit.value, str) or not getattr(old, "value", ""):
            inside = comments(text[start[0] : document.span(old)[1] + 150])
            assert comments(text) - comments(after) <= inside
            return
        assert after.startswith(text[: start[0]].rstrip())
        end = document.span(old)[1]
        assert after.endswith(text[end:].lstrip()), "what follows is untouched"
    elif isinstance(edit, Remove):
        node = document.find(edit.path)
        start = key_span(document, edit.path) or (document.span(node)[0] - 150, 0)
        inside = comments(text[max(start[0], 0) : document.span(node)[1] + 150])
        assert comments(text) - comments(after) <= inside


@given(st.data())
@settings(SETTINGS, max_examples=60)
def test_several_edits_one_after_the_other_add_up(data):
    text, before = data.draw(documents())
    expected, made = before, []
    for _ in range(3):
        edit = data.draw(edits(expected))
        expected = meant(expected, edit)
        made.append(edit)
    assert read(apply(text, made))[0].data == expected


@given(st.data())
@SETTINGS
def test_a_key_goes_after_the_one_that_it_follows_and_is_taken_out_without_a_trace(data):
    text, before = data.draw(documents())
    holders = [
        (path, list(value)) for path, value in paths(before) if isinstance(value, dict) and len(value) > 1
    ]
    assume(holders)
    path, names = data.draw(st.sampled_from(holders))
    at = data.draw(st.integers(0, len(names) - 2))
    with_it = apply(text, [Set((*path, "zz"), data.draw(new_values), (*names[: at + 1], "absent"))])
    found = read(with_it)[0].data
    for step in path:
        found = found[step]
    assert list(found) == [*names[: at + 1], "zz", *names[at + 1 :]]
    assert apply(with_it, [Remove((*path, "zz"))]) == text


@given(new_texts, st.sampled_from(["a: 1\n", "a: {b: 1}\n", "a:\n  - x\n", "a: [x]\n"]))
@SETTINGS
def test_a_text_stays_text_for_other_yaml_readers(text, around):
    edit = {"a: 1\n": Set(("a",), text), "a: {b: 1}\n": Add(("a",), "c", text)}.get(
        around, Append(("a",), text)
    )
    after = apply(around, [edit])
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        value = yaml.load(after, loader)["a"]
        found = value if isinstance(value, str) else value["c"] if isinstance(value, dict) else value[-1]
        assert found == text


@pytest.mark.slow
@given(st.data())
@settings(SETTINGS, max_examples=20_000)
def test_an_edit_touches_nothing_else_at_length(data):
    text, before = data.draw(documents())
    document, problems = read(text)
    assert not problems
    assert document.data == before
    edit = data.draw(edits(before))
    try:
        after = apply(text, [edit])
    except EditRefusedError as refused:
        pytest.fail(f"{refused.message}\n{text}\n{edit}")
    assert read(after)[0].data == meant(before, edit)
    check_bytes(document, text, after, edit)
