"""Which file holds what."""

from __future__ import annotations

import re
from typing import NamedTuple

from kamctl.model import types
from kamctl.model.kinds import KINDS, FileKind, Kind

#: Files of which there is one in a workspace, by their path.
_SINGLE: dict[str, Kind] = {kind.path: kind.name for kind in KINDS.values() if not kind.keys}
#: Ids that no account can have: its `results/<account>.yaml` would be a file that has another purpose.
TAKEN_IDS: dict[str, str] = {
    path.partition("/")[2].removesuffix(".yaml"): path for path in _SINGLE if "/" in path
}
ROOT_FILES: dict[str, Kind] = {path: kind for path, kind in _SINGLE.items() if "/" not in path}
FOLDERS: tuple[str, ...] = tuple(dict.fromkeys(kind.folder for kind in KINDS.values() if kind.folder))
#: The other kinds, by folder and number of steps.
_IN_FOLDERS: dict[tuple[str, int], FileKind] = {
    (kind.folder, kind.path.count("/") + 1): kind for kind in KINDS.values() if kind.keys
}
#: How many folders deep the deepest file lies.
DEPTH = max(steps for _, steps in _IN_FOLDERS) - 1

# Names that Windows reserves, with any ending.
_DEVICE = r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)"


class Place(NamedTuple):
    """What a path says about a file: its kind, and what distinguishes it from others of its kind."""

    kind: Kind
    account: str | None = None
    period: str | None = None
    id: str | None = None
    round: str | None = None
    person: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys under which the portfolio holds the file, in order."""
        return tuple([getattr(self, name) for name in KINDS[self.kind].keys])


def path_of(kind: Kind, *keys: str) -> str:
    """Return the path of a file of a kind: `path_of("review", "acme", "2026-Q3")`."""
    row = KINDS[kind]
    path = row.path
    for name, key in zip(row.keys, keys, strict=True):
        path = path.replace(f"<{name}>", key)
    return path


def account_path(account: str) -> str:
    """Return the path of an account file."""
    return path_of("account", account)


def plan_path(account: str) -> str:
    """Return the path of a plan file."""
    return path_of("plan", account)


def review_path(account: str, period: str) -> str:
    """Return the path of a review's minutes."""
    return path_of("review", account, period)


def place(path: str) -> Place | None:
    """Return what a path holds; None where no file of a workspace belongs."""
    if path in _SINGLE:
        return Place(_SINGLE[path])
    parts = path.split("/")
    row = _IN_FOLDERS.get((parts[0], len(parts)))
    if row is None or not path.endswith(".yaml"):
        return None
    parts[-1] = parts[-1].removesuffix(".yaml")
    return Place(row.name, **dict(zip(row.keys, parts[1:], strict=True)))


def sample(kind: FileKind) -> str:
    """Return a path that a file of a kind could have, to ask other programs how they treat such files."""
    period = "2026-Q3"
    return path_of(kind.name, *(period if key == "period" else key for key in kind.keys))


def is_id(text: str) -> bool:
    """Tell whether a text can be an id, and a file's name on every system."""
    return re.match(types.ID, text) is not None and not text.endswith(".") and re.match(_DEVICE, text) is None


def same_name_key(text: str) -> str:
    """Return a key that is equal for names that are one to a case-insensitive or normalising system."""
    import unicodedata

    return unicodedata.normalize("NFKC", text).casefold()
