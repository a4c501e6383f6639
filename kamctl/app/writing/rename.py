"""Changes the id of an account, a person or anything else, everywhere it is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kamctl.app.open import UnknownAccountError, open_workspace
from kamctl.app.session import Session
from kamctl.app.writing.move_files import move_files
from kamctl.errors import KamctlError
from kamctl.method.lookup import known
from kamctl.model.kinds import KINDS
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.walk import KEYS, Scope, Steps, named_kinds, places, scopes, walks
from kamctl.workspace import paths
from kamctl.workspace.load import load
from kamctl.workspace.portfolio import Held, held
from kamctl.workspace.write import Change, InvalidChangeError, Written
from kamctl.yaml.edit_ops import Edit, Rename, Set
from kamctl.yaml.edits import apply
from kamctl.yaml.tree import Path


class Renamed(NamedTuple):
    """The files that a new id changed, and the number of places."""

    files: tuple[Written, ...]
    places: int


class BadNewIdError(KamctlError):
    """The new id is not valid, or is taken."""

    def __init__(self, new: str, *, taken: bool) -> None:
        if taken:
            super().__init__(f"`{new}` is taken", "Choose another id.")
        else:
            super().__init__(
                f"`{new}` is not a valid id",
                "An id may have a to z, 0 to 9, dot, dash and underscore, and starts with a letter or digit.",
            )


class WhichAccountError(KamctlError):
    """Ids of this kind belong to an account, and none was named."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"a {kind} belongs to one account", "Name the account with --account.")


def kinds() -> tuple[str, ...]:
    """Return the kinds of things that can be renamed: entries by id, and files that others refer to."""
    named = named_kinds()

    def is_renamed(name: str, scope: Scope) -> bool:
        row = KINDS[scope.kind]
        return name in named if scope.field is None else not row.is_taken and row.keys in ((), ("account",))

    return tuple(name for name, scope in scopes().items() if is_renamed(name, scope))


def rename(
    session: Session, kind: str, old: str, new: str, *, account: str | None = None, dry_run: bool = False
) -> Renamed:
    """Change a thing's id in its own file and in every file that names it, as one change.

    Raises:
        UnknownNameError, UnknownAccountError: there is no such thing.
        WhichAccountError: it belongs to an account, and none is given. BadNewIdError: the new id is not
        valid, or is taken. InvalidChangeError: a file cannot be read, or would not be valid.
    """
    workspace = open_workspace(session)
    if not paths.is_id(new) or new in paths.TAKEN_IDS:
        raise BadNewIdError(new, taken=False)
    scope = scopes()[kind]
    within = account if scope.field is not None and KINDS[scope.kind].keys else None
    if scope.field is not None and KINDS[scope.kind].keys and within is None:
        raise WhichAccountError(kind)
    if within is not None and within not in workspace.account_ids:
        raise UnknownAccountError(within, workspace.account_ids)
    texts = dict(workspace.texts)
    loaded = load(texts)
    portfolio = loaded.portfolio
    if portfolio is None or portfolio.broken:
        raise InvalidChangeError(loaded.drafts)
    edits = _edits(portfolio, kind, old, new, within)
    moves = _moved(portfolio, texts, scope.kind, old, new) if scope.field is None else {}
    changes = {path: _edited(own) for path, own in edits.items()}
    files = move_files(workspace.root, texts, moves, changes, dry_run=dry_run)
    return Renamed(files, sum(map(len, edits.values())))


def _edits(portfolio: Portfolio, kind: str, old: str, new: str, within: str | None) -> dict[str, list[Edit]]:
    """Return the edits of each file: of the thing's own key, and of every place that names it."""
    scope, found = scopes()[kind], dict[str, list[Edit]]()
    for one in held(portfolio):
        if scope.field is not None and one.place.kind == scope.kind and one.place.account == within:
            there = scope.entries(one.record)
            known(old, list(there), kind, one.path)
            if new in there:
                raise BadNewIdError(new, taken=True)
            found.setdefault(one.path, []).append(Rename((*scope.steps, old), new))
        if within is None or one.place.account == within:
            found.setdefault(one.path, []).extend(_named(one, portfolio, kind, old, new))
    return {path: edits for path, edits in found.items() if edits}


def _named(one: Held, portfolio: Portfolio, kind: str, old: str, new: str) -> Iterator[Edit]:
    record: Record = one.record
    for steps, kinds_ in walks(type(record)).references:
        if kind in kinds_ and not _means_another(portfolio, one, kinds_, kind, old):
            yield from _at(record, steps, old, new)


def _at(record: Record, steps: Steps, old: str, new: str) -> Iterator[Edit]:
    for path, value in places(record, steps):
        if value == old:
            where: Path = path
            yield Rename(where, new) if steps[-1] == KEYS else Set(where, new)


def _means_another(portfolio: Portfolio, one: Held, kinds_: Sequence[str], kind: str, old: str) -> bool:
    """Tell whether a name that may be of several kinds belongs to another kind there."""
    for other in kinds_:
        scope = scopes().get(other)
        if other == kind or scope is None or scope.field is None:
            continue
        for holder in held(portfolio):
            same = not KINDS[scope.kind].keys or holder.place.account == one.place.account
            if holder.place.kind == scope.kind and same and old in scope.entries(holder.record):
                return True
    return False


def _moved(portfolio: Portfolio, texts: Mapping[str, str], kind: str, old: str, new: str) -> dict[str, str]:
    """Return where the files go that are named after a thing: all those of an account, else its own."""
    row = KINDS[kind]
    (key,), there = row.keys, getattr(portfolio, row.slot)
    if key == "account" and old not in there:
        raise UnknownAccountError(old, list(there))
    known(old, list(there), kind, f"{row.folder}/")
    if new in there:
        raise BadNewIdError(new, taken=True)
    found = {}
    for path in texts:
        place = paths.place(path)
        if place is not None and getattr(place, key) == old and (key == "account" or place.kind == kind):
            found[path] = paths.path_of(place.kind, *place._replace(**{key: new}).keys)
    return found


def _edited(edits: Sequence[Edit]) -> Change:
    return lambda text: apply(text, edits)
