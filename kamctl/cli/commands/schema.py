"""`kamctl schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import terminal
from kamctl.formats.results import RESULTS
from kamctl.model.kinds import KINDS

Named = StrEnum("Named", list(dict.fromkeys((*KINDS, *RESULTS))))  # type: ignore[misc]


def schema(
    kind: Annotated[
        Named | None, typer.Argument(help="File kind, or with --results a command's result; none lists them.")
    ] = None,
    results: Annotated[
        bool, typer.Option("--results", help="The JSON that commands print, not the files.")
    ] = False,
) -> None:
    """Print the JSON Schema of a file kind, or of a command's result."""
    known = RESULTS if results else KINDS
    if kind is None:
        terminal.text("\n".join(known))
        return
    if kind.value not in known:
        other = "a file kind" if results else "a result: add --results"
        raise typer.BadParameter(f"{kind.value} is {other}.", param_hint="KIND")
    terminal.emit(_schema(kind.value, results=results))


def _schema(name: str, *, results: bool) -> str:
    if results:
        from kamctl.formats.json_text import indented
        from kamctl.formats.result_schemas import result_schema

        return indented(result_schema(name))
    from kamctl.formats.schemas import json_schema

    return json_schema(name)
