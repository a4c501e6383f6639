"""The templates for Word and PowerPoint: the shipped ones and those of a workspace."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kamctl.views.documents.slides import base
from kamctl.views.documents.word import template

SHIPPED: dict[str, Callable[[], bytes]] = {
    **{name: partial(template.shipped, name) for name in template.NAMES},
    "agenda.pptx": base.shipped,
    "exit-review.pptx": base.shipped,
}


def office_templates(root: Path | None) -> dict[str, bool]:
    """Return the templates' names, each with whether the workspace (`root`; None: nowhere) has its own."""
    return {name: root is not None and (root / "templates" / name).exists() for name in SHIPPED}


def shipped_office_template(name: str) -> bytes | None:
    """Return a shipped template; None if there is none of that name for Office."""
    return SHIPPED[name]() if name in SHIPPED else None
