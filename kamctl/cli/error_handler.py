"""The one place where exceptions become messages and exit statuses."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from collections.abc import Callable, Sequence
from typing import Any

import typer

from kamctl.cli.terminal import flush, is_closed, note, silence_stdout
from kamctl.errors import KamctlError
from kamctl.workspace import journal
from kamctl.workspace.written import listening

FAILED = 2
INTERRUPTED = 130


def guarded(body: Callable[[], Any], line: Sequence[str] = ()) -> Any:
    """Run the body of the command that `line` is.

    A failed operation becomes a sentence with a way out; a fault of kamctl says that it is one. No traceback
    reaches a user (`KAMCTL_DEBUG=1` shows it). If something fails after a file was written, the file is
    named: somebody who sees only a failure would make the change again.
    """
    with listening() as written, journal.running(lambda: _command(line)):
        try:
            result = _guarded(body, written)
        except typer.Exit:
            if is_closed():
                _tell(written)
            raise
        if is_closed():
            _tell(written)
        return result


def _guarded(body: Callable[[], Any], written: Sequence[str]) -> Any:
    try:
        try:
            result = body()
        except typer.Exit:
            flush()
            raise
        flush()
    except KamctlError as error:
        _flush_quietly()
        note(f"error: {error.message}")
        if error.help:
            note(f"help: {error.help}")
        _tell([path for path in written if path not in error.message])
        _tell_typed(written)
        raise typer.Exit(error.exit_status) from None
    except KeyboardInterrupt:
        _flush_quietly()
        note("interrupted")
        _tell(written)
        _tell_typed(written)
        raise typer.Exit(INTERRUPTED) from None
    except OSError as error:
        status = _os_error(error)
        _tell(written)
        raise typer.Exit(status) from None
    except (RecursionError, MemoryError, Exception) as error:
        if _is_clicks(error):
            raise
        if os.environ.get("KAMCTL_DEBUG"):
            raise
        _flush_quietly()
        note(f"error: a fault in kamctl itself: {type(error).__name__}: {error}")
        note("help: your files are not the cause; KAMCTL_DEBUG=1 shows where it happened, for a bug report")
        _tell(written)
        raise typer.Exit(FAILED) from None
    return result


def told_usage(error: Any) -> int:
    """Report a usage error, with the command's usage; returns the exit status."""
    context = getattr(error, "ctx", None)
    said = _plain(error.format_message())
    if type(error).__name__ == "NoArgsIsHelpError":  # no command was named: the message is the help
        note(said)
        return int(error.exit_code)
    note(f"error: {said}")
    if context is not None:
        usage = " ".join(context.get_usage().split()).removeprefix("Usage: ")
        note(f"help: {usage}; `{context.command_path} --help` explains")
    _tell_typed()
    return int(error.exit_code)


def _plain(said: str) -> str:
    """Return a message about a number in plain English."""
    said = re.sub(r"is not a valid (?:int|float|integer)(?: range)?\b", "is not a whole number", said)
    return re.sub(r"is not in the range (?:x>=(\d+)|(\d+)<=x<=(\d+))", _range, said)


def _range(found: re.Match[str]) -> str:
    least, low, high = found.groups()
    return f"is less than {least}" if least else f"is not from {low} to {high}"


def _command(line: Sequence[str]) -> str:
    """Return the command as it was typed, with what was answered."""
    import shlex

    from kamctl.cli.prompts import typed_so_far

    return typed_so_far() or shlex.join(["kamctl", *line])


def _tell_typed(written: Sequence[str] = ()) -> None:
    """Print what was answered on the terminal, unless it was written: nothing has to be typed twice."""
    from kamctl.cli.prompts import typed_so_far

    if not written and (line := typed_so_far()):
        note(f"typed so far: {line}")


def _tell(written: Sequence[str]) -> None:
    """Say which files were written nevertheless."""
    if written:
        verb = "is" if len(written) == 1 else "are"
        note(f"note: {' and '.join(written)} {verb} written; look at the change before you make it again")


def _flush_quietly() -> None:
    """Flush what is left, ignoring failures: another one is being reported."""
    with contextlib.suppress(KamctlError):
        flush()


def _os_error(error: OSError) -> int:
    silence_stdout()
    if error.errno == errno.EPIPE:
        return 0
    name = f"{error.filename}: " if error.filename else ""
    note(f"error: {name}{error.strerror or error}")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        note("help: the disk is full; free some space and run the command again")
    return FAILED


def _is_clicks(error: BaseException) -> bool:
    """Tell whether an exception is one of Click's own, which knows how to show itself."""
    return hasattr(error, "exit_code") or isinstance(error, (typer.Abort, SystemExit)) or _in_typer(error)


def _in_typer(error: BaseException) -> bool:
    return type(error).__module__.startswith(("typer.", "click."))
