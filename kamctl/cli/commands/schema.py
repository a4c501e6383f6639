"""`kamctl schema`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.cli import terminal
from kamctl.model.kinds import KINDS

FileKind = StrEnum("FileKind", list(KINDS))  # type: ignore[misc]


def schema(
    kind: Annotated[FileKind | None, typer.Argument(help="File kind; none lists them.")] = None,
) -> None:
    """Print the JSON Schema of a file kind."""
    from kamctl.formats.schemas import json_schema

    if kind is None:
        terminal.text("\n".join(KINDS))
    else:
        terminal.emit(json_schema(kind.value))
