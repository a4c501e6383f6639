"""Byte-exact edits of YAML text.

Each edit becomes splices on the text, applied last to first. Then the text is read again: it must
hold what the edit meant, computed on plain data without looking at the text, and nothing else may
have changed; else the edit is refused.
"""

from __future__ import annotations

from collections.abc import Iterable

from kamctl.errors import EditRefusedError
from kamctl.yaml.edit_ops import (
    Add,
    Append,
    Edit,
    Plain,
    Remove,
    Rename,
    Set,
    Value,
    name_of,
    outcome,
)
from kamctl.yaml.layout import Splice
from kamctl.yaml.reader import read
from kamctl.yaml.splices import splices
from kamctl.yaml.tree import Data, Document, line_column

__all__ = [
    "Add",
    "Append",
    "Edit",
    "EditRefusedError",
    "Plain",
    "Remove",
    "Rename",
    "Set",
    "Value",
    "apply",
    "name_of",
]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made, one after the other; see `edited`.

    Raises EditRefusedError where the text cannot be read, too.
    """
    asked = tuple(edits)
    return edited(_readable(text), asked).text if asked else text


def edited(document: Document, edits: Iterable[Edit]) -> Document:
    """Return a document that was read without a problem with the edits made, one after the other.

    Paths of a later edit assume the earlier ones. Every byte outside the edited entries stays.
    Raises EditRefusedError where the data does not allow an edit, or the edited text would not hold exactly
    what was meant.
    """
    for edit in edits:
        meant = outcome(document.data, edit)
        document = _verified(spliced(document.text, splices(document, edit)), meant, edit)
    return document


def spliced(text: str, parts: Iterable[Splice]) -> str:
    """Return the text with its splices applied, last to first."""
    rest = len(text)
    ordered = sorted(parts, key=lambda part: (part.start, part.end))  # equal ones keep their order
    for part in reversed(ordered):
        if part.end > rest:
            raise EditRefusedError("two changes affect the same place", "Make them one after the other.")
        text = text[: part.start] + part.text + text[part.end :]
        rest = part.start
    return text


def _readable(text: str) -> Document:
    document, problems = read(text, tree=True)
    if document is None or problems:
        problem = problems[0]
        line, _ = line_column(text, problem.offset)
        raise EditRefusedError(f"line {line} cannot be read: {problem.message}", problem.help)
    return document


def _verified(text: str, meant: Data, edit: Edit) -> Document:
    document, problems = read(text, tree=True)
    if problems:
        raise EditRefusedError(f"this cannot be written to a file: {problems[0].message}", problems[0].help)
    if document is None or not _same(document.data, meant):
        path = (*edit.path, edit.key) if isinstance(edit, Add) else edit.path
        raise EditRefusedError(
            f"the YAML around `{name_of(path)}` is written in a way that cannot be edited safely",
            "Make this change by hand; nothing was written.",
        )
    return document


def _same(one: Data, other: Data) -> bool:
    """Tell whether two pieces of data are equal, the order of keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other
