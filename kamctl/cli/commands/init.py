"""`kamctl init`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kamctl.app.session import Session
from kamctl.cli import show
from kamctl.cli.context import today
from kamctl.errors import KamctlError


class WorkspaceExistsError(KamctlError):
    """There is a workspace already."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} is a workspace already", "`kamctl new ACCOUNT --name …` adds an account to it."
        )


def init(
    ctx: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; default here.")] = None,
    company: Annotated[
        str, typer.Option("--company", metavar="NAME", help="Our company.")
    ] = "Name of your company",
    currency: Annotated[str, typer.Option("--currency", metavar="CODE", help="Currency, ISO 4217.")] = "USD",
) -> None:
    """Start a workspace that passes `check`."""
    from kamctl.workspace.load import load
    from kamctl.workspace.scaffold import repository_files, workspace_files

    session: Session = ctx.obj
    folder = session.directory / (directory or Path())
    if (folder / "kam.yaml").exists():
        raise WorkspaceExistsError(folder)
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        raise typer.BadParameter("three capital letters, such as USD", param_hint="--currency")
    files = workspace_files(company, currency, today(session, None))
    written, kept = _write(folder, files)
    for name in ("accounts", "plans", "reviews"):
        (folder / name).mkdir(exist_ok=True)
    top = _top(folder)
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    started = load({"kam.yaml": files["kam.yaml"]}, references=False).portfolio
    assert started is not None
    prefix = "" if inside == "." else f"{inside}/"
    new_at_top, kept_at_top = _write(top, repository_files(prefix, started.kam.people))
    written += [os.path.relpath(top / name, folder) for name in new_at_top]
    kept += [os.path.relpath(top / name, folder) for name in kept_at_top]
    show.text("\n".join(f"wrote {path}" for path in written if not path.startswith(".kamctl/")))
    for path in kept:
        show.text(f"kept  {path}: it was there already")
    show.text(
        "\nNext: put your people into kam.yaml, have senior management decide on criteria.yaml,\n"
        "then start an account: kamctl new ACCOUNT --name NAME"
    )
    if not any((parent / ".git").exists() for parent in (folder.absolute(), *folder.absolute().parents)):
        show.text("The history of the workspace is git's: git init && git add -A && git commit")
    show.text("Two people's changes merge by id in each clone where this was run once: kamctl setup-git")


def _write(folder: Path, files: dict[str, str]) -> tuple[list[str], list[str]]:
    """Write the files that are not there yet; returns what was written and what was kept."""
    from kamctl.workspace.write import create_files

    folder.mkdir(parents=True, exist_ok=True)
    kept = [path for path in files if (folder / path).exists()]
    new = {path: text for path, text in files.items() if path not in kept}
    create_files(folder, new)
    return list(new), kept


def _top(folder: Path) -> Path:
    """Return the top of the repository that a folder is in; the folder where it is in none."""
    here = folder.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), here)
