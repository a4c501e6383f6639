"""A command with commands of its own, such as `kamctl action`."""

from __future__ import annotations

import typer


def group(help_: str) -> typer.Typer:
    """Return a group to which commands are added; it is named as the command table names it."""
    return typer.Typer(help=help_, no_args_is_help=True, rich_markup_mode=None, add_completion=False)
