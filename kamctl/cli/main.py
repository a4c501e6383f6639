"""The command line as a whole: global options, commands found when they are called."""

from __future__ import annotations

import datetime as dt
import os
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kamctl import hints
from kamctl.app.session import Session
from kamctl.cli.command_table import COMMANDS, SECTIONS
from kamctl.cli.error_handler import guarded

app: typer.Typer


class LazyGroup(TyperGroup):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command by name; None if there is none."""
        found = COMMANDS.get(cmd_name)
        if found is None:
            return None
        name = cmd_name.replace("-", "_")
        target = getattr(import_module(f"kamctl.cli.commands.{name}"), "app" if found.group else name)
        if found.group:
            sub = get_command(target)
            sub.name = cmd_name
            return sub
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name)(target)
        command = get_command(single)
        if found.looks_back:
            from kamctl.cli.options import at_option

            command.params.append(at_option())
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, command.line) for name, command in commands.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; a name typed wrongly is answered with the nearest one."""
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1, 0.5)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what goes wrong becomes a message and an exit status."""
        return guarded(lambda: TyperGroup.invoke(self, ctx))


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Key account management over plain YAML files in git.",
    epilog=f"Documentation: README.md and `{hints.explain()}`.",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from kamctl import __version__

        typer.echo(f"kamctl {__version__}")
        raise typer.Exit


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():
        raise typer.BadParameter(f"'{text}' is no day: write YYYY-MM-DD.")
    return day


@app.callback()
def main(
    ctx: typer.Context,
    directory: Annotated[
        Path | None,
        typer.Option(
            "-C", "--directory", metavar="DIR", envvar="KAMCTL_DIR", help="Run as if started in DIR."
        ),
    ] = None,
    today: Annotated[
        str | None,
        typer.Option(
            "--today", metavar="YYYY-MM-DD", envvar="KAMCTL_TODAY", help="The day to take for today."
        ),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Key account management over plain YAML files in git."""
    if directory is not None and not directory.is_dir():
        raise typer.BadParameter(f"{directory} is no directory.", param_hint="-C")
    ctx.obj = Session(directory or Path(os.curdir), _day(today))


def run() -> int:
    """Run the command line; return the exit status."""
    import gc

    gc.disable()  # a short life: what collecting would free is freed at the end
    try:
        get_command(app).main(prog_name="kamctl")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0
