"""`kamctl merge-driver`: run by git, see `kamctl setup-git`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl.cli.terminal import note


def merge_driver(
    base: Annotated[
        Path, typer.Argument(metavar="BASE", help="%O: the common ancestor; empty if there is none.")
    ],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="%A: our version; the merge is written here.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="%B: their version.")],
    marker_size: Annotated[
        int, typer.Argument(metavar="SIZE", min=7, max=500, help="%L: length of conflict markers.")
    ] = 7,
    path: Annotated[str, typer.Argument(metavar="PATH", help="%P: the file's name, for messages.")] = "",
    merged_status: Annotated[
        int, typer.Option("--merged-status", min=0, max=125, help="Exit status of a merge without conflicts.")
    ] = 0,
) -> None:
    """Merge three versions of a file; git runs this.

    Exit status 0 (or --merged-status): merged, and checked. 3: conflicts, marked in OURS. Any
    other: nothing was written, and the file is to be merged as text.
    """
    from kamctl.merge.driver import CLEAN, UNSUPPORTED, merge_files, named

    outcome = merge_files(base, ours, theirs, marker_size, path)
    name = path or str(ours)
    if outcome.status == UNSUPPORTED:
        note(f"{name}: merged as text, not by id: {outcome.reason}")
    for place in outcome.conflicts:
        note(f"{name}: both sides changed {named(place) or 'the file'}")
    status = merged_status if outcome.status == CLEAN else outcome.status
    if status:
        raise typer.Exit(status)
