"""`kamctl chart`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from kamctl.charts.registry import CHARTS
from kamctl.cli import opening, terminal
from kamctl.cli.options import Force, Output
from kamctl.cli.output_file import format_of, write_output

ChartName = StrEnum("ChartName", {name.replace("-", "_"): name for name in CHARTS})  # type: ignore[misc]


class ChartFormat(StrEnum):
    """How a chart is written."""

    svg = "svg"
    png = "png"
    pdf = "pdf"
    html = "html"
    json = "json"


def chart(
    ctx: typer.Context,
    name: Annotated[ChartName, typer.Argument(metavar="NAME", help=f"One of {', '.join(CHARTS)}.")],
    account: Annotated[
        str | None, typer.Argument(metavar="[ACCOUNT]", help="Account id or one of its files.")
    ] = None,
    format_: Annotated[
        ChartFormat | None,
        typer.Option(
            "--format", help="Default by FILE's suffix, else svg; json is its Vega-Lite specification."
        ),
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Draw a chart: a picture of what the other commands show."""
    from kamctl.app import charts as app

    how = format_of(output, format_, [one.value for one in ChartFormat])
    if output is None and how in ("png", "pdf"):
        raise typer.BadParameter(f"name a file for a {how}: -o {name}.{how}", param_hint="--output")
    opened = opening.portfolio(ctx, [account] if account is not None else None)
    content = app.drawn(app.chart(opened, name.value, opened.accounts if account is not None else ()), how)
    if output is None:
        terminal.emit(content.decode("utf-8"))
    else:
        root, directory = opened.workspace.root, opened.workspace.session.directory
        write_output(output, content, root, directory, force=force)
