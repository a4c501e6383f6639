"""Arguments of commands that write: asked for on a terminal where they are missing.

An answer is judged at once, by the function that also reads the argument; a refused one is asked for again.
Nothing is asked where there is no terminal.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

import typer

from kamctl.cli.terminal import flush, note
from kamctl.errors import KamctlError
from kamctl.model.relative_days import understood
from kamctl.model.types import NUMBER

if TYPE_CHECKING:
    from kamctl.model.relative_days import Calendar

T = TypeVar("T")
Word = TypeVar("Word", bound=str)

#: More choices than this are not listed: completion and the error for an unknown one show the rest.
_LISTED = 20
#: The answers of this run, by argument or option, in order.
_ANSWERS: list[tuple[str, str]] = []


def can_ask() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin.isatty()


def words(text: str) -> str:
    """Return a text as given, without invisible characters at its ends or of no width.

    Raises:
        typer.BadParameter: nothing is left of it.
    """
    kept = re.sub("[\u200b\u2060\ufeff]", "", text).strip()
    if not kept:
        raise typer.BadParameter("the text is blank")
    return kept


def words_if_given(text: str | None) -> str | None:
    """Return a text that may be left out; see `words`."""
    return None if text is None else words(text)


def asked(
    ctx: typer.Context,
    value: str | None,
    name: str,
    question: str,
    *,
    read: Callable[[str], T],
    choices: Sequence[tuple[str, str]] = (),
    default: str | None = None,
) -> T:
    """Return what `read` makes of a value; a missing one is asked for on a terminal.

    `name` is the argument's metavar (`ACCOUNT`) or the option (`--owner`), empty where neither takes
    the answer; `choices` are possible answers, each with its meaning; `default` is what an empty answer
    means. Questions go to stderr, so that stdout holds only the result. Where nobody can be asked, a missing
    value is a usage error.
    """
    if value is not None:
        return _named(read, value, name)
    if not can_ask():
        ctx.fail(f"Missing {'option' if name.startswith('-') else 'argument'} '{name}'.")
    _list(choices)
    return _judged(name, question, read, default)


def answers(name: str, question: str, *, read: Callable[[str], T]) -> list[T]:
    """Ask on a terminal for several values of an option, until an answer is empty."""
    found: list[T] = []
    while (one := _judged(name, question, lambda text: read(text) if text else None, "")) is not None:
        found.append(one)
    return found


def _judged(name: str, question: str, read: Callable[[str], T], default: str | None) -> T:
    """Ask until an answer is accepted."""
    while True:
        answer = answered(question, default)
        try:
            found = read(answer)
        except typer.BadParameter as refused:
            note(f"error: {refused.message}")
        except KamctlError as refused:
            note(f"error: {refused.message}" + (f"\nhelp: {refused.help}" if refused.help else ""))
        else:
            if name and answer:
                _ANSWERS.append((name, answer))
            return found


def answered(question: str, default: str | None = None) -> str:
    """Ask on stderr until there is an answer; Ctrl-C or the end of input interrupts the command."""
    flush()
    try:
        answer: str = typer.prompt(question, default=default, err=True, show_default=bool(default))
    except typer.Abort:
        typer.echo(err=True)
        raise KeyboardInterrupt from None
    return answer.strip()


def typed_so_far() -> str:
    """Return the command line with what was answered, so that nothing has to be typed again."""
    import shlex

    if not _ANSWERS:
        return ""
    given = [word for name, answer in _ANSWERS for word in ((name, answer) if name[0] == "-" else (answer,))]
    return shlex.join(["kamctl", *sys.argv[1:], *given])


def _named(read: Callable[[str], T], value: str, name: str) -> T:
    try:
        return read(value)
    except typer.BadParameter as refused:
        refused.param_hint = refused.param_hint or name
        raise


def _list(choices: Sequence[tuple[str, str]]) -> None:
    width = max((len(word) for word, _ in choices), default=0)
    for word, meaning in choices[:_LISTED]:
        note(f"  {word:{width}}  {meaning}".rstrip())
    if len(choices) > _LISTED:
        note(f"  … and {len(choices) - _LISTED} more")


def choice(
    ctx: typer.Context, value: Word | None, name: str, question: str, meanings: Sequence[tuple[Word, str]]
) -> Word:
    """Return one of a few words; ask for a missing one, with what each means."""
    if value is not None:
        return value

    def read(text: str) -> Word:
        for word, _ in meanings:
            if word == text:
                return word
        raise typer.BadParameter(f"'{text}' is not one of {', '.join(word for word, _ in meanings)}.")

    return asked(ctx, None, name, question, read=read, choices=meanings)


def day(
    text: str, name: str | None = None, *, calendar: Calendar, past: bool = False, first: bool = False
) -> dt.date:
    """Return the day that a text names: YYYY-MM-DD, or as people say it.

    A day that was said otherwise is said back; what is `past` has happened, and of a period the `first`
    or the last day is meant. Anything else is wrong usage.
    """
    found = calendar.day(text, past=past, first=first)
    if said := understood(text, found, name or ""):
        note(said)
    if found is None:
        from kamctl.model import spellings

        meant = " or ".join(day.isoformat() for day in spellings.days_meant(text))
        raise typer.BadParameter(
            f"'{text}' is not a date: write {meant or 'YYYY-MM-DD, from 1900 to 2999'}.", param_hint=name
        )
    return found


def number(text: str, name: str | None = None) -> Decimal:
    """Return the number that a text names, as files write it: `1200`, `12.5`, `-3`."""
    if not re.match(NUMBER, text):
        from kamctl.model import spellings

        meant = spellings.number_meant(text) or "it like 1200 or 12.5"
        raise typer.BadParameter(f"'{text}' is not a number: write {meant}.", param_hint=name)
    return Decimal(text)


def amount(text: str, name: str | None = None) -> Decimal:
    """Return the amount of money that a text names; one that may be read in two ways is a usage error."""
    from kamctl.model import spellings

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
