"""A command's output as a page of its own: Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape as html
from typing import Any

from kamctl.table import Column, Part, Sheet, Table, Verbatim, sheet, written
from kamctl.views.clean import clean
from kamctl.views.markdown import escape

_STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2rem; max-width: 72rem; color: #1c2430; background: #fff;
  font: 15px/1.45 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; }
h1 { font-size: 1.5rem; }
p { white-space: pre-wrap; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .92rem; }
th, td { padding: .35rem .7rem; border-bottom: 1px solid #d8dde4; text-align: left; vertical-align: top; }
th { border-bottom: 1px solid #1c2430; color: #5c6675; font-size: .8rem; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { padding: 0; } tr { break-inside: avoid; } }
"""


def as_markdown(title: str, parts: Sequence[Part]) -> str:
    """Return a page as Markdown, with every text escaped."""
    blocks = [f"# {escape(title)}"]
    for part in parts:
        if isinstance(part, Table):
            blocks.append(_markdown_table(sheet(part)))
        elif isinstance(part, Verbatim):
            blocks.append(f"```text\n{clean(part.text).strip(chr(10))}\n```")
        elif part.strip():
            blocks.append("\\\n".join(escape(clean(line)) for line in part.strip().split("\n") if line))
    return "\n\n".join(blocks) + "\n"


def as_html(title: str, parts: Sequence[Part]) -> str:
    """Return a page as self-contained HTML that loads nothing."""
    blocks = [f"<h1>{html(title)}</h1>"]
    for part in parts:
        if isinstance(part, Table):
            blocks.append(_html_table(sheet(part)))
        elif isinstance(part, Verbatim):
            blocks.append(f"<pre>{html(clean(part.text).strip(chr(10)))}</pre>")
        elif part.strip():
            blocks.append(f"<p>{html(clean(part.strip()))}</p>")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        " style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(blocks)
        + "\n</body>\n</html>\n"
    )


def _markdown_table(found: Sheet) -> str:
    marks = ["--:" if right else "---" for right in _right(found)]
    rows = [[escape(text) for text in _texts(found, row)] for row in found.rows]
    lines = [[escape(head.name) for head in found.heads], marks, *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _html_table(found: Sheet) -> str:
    kinds = [' class="num"' if right else "" for right in _right(found)]

    def line(tag: str, texts: Iterable[str]) -> str:
        cells = (f"<{tag}{kind}>{html(text)}</{tag}>" for kind, text in zip(kinds, texts, strict=True))
        return f"<tr>{''.join(cells)}</tr>"

    head = f"<thead>{line('th', (head.name for head in found.heads))}</thead>"
    lines = [line("td", _texts(found, row)) for row in found.rows]
    return "\n".join(["<table>", head, "<tbody>", *lines, "</tbody>", "</table>"])


def _texts(found: Sheet, row: Sequence[Any]) -> list[str]:
    return [_text(head, value) for head, value in zip(found.heads, row, strict=True)]


def _text(head: Column, value: Any) -> str:
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) else (written if head.money else head.write)(value)


def _right(found: Sheet) -> list[bool]:
    """Tell which columns hold numbers."""
    return [
        any(row[at] is not None for row in found.rows)
        and all(
            row[at] is None or (isinstance(row[at], (int, float, Decimal)) and not isinstance(row[at], bool))
            for row in found.rows
        )
        for at in range(len(found.heads))
    ]
