"""`kamctl history`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import show
from kamctl.cli.context import open_portfolio
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
    from kamctl.cli.telling import tell
    from kamctl.views import history as view

    opened = open_portfolio(ctx.obj, [account])
    story = tell(opened)
    if format_ is TextOrJson.json:
        show.as_json(story)
        return
    if story.entries:
        show.table(*view.timeline(story))
    else:
        show.text("no dated entries yet")
    if why:
        show.text(view.reasons(story))
    if story.commits:
        show.text(view.commits(story))
    for said in story.unknown:
        show.text(f"not known: {said}")
