"""git's names for contents, computed without it."""

from __future__ import annotations

import hashlib


def blob_name(text: str, like: str = "") -> str:
    """Return git's name for a text, with the hash function that another name shows."""
    content = text.encode("utf-8", "surrogateescape")
    made = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return made(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
