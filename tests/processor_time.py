"""Processor time, which tells what something costs whatever else the machine does."""

from __future__ import annotations

import pytest


def of_children() -> float:
    """Return the seconds of all processes that this one started and that have ended."""
    resource = pytest.importorskip("resource")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
