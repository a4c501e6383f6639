"""What changed between two revisions of a workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from kamctl.app.open import open_workspace, today
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.git import versions
from kamctl.method.changes.compare import Changes, compare
from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load
from kamctl.workspace.paths import place


class NoSettingsError(KamctlError):
    """A side of the comparison is not a workspace."""

    def __init__(self, where: str) -> None:
        super().__init__(f"kam.yaml cannot be read {where}", "Compare revisions at which it can.")


class Compared(NamedTuple):
    """The changes from a revision to another, or to the files on disk (`new` is None), as of a day."""

    changes: Changes
    old: str
    new: str | None
    today: dt.date


def compare_revisions(session: Session, revisions: str | None) -> Compared:
    """Compare `REV` (default HEAD) with the files on disk, `A..B`, or `A...B` (from where B left A).

    Raises:
        KamctlError: no workspace, no such revision, or the newer side's kam.yaml cannot be read.
    """
    workspace = open_workspace(session)
    span = versions.parse_range(workspace.root, revisions)
    old = versions.texts_at(workspace.root, span.old)
    new = workspace.texts if span.new is None else versions.texts_at(workspace.root, span.new)
    before, after = _portfolios(old, dict(new))
    if after is None:
        raise NoSettingsError(f"at {span.new[:12]}" if span.new else "here")
    day = today(workspace.session, after)
    changes = compare(before if before is not None else Portfolio(after.kam), after, day)
    if before is None:
        unread = f"at {span.old[:12]} there was no workspace yet, or its kam.yaml could not be read"
        changes = changes._replace(unknown=(*changes.unknown, unread))
    return Compared(changes, span.old, span.new, day)


def _portfolios(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Portfolio | None, Portfolio | None]:
    """Load both sides without equal accounts, unless the criteria differ."""
    changed = {path for path in {*old, *new} if old.get(path) != new.get(path)}
    accounts = {where.account for path in changed if (where := place(path)) is not None}
    rescore = "criteria.yaml" in changed

    def differs(path: str) -> bool:
        where = place(path)
        return where is not None and (where.account is None or where.account in accounts)

    def wanted(path: str) -> bool:
        return differs(path) or (rescore and path.startswith("accounts/"))

    before = load({p: t for p, t in old.items() if differs(p)}, references=False).portfolio
    after = load({p: t for p, t in new.items() if wanted(p)}, references=False).portfolio
    if before is not None and after is not None:  # equal files are read once
        same = {name: account for name, account in after.accounts.items() if name not in accounts}
        before = replace(before, accounts={**same, **before.accounts})
    return before, after
