"""The requirements of a gate, each with what would meet it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kamctl.method.lifecycle.stages import Judged
from kamctl.views.clean import clean
from kamctl.views.wrap import wrapped
from kamctl.wording import listed

_COLOURS = {"met": "32", "waived": "33", "unmet": "31"}


def requirements(gate: Sequence[Judged], *, colour: bool, width: int | None) -> str:
    """Return each requirement's state and detail, then what to write or run for those unmet.

    `width` breaks details to a terminal's columns.
    """
    parts = []
    for requirement in gate:
        state = f"{requirement.state:<6}"
        said = f"{state}  {requirement.name}: {clean(requirement.detail)}"
        if width is not None:
            said = "\n".join(wrapped(said, width, len(state) + 2))
        if colour:
            said = f"\x1b[{_COLOURS[requirement.state]}m{state}\x1b[0m{said.removeprefix(state)}"
        parts.append(said)
    ways_out = clean(ways(gate))
    return "\n".join([*parts, *(["", ways_out] if ways_out else [])])


def ways(gate: Iterable[Judged]) -> str:
    """Return what to write or run for the requirements that are not met; empty if all are.

    What meets two of them is told once. YAML starts at the left margin, so that it can be pasted as it is.
    """
    names: dict[str, list[str]] = {}
    for requirement in gate:
        if requirement.remedy:
            names.setdefault(requirement.remedy, []).append(requirement.name)
    return "\n\n".join(
        "to meet " + listed(those) + (", " if remedy.startswith("in ") else ":\n") + remedy
        for remedy, those in names.items()
    )
