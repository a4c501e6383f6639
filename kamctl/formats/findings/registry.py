"""The formats of `check`: functions from a run to pieces of text, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kamctl.formats.findings import github, gitlab, json, junit, rdjson, sarif
from kamctl.formats.findings.run import Run

#: What `check --format` accepts besides `text`, which is for people and made by a view.
FORMATS: dict[str, Callable[[Run], Iterator[str]]] = {
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "gitlab": gitlab.render,
    "rdjson": rdjson.render,
}
