"""Arguments of commands that write: asked for on a terminal where they are missing."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Collection
from decimal import Decimal
from typing import TypeVar

import typer

from kamctl.model import spellings
from kamctl.model.types import DATE, NUMBER

Word = TypeVar("Word", bound=str)


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


def choice(ctx: typer.Context, value: Word | None, name: str, question: str, words: tuple[Word, ...]) -> Word:
    """Return one of a few words; a missing one is asked for."""
    if value is not None:
        return value
    answer = asked(ctx, None, name, f"{question} ({', '.join(words)})")
    for word in words:
        if word == answer:
            return word
    raise typer.BadParameter(f"'{answer}' is not one of {', '.join(words)}.", param_hint=name)


def day(text: str, name: str = "--date") -> dt.date:
    """Return the day that a text names; anything but YYYY-MM-DD is wrong usage."""
    try:
        found = dt.date.fromisoformat(text) if re.match(DATE, text) else None
    except ValueError:
        found = None
    if found is None:
        meant = " or ".join(day.isoformat() for day in spellings.days_meant(text))
        raise typer.BadParameter(f"'{text}' is not a day: write {meant or 'YYYY-MM-DD'}.", param_hint=name)
    return found


def number(text: str, name: str) -> Decimal:
    """Return the number that a text names, as the files take it: `1200`, `12.5`, `-3`."""
    if not re.match(NUMBER, text):
        meant = spellings.number_meant(text) or "it like 1200 or 12.5"
        raise typer.BadParameter(f"'{text}' is not a number: write {meant}.", param_hint=name)
    return Decimal(text)


def amount(text: str, name: str) -> Decimal:
    """Return the amount of money that a text names; one that may be read in two ways is wrong usage."""
    readings = spellings.unclear_amount(text)
    if readings is not None:
        raise typer.BadParameter(f"'{text}' is unclear. {spellings.both_readings(readings)}", param_hint=name)
    return number(text, name)


def pairs(given: Collection[str], name: str) -> dict[str, str]:
    """Return NAME=REASON texts as a mapping."""
    found = {}
    for text in given:
        key, equals, reason = text.partition("=")
        if not equals or not key.strip() or not reason.strip():
            raise typer.BadParameter(f"'{text}': write NAME=REASON.", param_hint=name)
        found[key.strip()] = reason.strip()
    return found
