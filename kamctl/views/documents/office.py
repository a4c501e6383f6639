"""The templates for Word: those that kamctl brings, and those of a workspace."""

from __future__ import annotations

from pathlib import Path


def office_templates(root: Path | None) -> dict[str, bool]:
    """Return the names of the templates, and whether the workspace (`root`; None: nowhere) brings its own."""
    from kamctl.views.documents.word.template import NAMES

    return {name: root is not None and (root / "templates" / name).exists() for name in NAMES}


def shipped_office_template(name: str) -> bytes | None:
    """Return a template that kamctl brings; None where it brings none of that name for Word."""
    from kamctl.views.documents.word.template import NAMES, shipped

    return shipped(name) if name in NAMES else None
