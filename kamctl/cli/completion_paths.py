"""Completes paths to fields, such as contacts.j.roth.stance, and what may stand at their ends.

The fields are those of a table made ahead of time from the records, the ids those of the file. A
path grows step by step: where a step leads to one place alone, what lies behind it is offered too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.cli.completion_names import held, text_of
from kamctl.cli.generated.completion_fields import FIELDS, FILES

TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion
if TYPE_CHECKING:
    from typing import Any

#: A place that a path leads to: the path, the fields or the value there by the table, what the file holds.
Place = tuple[str, "Any", "Any"]


def paths_in(root: str, target: str, typed: str, *, present: bool) -> Iterator[tuple[str, str]]:
    """Yield how a path that is being typed can go on, with what the field is.

    `target` is an account, the word for a file, or its path; with `present` only what the file holds.
    """
    found = [place for top in _files(root, target) for place in _onward(top, typed, present=present)]
    for path, node, _ in found:
        if isinstance(node, dict):
            if present:
                yield path, ""
            yield path + ("[" if "[]" in node else "."), ""
        else:
            yield path, node[0]


def values_at(root: str, target: str, path: str) -> Sequence[str]:
    """Return what the field at a path takes, as the table of commands says it of an option."""
    for top in _files(root, target):
        for name, node, _ in _onward(top, path, present=False):
            if name == path and not isinstance(node, dict):
                words: Sequence[str] = node[1]
                return words
    return ()


def _files(root: str, target: str) -> Iterator[Place]:
    """Yield the files that a change of the target may be about: their tables and what they hold."""
    inside, account = FILES.get(target, target), target.rpartition("/")[2].removesuffix(".yaml")
    is_file = target in FILES or "/" in target or target.endswith(".yaml")
    for pattern, node in FIELDS.items():
        path = pattern.replace("<account>", account)
        if inside.endswith(path) if is_file else "<account>" in pattern:
            yield "", node, held(text_of(root, *path.split("/")))


def _onward(here: Place, typed: str, *, present: bool) -> list[Place]:
    """Return the places that what was typed leads to, through every step that leaves no choice."""
    while True:
        steps = list(_steps(here, present=present))
        passed = [step for step in steps if isinstance(step[1], dict) and _is_below(typed, step)]
        if passed:
            here = max(passed, key=lambda step: len(step[0]))
            continue
        found = [step for step in steps if step[0].startswith(typed)]
        if present or len(found) != 1 or not isinstance(found[0][1], dict):
            return found
        here = found[0]


def _is_below(typed: str, step: Place) -> bool:
    return typed.startswith((f"{step[0]}.", f"{step[0]}["))


def _steps(here: Place, *, present: bool) -> Iterator[Place]:
    """Yield the places one step on: fields of a record, ids of a mapping, numbers of a list."""
    path, node, data = here
    dot = f"{path}." if path else ""
    if "[]" in node:
        for at, entry in enumerate(data if isinstance(data, list) else ()):
            yield f"{path}[{at}]", node["[]"], entry
        return
    there = data if isinstance(data, dict) else {}
    if "{}" in node:
        yield from ((f"{dot}{key}", node["{}"], value) for key, value in there.items())
        return
    for name, inner in node.items():
        if name in there or not (present or _is_empty(inner)):
            yield f"{dot}{name}", inner, there.get(name)


def _is_empty(node: Any) -> bool:
    """Tell whether entries stand at a place that `set` does not make: it changes those that are there."""
    inside = node.get("[]", node.get("{}")) if isinstance(node, dict) else None
    return isinstance(inside, dict)
