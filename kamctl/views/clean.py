"""Text from files, made safe for a terminal."""

from __future__ import annotations

import re

_CONTROL = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Make control characters, bidi controls and lone surrogates visible; line breaks and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_CONTROL, lambda m: m.group().encode("unicode_escape").decode("ascii"), text)
