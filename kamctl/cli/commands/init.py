"""`kamctl init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kamctl import hints
from kamctl.cli import terminal


def init(
    ctx: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; default here.")] = None,
    company: Annotated[
        str, typer.Option("--company", metavar="NAME", help="Our company.")
    ] = "Name of your company",
    currency: Annotated[str, typer.Option("--currency", metavar="CODE", help="Currency, ISO 4217.")] = "USD",
) -> None:
    """Start a workspace that passes `check`."""
    from kamctl.app.open import today
    from kamctl.app.start import refuse_workspace, start_workspace

    folder = refuse_workspace(ctx.obj, directory)
    if len(currency) != 3 or not (currency.isascii() and currency.isalpha() and currency.isupper()):
        raise typer.BadParameter("three capital letters, such as USD", param_hint="--currency")
    started = start_workspace(folder, today(ctx.obj, None), company=company, currency=currency)
    terminal.text("\n".join(f"wrote {path}" for path in started.written if not path.startswith(".kamctl/")))
    for path in started.kept:
        terminal.text(f"kept  {path}: it was there already")
    terminal.text(
        "\nNext: put your people into kam.yaml, have senior management decide on criteria.yaml,\n"
        f"then start an account: {hints.new('ACCOUNT', name='NAME')}"
    )
    if not started.in_git:
        terminal.text("The history of the workspace is git's: git init && git add -A && git commit")
    setup = f"Two people's changes merge by id in each clone where this was run once: {hints.setup_git()}"
    terminal.text(setup)
