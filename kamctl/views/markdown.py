"""Markdown, rendered for a terminal."""

from __future__ import annotations


def rendered(text: str, *, colour: bool, width: int) -> str:
    """Return Markdown drawn by rich."""
    import io

    from rich.console import Console
    from rich.markdown import Markdown

    from kamctl.views.clean import clean

    target = io.StringIO()
    console = Console(
        file=target, width=width, force_terminal=colour, no_color=not colour,
        markup=False, emoji=False, highlight=False,
        color_system="standard" if colour else None, legacy_windows=False,
    )  # fmt: skip
    console.print(Markdown(clean(text), hyperlinks=False))
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"
