"""`kamctl site build`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.group import group
from kamctl.wording import plural

if TYPE_CHECKING:
    from kamctl.app.site.build import Built

app = group("Build pages of the whole portfolio, for a browser.")


class SiteEdition(StrEnum):
    """The audience of the site."""

    internal = "internal"
    customer = "customer"


@app.callback()
def site() -> None:
    """Build pages of the whole portfolio, for a browser."""


@app.command("build")
def build(
    ctx: typer.Context,
    account: Annotated[
        str | None, typer.Argument(metavar="[ACCOUNT]", help="The customer, of a customer's edition.")
    ] = None,
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", file_okay=False,
            help="An empty folder, or one that holds an earlier build.",
        ),
    ] = Path("site"),
    edition: Annotated[
        SiteEdition, typer.Option("--edition", help="internal has everything; customer what they may see.")
    ] = SiteEdition.internal,
    proposed: Annotated[
        Path | None,
        typer.Option("--criteria", metavar="FILE", help="Show what these would change.", dir_okay=False),
    ] = None,
    incognito: Annotated[
        bool, typer.Option("--incognito", help="Replace names, texts and amounts, to show it to others.")
    ] = False,
    ledger: Annotated[
        bool, typer.Option("--ledger", help="Draw the whale curve of all customers of the ledger.")
    ] = False,
) -> None:  # fmt: skip
    """Build the site into a folder: open its index.html, or let any web server show it.

    What has not changed since the last build is not built again.
    """
    if (account is not None) != (edition is SiteEdition.customer):
        raise typer.BadParameter("an ACCOUNT goes with --edition customer, and that with an ACCOUNT.")
    if account is not None and (incognito or ledger or proposed is not None):
        raise typer.BadParameter("a customer's edition contains nothing internal to hide or add.")
    if incognito and (ledger or proposed is not None):
        raise typer.BadParameter("--incognito excludes --ledger and --criteria, which name customers.")
    folder = ctx.obj.directory / output
    if account is not None:
        from kamctl.app.site.customer import build_for_customer

        _tell(output, build_for_customer(ctx.obj, account, folder))
    else:
        from kamctl.app.site.build import SiteOptions, build

        wanted = SiteOptions(with_ledger=ledger, proposed=proposed, incognito=incognito)
        _tell(output, build(ctx.obj, folder, wanted))


def _tell(output: Path, built: Built) -> None:
    terminal.note_all(built.notices)
    terminal.note(f"{output}: {plural(built.pages, 'file')}, {built.made} of them written")
    for problem in built.problems:
        terminal.note(f"error: {problem.message}")
        terminal.note(f"help: {problem.help}")
    if built.problems:
        raise typer.Exit(2)
