"""The reference of the file formats, generated from the records that read the files."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from kamctl.model import types
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.record import Record
from kamctl.model.shape import bare, entry_of, fields_of, is_list, is_mapping, scalar_of, words
from kamctl.workspace.paths import place
from kamctl.yaml.reader import read
from kamctl.yaml.scalars import needs_quotes, quoted

_HEAD = """# File formats

Generated from the records that read the files; do not edit. What the words mean is in the
[glossary](glossary.md); `kamctl schema KIND` prints the JSON Schema of a kind.

A file of a workspace is UTF-8 YAML of one document. What exists and can be referred to is a mapping by
id; what happened is a log: a list of dated entries, newest last. A value's type comes from its field:
in a text field `NO`, `012` and `1:30` stay the text they are.

| file | kind | holds |
|---|---|---|
"""
#: An example may take as much of a table's row as this.
_ROOM = 60
_PATTERNS = {
    types.ID: "id",
    types.LINE: "text on one line",
    types.TEXT: "text",
    types.PERIOD: "period",
    types.QUARTER: "quarter",
    types.CURRENCY: "currency code, ISO 4217",
    types.TARGET: "comparison and a number",
}
_BY_TYPE = {
    "date": "2026-09-30",
    "number": "12.5",
    "whole": "3",
    "bool": "true",
    types.ID: "frame-programme",
    types.PERIOD: "2026-Q3",
    types.QUARTER: "2026-Q4",
    types.CURRENCY: "EUR",
    types.TARGET: '"<= 30"',
}


def format_reference(examples: Path) -> str:
    """Return the page on every field of every file kind; examples are what `examples` has in its files."""
    found = _examples(examples)
    rows = [
        f"| `{kind.path}` | [{kind.name}](#{kind.name}) | {_sentence(record_class(kind.name))} |"
        for kind in KINDS.values()
    ]
    parts = [_HEAD + "\n".join(rows) + "\n"]
    for kind in KINDS.values():
        parts.append(f"## {kind.name}\n\n`{kind.path}`: {_sentence(record_class(kind.name))}\n")
        parts.extend(_record(record, found, kind.name) for record in _records(record_class(kind.name)))
    return "\n".join(parts)


def _sentence(record: type[Record]) -> str:
    return (record.__doc__ or "").strip().partition("\n")[0]


def _records(record: type[Record]) -> Iterator[type[Record]]:
    """Yield a record class and those within it, each once, in the order of the fields."""
    seen: list[type[Record]] = []

    def walk(annotation: Any) -> None:
        here = bare(annotation)
        if is_mapping(here) or is_list(here):
            walk(entry_of(here))
        elif isinstance(here, type) and issubclass(here, Record) and here not in seen:
            seen.append(here)
            for field in fields_of(here).values():
                walk(field.annotation)

    walk(record)
    yield from seen


def _record(record: type[Record], found: Mapping[tuple[type, str], Any], kind: str) -> str:
    top = record is record_class(kind)
    head = "" if top else f"### {kind}: {words(record)}\n\n{_sentence(record)}\n\n"
    lines = ["| field | type | | meaning | example |", "|---|---|---|---|---|"]
    for name, field in fields_of(record).items():
        example = found.get((record, name)) or _by_type(field.annotation)
        lines.append(
            f"| `{name}` | {_type(field.annotation, kind)} | {_need(record, name)} "
            f"| {_cell(field.doc)} | {f'`{_cell(example)}`' if example else ''} |"
        )
    return head + "\n".join(lines) + "\n"


def _need(record: type[Record], name: str) -> str:
    """Say whether a field must be there, and what holds where it is not."""
    field = next(f for f in dataclasses.fields(record) if f.name == name)
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "required"
    default = field.default
    if default is None or default is dataclasses.MISSING or default == ():
        return "optional"
    return f"default `{_scalar(default)}`"


def _type(annotation: Any, kind: str) -> str:
    """Say in words what a field takes."""
    refs = [_plain(ref) for ref in _refs(annotation)]
    here = bare(annotation)
    if is_mapping(here):
        return f"mapping by {_type(get_args(here)[0], kind)}: {_type(entry_of(here), kind)}"
    if is_list(here):
        inner = bare(entry_of(here))
        is_log = isinstance(inner, type) and issubclass(inner, Record) and "date" in fields_of(inner)
        what = f"id of {' or '.join(refs)}" if refs else _type(entry_of(here), kind)
        return f"{'log' if is_log else 'list'}: {what}"
    if isinstance(here, type) and issubclass(here, Record):
        return f"[{words(here)}](#{kind}-{words(here).replace(' ', '-')})"
    if get_origin(here) is Literal:
        return " / ".join(f"`{choice}`" for choice in get_args(here))
    scalar = scalar_of(here)
    if refs:
        return f"id of {' or '.join(refs)}"
    return _scalar_words(scalar) if scalar is not None else "text"


def _scalar_words(scalar: types.Scalar) -> str:
    if scalar.kind == "text":
        return _PATTERNS.get(scalar.pattern, "text")
    name = {"date": "date", "number": "number", "whole": "whole number", "bool": "`true` / `false`"}[
        scalar.kind
    ]
    if scalar.low is not None and scalar.high is not None:
        return f"{name}, {scalar.low} to {scalar.high}"
    return name if scalar.low is None else f"{name}, {scalar.low} or more"


def _refs(annotation: Any) -> list[str]:
    """Return what the marks on an annotation say that it names."""
    found: list[str] = []
    while (
        get_origin(annotation) in (Annotated, Union)
        or str(get_origin(annotation)) == "<class 'types.UnionType'>"
    ):
        if get_origin(annotation) is Annotated:
            found += [
                name for mark in annotation.__metadata__ if isinstance(mark, types.Ref) for name in mark
            ]
        annotation = next(a for a in get_args(annotation) if a is not type(None))
    return found


def _plain(ref: str) -> str:
    return f"{'an' if ref[0] in 'aeiou' else 'a'} {ref}"


def _examples(folder: Path) -> dict[tuple[type, str], str]:
    """Return, for each field, the first value that the files of an example workspace have for it."""
    found: dict[tuple[type, str], str] = {}

    def take(annotation: Any, value: Any) -> None:
        here = bare(annotation)
        if isinstance(here, type) and issubclass(here, Record) and isinstance(value, dict):
            for name, field in fields_of(here).items():
                if name in value:
                    if text := _inline(value[name]):
                        found.setdefault((here, name), text)
                    take(field.annotation, value[name])
        elif is_mapping(here) and isinstance(value, dict):
            for entry in value.values():
                take(entry_of(here), entry)
        elif is_list(here) and isinstance(value, list):
            for entry in value:
                take(entry_of(here), entry)

    for file in sorted(folder.rglob("*.yaml")):
        where = place(file.relative_to(folder).as_posix())
        if where is not None:
            document, _ = read(file.read_text(encoding="utf-8"))
            assert document is not None, file
            take(record_class(where.kind), document.data)
    return found


def _inline(value: Any) -> str:
    """Return a value as YAML on one line, cut to what a table has room for."""
    text = _flow(value)
    if len(text) <= _ROOM:
        return text
    if isinstance(value, dict):
        return f"{{{next(iter(value))}: …}}"
    if isinstance(value, list):
        return f"[{_inline(value[0])}, …]"
    return f"{text[: _ROOM - 1].rstrip()}…"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        text = " ".join(value.split())
        number = text.replace(".", "", 1).lstrip("-").isdigit()
        return (
            text if number or not needs_quotes(text, flow=True) or types.is_day(text) else quoted(text, '"')
        )
    if isinstance(value, (bool, int, Decimal, dt.date)):
        return types.written(value) or ""
    return ""


def _by_type(annotation: Any) -> str:
    """Return an example that fits a field's type, where no example workspace has one."""
    here = bare(annotation)
    if get_origin(here) is Literal:
        return str(get_args(here)[0])
    if is_mapping(here):
        return f"{{{_by_type(get_args(here)[0])}: {_by_type(entry_of(here))}}}"
    if is_list(here):
        return f"[{_by_type(entry_of(here))}]"
    scalar = scalar_of(here)
    if scalar is None:
        return "{…}"
    return scalar.example or _BY_TYPE.get(scalar.pattern) or _BY_TYPE.get(scalar.kind, "Text")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
