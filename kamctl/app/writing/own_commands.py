"""What only a special command writes, because more than a field must be right: gates, who may do it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from kamctl import hints
from kamctl.errors import RefusedError
from kamctl.model import shape
from kamctl.model.entries import EntryKind
from kamctl.model.kinds import Kind, record_class
from kamctl.model.types import TEXT
from kamctl.model.walk import ENTRIES, VALUES
from kamctl.yaml.edit_ops import name_of
from kamctl.yaml.tree import Path


class Own(NamedTuple):
    """A command that writes a place, for an account; with `only_new`, existing entries are changed freely."""

    command: Callable[[str], str]
    only_new: bool = False


_OWN: dict[tuple[Kind, tuple[str, ...]], Own] = {
    ("account", ("ratings",)): Own(lambda account: hints.rate(account, "CRITERION")),
    ("account", ("strengths",)): Own(lambda account: hints.rate(account, "CRITERION")),
    ("account", ("decisions",)): Own(hints.decide),
    ("account", ("stages",)): Own(hints.advance),
    ("account", ("standing",)): Own(hints.standing),
    ("account", ("obligations", VALUES, "results")): Own(
        lambda account: hints.record_result(account, "OBLIGATION", "PERIOD", measured=True), only_new=True
    ),
    ("plan", ("actions",)): Own(hints.add_action, only_new=True),
    ("plan", ("actions", VALUES, "due")): Own(lambda _account: hints.move_action()),
    ("plan", ("actions", VALUES, "moved")): Own(lambda _account: hints.move_action()),
}


class OwnCommandError(RefusedError):
    """A special command writes this."""

    def __init__(self, what: str, command: str) -> None:
        super().__init__(
            f"{what} is written by a command of its own, which checks more than the field",
            f"Nothing was changed. Use `{command}`.",
        )


def command_for(entry: EntryKind, account: str) -> str:
    """Return the special command that makes entries of a kind; empty if there is none."""
    own = _own(entry.kind, entry.steps[:-1])
    return "" if own is None else own.command(account)


def refuse_entry(entry: EntryKind, account: str) -> None:
    """Raise if a special command makes entries of a kind.

    Raises:
        OwnCommandError: they are.
    """
    command = command_for(entry, account)
    if command:
        raise OwnCommandError(f"a {entry.name.replace('-', ' ')}", command)


def refuse_field(kind: Kind, path: Path, account: str) -> None:
    """Raise if only a special command may change a field; free text may be corrected.

    Raises:
        OwnCommandError: it is.
    """
    marker = shape.scalar_of(shape.at(record_class(kind), path))
    if marker is not None and marker.kind == "text" and marker.pattern == TEXT:
        return
    own = _own(kind, tuple(step if isinstance(step, str) else ENTRIES for step in path))
    if own is not None and not own.only_new:
        raise OwnCommandError(f"`{name_of(path)}`", own.command(account))


def _own(kind: Kind, steps: tuple[str, ...]) -> Own | None:
    """Return the command of the longest place that contains the steps; an id in them matches any."""
    found = {
        len(place): own
        for (of, place), own in _OWN.items()
        if of == kind
        and len(steps) >= len(place)
        and all(one in (VALUES, given) for one, given in zip(place, steps, strict=False))
    }
    return found[max(found)] if found else None
