"""Paths to fields as people write them: `contacts.j.roth.stance`, `validations[0].note`.

Ids may contain dots, too, so a path is read along the record's types: a step that is not a field belongs to
the id before it, and an existing id takes precedence over a new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kamctl.model import shape
from kamctl.model.record import Record
from kamctl.model.walk import ENTRIES, VALUES, Steps

#: A path into a file: keys of mappings, indices of lists.
Path = tuple[str | int, ...]
#: The cost of a reading that takes everything left for the id of a record that does not exist.
_UNLIKELY = 100
_WORD = re.compile(r"\[([^\]]*)\]|([^.\[\]]+)")


class Word(NamedTuple):
    """A step of a written path; one in brackets is never split."""

    text: str
    whole: bool


class Astray(NamedTuple):
    """Where a written path leaves the known fields: the step, what holds it, what is known there.

    `what` says which kind of thing is known: a field, an entry by number, or nothing below a value.
    """

    step: str
    holder: Path
    what: str
    known: tuple[str, ...]


def words_of(text: str) -> tuple[Word, ...]:
    """Return the steps of a written path; none where it is not one."""
    bare = text.strip()
    found = tuple(
        Word(match[1] if match[1] is not None else match[2], match[1] is not None)
        for match in _WORD.finditer(bare)
    )
    return found if found and _WORD.sub("", bare).strip(".") == "" else ()


def resolve(record: type[Record], text: str, data: Any) -> Path | Astray:
    """Return the path that a text means in a file of this record, whose data shows which ids exist."""
    words = words_of(text)
    found = list(_read(record, words, data, ()))
    if found:
        return min(found, key=lambda one: one[0])[1]
    return _astray(record, words, data, text)


def steps_of(record: type[Record], path: Path) -> Steps:
    """Return a path with `{}` for an id and `[]` for a number, as the walks name places."""
    held = [shape.at(record, path[:depth]) for depth in range(len(path))]
    return tuple(
        ENTRIES if isinstance(step, int) else VALUES if shape.is_mapping(here) else step
        for step, here in zip(path, held, strict=True)
    )


def _read(annotation: Any, words: tuple[Word, ...], data: Any, path: Path) -> Iterator[tuple[int, Path]]:
    """Yield every reading of the words, each with how many of its steps are not in the data."""
    if not words:
        if path:
            yield 0, path
        return
    for step, inner, rest in _steps(shape.bare(annotation), words, data):
        below, new = _below(data, step)
        if new and not rest and isinstance(step, str) and not _is_value(inner):
            new = _UNLIKELY
        for cost, whole in _read(inner, rest, below, (*path, step)):
            yield cost + new, whole


def _steps(
    here: Any, words: tuple[Word, ...], data: Any
) -> Iterator[tuple[str | int, Any, tuple[Word, ...]]]:
    """Yield the first steps that words can mean at an annotation, the type there, and the words left."""
    first, rest = words[0], words[1:]
    if isinstance(here, type) and issubclass(here, Record):
        field = shape.fields_of(here).get(first.text.replace("-", "_"))
        if field is not None:
            yield first.text.replace("-", "_"), field.annotation, rest
    elif shape.is_list(here):
        if re.fullmatch(r"-?[0-9]+", first.text):
            at, length = int(first.text), len(data) if isinstance(data, list) else 0
            yield at + length if at < 0 else at, shape.entry_of(here), rest
    elif shape.is_mapping(here):
        if first.whole:
            yield first.text, shape.entry_of(here), rest
            return
        dotted = next((i for i, word in enumerate(words) if word.whole), len(words))
        keys = {".".join(word.text for word in words[:end]): end for end in range(1, dotted + 1)}
        there = [key for key in keys if isinstance(data, dict) and key in data]
        for key in there or keys:
            yield key, shape.entry_of(here), words[keys[key] :]


def _is_value(annotation: Any) -> bool:
    here = shape.bare(annotation)
    return shape.scalar_of(here) is not None or bool(shape.choices_of(here))


def _below(data: Any, step: str | int) -> tuple[Any, int]:
    """Return what the data holds at a step, and 1 if it does not exist yet."""
    if isinstance(data, dict) and isinstance(step, str) and step in data:
        return data[step], 0
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step], 0
    return None, 1


def _astray(record: type[Record], words: tuple[Word, ...], data: Any, text: str) -> Astray:
    """Return where the reading that gets furthest stops."""
    best: tuple[int, Astray] = (-1, Astray(text, (), "field", tuple(shape.fields_of(record))))
    pending: list[tuple[Any, tuple[Word, ...], Any, Path, int]] = [(record, words, data, (), 0)]
    while pending:
        annotation, left, held, path, new = pending.pop()
        here = shape.bare(annotation)
        steps = list(_steps(here, left, held)) if left else []
        for step, inner, rest in steps:
            below, missing = _below(held, step)
            pending.append((inner, rest, below, (*path, step), new + missing))
        if left and not steps:
            got = 2 * (len(words) - len(left)) - new
            if got > best[0]:
                best = got, Astray(left[0].text, path, *_known(here, held))
    return best[1]


def _known(here: Any, data: Any) -> tuple[str, tuple[str, ...]]:
    if isinstance(here, type) and issubclass(here, Record):
        return "field", tuple(shape.fields_of(here))
    if shape.is_list(here):
        return "entry", tuple(str(i) for i in range(len(data) if isinstance(data, list) else 0))
    return "value", ()
