"""Splits a gate's remedy into parts to carry out: YAML for a file, and commands to run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kamctl.method.lifecycle.remedies import BLANK, BLANK_DAY, BLANK_TEXT, BLANK_WORD
from kamctl.model import shape
from kamctl.model.kinds import record_class
from kamctl.model.relative_days import Calendar
from kamctl.workspace import paths
from kamctl.workspace.field_values import value_at
from kamctl.yaml.edit_ops import Add, Append, Edit, Set, Value
from kamctl.yaml.reader import read
from kamctl.yaml.tree import Data, Path, data_at

BLANKS = frozenset({BLANK, BLANK_WORD, BLANK_DAY, BLANK_TEXT})
#: A placeholder id in a remedy, for somebody whose name is not known.
_STAND_IN = re.compile(r"(first\.last|new\.person|[a-z]+\.contact)\Z")
_FILE = re.compile(r"in ([^ ]+\.yaml):\Z")


class InFile(NamedTuple):
    """Fields to put into a file."""

    path: str
    data: Data


class ToRun(NamedTuple):
    """A command to run, with blanks to fill in."""

    words: tuple[str, ...]


def parts(remedy: str) -> list[InFile | ToRun]:
    """Return the parts of a remedy, in order."""
    found: list[InFile | ToRun] = []
    path, lines = "", list[str]()
    for line in [*remedy.split("\n"), ""]:
        begins = _FILE.match(line)
        if begins is not None or line.startswith("kamctl ") or not line:
            if path:
                document, _ = read("\n".join(lines) + "\n")
                found.append(InFile(path, document.data if document is not None else None))
            path, lines = (begins[1] if begins is not None else ""), []
            if line.startswith("kamctl "):
                found.append(ToRun(tuple(shlex.split(line)[1:])))
        else:
            lines.append(line)
    return found


def blanks(data: Data, path: Path = ()) -> Iterator[Path]:
    """Yield the places of blanks in data."""
    if isinstance(data, (dict, list)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from blanks(value, (*path, step))
    elif data in BLANKS:
        yield path


def stands_in(name: str) -> bool:
    """Tell whether an id stands in for that of somebody whose name a remedy does not know."""
    return _STAND_IN.match(name) is not None


def renamed(remedy: str, ids: Mapping[str, str]) -> str:
    """Return a remedy with real ids in place of placeholder ids."""
    for old, new in ids.items():
        remedy = re.sub(rf"(?<![\w.-]){re.escape(old)}(?![\w.-])", new, remedy)
    return remedy


def filled(data: Data, answers: Mapping[Path, str], path: Path = ()) -> Data:
    """Return data with answers in place of blanks; an empty one takes its field out."""
    if isinstance(data, dict):
        return {key: filled(value, answers, (*path, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [filled(value, answers, (*path, i)) for i, value in enumerate(data)]
    return answers.get(path, data) or None


def edits(path: str, wanted: Data, there: Data, calendar: Calendar) -> Iterator[Edit]:
    """Yield edits that put fields into a file: list entries are appended, existing fields kept or set."""
    where = paths.place(path)
    assert where is not None
    yield from _edits(where.kind, (), wanted, there, calendar)


def _edits(kind: str, at: Path, wanted: Data, there: Data, calendar: Calendar) -> Iterator[Edit]:
    if isinstance(wanted, dict):
        for key, value in wanted.items():
            held = data_at(there, (*at, key))
            is_mapping = shape.is_mapping(shape.at(record_class(kind), (*at, key)))
            if held is None and isinstance(value, dict) and not is_mapping:
                yield Add(at, key, _value(kind, (*at, key), value, calendar))
            elif held is None and isinstance(value, list):
                yield from _appended(kind, (*at, key), value, calendar)
            else:
                yield from _edits(kind, (*at, key), value, there, calendar)
    elif isinstance(wanted, list):
        yield from _appended(kind, at, wanted, calendar)
    elif wanted is not None:
        yield Set(at, _value(kind, at, wanted, calendar))


def _appended(kind: str, at: Path, entries: Iterable[Data], calendar: Calendar) -> Iterator[Edit]:
    for entry in entries:
        yield Append(at, _value(kind, (*at, 0), entry, calendar))


def _value(kind: str, at: Path, data: Data, calendar: Calendar) -> Value:
    """Return data as written in files, each text as its field takes it."""
    if isinstance(data, dict):
        return {
            key: _value(kind, (*at, key), part, calendar) for key, part in data.items() if part is not None
        }
    if isinstance(data, list):
        return [_value(kind, (*at, i), part, calendar) for i, part in enumerate(data)]
    annotation = shape.at(record_class(kind), at)
    return value_at(str(at[-1]), annotation, data or "", calendar)
