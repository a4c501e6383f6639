"""`kamctl serve`."""

from __future__ import annotations

from typing import Annotated

import typer

from kamctl.cli import terminal


def serve(
    ctx: typer.Context,
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="0 takes a free one.")
    ] = 8750,
    incognito: Annotated[
        bool,
        typer.Option("--incognito", help="Replace names, texts and amounts, to show it to others."),
    ] = False,
) -> None:
    """Serve the site to a browser on this machine, and rebuild it as files change.

    Only this machine can open it, and nothing can be written through it. End it with Ctrl-C.
    """
    from kamctl.app.site.build import SiteOptions
    from kamctl.app.site.serve import HOST
    from kamctl.app.site.serve import serve as run

    def ready(taken: int) -> None:
        terminal.note(f"http://{HOST}:{taken}/")

    run(ctx.obj, port, SiteOptions(incognito=incognito), ready, terminal.note)
