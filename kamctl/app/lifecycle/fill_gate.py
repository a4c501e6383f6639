"""Writes what a gate lacks, once the blanks of its remedy have been filled in."""

from __future__ import annotations

from collections.abc import Sequence

from kamctl.app.lifecycle.remedy_parts import InFile, edits
from kamctl.app.writing.change import ChangeContext, Changed, change_document, create_record
from kamctl.model.portfolio import Portfolio
from kamctl.yaml.edit_ops import Edit
from kamctl.yaml.edits import apply
from kamctl.yaml.tree import Document


def write_part(context: ChangeContext, part: InFile) -> Changed[None]:
    """Put the fields of a part into its file, which is created if missing.

    Raises what `kamctl.app.writing.change.change_record` does.
    """
    calendar = context.opened.calendar
    if part.path not in context.opened.workspace.texts:
        first = next(iter(part.data)) if isinstance(part.data, dict) else ""
        text = apply(f"{first}:\n", edits(part.path, part.data, None, calendar))
        return create_record(context, part.path, text, None)

    def change(_now: Portfolio, document: Document) -> tuple[None, Sequence[Edit]]:
        return None, tuple(edits(part.path, part.data, document.data, calendar))

    return change_document(context, part.path, change)
