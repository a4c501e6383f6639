"""A file that a command needs but cannot read: its first fault, and where."""

from __future__ import annotations

from collections.abc import Mapping

from kamctl import hints
from kamctl.errors import KamctlError
from kamctl.workspace import paths
from kamctl.workspace.validate import read_record
from kamctl.yaml.reader import read
from kamctl.yaml.tree import line_column


class BrokenFileError(KamctlError):
    """A file that the command needs cannot be read."""

    def __init__(self, path: str, texts: Mapping[str, str]) -> None:
        said, way_out = what_breaks(path, texts)
        super().__init__(said, f"{way_out} `{hints.check()}` shows what is wrong, and where.".lstrip())


def left_out(path: str, texts: Mapping[str, str]) -> str:
    """Return the note about a broken file that a command can do without."""
    return f"left out: {what_breaks(path, texts)[0]}; `{hints.check()}` says more"


def what_breaks(path: str, texts: Mapping[str, str]) -> tuple[str, str]:
    """Return what keeps a file from being read, with its line, and the way out."""
    place = paths.place(path)
    try:
        text = texts[path]
        drafts = read_record(place.kind, path, text, place.account).drafts if place is not None else ()
    except (OSError, KeyError):
        drafts = ()
    if not drafts:
        return f"{path} cannot be read", ""
    first = drafts[0]
    document = read(text)[0] if first.offset is None else None
    offset = first.offset or (document.locate(first.where, key=first.key)[0] if document is not None else 0)
    more = f" (and {len(drafts) - 1} more)" if len(drafts) > 1 else ""
    return f"{path} cannot be read; line {line_column(text, offset)[0]}: {first.message}{more}", first.help
