"""Changes and moves files of a workspace as one change, which must leave no file worse than it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kamctl.workspace.load import load
from kamctl.workspace.paths import place
from kamctl.workspace.write import Change, Written, change_files


def move_files(
    root: Path,
    texts: Mapping[str, str],
    moves: Mapping[str, str],
    changes: Mapping[str, Change] | None = None,
    *,
    dry_run: bool = False,
) -> tuple[Written, ...]:
    """Make changes of files, by path, and move files to other paths; `texts` are those of the workspace.

    Raises what `kamctl.workspace.write.change_files` does.
    """
    made = dict(changes or {})
    for old, new in moves.items():
        text = texts[old] if old in texts else (root / old).read_bytes().decode("utf-8")
        change = made.pop(old, None)
        made[new] = _constantly(change(text) if change is not None else text)
        made[old] = _constantly(None)

    def judge(news: Mapping[str, str | None]) -> Sequence[Any]:
        kept = {path: text for path, text in texts.items() if path not in news}
        new = {path: text for path, text in news.items() if text is not None and place(path)}
        before = {(one.rule, one.message) for one in load(texts).drafts}
        return [one for one in load({**kept, **new}).drafts if (one.rule, one.message) not in before]

    return change_files(root, made, create=list(moves.values()), dry_run=dry_run, validate=judge)


#: The folder of accounts that are over: kamctl does not read it.
ARCHIVE = "archive/"


def _constantly(text: str | None) -> Change:
    return lambda _old: text
