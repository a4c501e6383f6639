"""Turns the records into pydantic schemas and walks, ahead of time.

Building pydantic's schemas at run time takes longer than everything else a command does. So each file kind's
core schema is generated once, by `python -m kamctl.model.compile`, into `generated/`, and a test compares it
with the records. Where the installed pydantic-core does not accept the stored schema, it is built from the
records: slower, with the same result.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from kamctl.model.kinds import KINDS, Kind, record_class


def build_schema(kind: Kind) -> dict[str, Any]:
    """Return the core schema of a file kind, built from its record."""
    from pydantic import TypeAdapter

    schema: dict[str, Any] = _plain(dict(TypeAdapter(record_class(kind)).core_schema))
    return schema


def _plain(value: Any) -> Any:
    """Drop what no file needs: Python values, checks of contradictions, what only JSON Schemas show."""
    if isinstance(value, dict) and value.get("type") in ("function-before", "function-after"):
        reference = {"ref": value["ref"]} if "ref" in value else {}
        return _plain({**value["schema"], **reference})
    if isinstance(value, dict):
        return {k: _reference(k, _plain(v)) for k, v in value.items() if k != "metadata"}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


def _reference(key: str, value: Any) -> Any:
    if key in ("ref", "schema_ref") and isinstance(value, str):
        return value.rsplit(":", 1)[0].rsplit(".", 1)[-1]
    return value


def source(kind: Kind) -> str:
    """Return the Python source of a compiled schema."""
    classes: set[type] = set()
    body = _literal(build_schema(kind), classes, 0)
    imports = sorted(
        f"from {c.__module__} import {c.__name__}" for c in classes if c.__module__ != "builtins"
    )
    head = f'"""Generated from `{kind}` by `python -m kamctl.model.compile`; do not edit."""\n'
    return f"{head}\n" + "\n".join(imports) + f"\n\nSCHEMA = {body}\n"


def _literal(value: Any, classes: set[type], depth: int) -> str:
    pad = " " * (depth + 1)
    if isinstance(value, dict):
        rows = [f"{pad}{k!r}: {_literal(v, classes, depth + 1)},\n" for k, v in value.items()]
        return "{\n" + "".join(rows) + " " * depth + "}" if rows else "{}"
    if isinstance(value, list) and any(isinstance(v, dict) for v in value):
        rows = [f"{pad}{_literal(v, classes, depth + 1)},\n" for v in value]
        return "[\n" + "".join(rows) + " " * depth + "]"
    if isinstance(value, type):
        classes.add(value)
        return value.__name__
    if isinstance(value, Decimal):
        classes.add(Decimal)
    return repr(value)


def walks_source() -> str:
    """Return the Python source of the compiled walks over the records of all file kinds."""
    from pprint import pformat

    from kamctl.model.entries import build_entry_kinds
    from kamctl.model.walk import HOT, build, build_scopes
    from kamctl.model.walk_source import collector

    tables, functions, names = {}, [], []
    for kind in KINDS:
        cls = record_class(kind)
        table = build(cls)
        tables[f"{cls.__module__}:{cls.__qualname__}"] = tuple(table)
        functions += [collector(f"{kind}_{walk}", table.groups(walk)) for walk in HOT]
        pairs = ", ".join(f"{walk!r}: {kind}_{walk}" for walk in HOT)
        names.append(f'    "{cls.__module__}:{cls.__qualname__}": {{{pairs}}},')
    scopes = {name: tuple(scope) for name, scope in build_scopes().items()}
    parts = [
        '"""Generated from the records by `python -m kamctl.model.compile`; do not edit."""\n',
        "from typing import Any\n\nLists = list[list[Any]]\n",
        f"WALKS: dict[str, Any] = {pformat(tables, width=100, sort_dicts=False)}\n",
        f"SCOPES: dict[str, Any] = {pformat(scopes, width=100, sort_dicts=False)}\n",
        f"ENTRY_KINDS: dict[str, Any] = {pformat(build_entry_kinds(), width=100, sort_dicts=False)}\n\n",
        "\n\n".join(functions),
        "\n".join(["\nCOLLECTORS: dict[str, Any] = {", *names, "}\n"]),
    ]
    return "\n".join(parts)


def compiled() -> dict[str, str]:
    """Return the source of every compiled module by its file name."""
    return {**{f"{kind}.py": source(kind) for kind in KINDS}, "walks.py": walks_source()}


def write(folder: Path) -> None:
    """Write everything compiled from the records into `folder`."""
    for name, text in compiled().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "generated")
