"""The command line as a whole: global options, commands found when they are called."""

from __future__ import annotations

import datetime as dt
import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from kamctl import hints
from kamctl.app.session import Session
from kamctl.cli.command_table import CALLED_ELSEWHERE, COMMANDS, SECTIONS, module_of
from kamctl.cli.error_handler import guarded, told_usage

app: typer.Typer


class LazyGroup(TyperGroup):
    """A group that imports a command's module when the command is called."""

    #: The words after `kamctl`, as typed.
    line: tuple[str, ...] = ()

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command by name; None if there is none."""
        found = COMMANDS.get(cmd_name)
        if found is None:
            return None
        name = module_of(cmd_name)
        module = import_module(f"kamctl.cli.commands.{name}")
        target = getattr(module, "app" if found.group else name)
        if found.group:
            sub: Any = get_command(target)
            sub.name = cmd_name
            for one in sub.commands.values():
                _finish(one)
            return sub
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, cls=getattr(module, "COMMAND_CLASS", None))(target)
        command = get_command(single)
        if found.looks_back:
            from kamctl.cli.options import at_option

            command.params.append(at_option())
        _finish(command)
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands without importing them."""
        for section, commands in SECTIONS.items():
            with formatter.section(section):
                formatter.write_dl([(name, command.line) for name, command in commands.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; for a misspelt name, suggest the nearest one."""
        if args and args[0] not in COMMANDS:
            args = _turned(ctx, args)
        return super().resolve_command(ctx, args)

    def main(self, args: Any = None, *, standalone_mode: bool = True, **more: Any) -> Any:  # type: ignore[override]
        """Run the command line; a usage error is reported like every other error."""
        self.line = tuple(sys.argv[1:] if args is None else args)
        try:
            result = super().main(args, standalone_mode=False, **more)
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            result = told_usage(error)
        if standalone_mode:
            sys.exit(result if isinstance(result, int) else 0)
        return result

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an exception becomes a message and an exit status."""
        return guarded(lambda: TyperGroup.invoke(self, ctx), self.line)


def _finish(command: Any) -> None:
    """Show an argument that a prompt asks for as required, and accept the global options as well."""
    from kamctl.cli.options import global_options

    for param in command.params:
        if param.param_type_name == "argument" and param.metavar and not param.metavar.startswith("["):
            param.make_metavar = partial(_metavar, param.metavar)
    command.params.extend(global_options())


def _metavar(shown: str, *_context: Any, **_options: Any) -> str:
    return shown


def _turned(ctx: Any, args: list[str]) -> list[str]:
    """Turn `help COMMAND` and `version` into the options they mean; refuse any other unknown word."""
    from difflib import get_close_matches

    word, *rest = args
    if word == "help" and rest:
        return [*rest, "--help"]
    if word in ("help", "version"):
        typer.echo(ctx.get_help() if word == "help" else _version_line())
        raise typer.Exit
    near = CALLED_ELSEWHERE.get(word) or next(iter(get_close_matches(word, COMMANDS, 1, 0.75)), None)
    hint = f"Did you mean '{near}'?" if near else "`kamctl --help` lists them."
    ctx.fail(f"No such command '{word}'. {hint}")
    return args


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
        typer.echo(_version_line())
        raise typer.Exit


def _version_line() -> str:
    from kamctl import __version__

    return f"kamctl {__version__}"


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    from kamctl.cli.options import clock
    from kamctl.cli.prompts import day

    return day(text, "--today", calendar=clock())


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
        typer.Option("--today", metavar="YYYY-MM-DD", envvar="KAMCTL_TODAY", help="Use this date as today."),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Key account management over plain YAML files in git."""
    if directory is not None:
        from kamctl.cli.options import directory as must_be_there

        must_be_there(directory)
    assistant = bool(os.environ.get("KAMCTL_ASSISTANT"))
    ctx.obj = Session(directory or Path(os.curdir), _day(today), assistant=assistant)


def run() -> int:
    """Run the command line; return the exit status."""
    import gc

    gc.disable()  # the process is short-lived: its memory is freed at the end
    result = get_command(app).main(prog_name="kamctl", standalone_mode=False)
    return result if isinstance(result, int) else 0
