"""The examples on the rules' pages, laid into the base workspace."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from kamctl.checks.rule import Rule

BASE = Path(__file__).parent / "base"
TODAY = dt.date(2026, 11, 22)

_SIDE = re.compile(r"^(Bad|Good)(?:, on (\d{4}-\d\d-\d\d))?:$", re.MULTILINE)
_FIRST = re.compile(r"^(?:Bad|Good)\b[^\n]*:", re.MULTILINE)
_BLOCK = re.compile(r"^```yaml (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TOP_KEY = re.compile(r"^([^\s#:][^:]*):")
_NO_FILE = "(no file)"


@dataclass(frozen=True)
class Example:
    """One side of a page: the day it is looked at, and its blocks as (path, YAML)."""

    side: str
    today: dt.date
    blocks: tuple[tuple[str, str], ...]

    def workspace(self) -> tuple[dict[str, str], dict[str, range]]:
        """Return the base with the example in it, and the lines that the example takes by path."""
        texts = base()
        lines: dict[str, range] = {}
        for path, body in self.blocks:
            if body.strip() == _NO_FILE:
                del texts[path]
                continue
            kept = without(texts.get(path, ""), top_keys(body))
            first = kept.count("\n") + 1
            texts[path] = kept + body
            lines[path] = range(first, first + body.count("\n"))
        return texts, lines


def base() -> dict[str, str]:
    """Return the texts of the base workspace."""
    return {p.relative_to(BASE).as_posix(): p.read_text("utf-8") for p in sorted(BASE.rglob("*.yaml"))}


def top_keys(text: str) -> set[str]:
    """Return the keys at the left edge of a YAML text."""
    return {found.group(1) for line in text.splitlines() if (found := _TOP_KEY.match(line))}


def without(text: str, keys: set[str]) -> str:
    """Return a YAML text without these top-level keys and what belongs to them."""
    kept: list[str] = []
    dropping = False
    for line in text.splitlines(keepends=True):
        if found := _TOP_KEY.match(line):
            dropping = found.group(1) in keys
        if not dropping:
            kept.append(line)
    return "".join(kept)


def examples(rule: Rule) -> list[Example]:
    """Return the examples of a rule's page in their order."""
    marks = list(_SIDE.finditer(rule.page))
    ends = [*(mark.start() for mark in marks[1:]), len(rule.page)][: len(marks)]
    return [
        Example(
            mark.group(1),
            dt.date.fromisoformat(mark.group(2)) if mark.group(2) else TODAY,
            tuple((b.group(1), b.group(2)) for b in _BLOCK.finditer(rule.page, mark.end(), end)),
        )
        for mark, end in zip(marks, ends, strict=True)
    ]


def why(rule: Rule) -> str:
    """Return what a page says between its title and its first example."""
    body = rule.page.partition("\n")[2]
    first = _FIRST.search(body)
    return body[: first.start() if first else None].strip()
