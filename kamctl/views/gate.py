"""The requirements of a gate, each with what would meet it."""

from __future__ import annotations

from collections.abc import Iterable

from kamctl.method.lifecycle.stages import Judged
from kamctl.views.clean import clean

_COLOURS = {"met": "32", "waived": "33", "unmet": "31"}


def requirements(gate: Iterable[Judged], *, colour: bool) -> str:
    """Return each requirement's state and detail; under an unmet one, what to write or run."""
    parts = []
    for requirement in gate:
        state = f"{requirement.state:<6}"
        if colour:
            state = f"\x1b[{_COLOURS[requirement.state]}m{state}\x1b[0m"
        parts.append(f"{state}  {requirement.name}: {clean(requirement.detail)}")
        parts += [f"        {line}" for line in clean(requirement.remedy).splitlines()]
    return "\n".join(parts)
