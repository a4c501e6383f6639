"""Text from files, made safe for a terminal."""

from __future__ import annotations

from kamctl.unseen import visible


def clean(text: str) -> str:
    """Make unseen characters visible; line breaks and tabs stay."""
    return visible(text, keep="\n\t")
