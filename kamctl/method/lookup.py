"""Looks up names from a request in the records."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kamctl.errors import KamctlError

_LISTED = 8


def nearest(given: str, among: Collection[str]) -> str | None:
    """Return the name that was probably meant: the only one that contains the given text, or the closest."""
    from difflib import get_close_matches

    wanted = given.strip().lower()
    if wanted in among:
        return wanted
    parts = [name for name in among if wanted in re.split("[-._]", name)]
    starts = [name for name in among if name.startswith(wanted)] if wanted else []
    for found in (parts, starts):
        if len(found) == 1:
            return found[0]
    close = get_close_matches(wanted, among, 1, 0.5)
    return close[0] if close else None


class UnknownNameError(KamctlError):
    """Nothing in the workspace has the name given in a request."""

    def __init__(self, what: str, given: str, among: Collection[str], place: str) -> None:
        near = nearest(given, among)
        some = ", ".join(_told(name, among) for name in list(among)[:_LISTED]) + (
            " …" if len(among) > _LISTED else ""
        )
        hint = f"There are: {some}." if among else f"Add it to {place} first."
        super().__init__(f"no {what} in {place} is called {given}", f"Did you mean {near}?" if near else hint)


def _told(name: str, among: Collection[str]) -> str:
    """Return a name and, if it means nothing by itself, its text."""
    text = among[name] if isinstance(among, Mapping) else None
    return f"{name} ({' '.join(text.split())})" if isinstance(text, str) else name


def known(given: str, among: Collection[str], what: str, place: str) -> str:
    """Return a name that must be one of those in a file.

    Raises:
        UnknownNameError: it is not; the error names the nearest one, or all with their texts, if `among` is a
        mapping of ids to texts.
    """
    if given not in among:
        raise UnknownNameError(what, given, among, place)
    return given
