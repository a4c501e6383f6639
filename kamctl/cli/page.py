"""Shows a document that a template makes: on the terminal, or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kamctl.app.open import Opened
from kamctl.cli import terminal
from kamctl.cli.output_file import write_output


def show_page(template: str, format_: str, data: Any, opened: Opened, output: Path | None) -> None:
    """Print data as JSON, or through the template of that name for `md` or `html`; or write it to a file."""
    workspace = opened.workspace
    if format_ == "json":
        from kamctl.formats.data import dumps

        text = dumps(data) + "\n"
    else:
        from kamctl.views.templates import render

        text = render(f"{template}.{format_}.j2", data, workspace.root)
    if output is not None:
        write_output(output, text, workspace.root, workspace.session.directory)
    elif format_ == "md":
        terminal.markdown(text)
    else:
        terminal.emit(text)
