"""The formats of `check`: functions from a run to text, in one place."""

from __future__ import annotations

from collections.abc import Callable

from kamctl.formats import findings_json, github, gitlab, junit, rdjson, sarif
from kamctl.formats.run import Run

#: What `check --format` takes beside `text`, which is for people and drawn by a view.
FORMATS: dict[str, Callable[[Run], str]] = {
    "json": findings_json.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "gitlab": gitlab.render,
    "rdjson": rdjson.render,
}
