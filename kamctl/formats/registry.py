"""The formats of `check`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from kamctl.formats.report import Report


def _module(name: str) -> Callable[[Report], str]:
    def render(report: Report) -> str:
        """Render with the module of that name, imported when it is used: a command starts faster."""
        text: str = import_module(f"kamctl.formats.{name}").render(report)
        return text

    return render


#: Each format, by the name that `--format` takes.
FORMATS: dict[str, Callable[[Report], str]] = {
    name: _module(name) for name in ("text", "json", "github", "sarif", "junit", "gitlab", "rdjson")
}
