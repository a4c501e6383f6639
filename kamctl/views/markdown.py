"""Markdown: rendered for a terminal, and text from files made safe in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

# What Markdown gives a meaning anywhere in a line. An underscore inside a word has none, nor has an
# ampersand without an entity or a `<` without a tag: they are left alone for those who read the source.
# Some readers draw a formula between two dollars, and a picture for `:smile:`.
_INLINE = re.compile(
    r"[\\`*\[\]|~]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)"
    r"|\$(?=\$|[^\s$](?:[^$]*[^\s$])?\$)|:(?=[a-z+-][\w+-]*:)"
)
# An address in the text. Signs that end a sentence or enclose the address are no part of it.
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\[\]|`\\\"']*[^\s<>\[\]|`\\\"'.,;:!?*_~)(]")
_ENTITY = re.compile(r"&#?\w+;")
# What has one only where a line begins.
_OPENING = re.compile(r"^(\s*)([-+#=:](?=[\s#=:-]|$)|[#>]|\d{1,9}(?=[.)](?:\s|$)))")


def escape(text: str, *, links: bool = True) -> str:
    """Return text as one line of Markdown that renders as the text itself, in a table's cell too.

    With `links` an address in it is a link to itself.
    """
    line, at = "", 0
    flat = " ".join(text.split())
    for address in _ADDRESS.finditer(flat) if links else ():
        if not _ENTITY.search(address.group()):  # whether one counts in a link differs by reader
            line += f"{_escaped(flat[at : address.start()])}<{address.group()}>"
            at = address.end()
    line += _escaped(flat[at:])
    opening = _OPENING.match(line)
    if opening is None:
        return line
    at = opening.end() if opening.group(2)[0].isdigit() else opening.start(2)
    return f"{line[:at]}\\{line[at:]}"


def _escaped(text: str) -> str:
    return _INLINE.sub(lambda m: "\\" + m.group(), text)


def rendered(text: str, *, colour: bool, width: int) -> str:
    """Return Markdown drawn by rich; code is to be copied, so that its lines are never broken."""
    import io

    from rich.console import Console
    from rich.markdown import CodeBlock, Markdown
    from rich.text import Text

    from kamctl.views.clean import clean

    class Code(CodeBlock):
        def __rich_console__(self, *_console: Any) -> Iterator[Text]:
            yield Text(str(self.text).rstrip(), style="cyan", no_wrap=True, overflow="ignore")

    class Page(Markdown):
        elements: ClassVar = {**Markdown.elements, "fence": Code, "code_block": Code}

    target = io.StringIO()
    console = Console(
        file=target, width=width, force_terminal=colour, no_color=not colour,
        markup=False, emoji=False, highlight=False,
        color_system="standard" if colour else None, legacy_windows=False,
    )  # fmt: skip
    console.print(Page(clean(text), hyperlinks=False), crop=False)
    return "\n".join(line.rstrip() for line in target.getvalue().splitlines()) + "\n"
