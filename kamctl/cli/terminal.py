"""Shows results: text without control characters, colour only where it is welcome."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from kamctl.errors import KamctlError
from kamctl.views.clean import clean

#: No terminal is wider, and a page is laid out for its full width.
WIDEST = 500


class OutputError(KamctlError):
    """A command's result could not be written to standard output."""

    def __init__(self, error: OSError) -> None:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        super().__init__(
            f"standard output could not be written: {error.strerror or error}",
            "Free some space, or send the output elsewhere." if full else "Send the output elsewhere.",
        )


def prepare() -> None:
    """Make stdout and stderr accept any character: one that the encoding lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace", newline="\n")


def emit(text: str) -> None:
    """Write text to stdout, ending with a line break; a pipe closed by its reader is not a failure.

    Raises: OutputError: stdout cannot be written.
    """
    emit_pieces((text if text.endswith("\n") else f"{text}\n",))


def emit_pieces(pieces: Iterable[str]) -> None:
    """Write a text to stdout piece by piece, as the pieces come; see `emit`.

    On a terminal it is buffered until `flush`, to go through a pager if it is long.
    """
    prepare()
    with _to_stdout():
        if _pages():
            from kamctl.cli import pager

            pager.hold(pieces)
        else:
            sys.stdout.writelines(pieces)
            sys.stdout.flush()


def for_people(text: str) -> str:
    """Return text for a log, in which GitHub's runner finds no command: names may look like one."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    from kamctl.formats.escape import github_line

    return "\n".join(map(github_line, text.split("\n")))


def as_json(name: str, value: Any) -> None:
    """Print the result of a command as JSON."""
    from kamctl.formats.data import dumps

    emit(dumps(name, value))


def markdown(value: str) -> None:
    """Print Markdown: rendered on a terminal, unchanged when piped."""
    if not is_terminal():
        emit(value)
        return
    from kamctl.views.markdown import rendered

    emit(rendered(value, colour=is_coloured(), width=width()))


def text(value: str) -> None:
    """Print lines of text without control characters; on a terminal they wrap between words."""
    cleaned = clean(value)
    if is_terminal():
        from kamctl.views.wrap import prose

        cleaned = prose(cleaned, width())
    emit(for_people(cleaned))


def verbatim(value: str) -> None:
    """Print lines to be copied, without control characters and never wrapped."""
    emit(for_people(clean(value)))


def note(text: str) -> None:
    """Write a message to stderr, after everything written to stdout so far.

    On a terminal it wraps between words.
    """
    prepare()
    with suppress(OutputError):  # reported when the command ends
        flush()
    said = clean(text)
    try:
        if sys.stderr.isatty():
            from kamctl.views.wrap import prose

            said = prose(said, width(sys.stderr))
        sys.stderr.write(f"{for_people(said)}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody is left to read it


def note_all(texts: Iterable[str]) -> None:
    """Write messages to stderr."""
    for one in texts:
        note(one)


def flush() -> None:
    """Write out what stdout still holds.

    Raises:
        OutputError: stdout cannot take it.
    """
    with _to_stdout():
        if _pages():
            from kamctl.cli import pager

            pager.release()
        sys.stdout.flush()


def _pages() -> bool:
    if not sys.stdout.isatty():
        return False
    from kamctl.cli import pager

    return pager.is_used()


@contextmanager
def _to_stdout() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise OutputError(error) from error


def is_closed() -> bool:
    """Tell whether kamctl was started with its standard output closed."""
    # A stream that `kamctl.__main__` opened in its place has a number for a name, any other a text.
    return isinstance(getattr(sys.stdout, "name", None), int)


def silence_stdout() -> None:
    """Discard the rest of stdout, so that the interpreter does not complain on exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass


def is_terminal() -> bool:
    """Tell whether stdout is formatted for a person: it is a terminal, or FORCE_COLOR is set."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def is_coloured() -> bool:
    """Tell whether stdout gets colour; NO_COLOR wins over FORCE_COLOR."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def columns() -> int | None:
    """Return the width at which text wraps; None where no terminal shows it."""
    return width() if is_terminal() else None


def width(stream: IO[str] | None = None) -> int:
    """Return the width in columns of the terminal that shows a stream, stdout if none is given."""
    import shutil

    if stream is not None and not os.environ.get("COLUMNS"):
        found = os.get_terminal_size(stream.fileno()).columns or 100
    else:
        found = shutil.get_terminal_size((100, 24)).columns
    return min(found, WIDEST)
