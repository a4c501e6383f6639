"""Refuses to write what a file holds already: a command that is run twice happened once."""

from __future__ import annotations

from collections.abc import Iterable

from kamctl.errors import RefusedError
from kamctl.yaml.edit_ops import Add, Append, Edit, plain_data
from kamctl.yaml.tree import Data, Document, Path, line_column

#: Logs whose newest entry is the state: after another one, an entry may come again on the same day.
_STATES = ("stages", "decisions", "standing")
_SHOWN = 120


class RepeatedError(RefusedError):
    """An entry stands in the file word for word."""

    def __init__(self, path: str, line: int, entry: str) -> None:
        super().__init__(
            f"{path}:{line} holds this already: {entry}",
            "Nothing was changed. If it is another one, say in its text how the two differ.",
        )


def refuse_repeats(path: str, document: Document, edits: Iterable[Edit]) -> None:
    """Raise where an entry that is to be added to a log or a mapping is there already.

    Raises:
        RepeatedError: it is.
    """
    for edit in edits:
        if not isinstance(edit, Add | Append):
            continue
        where = _same(_at(document.data, edit.path), edit)
        if where is not None:
            start, _ = document.locate((*edit.path, where))
            shown = _said(plain_data(edit.value))
            raise RepeatedError(path, line_column(document.text, start)[0], shown)


def _same(there: Data, edit: Add | Append) -> str | int | None:
    """Return where the entry to be added is among those that are there."""
    meant = plain_data(edit.value)
    if isinstance(edit, Add):
        return (
            next((key for key, one in there.items() if one == meant), None)
            if isinstance(there, dict)
            else None
        )
    if not isinstance(there, list):
        return None
    first = len(there) - 1 if edit.path[-1] in _STATES else 0
    return next((i for i, one in enumerate(there) if i >= first and one == meant), None)


def _said(entry: Data) -> str:
    """Return an entry on one line, its fields in order."""
    fields = entry.items() if isinstance(entry, dict) else ()
    held = ((name, value if isinstance(value, list) else [value]) for name, value in fields)
    texts = ((name, [" ".join(one.split()) for one in ones if isinstance(one, str)]) for name, ones in held)
    text = ", ".join(f"{name}: {', '.join(ones)}" for name, ones in texts if ones)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _at(data: Data, path: Path) -> Data:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
