"""Which files this run has written, for a face that has to report them when its output fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_WRITTEN: ContextVar[list[str] | None] = ContextVar("written", default=None)


@contextmanager
def listening() -> Iterator[list[str]]:
    """Give a list that holds the path of each file written while the block runs."""
    heard: list[str] = []
    token = _WRITTEN.set(heard)
    try:
        yield heard
    finally:
        _WRITTEN.reset(token)


def note_written(path: str) -> None:
    """Record that a file has been put in place."""
    heard = _WRITTEN.get()
    if heard is not None and path not in heard:
        heard.append(path)
