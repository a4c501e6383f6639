"""Writes walks as plain loops, as fast as if they were written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from keyword import iskeyword
from typing import Any

from kamctl.model.walk import ENTRIES, KEYS, VALUES, Steps

#: What is under a step: further steps, and the number of the group whose place ends here.
_Tree = dict[str, Any]
_END = ""


def collector(name: str, groups: Sequence[Sequence[Steps]]) -> str:
    """Return the source of a function from a record to a list of values for each group of places."""
    tree: _Tree = {}
    for number, places in enumerate(groups):
        for steps in places:
            at = tree
            for step in steps:
                at = at.setdefault(step, {})
            at[_END] = number
    lists = [f"v{number}" for number in range(len(groups))]
    made = [f"    {one}: list[Any] = []" for one in lists]
    body = [f"    {line}" for line in _lines(tree, "record", 0)]
    return "\n".join(
        [f"def {name}(record: Any) -> Lists:", *made, *body, f"    return [{', '.join(lists)}]\n"]
    )


def _lines(tree: _Tree, value: str, depth: int) -> Iterator[str]:
    """Yield the lines that collect from a record called `value`."""
    for step, below in tree.items():
        inner = f"x{depth}"
        if step == _END:
            yield f"v{below}.append({value})"
        elif step == KEYS:
            yield f"v{below[_END]} += {value}"
        elif step in (ENTRIES, VALUES):
            yield f"for {inner} in {value}{'.values()' if step == VALUES else ''}:"
            yield from (f"    {line}" for line in _lines(below, inner, depth + 1))
        else:
            got = f"getattr({value}, {step!r})" if iskeyword(step) else f"{value}.{step}"
            yield f"if ({inner} := {got}) is not None:"
            yield from (f"    {line}" for line in _lines(below, inner, depth + 1))
