"""Names that stand in a workspace's files, found without reading them as YAML.

A completion runs at every press of the tab key: it takes keys and values unparsed, in block or flow style. A
broken file yields fewer names, never an error.
Only what Python has loaded anyway is imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion
if TYPE_CHECKING:
    from typing import Any

#: A file is read only up to this size.
_MOST = 512 * 1024
#: How deep mappings in braces are followed.
_DEEPEST = 8
Fields = dict[str, str]


def text_of(*parts: str) -> str:
    """Return a file's text; empty where it cannot be read."""
    try:
        with open(os.path.join(*parts), encoding="utf-8", errors="replace") as file:  # noqa: PTH118, PTH123
            return file.read(_MOST)
    except OSError:
        return ""


def entries(text: str, section: str) -> Iterator[tuple[str, Fields]]:
    """Yield the entries of a mapping at the top of a file: each key, and its fields that are one text."""
    found = held(_section(text, section)).get(section)
    for key, value in found.items() if isinstance(found, dict) else ():
        fields = value if isinstance(value, dict) else {}
        yield key, {name: one for name, one in fields.items() if isinstance(one, str)}


def held(text: str) -> dict[str, Any]:
    """Return what a file holds: mappings, lists, and texts as they stand."""
    lines = [(len(line) - len(bare), bare.rstrip()) for line in text.split("\n") if (bare := line.lstrip())]
    found, _ = _block([line for line in lines if not line[1].startswith("#")], 0, 0)
    return found if isinstance(found, dict) else {}


def _section(text: str, section: str) -> str:
    """Return the lines of one mapping at the top of a file."""
    start = 0 if text.startswith(f"{section}:") else text.find(f"\n{section}:") + 1
    if start == 0 and not text.startswith(f"{section}:"):
        return ""
    first, *rest = text[start:].split("\n")
    end = next(
        (i for i, line in enumerate(rest) if line[:1] not in ("", " ", "#", "-", "}", "]", "\r")), None
    )
    return "\n".join([first, *rest[:end]])


def _block(lines: list[tuple[int, str]], at: int, depth: int) -> tuple[Any, int]:
    """Return what stands at a depth in block style from a line on, and the line behind it."""
    found: Any = None
    while at < len(lines) and lines[at][0] >= depth:
        here, bare = lines[at]
        if found is None:
            depth = here
        is_entry = bare == "-" or bare.startswith("- ")
        if isinstance(found, list) and here == depth and not is_entry:  # the list stood at its key's depth
            break
        if here > depth or (isinstance(found, dict) and is_entry):  # the rest of a text
            at += 1
        elif is_entry:
            found = found or []
            rest = bare[1:].lstrip(" ")
            lines[at] = (here + len(bare) - len(rest), rest)
            value, at = _block(lines, at, lines[at][0]) if _is_entry(rest) else _value(lines, at, here, rest)
            found.append(value)
        else:
            found = found or {}
            name, _, rest = bare.partition(":")
            found[name.strip("'\"")], at = _value(lines, at, here, rest.strip())
    return found, at


def _is_entry(rest: str) -> bool:
    """Tell whether what follows the dash of a list begins a mapping or another list."""
    return rest[:1] not in ("{", "[", "'", '"') and (": " in rest or rest.endswith(":") or rest[:2] == "- ")


def _value(lines: list[tuple[int, str]], at: int, here: int, text: str) -> tuple[Any, int]:
    """Return the value that begins with a text, in a line at the depth `here`, and the line behind it."""
    at += 1
    inside = at
    while inside < len(lines) and lines[inside][0] > here:
        inside += 1
    if text[:1] in ("{", "["):
        value, _ = _flow(" ".join([text, *(bare for _, bare in lines[at:inside])]), 0)
        return value, inside
    if text and text[0] not in "#&!":
        return _plain(text), inside
    if inside == at and at < len(lines) and lines[at][0] == here and lines[at][1].startswith("-"):
        return _block(lines, at, here)  # a list at the depth of its key
    return _block(lines, at, here + 1)


def _flow(text: str, at: int, within: int = 0) -> tuple[Any, int]:
    """Return the mapping or list in flow style that opens at a place, and the place behind it."""
    is_list, close = text[at] == "[", "]" if text[at] == "[" else "}"
    listed: list[Any] = []
    named: dict[str, Any] = {}
    at += 1
    while at < len(text):
        at = _skipped(text, at)
        if text[at : at + 1] in ("", close):
            break
        name = ""
        if not is_list:
            colon = text.find(":", at)
            if colon < 0 or close in text[at:colon]:
                break
            name, at = text[at:colon].strip(" '\""), _skipped(text, colon + 1)
        first = text[at : at + 1]
        value: Any = ""
        if first in ("{", "[") and within < _DEEPEST:
            value, at = _flow(text, at, within + 1)
        elif first in ("'", '"'):
            end = text.find(first, at + 1)
            value, at = text[at + 1 : end], (end + 1 or len(text))
        elif first not in (",", close):
            ends = [found for found in (text.find(",", at), text.find(close, at)) if found >= 0]
            end = min(ends, default=len(text))
            value, at = text[at:end].strip(), end
        listed.append(value)
        named[name] = value
    return (listed if is_list else named), at + 1


def _skipped(text: str, at: int) -> int:
    """Return the place behind the blanks, and a comma, that stand at a place."""
    while text[at : at + 1] in (" ", ",", "\n"):
        at += 1
    return at


def _plain(value: str) -> str:
    value = value.strip()
    if value[:1] in ("'", '"'):
        end = value.find(value[0], 1)
        return value[1 : end if end > 0 else None]
    return value.partition(" #")[0].strip()


def revisions(directory: str) -> list[str]:
    """Return branches, tags and a few of the last commits by their names."""
    git = _git_folder(directory)
    if not git:
        return []
    common = text_of(git, "commondir").strip()
    shared = os.path.join(git, common) if common else git  # noqa: PTH118
    found = {"HEAD", "HEAD~1", "HEAD~5"}
    for kind in ("heads", "tags", "remotes"):
        top = os.path.join(shared, "refs", kind)  # noqa: PTH118
        for folder, _, names in os.walk(top):
            inside = folder[len(top) + 1 :].replace(os.sep, "/")
            found.update(f"{inside}/{name}" if inside else name for name in names)
    for line in text_of(shared, "packed-refs").split("\n"):
        name = line.partition(" ")[2]
        if name.startswith("refs/"):
            found.add(name.split("/", 2)[2])
    return sorted(found)


def _git_folder(directory: str) -> str:
    here = os.path.abspath(directory)  # noqa: PTH100
    while True:
        git = os.path.join(here, ".git")  # noqa: PTH118
        if os.path.isdir(git):  # noqa: PTH112
            return git
        if pointer := text_of(git).partition("gitdir:")[2].strip():
            return os.path.join(here, pointer)  # noqa: PTH118
        above = os.path.dirname(here)  # noqa: PTH120
        if above == here:
            return ""
        here = above


def periods(every: str, today: tuple[int, int], starts: int) -> list[str]:
    """Return the newest periods of a kind, named by the year in which the fiscal year ends, newest first."""
    year, month = today
    if every == "month":
        return [f"{year - (k >= month)}-{(month - 1 - k) % 12 + 1:02}" for k in range(6)]
    begun = (month - starts) % 12
    fiscal = year + (1 if starts > 1 and month >= starts else 0)
    if every == "year":
        return [str(fiscal), str(fiscal - 1)]
    quarter = begun // 3
    return [f"{fiscal + (quarter - k) // 4}-Q{(quarter - k) % 4 + 1}" for k in range(5)]
