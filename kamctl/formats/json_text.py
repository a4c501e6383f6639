"""JSON as text, two spaces deep and in ASCII, so that any encoding carries it.

`json.dumps` writes the same bytes, but with an indent it never uses its C encoder, and it needs all
of them in memory at once: a check of a thousand accounts can find twenty thousand things. A mapping
that nests nothing goes through that encoder, with the indent in its separator.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring_ascii
from typing import Any

from kamctl.wording import digits

#: No amount, share or rate has more decimals, only results of divisions.
_MOST_DECIMALS = 8
_WORDS = {None: "null", True: "true", False: "false"}
_ESCAPED = r"##\u005b"
_FLAT = frozenset({str, int, bool, type(None)})


def quoted(text: str) -> str:
    """Return a text in quotes; `##[`, to GitHub's runner a command, is written with an escape."""
    return encode_basestring_ascii(text).replace("##[", _ESCAPED)


@cache
def _encoder(inner: str) -> json.JSONEncoder:
    return json.JSONEncoder(separators=(f",{inner}", ": "))


def indented(value: Any, margin: str = "\n") -> str:
    """Return plain data as JSON; `margin` is the line break and blanks before what closes it.

    Dates are written as ISO has them, numbers as integers where they are whole.
    """
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, Mapping):
        inner = f"{margin}  "
        if value and isinstance(value, dict) and _FLAT.issuperset(map(type, value.values())):
            return f"{{{inner}{_encoder(inner).encode(value)[1:-1]}{margin}}}".replace("##[", _ESCAPED)
        parts = [f"{inner}{quoted(key)}: {indented(part, inner)}" for key, part in value.items()]
        return f"{{{','.join(parts)}{margin}}}" if parts else "{}"
    if isinstance(value, (list, tuple)):
        inner = f"{margin}  "
        parts = [f"{inner}{indented(part, inner)}" for part in value]
        return f"[{','.join(parts)}{margin}]" if parts else "[]"
    return _scalar(value)


def stream(value: Any, margin: str = "\n") -> Iterator[str]:
    """Yield plain data as JSON, piece by piece; an iterator in it is a list, written entry by entry."""
    inner, between = f"{margin}  ", ""
    if isinstance(value, dict) and value:
        yield "{"
        for key, part in value.items():
            yield f"{between}{inner}{quoted(key)}: "
            yield from stream(part, inner)
            between = ","
        yield f"{margin}}}"
    elif isinstance(value, list) and value:
        yield "["
        for part in value:
            yield f"{between}{inner}"
            yield from stream(part, inner)
            between = ","
        yield f"{margin}]"
    elif isinstance(value, Iterator):
        yield "["
        for part in value:
            yield f"{between}{inner}{indented(part, inner)}"
            between = ","
        yield f"{margin}]" if between else "]"
    else:
        yield indented(value, margin)


def _scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, dt.date):
        return quoted(value.isoformat())
    if isinstance(value, (int, float)):
        return repr(value)
    raise TypeError(type(value).__name__)


def number(value: Decimal) -> str:
    """Write a number with all its digits, without trailing zeros; a quotient to the precision of a float."""
    if value == value.to_integral_value():
        return str(int(value))
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -_MOST_DECIMALS:
        return digits(value)
    return repr(float(value))
