"""CODEOWNERS: who must approve changes to which files."""

from __future__ import annotations

from collections.abc import Mapping

from kamctl.model.kam import Person
from kamctl.model.types import SENIOR

#: Used where nobody in senior management has an e-mail that a hosting site could know them by.
PLACEHOLDER = "@your-organisation/senior-management"
_FILES = ("criteria.yaml", "kam.yaml")


def accountable(people: Mapping[str, Person], prefix: str = "") -> str:
    """Return the lines of CODEOWNERS that give the criteria to senior management.

    They are named by e-mail, which GitHub and GitLab match to an account; leavers are left out. `prefix`
    leads from the top of the repository to the workspace.
    """
    emails = [
        person.email
        for person in people.values()
        if person.level in SENIOR and person.left is None and _is_plain(person.email)
    ]
    owners = " ".join(email for email in emails if email) or PLACEHOLDER
    hint = "" if any(emails) else f"# Put in the people or the team of senior management for {PLACEHOLDER}.\n"
    inside = prefix.replace(" ", "\\ ").replace("#", "\\#")
    files = [f"/{inside}{name}" for name in _FILES] + ["CODEOWNERS"]
    width = max(map(len, files))
    return hint + "\n".join(f"{name:<{width}} {owners}" for name in files)


def _is_plain(email: str | None) -> bool:
    return email is not None and "@" in email and not any(c.isspace() or c == "#" for c in email)
