"""What is wrong in a workspace, and where: a value, never an exception."""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Draft(NamedTuple):
    """A finding before its place is known by line and column.

    `path` is the file, relative to the workspace root, with `/`. `where` is a path into the
    file's data (`("actions", "a-7k2q", "due")`); with `key`, the key itself is meant and not its
    value. `offset` takes the place of `where` for a file that has no tree. `no_id` is a text that
    was written where an id belongs: somebody's name, perhaps. `restates` names rules that report the same
    cause for the account; where one of them found something, this is left out. `since` is the last day on
    which all was well, or in time; None where no date is involved. `settle` is the command that ends it;
    without one, it is ended at its place in the file.
    """

    rule: str
    path: str
    where: tuple[str | int, ...]
    message: str
    help: str = ""
    account: str | None = None
    key: bool = False
    restates: tuple[str, ...] = ()
    since: dt.date | None = None
    settle: str = ""
    offset: int | None = None
    no_id: str = ""


class Finding(NamedTuple):
    """A finding as reported: line and column count from 1, `end_column` is not part of it.

    `owner` is who can end it: the owner of the action or initiative, else the account manager. `since`
    and `settle` are those of the draft.
    """

    rule: str
    code: str
    severity: Severity
    path: str
    line: int
    column: int
    end_column: int
    account: str | None
    message: str
    help: str
    source: str
    owner: str | None = None
    since: dt.date | None = None
    settle: str = ""
