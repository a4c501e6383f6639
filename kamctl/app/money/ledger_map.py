"""Starts `ledger.yaml`, or adds a source to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kamctl.app.open import Workspace
from kamctl.errors import KamctlError
from kamctl.ledger.propose import Proposal, propose
from kamctl.model.ledger import NEEDED
from kamctl.workspace.record_edits import value_of
from kamctl.workspace.write import Written, change_files
from kamctl.yaml.edits import Add, apply

LEDGER = "ledger.yaml"
_HEAD = (
    "# How kamctl reads the sales ledger, and what profit means. The ledger itself stays out of git.\n"
    "sources:\n"
)


class Mapped(NamedTuple):
    """A source proposed for a file, its id, its YAML, and what was written."""

    name: str
    proposal: Proposal
    yaml: str
    written: tuple[Written, ...] = ()


class IncompleteProposalError(KamctlError):
    """A file's header does not show all columns that a source needs."""

    def __init__(self, name: str, missing: tuple[str, ...], names: tuple[str, ...]) -> None:
        super().__init__(
            f"{name}: no column is known to hold {', '.join(missing)}",
            f"Write the source into ledger.yaml by hand. The columns are: {', '.join(names)}.",
        )


def map_file(workspace: Workspace, file: Path, name: str | None, *, write: bool, dry_run: bool) -> Mapped:
    """Propose a source for a file, and with `write` add it to ledger.yaml.

    Raises: NothingToProposeError: the file is not a table. IncompleteProposalError: no needed column is
    known, or with `write` not all are.
    """
    path = (workspace.session.directory / file).resolve()
    root = workspace.root.resolve()
    pattern = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    proposal = propose(path, pattern)
    known = set(NEEDED[proposal.source.kind]) - set(proposal.missing)
    if proposal.missing and (write or dry_run or not known):
        raise IncompleteProposalError(path.name, proposal.missing, proposal.names)
    name = name or _id(path)
    fields = value_of(proposal.source)
    assert isinstance(fields, dict)  # a record is written as a mapping
    edits = [
        Add(("sources",), name, {key: value for key, value in fields.items() if value != {}}, lines=True)
    ]
    mapped = Mapped(name, proposal, apply(_HEAD, edits))
    if not (write or dry_run):
        return mapped

    def change(text: str) -> str:
        return apply(text or _HEAD, edits)

    create = [] if LEDGER in workspace.texts else [LEDGER]
    written = change_files(workspace.root, {LEDGER: change}, create=create, dry_run=dry_run)
    return mapped._replace(written=written)


def _id(path: Path) -> str:
    stem = path.name.split(".", maxsplit=1)[0].lower()
    return re.sub(r"[^a-z0-9]+", "-", stem).strip("-") or "sales"
