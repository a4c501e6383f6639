"""Turns one file's text into its record, and reports every fault of its shape."""

from __future__ import annotations

from typing import Any, NamedTuple

from kamctl.findings import Draft
from kamctl.model.kinds import Kind
from kamctl.model.pydantic_core import ValidationError
from kamctl.model.validators import validator
from kamctl.yaml.reader import read
from kamctl.yaml.tree import Data, Document, Path, Problem

#: A text's tree, None where there is none, and every problem found.
Parsed = tuple[Document | None, list[Problem]]


class Read(NamedTuple):
    """The result of reading one file.

    `record` is None where the file has a fault; `salvaged` is then what can be made of the rest, to be used
    only for finding further faults. `by_lines` tells whether places are found without a tree.
    """

    record: Any
    salvaged: Any
    drafts: tuple[Draft, ...]
    by_lines: bool = False


def read_record(kind: Kind, path: str, text: str, account: str | None = None) -> Read:
    """Read a file's text into the record of its kind.

    Never raises for what the text holds: every fault is a draft finding.
    """
    return read_parsed(kind, path, read(text), account)


def read_parsed(kind: Kind, path: str, parsed: Parsed, account: str | None = None) -> Read:
    """Read a file's tree into the record of its kind; see `read_record`."""
    document, problems = parsed
    drafts = [
        Draft(
            "duplicate-key" if p.kind == "duplicate-key" else "unreadable-file",
            path, (), p.message, p.help, account, offset=p.offset,
        )
        for p in problems
    ]  # fmt: skip
    if document is None:
        return Read(None, None, tuple(drafts))
    if not isinstance(document.data, dict):
        from kamctl.workspace.validation_messages import first_field
        from kamctl.yaml.lookalikes import lookalike

        seems = next(filter(None, map(lookalike, document.text.splitlines())), None)
        drafts.append(
            Draft(
                "invalid-value",
                path,
                (),
                "the file must hold fields, `key: value`",
                first_field(kind) if seems is None else seems.help,
                account,
            )
        )
        return Read(None, None, tuple(drafts))
    try:
        record = _validated(kind, document.data)
    except ValidationError as error:
        from kamctl.workspace.validation_messages import mend

        record, salvaged, found = mend(kind, document, error, path, account)
        drafts.extend(found)
    else:
        salvaged = None
    if drafts:
        return Read(None, salvaged or record, tuple(drafts), document.by_lines)
    return Read(record, None, (), document.by_lines)


def fault_of_value(kind: Kind, path: Path, value: Data) -> Draft | None:
    """Return what is wrong with a value at a path, whatever else the file holds; None if nothing is."""
    data: Data = value
    for step in reversed(path):
        data = {step: data} if isinstance(step, str) else [data]
    at = tuple(0 if isinstance(step, int) else step for step in path)
    try:
        _validated(kind, data)
    except ValidationError as error:
        from kamctl.workspace.validation_messages import first_at

        return first_at(kind, error, at)
    return None


def _validated(kind: Kind, data: Any) -> Any:
    """Return the record that a file's data holds; what was written short is spelt out where it must be."""
    try:
        return validator(kind).validate_python(data)
    except ValidationError:
        import copy

        from kamctl.workspace.short_forms import spell_out

        data = copy.deepcopy(data)
        if not spell_out(kind, data):
            raise
    return validator(kind).validate_python(data)
