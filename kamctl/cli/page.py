"""Shows a document that a template makes: on the terminal, or in a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kamctl.app.open import Opened, Workspace
from kamctl.cli import terminal
from kamctl.cli.output_file import format_of, write_output


class PageFormat(StrEnum):
    """How a document is written."""

    md = "md"
    html = "html"
    json = "json"


PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option(
        "--format",
        help="Markdown, a page that prints, or JSON for machines; default as FILE ends, else Markdown.",
    ),
]


def language_of(opened: Opened) -> str:
    """Return the language of the pages of an account that was opened, else of the workspace."""
    kam, accounts = opened.portfolio.kam, opened.portfolio.accounts
    own = accounts[opened.accounts[0]].language if len(opened.accounts) == 1 else None
    return own or kam.language


def show_page(
    template: str,
    asked: PageFormat | None,
    data: Any,
    workspace: Workspace,
    output: Path | None,
    *,
    audience: str,
    force: bool,
    language: str = "en",
) -> None:
    """Print data as JSON, or through the template of that name for `md` or `html`; or write it to a file."""
    format_ = format_of(output, asked, [one.value for one in PageFormat])
    if format_ == "json":
        from kamctl.formats.data import dumps

        text = dumps(data) + "\n"
    else:
        from kamctl.views.templates import render

        text = render(f"{template}.{format_}.j2", data, workspace.root, language)
    if output is not None:
        directory = workspace.session.directory
        write_output(output, text, workspace.root, directory, audience=audience, force=force)
    elif format_ == "md":
        terminal.markdown(text)
    else:
        terminal.emit(text)
