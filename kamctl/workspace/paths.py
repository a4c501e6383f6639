"""Which file holds what."""

from __future__ import annotations

import re
from typing import NamedTuple

from kamctl.model import types
from kamctl.model.kinds import Kind

ROOT_FILES: dict[str, Kind] = {"kam.yaml": "kam", "criteria.yaml": "criteria", "resources.yaml": "resources"}
FOLDERS = ("accounts", "plans", "reviews")

# Names that Windows reserves, with any ending.
_DEVICE = r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)"


class Place(NamedTuple):
    """What a path says about a file: its kind, its account and, of minutes, the period."""

    kind: Kind
    account: str | None = None
    period: str | None = None


def account_path(account: str) -> str:
    """Return the path of an account file."""
    return f"accounts/{account}.yaml"


def plan_path(account: str) -> str:
    """Return the path of a plan file."""
    return f"plans/{account}.yaml"


def review_path(account: str, period: str) -> str:
    """Return the path of a review's minutes."""
    return f"reviews/{account}/{period}.yaml"


def place(path: str) -> Place | None:
    """Tell what a path holds; None where no file of a workspace belongs."""
    if path in ROOT_FILES:
        return Place(ROOT_FILES[path])
    parts = path.split("/")
    if not path.endswith(".yaml"):
        return None
    stem = parts[-1][: -len(".yaml")]
    if len(parts) == 2 and parts[0] == "accounts":
        return Place("account", stem)
    if len(parts) == 2 and parts[0] == "plans":
        return Place("plan", stem)
    if len(parts) == 3 and parts[0] == "reviews":
        return Place("review", parts[1], stem)
    return None


def is_id(text: str) -> bool:
    """Tell whether a text can be an id, and a file's name on every system."""
    return re.match(types.ID, text) is not None and not text.endswith(".") and re.match(_DEVICE, text) is None


def same_name_key(text: str) -> str:
    """Return what two file names share that a case-insensitive or normalising system takes for one."""
    import unicodedata

    return unicodedata.normalize("NFKC", text).casefold()
