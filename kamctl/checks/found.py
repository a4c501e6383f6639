"""What a rule yields; the runner adds the rule's name."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from kamctl.workspace.paths import account_path, plan_path
from kamctl.yaml.tree import Path


class Found(NamedTuple):
    """A finding without its rule: the fields of `Draft` except its first and its last two."""

    path: str
    where: Path
    message: str
    help: str = ""
    account: str | None = None
    key: bool = False
    restates: tuple[str, ...] = ()
    since: dt.date | None = None
    settle: str = ""


def in_account(
    account: str,
    where: Path,
    message: str,
    way_out: str = "",
    *,
    key: bool = False,
    restates: tuple[str, ...] = (),
    since: dt.date | None = None,
    settle: str = "",
) -> Found:
    """Return a finding in an account file."""
    return Found(account_path(account), where, message, way_out, account, key, restates, since, settle)


def in_plan(
    account: str,
    where: Path,
    message: str,
    way_out: str = "",
    *,
    key: bool = False,
    since: dt.date | None = None,
    settle: str = "",
) -> Found:
    """Return a finding in a plan file."""
    return Found(plan_path(account), where, message, way_out, account, key, (), since, settle)
