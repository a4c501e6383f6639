"""Names that stand in a workspace's files, found without reading them as YAML.

A completion runs at every press of the tab key: it looks for the one section that it needs, in block or flow
style, and takes the fields of its entries unparsed. A broken file yields fewer names, never an error. Only
what Python has loaded anyway is imported.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

#: A file is read only up to this size.
_MOST = 512 * 1024
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
    start = 0 if text.startswith(f"{section}:") else text.find(f"\n{section}:") + 1
    if start == 0 and not text.startswith(f"{section}:"):
        return
    body = text[start + len(section) + 1 :]
    if body.lstrip(" ").startswith("{"):
        inner = body.lstrip(" ")
        yield from ((key, _flow(value)[0]) for key, value in _flow(inner)[1].items())
        return
    yield from _block(body.split("\n")[1:])


def _block(lines: list[str]) -> Iterator[tuple[str, Fields]]:
    """Yield the entries of a mapping in block style, up to the next line at the left edge."""
    key, fields, flow = "", Fields(), ""
    outer = inner = -1
    for line in lines:
        bare = line.lstrip(" ")
        if not bare.strip() or bare.startswith("#"):
            continue
        depth = len(line) - len(bare)
        if depth == 0:
            break
        outer = depth if outer < 0 else outer
        if depth > outer:
            inner = depth if inner < 0 else inner
            if flow:
                flow += " " + bare
            elif depth == inner:
                name, _, value = bare.partition(":")
                fields[name] = _plain(value)
            continue
        if key:
            yield key, _flow(flow)[0] if flow else fields
        name, _, value = bare.partition(":")
        key, fields, inner = name.strip("'\""), {}, -1
        flow = value.strip() if value.lstrip().startswith("{") else ""
    if key:
        yield key, _flow(flow)[0] if flow else fields


def _flow(text: str) -> tuple[Fields, Fields]:
    """Return the fields of a mapping in flow style: those that are one text, and those in brackets."""
    plain, nested = Fields(), Fields()
    at = 1
    while (colon := text.find(":", at)) > 0:
        name = text[at:colon].strip(" ,\n'\"")
        if "}" in name:
            break
        at = colon + 1
        while text[at : at + 1] in (" ", "\n"):
            at += 1
        first = text[at : at + 1]
        if first in ("{", "["):
            end = _closing(text, at)
            nested[name] = text[at:end]
        elif first in ("'", '"'):
            end = text.find(first, at + 1) + 1 or len(text)
            plain[name] = text[at + 1 : end - 1]
        else:
            ends = [found for found in (text.find(",", at), text.find("}", at)) if found >= 0]
            end = min(ends, default=len(text))
            plain[name] = text[at:end].strip()
        at = end
        while text[at : at + 1] in (" ", "\n"):
            at += 1
        if text[at : at + 1] != ",":
            break
        at += 1
    return plain, nested


def _closing(text: str, start: int) -> int:
    """Return where a bracket that opens at `start` is closed; quotes hide brackets."""
    depth, quote = 0, ""
    for at in range(start, len(text)):
        character = text[at]
        if quote:
            quote = "" if character == quote else quote
        elif character in "'\"" and text[at - 1] in " [{,":
            quote = character
        elif character in "{[":
            depth += 1
        elif character in "}]":
            depth -= 1
            if depth == 0:
                return at + 1
    return len(text)


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
