"""A change of a file as a unified diff, as git writes it."""

from __future__ import annotations


def diff(before: str | None, after: str, path: str) -> str:
    r"""Return the unified diff of a file's text; empty where nothing changes.

    `before` is None for a file that is not there yet. Lines end at `\n` alone, so a CRLF file's
    keep their carriage return and the diff can be applied with `git apply`.
    """
    from difflib import unified_diff

    old = f"a/{path}" if before is not None else "/dev/null"
    lines = unified_diff(_lines(before or ""), _lines(after), old, f"b/{path}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines
