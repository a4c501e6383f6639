"""A change of a file as a unified diff, as git writes it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

_CONTEXT = 3
_Opcode = tuple[str, int, int, int, int]


def diff(before: str | None, after: str | None, path: str) -> str:
    r"""Return the unified diff of a file's text; empty where nothing changes.

    `before` is None for a new file, `after` for a deleted one.
    Lines end at `\n` alone, so a CRLF file's
    keep their carriage return and the diff can be applied with `git apply`.
    """
    old, new = _lines(before or ""), _lines(after or "")
    matcher = _Slid(old, new)
    lines = [line for group in matcher.get_grouped_opcodes(_CONTEXT) for line in _hunk(group, old, new)]
    if not lines:
        return ""
    old_name, new_name = (
        f"{side}/{path}" if text is not None else "/dev/null" for side, text in (("a", before), ("b", after))
    )
    head = [f"--- {old_name}\n", f"+++ {new_name}\n"]
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in [*head, *lines]
    )


class _Slid(SequenceMatcher[str]):
    """Puts an added or removed block as far down as it can stand, as git does.

    Of two places that give the same text, the lower one starts where the new entry starts. Only the lines
    between the first and the last that differ are matched: a whole file would take time quadratic in its
    length.
    """

    def __init__(self, old: list[str], new: list[str]) -> None:
        self._old, self._new = old, new
        self._head = _common(zip(old, new, strict=False))
        left = min(len(old), len(new)) - self._head
        self._tail = min(left, _common(zip(reversed(old), reversed(new), strict=False)))
        first, last = self._head, self._tail
        super().__init__(None, old[first : len(old) - last], new[first : len(new) - last], autojunk=False)

    def get_opcodes(self) -> Any:
        """Return the steps from the old lines to the new ones, with blocks slid down."""
        left = deque(self._steps())
        done: list[_Opcode] = []
        while left:
            code = left.popleft()
            step = self._room(code, left[0]) if left else 0
            if step:
                tag, i1, i2, j1, j2 = code
                done.append(("equal", i1, i1 + step, j1, j1 + step))
                code = (tag, i1 + step, i2 + step, j1 + step, j2 + step)
                _, _, end, _, other_end = left[0]
                left[0] = ("equal", i2 + step, end, j2 + step, other_end)
            if code[1] < code[2] or code[3] < code[4]:
                done.append(code)
        return done

    def _steps(self) -> Iterator[_Opcode]:
        """Yield the steps over the whole of both texts."""
        head, tail = self._head, self._tail
        if head:
            yield "equal", 0, head, 0, head
        for tag, i1, i2, j1, j2 in super().get_opcodes():
            yield tag, i1 + head, i2 + head, j1 + head, j2 + head
        if tail:
            yield "equal", len(self._old) - tail, len(self._old), len(self._new) - tail, len(self._new)

    def _room(self, code: _Opcode, follows: _Opcode) -> int:
        """Return by how many lines a block can move down over the equal ones that follow."""
        tag, i1, i2, j1, j2 = code
        if tag not in ("insert", "delete") or follows[0] != "equal":
            return 0
        text, first, last = (self._new, j1, j2) if tag == "insert" else (self._old, i1, i2)
        step = 0
        while step < follows[2] - follows[1] and text[first + step] == text[last + step]:
            step += 1
        return step


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    """Return how many pairs of lines are equal before the first that differs."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _hunk(group: Sequence[_Opcode], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = group[0], group[-1]
    yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
    for tag, i1, i2, j1, j2 in group:
        if tag == "equal":
            yield from (f" {line}" for line in old[i1:i2])
            continue
        yield from (f"-{line}" for line in old[i1:i2])
        yield from (f"+{line}" for line in new[j1:j2])


def _range(start: int, stop: int) -> str:
    """Return a hunk's place: an empty one is named by the line before it."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
