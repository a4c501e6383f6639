"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperOption

from kamctl.model.types import Ref

if TYPE_CHECKING:
    from kamctl.model.relative_days import Calendar


def at_option() -> TyperOption:
    """Return the option shared by all commands that can show the portfolio as it was."""
    return TyperOption(
        param_decls=["--at"],
        metavar="DATE|REV",
        help="Show the portfolio as it was on a day (2026-09-30, friday, Q2), or at a git revision.",
        expose_value=False,
        callback=_go_back,
    )


def _go_back(ctx: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj = ctx.obj._replace(at=value)


def global_options() -> list[TyperOption]:
    """Return the global options, for those who write them after the command."""
    return [
        TyperOption(
            param_decls=["global_today", "--today"], metavar="YYYY-MM-DD", hidden=True, expose_value=False,
            callback=_set_today,
        ),
        TyperOption(
            param_decls=["global_directory", "-C", "--directory"], metavar="DIR", hidden=True,
            expose_value=False, callback=_set_directory, is_eager=True,
        ),
    ]  # fmt: skip


def _set_today(ctx: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        from kamctl.cli.prompts import day

        ctx.obj = ctx.obj._replace(today=day(value, "--today", calendar=clock()))


def clock() -> Calendar:
    """Return the default of `--today`: the local clock."""
    from kamctl.app.open import today
    from kamctl.app.session import Session
    from kamctl.model.relative_days import Calendar

    return Calendar(today(Session(Path(), None), None))


def _set_directory(ctx: Any, _parameter: Any, value: str | None) -> None:
    if value is not None:
        ctx.obj = ctx.obj._replace(directory=directory(Path(value)))


def directory(given: Path) -> Path:
    """Return a directory, which must exist."""
    if not given.is_dir():
        raise typer.BadParameter(f"{given} is not a directory.", param_hint="-C")
    return given


class TextOrJson(StrEnum):
    """How a command without tables reports; one that shows tables is marked by `shows_tables`."""

    text = "text"
    json = "json"


Format = Annotated[TextOrJson, typer.Option("--format", help="text for people, json for machines.")]
Accounts = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ACCOUNT]...", help="Account ids or files; all accounts if none is named."),
]
OneAccount = Annotated[str, typer.Argument(metavar="ACCOUNT", help="Account id or one of its files.")]
#: For a command that writes, and asks for what is missing.
WrittenAccount = Annotated[
    str | None, typer.Argument(metavar="ACCOUNT", help="Account id or one of its files.")
]
#: The same, or a file that belongs to no account.
Target = Annotated[
    str | None,
    typer.Argument(metavar="ACCOUNT", help="Account id or file; or settings, criteria, resources."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Print the change as a diff and write nothing.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="WHO", help="A person in kam.yaml; by default git's user.email."),
]
On = Annotated[
    str | None,
    typer.Option("--date", metavar="DATE", help="The date, such as 2026-09-30 or friday; default today."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write to FILE, not to standard output.", dir_okay=False
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite FILE if it exists.")]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="WHO", help="Only this person's or contact's."),
    Ref("person", "contact"),
]
Within = Annotated[
    int,
    typer.Option(
        "--within", metavar="DAYS", min=0, max=3650, help="What is due within this many days, or overdue."
    ),
]
For = Annotated[
    str | None,
    typer.Option(
        "--for", metavar="WHO", help="What this person has to do; for senior management, all decisions."
    ),
    Ref("person"),
]
Quarter = Annotated[
    str | None,
    typer.Option(
        "--quarter",
        metavar="PERIOD",
        help="Q3 (the newest that has begun), 2026-Q3, 2026-07 or 2026; default the current one.",
    ),
]
