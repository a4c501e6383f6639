"""Refuses to write what a file already holds: running a command twice has the effect of once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kamctl.errors import RefusedError
from kamctl.model.walk import of_all_kinds
from kamctl.yaml.edit_ops import Add, Append, Edit, plain_data
from kamctl.yaml.tree import Data, Document, data_at, line_column

_SHOWN = 120


class RepeatedError(RefusedError):
    """The file already holds the same entry."""

    def __init__(self, path: str, line: int, entry: str) -> None:
        super().__init__(
            f"{path}:{line} already holds this: {entry}",
            "Nothing was changed. If it is a different entry, say in its text how the two differ.",
        )


def refuse_repeats(path: str, document: Document, edits: Iterable[Edit]) -> None:
    """Raise if a log or a mapping already holds the entry to add. Raises: RepeatedError: it does."""
    for edit in edits:
        if not isinstance(edit, Add | Append):
            continue
        where = _same(data_at(document.data, edit.path), edit)
        if where is not None:
            start, _ = document.locate((*edit.path, where))
            shown = _said(plain_data(edit.value))
            raise RepeatedError(path, line_column(document.text, start)[0], shown)


def _same(there: Data, edit: Add | Append) -> str | int | None:
    """Return where the entry to add is among the existing ones."""
    meant = plain_data(edit.value)
    if isinstance(edit, Add):
        return (
            next((key for key, one in there.items() if one == meant), None)
            if isinstance(there, dict)
            else None
        )
    if not isinstance(there, list):
        return None
    first = len(there) - 1 if edit.path[-1] in _states() else 0
    return next((i for i, one in enumerate(there) if i >= first and one == meant), None)


@cache
def _states() -> frozenset[str]:
    """Return the logs whose newest entry is the state: after a different one, an entry may be repeated."""
    return frozenset(steps[-1] for walk in of_all_kinds() for steps, _ in walk.holds)


def _said(entry: Data) -> str:
    """Return an entry on one line, its fields in order."""
    fields = entry.items() if isinstance(entry, dict) else ()
    held = ((name, value if isinstance(value, list) else [value]) for name, value in fields)
    texts = ((name, [" ".join(one.split()) for one in ones if isinstance(one, str)]) for name, ones in held)
    text = ", ".join(f"{name}: {', '.join(ones)}" for name, ones in texts if ones)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
