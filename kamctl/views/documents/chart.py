"""The chart of price and benefit as a picture: the same drawing as in the agenda's page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from kamctl.language import Language

#: The scale of the picture: sharp on paper and on any screen.
_SCALE = 3.0


class Picture(NamedTuple):
    """A picture: a PNG, and its description."""

    png: bytes
    alt: str


def price_benefit(data: Mapping[str, Any], root: Path, language: Language) -> Picture | None:
    """Return the chart of an agenda; None if there is too little to draw.

    Raises:
        ImportError: vl-convert is not installed.
        What `kamctl.views.pages.templates.render` does.
    """
    checks = next((s["items"] for s in data.get("sections", ()) if s["id"] == "price-benefit"), ())
    if len(checks) < 2:
        return None
    import vl_convert

    from kamctl.views.pages.templates import render

    svg = render("price-benefit.svg.j2", {"checks": checks}, root, language.code)
    png: bytes = vl_convert.svg_to_png(svg, scale=_SCALE)
    return Picture(png, _alt(checks, language))


def _alt(checks: Any, language: Language) -> str:
    rated = [
        f"{language.day(c['date'])}: {language.say('price {figure}', {'figure': c['price']})}, "
        f"{language.say('benefit {figure}', {'figure': c['benefit']})}"
        for c in checks
    ]
    return f"{language.say('Price and benefit, rated from 1 to 5, over time', {})}: {'; '.join(rated)}"
