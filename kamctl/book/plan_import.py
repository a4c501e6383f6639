"""Makes an import's changes to one file: edits the exported file, and merges it with the present one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kamctl.book.compare import Problem
from kamctl.book.edits import RowChange, edits_of
from kamctl.book.rows import Path
from kamctl.book.write import cell_name
from kamctl.errors import EditRefusedError
from kamctl.findings import Draft
from kamctl.merge.merge import UnsupportedError, merge
from kamctl.yaml.edits import edited
from kamctl.yaml.reader import read
from kamctl.yaml.tree import Document


class Settled(NamedTuple):
    """A file's text with the changes that can be made, those changes, and why the others cannot."""

    text: str
    changes: tuple[RowChange, ...]
    problems: tuple[Problem, ...] = ()


def settle(was: str, now: str, changes: Sequence[RowChange]) -> Settled:
    """Make changes in the exported text of a file, and merge it with the present text.

    A row that both sides changed is left out and reported.
    """
    kept = list(changes)
    problems: list[Problem] = []
    while True:
        text, failed = _edited(was, kept)
        if failed:
            problems += failed.values()
            kept = [one for i, one in enumerate(kept) if i not in failed]
            continue
        if was == now:
            return Settled(text, tuple(kept), tuple(problems))
        try:
            merged = merge(was, now, text)
        except UnsupportedError as error:
            problems += [_problem(one, f"the file cannot be merged: {error}") for one in kept]
            return Settled(now, (), tuple(problems))
        if not merged.conflicts:
            return Settled(merged.text, tuple(kept), tuple(problems))
        contested = [one for one in kept if any(_near(one.where, path) for path in merged.conflicts)] or kept
        problems += [_both(one) for one in contested]
        kept = [one for one in kept if one not in contested]


def _edited(text: str, changes: Sequence[RowChange]) -> tuple[str, dict[int, Problem]]:
    """Return the text with all changes made; entries of a log are deleted last to first."""
    document: Document | None = read(text)[0]
    if document is None:
        return text, {i: _problem(one, "the file cannot be read") for i, one in enumerate(changes)}
    failed: dict[int, Problem] = {}
    order = sorted(range(len(changes)), key=lambda i: (changes[i].gone, changes[i].new, _last(changes[i])))
    for i in order:
        try:
            document = edited(document, tuple(edits_of(changes[i], document.data)))
        except EditRefusedError as error:
            failed[i] = _problem(changes[i], error.message, error.help)
    return document.text, failed


def _last(change: RowChange) -> tuple[int, int]:
    """Return the sort key of a change: deleted entries of a log, the last one first."""
    step = change.path[-1] if change.gone and change.path else 0
    return (-step if isinstance(step, int) else 0, change.at)


def _near(one: Path, other: Path) -> bool:
    return one[: len(other)] == other[: len(one)]


def _both(change: RowChange) -> Problem:
    said = "deleted here, and changed in the files" if change.gone else "changed here and in the files"
    return _problem(
        change, f"{said} since the export", "Nothing of this row is written: export again, and decide there."
    )


def _problem(change: RowChange, message: str, help: str = "") -> Problem:  # noqa: A002
    return Problem(change.sheet, "" if change.gone else cell_name(change.at, 0), message, help)


def blamed(
    drafts: Sequence[Draft], changes: Mapping[str, Sequence[RowChange]]
) -> list[tuple[RowChange, Draft]]:
    """Return the changes that each finding comes from: those whose rows contain it.

    An unreadable file causes further findings. If no row contains any of them, they belong to the changes
    near them, in the same file, or to all changes.
    """
    inside = [
        (one, draft)
        for draft in drafts
        for one in changes.get(draft.path, ())
        if not one.gone and _holds(one, draft.where)
    ]
    if inside:
        return inside
    found: list[tuple[RowChange, Draft]] = []
    for draft in drafts:
        mine = changes.get(draft.path, ())
        near = [one for one in mine if one.where[:1] == draft.where[:1]]
        found += [(one, draft) for one in near or mine or [one for file in changes.values() for one in file]]
    return found


def _holds(change: RowChange, where: Path) -> bool:
    if where[: len(change.where)] != change.where:
        return False
    if change.new and change.page.is_log:
        return True
    rest = [step for step in where[len(change.where) :] if isinstance(step, str)]
    names = {column.steps[: len(rest)] for column in change.page.columns if column.name in change.values}
    return not rest or tuple(rest) in names or change.new
