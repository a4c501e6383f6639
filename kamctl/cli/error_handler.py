"""The one place where exceptions become messages and exit statuses."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Any

import typer

from kamctl.cli.terminal import flush, note, silence_stdout
from kamctl.errors import KamctlError

FAILED = 2
INTERRUPTED = 130


def guarded(body: Callable[[], Any]) -> Any:
    """Run a command's body.

    A failed operation is told in a sentence with a way out; a fault of kamctl says that it is
    one. No traceback reaches a user (`KAMCTL_DEBUG=1` asks for it).
    """
    try:
        result = body()
        flush()
    except KamctlError as error:
        flush_quietly()
        note(f"error: {error.message}")
        if error.help:
            note(f"help: {error.help}")
        _tell_typed()
        raise typer.Exit(error.exit_status) from None
    except KeyboardInterrupt:
        flush_quietly()
        note("interrupted")
        _tell_typed()
        raise typer.Exit(INTERRUPTED) from None
    except typer.Exit:
        flush_or_fail()
        raise
    except OSError as error:
        raise typer.Exit(_os_error(error)) from None
    except (RecursionError, MemoryError, Exception) as error:
        if _is_clicks(error):
            raise
        if os.environ.get("KAMCTL_DEBUG"):
            raise
        flush_quietly()
        note(f"error: a fault in kamctl itself: {type(error).__name__}: {error}")
        note("help: nothing of yours is the cause; KAMCTL_DEBUG=1 shows where it happened, for a bug report")
        raise typer.Exit(FAILED) from None
    return result


def told_usage(error: Any) -> int:
    """Tell of wrong usage, with how the command is used; returns the exit status."""
    context = getattr(error, "ctx", None)
    said = error.format_message()
    if type(error).__name__ == "NoArgsIsHelpError":  # no command was named: the message is the help
        note(said)
        return int(error.exit_code)
    note(f"error: {said}")
    if context is not None:
        usage = " ".join(context.get_usage().split()).removeprefix("Usage: ")
        note(f"help: {usage}; `{context.command_path} --help` explains")
    _tell_typed()
    return int(error.exit_code)


def _tell_typed() -> None:
    """Give back what was answered on the terminal: nothing has to be typed twice."""
    from kamctl.cli.prompts import typed_so_far

    if line := typed_so_far():
        note(f"typed so far: {line}")


def flush_or_fail() -> None:
    """Write out what is left; a full disk is a failure even then."""
    try:
        flush()
    except OSError as error:
        raise typer.Exit(_os_error(error)) from None


def flush_quietly() -> None:
    """Write out what is left, whatever comes of it: another failure is being told."""
    try:
        flush()
    except OSError:
        silence_stdout()


def _os_error(error: OSError) -> int:
    if error.errno == errno.EPIPE:
        silence_stdout()
        return 0
    silence_stdout()
    name = f"{error.filename}: " if error.filename else ""
    note(f"error: {name}{error.strerror or error}")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        note("help: the disk is full; nothing was changed")
    return FAILED


def _is_clicks(error: BaseException) -> bool:
    """Tell whether an exception is one of Click's own, which knows how to show itself."""
    return hasattr(error, "exit_code") or isinstance(error, (typer.Abort, SystemExit)) or _in_typer(error)


def _in_typer(error: BaseException) -> bool:
    return type(error).__module__.startswith(("typer.", "click."))
