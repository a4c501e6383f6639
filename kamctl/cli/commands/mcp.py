"""`kamctl mcp`."""

from __future__ import annotations

from typing import Annotated

import typer


def mcp(
    ctx: typer.Context,
    allow_decisions: Annotated[
        bool,
        typer.Option(
            "--allow-decisions",
            help="Let the assistant record what only senior management may, if it says for whom (`by`).",
        ),
    ] = False,
) -> None:
    """Serve the commands to an assistant over the Model Context Protocol."""
    try:
        from kamctl.mcp.server import serve
    except ImportError as error:
        from kamctl.errors import MissingExtraError

        raise MissingExtraError("The protocol's library", "mcp") from error
    from kamctl.app.open import open_workspace
    from kamctl.cli.tools import tools
    from kamctl.mcp.run import Runner

    root = open_workspace(ctx.obj).root.resolve()
    serve(tuple(tools()), Runner(root, allow_decisions))
