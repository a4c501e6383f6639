"""Texts that fill a field but say nothing."""

from __future__ import annotations

from kamctl.method.placeholders import TO_COME

_BLANK_WORDS = frozenset({"", "n/a", "na", "nil", "no", "none", "nothing", "unknown", *TO_COME})


def is_blank(text: str | None) -> bool:
    """Tell whether a text is missing or says nothing: `none`, `n/a`, `tbd`, `…`, `-`."""
    return text is None or " ".join(text.split()).casefold().strip(" .…-–—?_*") in _BLANK_WORDS
