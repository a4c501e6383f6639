"""Sets up a clone for a workspace: `.gitattributes`, which git reads in every clone."""

from __future__ import annotations

from pathlib import Path

from kamctl.git.setup import attribute_lines, register, unattributed
from kamctl.workspace import journal
from kamctl.workspace.scaffold import filled
from kamctl.workspace.write import change_file


def set_up(root: Path) -> bool:
    """Register the merge driver and readable diffs; returns whether `.gitattributes` had to be written."""
    register(root)
    if not unattributed(root):
        return False
    wanted = filled("init/gitattributes", {})
    with journal.running(None):  # undone by `setup-git` itself
        change_file(
            root,
            ".gitattributes",
            lambda text: attribute_lines(text, wanted),
            create=not (root / ".gitattributes").exists(),
        )
    return True
