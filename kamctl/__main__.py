"""The way in: `kamctl` and `python -m kamctl`.

Version and completion are answered before anything is imported: they run at every key press.
"""

from __future__ import annotations

import os
import sys


def open_closed_streams() -> None:
    """Put the null device where a caller closed a standard stream.

    Otherwise the first file that is opened would take the stream's number, and what another program
    writes to its standard output would end up in it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nowhere, mode, encoding="utf-8", closefd=False))


def main() -> None:
    """Run the command line and exit with its status."""
    open_closed_streams()
    if sys.argv[1:] == ["--version"]:
        from kamctl import __version__

        print(f"kamctl {__version__}")  # noqa: T201
        return
    if "_KAMCTL_COMPLETE" in os.environ:
        from kamctl.cli.completion import answer

        sys.exit(answer(os.environ))
    from kamctl.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
