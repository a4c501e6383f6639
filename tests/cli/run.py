"""Runs kamctl as a user does: as a process, in a directory of files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.cli import ready

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"


class Done(NamedTuple):
    """What came of a run."""

    status: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """Return an environment without the settings of whoever runs the tests."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("KAMCTL", "_KAMCTL", "FORCE_", "NO_COLOR"))
    }
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LC_ALL": "C.UTF-8", **more}


def kamctl(folder: Path, *words: str, today: str = TODAY, env: Mapping[str, str] | None = None) -> Done:
    """Run kamctl in a folder; no run may show a traceback."""
    status, *said = ready.run(["--today", today, *words], folder, environment(**(env or {})))
    out, err = (text.decode("utf-8") for text in said)
    assert "Traceback" not in out + err, err
    return Done(status, out, err)


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, byte for byte, and return it."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
    return folder
