"""The global options."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple


class Session(NamedTuple):
    """Where to start from, the day given for today, and the day or revision to go back to.

    An `assistant` may not record what only senior management may.
    """

    directory: Path
    today: dt.date | None
    at: str | None = None
    assistant: bool = False
