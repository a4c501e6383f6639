"""How commands show tables: as text, JSON and CSV, or in a file by its suffix.

`@shows_tables` gives a command `--format`, `--output` and `--force`, and passes it an `Out`; there is no
other way to show a table, so no command lacks a format.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from kamctl.app.session import Session
from kamctl.cli import terminal
from kamctl.cli.options import Force
from kamctl.cli.output_file import SuffixError, format_of, write_output
from kamctl.table import Part, Table, Verbatim
from kamctl.workspace.disk import NoWorkspaceError, find_root

#: The formats by file suffix; CSV and JSON go to standard output as well.
SUFFIXES = ("csv", "xlsx", "json", "md", "html")


TableOutput = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", dir_okay=False,
        help=f"Write to FILE, by its suffix: {', '.join(f'.{one}' for one in SUFFIXES)}.",
    ),
]  # fmt: skip


class Out(NamedTuple):
    """Where a command's results go, and in which format."""

    command: str
    session: Session
    format: str = "text"
    target: Path | None = None
    force: bool = False

    @property
    def result(self) -> str:
        """What the command's result is called: `need-list`."""
        return "-".join(self.command.split()[1:])

    def show(self, data: Any, parts: Iterable[Part]) -> None:
        """Show results: `data` for machines, or tables and sentences, which are made only when shown."""
        if self.format == "json":
            from kamctl.formats.data import dumps

            self._give(dumps(self.result, data) + "\n")
        elif self.format == "text":
            for part in parts:
                _on_terminal(part)
        else:
            self._give(_as_file(self.format, self.command, list(parts)))

    def _give(self, content: str | bytes) -> None:
        if self.target is None:
            assert isinstance(content, str)
            terminal.emit(content)
        else:
            write_output(self.target, content, _root(self.session), self.session.directory, force=self.force)


def shows_tables(further: str = "", *more: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options for tables; `more` are formats that it writes itself.

    `further` describes them in the help.
    """
    choices = StrEnum("TableFormat", ["text", "json", "csv", *more])  # type: ignore[misc]
    said = ", ".join(filter(None, ["text for people, json for machines, csv for spreadsheets", further]))
    asked = typer.Option("--format", help=f"{said}; default by FILE's suffix, else text.")
    options = {
        "format_": (Annotated[choices | None, asked], None),
        "output": (TableOutput, None),
        "force": (Force, False),
    }

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)

        @wraps(command)
        def run(**given: Any) -> None:
            asked, target, force = (given.pop(name) for name in options)
            context = given["ctx"] if "ctx" in signature.parameters else given.pop("ctx")
            form = _format(target, None if asked is None else str(asked.value))
            command(**given, out=Out(context.command_path, context.obj, form, target, force))

        kept = [one for name, one in signature.parameters.items() if name not in ("ctx", "out")]
        added = {"ctx": (typer.Context, inspect.Parameter.empty), **options}
        every = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, (annotation, default) in added.items()
        ]
        found = [*(one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in kept), *every]
        run.__signature__ = inspect.Signature(found)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in found}
        return run

    return decorate


def _format(target: Path | None, asked: str | None) -> str:
    """Return the format to write; for a file, the one of its suffix.

    Raises:
        SuffixError: the suffix is not known, or another format was asked for.
    """
    if target is None:
        return asked or "text"
    if asked not in SUFFIXES and not target.suffix:
        raise SuffixError(target, SUFFIXES)
    return format_of(target, asked, SUFFIXES)


def _root(session: Session) -> Path | None:
    try:
        return find_root(session.directory)
    except NoWorkspaceError:
        return None


def _on_terminal(part: Part) -> None:
    if isinstance(part, Verbatim):
        terminal.verbatim(part.text)
    elif isinstance(part, str):
        terminal.text(part)
    elif part.rows:
        _draw(part)
    elif part.nothing:
        terminal.text(part.nothing)


def _draw(table: Table) -> None:
    """Print a table: drawn on a terminal, plain when piped."""
    from kamctl.views.table import render

    drawn = render(table, drawn=terminal.is_terminal(), colour=terminal.is_coloured(), width=terminal.width())
    terminal.emit(terminal.for_people(drawn))


def _as_file(form: str, title: str, parts: list[Part]) -> str | bytes:
    if form in ("md", "html"):
        from kamctl.views.pages import table_page

        return (table_page.as_markdown if form == "md" else table_page.as_html)(title, parts)
    from kamctl.table import sheets

    found = sheets(parts)
    if form == "xlsx":
        from kamctl.formats.xlsx import xlsx

        return xlsx(found)
    from kamctl.formats.csv_text import csv_text

    if found[1:]:
        left = ", ".join(f"`{one.name}`" for one in found[1:])
        terminal.note(f"note: CSV holds one table, `{found[0].name}`; .xlsx, .md and .html hold {left} too")
    return csv_text(found[0]) if found else ""
