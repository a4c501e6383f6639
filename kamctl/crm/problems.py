"""Errors that stop an import before any row is read."""

from __future__ import annotations

from collections.abc import Iterable

from kamctl.errors import KamctlError
from kamctl.wording import listed


class MappingError(KamctlError):
    """A mapping is not valid."""

    def __init__(self, place: str, message: str, help: str) -> None:  # noqa: A002
        super().__init__(f"{place}: {message}", help)


class UnknownMappingError(KamctlError):
    """There is no preset and no file of that name."""

    def __init__(self, given: str, presets: Iterable[str]) -> None:
        super().__init__(f"there is no mapping {given}", f"Give a file, or {listed(presets)}.")


class UnclearFileError(KamctlError):
    """A file cannot be read as a table, or its columns fit neither accounts nor contacts."""

    def __init__(self, file: str, message: str, help: str) -> None:  # noqa: A002
        super().__init__(f"{file}: {message}", help)
