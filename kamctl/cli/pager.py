"""Long output on a terminal goes through a pager, as with git and gh; what is piped never does.

KAMCTL_PAGER names it, else PAGER, else `less`; `cat` or an empty value means none.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable

from kamctl.views.wrap import display_width

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
#: Exit statuses of a shell for a program that does not exist or cannot be run.
_NOT_RUN = (126, 127)
_HELD: list[str] = []


def is_used() -> bool:
    """Tell whether output is buffered, to be paged if it is long."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and bool(_program())


def hold(pieces: Iterable[str]) -> None:
    """Buffer what will be shown."""
    _HELD.extend(pieces)


def release() -> None:
    """Show the buffer: as it is where it fits on the screen, else through the pager."""
    text = "".join(_HELD)
    _HELD.clear()
    if _fits(text) or not _paged(text, _program()):
        sys.stdout.write(text)


def _program() -> str:
    """Return the pager's command line; empty for none."""
    for name in ("KAMCTL_PAGER", "PAGER"):
        given = os.environ.get(name)
        if given is not None:
            return "" if given.strip() == "cat" else given.strip()
    return "less" if shutil.which("less") else ""


def _fits(text: str) -> bool:
    """Tell whether a text and the next prompt fit on the screen."""
    columns, rows = shutil.get_terminal_size((100, 24))
    if text.count("\n") >= rows:
        return False
    lines = _COLOUR.sub("", text).splitlines()
    return sum(max(1, -(-display_width(line) // columns)) for line in lines) < rows


def _paged(text: str, program: str) -> bool:
    """Show a text in the pager until it is quit; returns whether the pager ran."""
    # Quit at once what fits, show colours, leave the text on the screen: what git asks of less.
    wishes = {"LESS": "FRX", "LV": "-c", **os.environ}
    sys.stdout.flush()
    try:
        # The user's own command line, as with git; nothing from a workspace is in it.
        process = subprocess.Popen(program, shell=True, stdin=subprocess.PIPE, env=wishes)  # noqa: S602
    except OSError:
        return False
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # the pager's to answer
    try:
        process.communicate(text.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    finally:
        signal.signal(signal.SIGINT, before)
    return process.returncode not in _NOT_RUN
