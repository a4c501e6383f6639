"""Arguments of commands that write: asked for on a terminal where missing, read with a way out where wrong."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Collection, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

import typer

from kamctl.errors import KamctlError
from kamctl.model.types import DATE, NUMBER

Choice = TypeVar("Choice", bound=StrEnum)


class UnknownNameError(KamctlError):
    """Nothing in the workspace goes by a name given on the command line."""

    def __init__(self, what: str, given: str, known: Collection[str], place: str, none_yet: str = "") -> None:
        from difflib import get_close_matches

        near = get_close_matches(given.lower(), known, 1, 0.5)
        some = ", ".join(list(known)[:8]) + (" …" if len(known) > 8 else "")  # noqa: PLR2004
        hint = f"There are: {some}." if known else none_yet or f"{place} holds none yet."
        if near:
            hint = f"Did you mean {near[0]}?"
        super().__init__(f"no {what} in {place} is called {given}", hint)


def asked(ctx: typer.Context, value: str | None, name: str, question: str) -> str:
    """Return a value; a missing one is asked for on a terminal, and wrong usage anywhere else.

    `name` is the argument's metavar (`ACCOUNT`) or the option (`--owner`). What is asked goes to
    stderr, so that stdout holds the result alone.
    """
    if value is not None:
        return value
    if not sys.stdin.isatty():
        ctx.fail(f"Missing {'option' if name.startswith('-') else 'argument'} '{name}'.")
    try:
        answer: str = typer.prompt(question, err=True)
    except typer.Abort:
        typer.echo(err=True)
        raise KeyboardInterrupt from None
    return answer.strip()


def choice(ctx: typer.Context, value: Choice | None, name: str, question: str, kind: type[Choice]) -> Choice:
    """Return one of a few words; a missing one is asked for."""
    if value is not None:
        return value
    answer = asked(ctx, None, name, f"{question} ({', '.join(kind)})")
    try:
        return kind(answer)
    except ValueError:
        raise typer.BadParameter(f"'{answer}' is not one of {', '.join(kind)}.", param_hint=name) from None


def day(text: str, name: str = "--date") -> dt.date:
    """Return the day that a text names; anything but YYYY-MM-DD is wrong usage."""
    try:
        found = dt.date.fromisoformat(text) if re.match(DATE, text) else None
    except ValueError:
        found = None
    if found is None:
        raise typer.BadParameter(f"'{text}' is no day: write YYYY-MM-DD.", param_hint=name)
    return found


def number(text: str, name: str) -> Decimal:
    """Return the number that a text names, as the files take it: `1200`, `12.5`, `-3`."""
    if not re.match(NUMBER, text):
        raise typer.BadParameter(f"'{text}' is no number: write it like 1200 or 12.5.", param_hint=name)
    return Decimal(text)


def pairs(given: Collection[str], name: str) -> dict[str, str]:
    """Return NAME=REASON texts as a mapping."""
    found = {}
    for text in given:
        key, equals, reason = text.partition("=")
        if not equals or not key.strip() or not reason.strip():
            raise typer.BadParameter(f"'{text}': write NAME=REASON.", param_hint=name)
        found[key.strip()] = reason.strip()
    return found


def known(given: str, among: Mapping[str, object], what: str, place: str, none_yet: str = "") -> str:
    """Return a name that must be one of those in a file.

    Raises:
        UnknownNameError: it is not; the nearest ones are named.
    """
    if given not in among:
        raise UnknownNameError(what, given, tuple(among), place, none_yet)
    return given
