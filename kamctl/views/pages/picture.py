"""Draws a chart as a file: SVG, PNG and PDF by Vega, a page that holds the SVG, or the specification.

Vega runs in this process, without a network; the same chart gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from kamctl.errors import KamctlError, MissingExtraError

Spec = Mapping[str, Any]
#: The version of Vega-Lite whose grammar the charts are written in.
_VERSION = "5.21"
#: The scale of a PNG: sharp on paper and on any screen.
_SCALE = 2.0


class DrawingError(KamctlError):
    """Vega could not draw a chart."""

    def __init__(self, said: str) -> None:
        super().__init__(
            f"the chart could not be drawn: {said.splitlines()[0] if said else 'no reason given'}"
        )


def _vega(function: str, spec: Spec, **more: Any) -> Any:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("vl-convert-python", "site") from error
    try:
        return getattr(vl_convert, function)(dict(spec), vl_version=_VERSION, **more)
    except ValueError as error:
        raise DrawingError(str(error)) from error


def _svg(spec: Spec, title: str) -> bytes:  # noqa: ARG001 - the specification holds it
    text: str = _vega("vegalite_to_svg", spec)
    return text.encode("utf-8") + b"\n"


def _png(spec: Spec, title: str) -> bytes:  # noqa: ARG001
    found: bytes = _vega("vegalite_to_png", spec, scale=_SCALE)
    return found


def _pdf(spec: Spec, title: str) -> bytes:  # noqa: ARG001
    found: bytes = _vega("vegalite_to_pdf", spec)
    return found


def _json(spec: Spec, title: str) -> bytes:  # noqa: ARG001
    return json.dumps(spec, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _html(spec: Spec, title: str) -> bytes:
    svg = _svg(spec, title).decode("utf-8")
    return (
        "<!doctype html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n"
        "<style>body{margin:2rem auto;max-width:60rem;padding:0 1rem;background:#fff}"
        "figure{margin:0}svg{max-width:100%;height:auto}figcaption{position:absolute;clip-path:inset(50%)}</style>\n"
        f'</head>\n<body>\n<main>\n<figure role="img" aria-label="{escape(title)}">\n{svg}'
        f"<figcaption>{escape(str(spec['description']))}</figcaption>\n</figure>\n</main>\n</body>\n</html>\n"
    ).encode()


FORMATS: dict[str, Callable[[Spec, str], bytes]] = {
    "svg": _svg, "png": _png, "pdf": _pdf, "html": _html, "json": _json,
}  # fmt: skip
