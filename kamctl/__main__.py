"""The way in: `kamctl` and `python -m kamctl`.

Version and completion are answered before anything is imported: they run at every key press.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its status."""
    if sys.argv[1:] == ["--version"]:
        from kamctl import __version__

        print(f"kamctl {__version__}")  # noqa: T201
        return
    import os

    if "_KAMCTL_COMPLETE" in os.environ:
        from kamctl.cli.completion import answer

        sys.exit(answer(os.environ))
    from kamctl.cli.main import run

    sys.exit(run())


if __name__ == "__main__":
    main()
