"""The global options."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import NamedTuple


class Session(NamedTuple):
    """Where to start from, and the day given for today."""

    directory: Path
    today: dt.date | None
