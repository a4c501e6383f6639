"""What can be taken back, for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from kamctl.views.table import Cell, Column, Row


class Command(Protocol):
    """A command that wrote."""

    @property
    def command(self) -> str: ...
    @property
    def at(self) -> dt.datetime: ...
    @property
    def files(self) -> tuple[str, ...]: ...
    @property
    def changed_since(self) -> tuple[str, ...]: ...


def listing(found: Sequence[Command]) -> tuple[list[Column], list[Row]]:
    """Return the table of commands, the next to be taken back first."""
    columns = [
        Column("written", keep=True),
        Column("files"),
        Column("changed since"),
        Column("command", below=True),
    ]
    rows: list[Row] = [
        [f"{one.at:%Y-%m-%d %H:%M}", ", ".join(one.files),
         Cell("yes", "yellow") if one.changed_since else "no", one.command]
        for one in found
    ]  # fmt: skip
    return columns, rows
