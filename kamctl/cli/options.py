"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperOption


def at_option() -> TyperOption:
    """Return the option of all commands that can show the portfolio as it was."""
    return TyperOption(
        param_decls=["--at"],
        metavar="DATE|REV",
        help="Show the portfolio as it was on a day, or at a revision of git.",
        expose_value=False,
        callback=_go_back,
    )


def _go_back(ctx: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj = ctx.obj._replace(at=value)


class TextOrJson(StrEnum):
    """How a command reports."""

    text = "text"
    json = "json"


Format = Annotated[TextOrJson, typer.Option("--format", help="text for people, json for machines.")]
Accounts = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ACCOUNT]...", help="Account ids or files; all accounts when none is named."),
]
OneAccount = Annotated[str, typer.Argument(metavar="ACCOUNT", help="Account id or one of its files.")]
#: Of a command that writes, and asks for what is missing.
WrittenAccount = Annotated[
    str | None, typer.Argument(metavar="ACCOUNT", help="Account id or one of its files.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the change as a diff and write nothing.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="Who: a person of kam.yaml; default by git's user.email."),
]
On = Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="When; default today.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, not to standard output.", dir_okay=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE if it is there.")]
Owner = Annotated[str | None, typer.Option("--owner", metavar="WHO", help="Only this person's or contact's.")]
Quarter = Annotated[
    str | None,
    typer.Option(
        "--quarter",
        metavar="PERIOD",
        help="Q3 (the newest that has begun), 2026-Q3, 2026-07 or 2026; default the current one.",
    ),
]
