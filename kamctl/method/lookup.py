"""Names that a request gives, looked up in the records."""

from __future__ import annotations

from collections.abc import Collection

from kamctl.errors import KamctlError

_LISTED = 8


class UnknownNameError(KamctlError):
    """Nothing in the workspace goes by a name that a request gives."""

    def __init__(self, what: str, given: str, among: Collection[str], place: str) -> None:
        from difflib import get_close_matches

        near = get_close_matches(given.lower(), among, 1, 0.5)
        some = ", ".join(list(among)[:_LISTED]) + (" …" if len(among) > _LISTED else "")
        hint = f"There are: {some}." if among else f"Add it to {place} first."
        super().__init__(
            f"no {what} in {place} is called {given}", f"Did you mean {near[0]}?" if near else hint
        )


def known(given: str, among: Collection[str], what: str, place: str) -> str:
    """Return a name that must be one of those in a file.

    Raises:
        UnknownNameError: it is not; the nearest one is named.
    """
    if given not in among:
        raise UnknownNameError(what, given, among, place)
    return given
