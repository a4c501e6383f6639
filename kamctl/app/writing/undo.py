"""Undoes the last command that wrote, unless somebody has changed the same places since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kamctl import hints
from kamctl.app.session import Session
from kamctl.errors import KamctlError, RefusedError
from kamctl.findings import Draft
from kamctl.merge.merge import UnsupportedError
from kamctl.merge.safe_merge import merge_sound
from kamctl.wording import listed
from kamctl.workspace import journal
from kamctl.workspace.disk import find_root, scan
from kamctl.workspace.journal import Entry, Held
from kamctl.workspace.load import load
from kamctl.workspace.patch import diff
from kamctl.workspace.paths import place
from kamctl.workspace.write import Change, Validate, Written, change_files


class NothingToUndoError(KamctlError):
    """No command of this workspace can be undone."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"no command that wrote to {root} is left to undo",
            "Use git to undo what is committed or was changed by hand.",
        )


class ChangedSinceError(RefusedError):
    """Somebody changed a file where the command wrote; `patch` would have undone the command."""

    def __init__(self, entry: Entry, paths: Sequence[str]) -> None:
        self.patch = patch_of(entry)
        super().__init__(
            f"{listed(paths)} {'was' if len(paths) == 1 else 'were'} changed there since: {entry.command}",
            "Nothing was changed. The patch above undoes the command: apply what still fits. "
            f"`{hints.undo(forget=True)}` leaves the command as it is.",
        )


class Undone(NamedTuple):
    """A command that was undone, its files before and after, and those that keep later changes."""

    entry: Entry
    files: tuple[Written, ...]
    merged: tuple[str, ...]


class Listed(NamedTuple):
    """A command in the journal: how it was typed, when, its files, and which of them were changed since."""

    command: str
    at: dt.datetime
    files: tuple[str, ...]
    changed_since: tuple[str, ...]


def undo(session: Session, *, dry_run: bool = False) -> Undone:
    """Undo the last command that wrote to the workspace.

    A file that is as the command left it gets its old bytes back. From a file that was changed since, the
    command's part is removed, unless that overlaps with the changes.

    Raises:
        NothingToUndoError: there is none.
        ChangedSinceError: the same place was changed since.
        InvalidChangeError: other files now refer to what would be removed.
    """
    root = find_root(session.directory)
    entry = _last(root)
    merged: list[str] = []
    lost = [one.path for one in entry.files if one.after is None and (root / one.path).exists()]
    gone = [one.path for one in entry.files if one.after is not None and not (root / one.path).exists()]
    if lost or gone:
        raise ChangedSinceError(entry, [*lost, *gone])
    changes: dict[str, Change] = {one.path: _back(entry, one, merged) for one in entry.files}
    created = [one.path for one in entry.files if one.after is None]
    with journal.running(None):
        files = change_files(root, changes, create=created, dry_run=dry_run, validate=_validator(root, entry))
    if not dry_run:
        journal.forget(root, entry.number)
    return Undone(entry, files, tuple(merged))


def listing(session: Session) -> list[Listed]:
    """Return the commands that can be undone, the newest first."""
    root = find_root(session.directory)
    expected: dict[str, str | None] = {}
    found = []
    for one in journal.entries(root):
        if _never_was(root, one):
            continue
        changed = [
            held.path for held in one.files if expected.get(held.path, _text(root, held.path)) != held.after
        ]
        expected |= {held.path: held.before for held in one.files}  # once this one is undone
        at = dt.datetime.fromtimestamp(one.at).astimezone().replace(microsecond=0)
        found.append(Listed(one.command, at, tuple(held.path for held in one.files), tuple(changed)))
    return found


def forget(session: Session) -> str:
    """Remove the last command from the list without undoing it; returns how it was typed.

    Raises:
        NothingToUndoError: there is none.
    """
    root = find_root(session.directory)
    entry = _last(root)
    journal.forget(root, entry.number)
    return entry.command


def _last(root: Path) -> Entry:
    entry = next((one for one in journal.entries(root) if not _never_was(root, one)), None)
    if entry is None:
        raise NothingToUndoError(root)
    return entry


def patch_of(entry: Entry) -> str:
    """Return the diff that undoes a command."""
    return "".join(diff(one.after, one.before, one.path) for one in entry.files)


def _back(entry: Entry, held: Held, merged: list[str]) -> Change:
    """Return the text of a file without the command's part."""

    def back(text: str) -> str | None:
        if held.after is None or text == held.after:
            return held.before
        if held.before is None:
            raise ChangedSinceError(entry, [held.path])
        try:
            found = merge_sound(held.after, text, held.before, held.path)
        except UnsupportedError:
            raise ChangedSinceError(entry, [held.path]) from None
        if found.conflicts:
            raise ChangedSinceError(entry, [held.path])
        if held.path not in merged:
            merged.append(held.path)
        return found.text

    return back


def _validator(root: Path, entry: Entry) -> Validate:
    """Return a function that finds new errors in these files or those that refer to them."""

    def judge(news: Mapping[str, str | None]) -> Sequence[Draft]:
        texts = _near(scan(root)[0], entry)
        kept = {path: text for path, text in texts.items() if path not in news}
        new = {path: text for path, text in news.items() if text is not None and place(path)}
        after = load({**kept, **new}).drafts
        before = {_identity(one) for one in load(texts).drafts} if after else set()
        return [one for one in after if _identity(one) not in before]

    return judge


def _near(texts: Mapping[str, str], entry: Entry) -> dict[str, str]:
    """Return the files that can refer to those of a command: of its accounts, or all."""
    places = [place(one.path) for one in entry.files]
    accounts = {one.account if one is not None else None for one in places}
    if None in accounts:
        return dict(texts)
    return {path: texts[path] for path in texts if (at := place(path)) and at.account in {None, *accounts}}


def _identity(draft: Draft) -> tuple[str, str, str]:
    return (draft.rule, draft.path, draft.message)


def _never_was(root: Path, entry: Entry) -> bool:
    """Tell whether a command's files hold what they held before: it failed, or was undone by hand."""
    return all(_text(root, one.path) == one.before for one in entry.files)


def _text(root: Path, path: str) -> str | None:
    try:
        return (root / path).read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return None
