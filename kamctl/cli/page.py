"""Shows a document made by a template: on the terminal, or in a file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from kamctl.app.open import Workspace
from kamctl.cli import terminal
from kamctl.cli.output_file import format_of, write_output
from kamctl.views.documents.registry import FORMATS


class PageFormat(StrEnum):
    """How a page is written."""

    md = "md"
    html = "html"
    json = "json"


#: How a page for taking along is written.
DocumentFormat = StrEnum("DocumentFormat", ["md", "html", *FORMATS, "json"])  # type: ignore[misc]

PageFormatOption = Annotated[
    PageFormat | None,
    typer.Option(
        "--format",
        help="Markdown, a page that prints, or JSON for machines; default by FILE's suffix, else Markdown.",
    ),
]
DocumentFormatOption = Annotated[
    DocumentFormat | None,
    typer.Option(
        "--format",
        help=f"Markdown, a page that prints, {', '.join(FORMATS.values())}, or JSON; "
        "default by suffix, else Markdown.",
    ),
]

#: Results whose templates have other names.
_RESULTS = {"agenda": "review"}


def show_page(
    template: str,
    asked: StrEnum | None,
    data: Any,
    workspace: Workspace,
    output: Path | None,
    *,
    audience: str,
    force: bool,
    language: str = "en",
    formats: type[StrEnum] = PageFormat,
) -> None:
    """Print data as JSON, or through the template of that name in another format; or write it to a file.

    Raises:
        typer.BadParameter: the format needs a file, and none is named.
    """
    format_ = format_of(output, asked, [one.value for one in formats])
    content: str | bytes
    if format_ == "json":
        from kamctl.formats.data import dumps

        content = dumps(_RESULTS.get(template, template), data) + "\n"
    elif format_ in ("md", "html"):
        from kamctl.views.pages.templates import render

        content = render(f"{template}.{format_}.j2", data, workspace.root, language)
    else:
        if output is None:
            raise typer.BadParameter(
                f"name a file for a {format_}: -o {template}.{format_}", param_hint="--output"
            )
        content = _document(template, format_, data, workspace.root, language)
    if output is not None:
        directory = workspace.session.directory
        write_output(output, content, workspace.root, directory, audience=audience, force=force)
    elif format_ == "md":
        terminal.markdown(str(content))
    else:
        terminal.emit(str(content))


def _document(template: str, format_: str, data: Any, root: Path, language: str) -> bytes:
    from kamctl.views.documents.document import document

    made = document(template, format_, data, root, language)
    terminal.note_all(made.notes)
    return made.content
