"""Office files as archives: writes the same bytes for the same parts, and refuses unsound files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

#: An archive records when each part was written; a fixed date keeps its bytes the same.
_WRITTEN = (1980, 1, 1, 0, 0, 0)
#: The largest total size in bytes of the parts of a workspace's template, and the most parts.
_MOST, _PARTS = 64 * 1024 * 1024, 2000

#: What a file reveals about its making: word and page counts, company, a picture of its first page, and
#: comments with their authors' names.
_TELLS = re.compile(
    r"docProps/(?:app\.xml|custom\.xml|thumbnail\.\w+)"
    r"|(?:word|ppt)/(?:_rels/)?(?:comments\w*|commentAuthors|authors|people)\.xml(?:\.rels)?"
)
_NAMES = (
    rb"(?:docProps/(?:app|custom|thumbnail)"
    rb"|(?:(?:word|ppt)/)?(?:comments\w*|commentAuthors|authors|people)\.xml\")"
)
_RELATION = re.compile(rb'<Relationship\b[^>]*Target="/?' + _NAMES + rb"[^>]*/>")
_TYPE = re.compile(rb'<Override\b[^>]*PartName="/' + _NAMES + rb"[^>]*/>")
_MARK = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*/>")


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of parts, in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            one = zipfile.ZipInfo(name, _WRITTEN)
            one.compress_type = zipfile.ZIP_DEFLATED
            one.external_attr = 0o644 << 16
            file.writestr(one, content)
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by their names.

    Raises:
        ValueError: it is not an archive, is broken, or unpacks to more than is allowed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            listed = file.infolist()
            if len(listed) > _PARTS or sum(one.file_size for one in listed) > _MOST:
                raise ValueError(f"it unpacks to more than {_MOST // 1024 // 1024} MiB")
            return {one.filename: file.read(one) for one in listed}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise ValueError("it is damaged, or no Office file") from error


def fixed(content: bytes) -> bytes:
    """Return an Office file without when, by whom and from what it was made."""
    parts = {name: part for name, part in parts_of(content).items() if not _TELLS.fullmatch(name)}
    for name, part in parts.items():
        if name.endswith(".rels"):
            parts[name] = _RELATION.sub(b"", part)
        elif name == "[Content_Types].xml":
            parts[name] = _TYPE.sub(b"", part)
        elif name.startswith("word/") and name.endswith(".xml"):
            parts[name] = _MARK.sub(b"", part)
    return archive(parts)
