"""What all Office files have around their pages: XML parts, their types, and how they refer to each other."""

from __future__ import annotations

from collections.abc import Mapping

_SCHEMAS = "http://schemas.openxmlformats.org"
RELATIONS = f"{_SCHEMAS}/officeDocument/2006/relationships"
PACKAGE = f"{_SCHEMAS}/package/2006"
_TYPES = "application/vnd.openxmlformats"


def part(text: str) -> str:
    """Return a part as a file."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'


def relations(*found: tuple[str, str]) -> str:
    """Return the part that names others by kind and path; a kind of one word is one of Office's own."""
    held = "".join(_relation(at, kind, target) for at, (kind, target) in enumerate(found, 1))
    return part(f'<Relationships xmlns="{PACKAGE}/relationships">{held}</Relationships>')


def _relation(number: int, kind: str, target: str) -> str:
    kind = kind if "/" in kind else f"{RELATIONS}/{kind}"
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'


def content_types(kinds: Mapping[str, str]) -> str:
    """Return the part that tells what each part is, by paths without their suffix."""
    parts = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_TYPES}-{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return part(
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_TYPES}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )
