"""Invisible characters that change what is shown: files may not hold them, output makes them visible.

Joiners and direction marks are not among them: Persian, Hebrew and emoji need those.
"""

from __future__ import annotations

import re

_ROWS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f",  # C0 except tab, line feed and carriage return; DEL; C1 with NEL
    "\u200b\u2060\ufeff",  # no width, and no script needs it; a byte-order mark inside a text
    "\u2028\u2029",  # line breaks to YAML and JavaScript, and to no editor
    "\u202a-\u202e\u2066-\u2069",  # bidi controls that reorder the text around them
    "\ud800-\udfff",  # halves of surrogate pairs, and bytes that are not UTF-8
)
#: All of them as the inside of a regular expression's `[...]`; a carriage return is for the user to judge.
UNSEEN = "".join(_ROWS)
#: Where Python puts a byte of a file name that is not UTF-8: 0xDC00 + byte.
_BYTES = range(0xDC80, 0xDD00)
_LATIN = range(0x100)


def name_of(sign: str) -> str:
    """Return what a character is called, with its number: `zero width space (U+200B)`."""
    import unicodedata

    return f"{unicodedata.name(sign, 'control character').lower()} (U+{ord(sign):04X})"


def visible(text: str, keep: str = "\n") -> str:
    r"""Return a text whose unseen characters and white space but blanks show as `\x1b`, except `keep`."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(f"[\t\n\r{UNSEEN}]", lambda m: m[0] if m[0] in keep else _shown(m[0]), text)


def _shown(sign: str) -> str:
    code = ord(sign)
    if code in _BYTES:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code in _LATIN else f"\\u{code:04x}"
