"""`kamctl history`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import opening, terminal
from kamctl.cli.options import Format, OneAccount, TextOrJson


def history(
    ctx: typer.Context,
    account: OneAccount,
    why: Annotated[
        bool, typer.Option("--why", help="Split each change of score by its causes; the parts add up to it.")
    ] = False,
    format_: Format = TextOrJson.text,
) -> None:
    """Tell an account's story: score, stage, standing, decisions over time."""
    from kamctl.app.account_history import tell
    from kamctl.views import history as view

    opened = opening.portfolio(ctx, [account])
    story = tell(opened)
    if format_ is TextOrJson.json:
        terminal.as_json(story)
        return
    if story.entries:
        terminal.table(*view.timeline(story))
    else:
        terminal.text("no dated entries yet")
    if why:
        terminal.text(view.reasons(story))
    if story.commits:
        terminal.text(view.commits(story))
    for said in story.unknown:
        terminal.text(f"not known: {said}")
