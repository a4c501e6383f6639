"""The commands that can be undone, for people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Protocol

from kamctl.table import Cell, Column, Row, Table


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


def listing(found: Sequence[Command]) -> Table:
    """Return the table of commands, the next to be undone first."""
    columns = [
        Column("written", keep=True), Column("files"), Column("changed since"), Column("command", below=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [f"{one.at:%Y-%m-%d %H:%M}", ", ".join(one.files),
         Cell(", ".join(one.changed_since) or None, "yellow"), one.command]
        for one in found
    ]  # fmt: skip
    return Table("commands", columns, rows, nothing="nothing can be undone")
