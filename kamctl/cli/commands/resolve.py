"""`kamctl resolve`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.app.session import Session
from kamctl.cli import show
from kamctl.cli.options import DryRun
from kamctl.cli.out import note
from kamctl.errors import KamctlError

if TYPE_CHECKING:
    from kamctl.app.resolve import Resolved
    from kamctl.workspace.write import Written


class NotConflictedError(KamctlError):
    """A file named has no conflict."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is no conflicted file of the workspace", "`git status` lists the files in conflict."
        )


def resolve(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH]...", help="Conflicted files; all of them when none is named."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Merge conflicted files again, by id, where they were merged as text.

    From git's three versions while the merge is under way; else from the conflict markers in the
    file, as far as those tell what was there before. Nothing is added to git's index.
    """
    from kamctl.cli.writing import report
    from kamctl.merge.driver import named
    from kamctl.workspace.disk import find_root

    session: Session = ctx.obj
    root = find_root(session.directory)
    found = _conflicted(root)
    wanted = [_inside(root, session.directory, path) for path in paths or ()]
    for path in wanted:
        if path not in found:
            raise NotConflictedError(path)
    left = False
    for path in wanted or found:
        result = found[path]
        if result.merged is None:
            note(f"{path}: left as it is: {result.reason}")
            left = True
            continue
        written = _write(root, path, result.merged.text, dry_run=dry_run)
        if dry_run:
            report([written], "", dry_run=True)
        else:
            show.text(f"{path}: {_said(result)}")
        for place in result.merged.conflicts:
            note(f"{path}: both sides changed {named(place) or 'the file'}")
        left = left or bool(result.merged.conflicts)
    if not found:
        show.text("No workspace file is in conflict.")
    if left:
        raise typer.Exit(1)


def _said(result: Resolved) -> str:
    assert result.merged is not None
    if result.merged.conflicts:
        return f"{len(result.merged.conflicts)} conflicts left, the rest merged"
    caution = f"{result.caution}; " if result.caution else ""
    return f"merged; {caution}look at it, then `git add` it"


def _conflicted(root: Path) -> dict[str, Resolved]:
    """Return what becomes of each conflicted file of the workspace, by its path from the root."""
    from kamctl.app.resolve import from_markers, from_stages
    from kamctl.git import run as git
    from kamctl.git.errors import NotARepositoryError
    from kamctl.merge.markers import has_markers
    from kamctl.workspace.disk import scan
    from kamctl.workspace.paths import place

    texts: Mapping[str, str] = scan(root)[0]
    found: dict[str, Resolved] = {}
    try:
        top = os.path.realpath(git.toplevel(root))
        stages = git.unmerged(root)
    except NotARepositoryError:
        top, stages = os.path.realpath(root), {}
    for full, versions in stages.items():
        path = Path(os.path.relpath(f"{top}/{full}", os.path.realpath(root))).as_posix()
        if place(path) is not None:
            found[path] = from_stages(versions, texts.get(path), path)
    for path, text in texts.items():
        if path not in found and has_markers(text):
            found[path] = from_markers(text)
    return dict(sorted(found.items()))


def _inside(root: Path, directory: Path, given: str) -> str:
    full = os.path.realpath(directory / given)
    return Path(os.path.relpath(full, os.path.realpath(root))).as_posix()


def _write(root: Path, path: str, text: str, *, dry_run: bool) -> Written:
    from kamctl.workspace.write import change_file

    create = not (root / path).exists()
    return change_file(root, path, lambda _old: text, create=create, dry_run=dry_run)
