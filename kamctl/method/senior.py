"""Who belongs to senior management, and the error for everybody else."""

from __future__ import annotations

from kamctl.errors import RefusedError
from kamctl.model.kam import Kam
from kamctl.model.types import SENIOR


class NotSeniorError(RefusedError):
    """Somebody outside senior management tries to decide, or to approve a plan."""

    def __init__(self, kam: Kam, who: str, *, verb: str = "decide", done: str = "decided") -> None:
        deciders = [name for name, person in kam.people.items() if person.level in SENIOR and not person.left]
        super().__init__(
            f"`{who}` may not {verb}: senior management does (president or vice-president), and {who} is "
            f"a {kam.people[who].level}",
            f"--by names who {done}: {', '.join(deciders)}." if deciders else "",
        )


def is_senior(kam: Kam, who: str) -> bool:
    """Tell whether a person belongs to senior management, which decides who is a key account."""
    return who in kam.people and kam.people[who].level in SENIOR
