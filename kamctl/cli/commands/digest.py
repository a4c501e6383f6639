"""`kamctl digest`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import terminal
from kamctl.cli.options import For, Force, Output
from kamctl.cli.page import PageFormatOption, show_page


def digest(
    ctx: typer.Context,
    who: For = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help="One message for all, ordered by person.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option("--limit", metavar="N", min=1, help="The first N of each; default 10, for everyone 5."),
    ] = None,
    format_: PageFormatOption = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Write what to do first as a message to be mailed or posted.

    It says what needs attention, as `today` does, what falls due within two weeks, and how the person kept
    dates in the last four quarters. The HTML is one file without scripts or pictures, made for mail.
    """
    from kamctl.app.attention import attention
    from kamctl.formats.data import data
    from kamctl.method.attention.digest import for_everyone, for_one

    if everyone == (who is not None):
        raise typer.BadParameter("say --for WHO, or --everyone", param_hint="--for")
    found = attention(ctx.obj, who)
    terminal.note_all(found.notices)
    if who is None:
        letters = for_everyone(found.portfolio, found.items, found.today, limit or 5)
    else:
        letters = for_one(found.portfolio, who, found.items, found.today, limit or 10)
    show_page("digest", format_, data(letters), found.workspace, output, audience="internal", force=force)
