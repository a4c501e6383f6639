"""The file kinds: which path holds which record, and where the portfolio keeps it.

They are read from the portfolio's fields.
"""

from __future__ import annotations

import re
from dataclasses import fields
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from kamctl.model.portfolio import Portfolio

if TYPE_CHECKING:
    from kamctl.model.record import Record

#: The name of a file kind: a key of `KINDS`.
Kind = str


class FileKind(NamedTuple):
    """A kind of file.

    `record` names the class, `module:Class` in `kamctl.model`. `path` names in angle brackets what
    distinguishes files of the kind. `slot` is the portfolio's field for it: a record, or a mapping by these
    `keys`, in order. `noun` says in a diff what changed. `folder` is the one at the root that holds the file;
    empty for a file at the root.
    """

    name: Kind
    record: str
    path: str
    slot: str
    noun: str
    keys: tuple[str, ...]
    folder: str

    @property
    def is_taken(self) -> bool:
        """Whether `ledger take` writes the files, and people do not."""
        return self.folder == "results"


def kinds_of(holder: type) -> dict[Kind, FileKind]:
    """Return the file kinds by name, in the order of the fields that hold their records."""
    found = {}
    for slot in fields(holder):
        if "files" in slot.metadata:
            name, path, noun, module = slot.metadata["files"]
            record = re.findall(r"\w+", slot.type.removesuffix(" | None"))[-1]  # types are texts here
            keys, folder = tuple(re.findall(r"<(\w+)>", path)), path.rpartition("/")[0].partition("/")[0]
            found[name] = FileKind(
                name, f"{module or name}:{record}", path, slot.name, noun or name, keys, folder
            )
    return found


KINDS: dict[Kind, FileKind] = kinds_of(Portfolio)


def record_class(kind: Kind) -> type[Record]:
    """Return the record class of a file kind."""
    module, name = KINDS[kind].record.split(":")
    found: type[Record] = getattr(import_module(f"kamctl.model.{module}"), name)
    return found
