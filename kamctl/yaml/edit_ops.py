"""What an edit means: the kinds of edit, and what each does to plain data.

Nothing here looks at text. The result is what the edited text must read as.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import NamedTuple

from kamctl.errors import EditRefusedError
from kamctl.yaml.tree import Data, Path


class Plain(str):
    """A number, date, yes/no or id: written without quotes, though YAML may not read it as text."""

    __slots__ = ()


#: What can be written: text, mappings and lists. Numbers and dates come as `Plain`.
Value = dict[str, "Value"] | list["Value"] | str


class Set(NamedTuple):
    """Replace the value at `path`; where its last key is missing, add it.

    A key that is added, the last of `path` or of a parent that is made for it, goes after the last of `after`
    that its mapping has, else to the end.
    """

    path: Path
    value: Value
    after: tuple[str, ...] = ()


class Add(NamedTuple):
    """Add `key` at the end of the mapping at `path`; missing and empty parents are made.

    A key without a value is filled; one that has a value is refused. With `lines` even a short mapping gets
    lines of its own, unless a neighbour shows another style.
    """

    path: Path
    key: str
    value: Value
    lines: bool = False


class Append(NamedTuple):
    """Add an entry at the end of the list at `path`; the list and its parents are made if missing."""

    path: Path
    value: Value


class Remove(NamedTuple):
    """Remove the key or list entry at `path`; its parent stays, as `{}` or `[]` when it was the last."""

    path: Path


class Rename(NamedTuple):
    """Give the key at the end of `path` another name; its value and its place stay."""

    path: Path
    key: str


Edit = Set | Add | Append | Remove | Rename

_Change = Callable[[Data], Data]


def outcome(data: Data, edit: Edit) -> Data:
    """Return a copy of `data` with the edit made.

    Raises EditRefusedError where the path leads through text, or to nothing.
    """
    if isinstance(edit, Add):
        return _at(data, edit.path, 0, lambda old: _added(old, edit))
    if isinstance(edit, Append):
        return _at(data, edit.path, 0, lambda old: _appended(old, edit))
    if not edit.path:
        raise EditRefusedError("the whole file cannot be edited at once", "Name a field in it.")
    if isinstance(edit, Rename):
        return _at(data, edit.path[:-1], 0, lambda old: _renamed(old, edit))
    if isinstance(edit, Remove):
        return _at(data, edit.path[:-1], 0, lambda old: _removed(old, edit))
    return _at(data, edit.path[:-1], 0, lambda old: _set(old, edit), edit.after)


def name_of(path: Path) -> str:
    """Return a path in the form people write: `actions.a-7k2q.moved[0]`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "the file"


def _at(data: Data, path: Path, depth: int, change: _Change, after: Sequence[str] = ()) -> Data:
    if depth == len(path):
        return change(data)
    step = path[depth]
    if isinstance(step, int):
        if not isinstance(data, list) or not 0 <= step < len(data):
            raise _nothing_at(path[: depth + 1])
        return [*data[:step], _at(data[step], path, depth + 1, change, after), *data[step + 1 :]]
    mapping = _mapping(data, path[:depth])
    below = () if mapping.get(step) is None else after
    return _put(mapping, step, _at(mapping.get(step), path, depth + 1, change, below), after)


def _put(mapping: dict[str, Data], key: str, value: Data, after: Sequence[str]) -> dict[str, Data]:
    """Return a mapping with a value at a key, which is put after another one where it is new."""
    before = None if key in mapping else predecessor(mapping, after)
    if before is None:
        return {**mapping, key: value}
    found: dict[str, Data] = {}
    for name, held in mapping.items():
        found[name] = held
        if name == before:
            found[key] = value
    return found


def predecessor(keys: Container[str], after: Sequence[str]) -> str | None:
    """Return the last of `after` that is among the keys; None if none is."""
    return next((key for key in reversed(after) if key in keys), None)


def _added(old: Data, edit: Add) -> Data:
    mapping = _mapping(old, edit.path)
    if mapping.get(edit.key) is not None:
        raise EditRefusedError(
            f"`{name_of((*edit.path, edit.key))}` already exists",
            "Change it instead, or choose another name.",
        )
    return {**mapping, edit.key: plain_data(edit.value)}


def _appended(old: Data, edit: Append) -> Data:
    if old is None:
        old = []
    if not isinstance(old, list):
        raise EditRefusedError(
            f"`{name_of(edit.path)}` is not a list", "Write its entries as a list, each after `- `."
        )
    return [*old, plain_data(edit.value)]


def _removed(old: Data, edit: Remove) -> Data:
    step = edit.path[-1]
    if isinstance(old, dict) and step in old:
        return {key: value for key, value in old.items() if key != step}
    if isinstance(old, list) and isinstance(step, int) and 0 <= step < len(old):
        return [*old[:step], *old[step + 1 :]]
    raise _nothing_at(edit.path)


def _renamed(old: Data, edit: Rename) -> Data:
    mapping, step = _mapping(old, edit.path[:-1]), edit.path[-1]
    if step not in mapping:
        raise _nothing_at(edit.path)
    if edit.key in mapping:
        raise EditRefusedError(
            f"`{name_of((*edit.path[:-1], edit.key))}` already exists", "Choose another name."
        )
    return {edit.key if key == step else key: value for key, value in mapping.items()}


def _set(old: Data, edit: Set) -> Data:
    step = edit.path[-1]
    if isinstance(step, int):
        if not isinstance(old, list) or not 0 <= step < len(old):
            raise _nothing_at(edit.path)
        return [*old[:step], plain_data(edit.value), *old[step + 1 :]]
    return _put(_mapping(old, edit.path[:-1]), step, plain_data(edit.value), edit.after)


def _mapping(data: Data, path: Path) -> dict[str, Data]:
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise EditRefusedError(f"`{name_of(path)}` is not a mapping", "Write its fields as `key: value`.")
    return data


def plain_data(value: Value) -> Data:
    """Return what a value reads as once it is written."""
    if isinstance(value, dict):
        return {str(key): plain_data(part) for key, part in value.items()}
    if isinstance(value, list):
        return [plain_data(part) for part in value]
    return str(value)


def _nothing_at(path: Path) -> EditRefusedError:
    return EditRefusedError(
        f"there is no `{name_of(path)}`", "Somebody may have changed it meanwhile: look again."
    )
