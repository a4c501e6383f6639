"""`kamctl init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamctl import hints
from kamctl.cli import terminal
from kamctl.cli.prompts import answers, asked, can_ask, words

if TYPE_CHECKING:
    from kamctl.app.start.new_workspace import Started

_COMPANY, _CURRENCY = "Name of your company", "USD"


def init(
    ctx: typer.Context,
    directory: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; default here.")] = None,
    company: Annotated[
        str | None, typer.Option("--company", metavar="NAME", help="Our company; a terminal asks for it.")
    ] = None,
    currency: Annotated[
        str | None,
        typer.Option("--currency", metavar="CODE", help="Currency, ISO 4217; USD if not given."),
    ] = None,
    person: Annotated[
        list[str] | None,
        typer.Option(
            "--person",
            metavar="PERSON",
            help="One of our people: 'NAME, LEVEL, FUNCTION[, E-MAIL]'; can be repeated.",
        ),
    ] = None,
) -> None:
    """Start a workspace that passes `check`."""
    from kamctl.app.open import today
    from kamctl.app.start import new_workspace as new
    from kamctl.app.start.install_source import requirement

    folder = new.workspace_folder(ctx.obj, directory)
    asks = can_ask()
    people = [new.good_person(text) for text in person or ()]
    name = asked(
        ctx, company if company is not None or asks else _COMPANY, "--company", "Your company",
        read=lambda text: new.good_company(words(text) if company is None else text),
    )  # fmt: skip
    unit = asked(
        ctx, currency if currency is not None or asks else _CURRENCY, "--currency", "Currency of all amounts",
        read=new.good_currency, default=_CURRENCY,
    )  # fmt: skip
    if not people and asks:
        terminal.note(f"Your people, one per line: {new.PERSON}; an empty line ends.\n  {new.LEVELS}")
        people = answers("--person", "Person", read=new.good_person)
    source = requirement()
    started = new.start_workspace(
        folder, today(ctx.obj, None), company=name, currency=unit, people=people, requirement=source
    )
    _tell(started, source)


def _tell(started: Started, source: str) -> None:
    terminal.text("\n".join(f"wrote {path}" for path in started.written if not path.startswith(".kamctl/")))
    for path in started.kept:
        terminal.text(f"kept  {path}: it already existed")
    terminal.note(f"undo: {started.undo}")
    put = "" if started.people else "put your people into kam.yaml, "
    terminal.text(
        f"\nNext: {put}have senior management decide on criteria.yaml,\n"
        f"then start an account: {hints.new('ACCOUNT', name='NAME')}"
    )
    if not started.in_git:
        terminal.text("The history of the workspace is git's: git init && git add -A && git commit")
    setup = f"Two people's changes merge by id in each clone where this was run once: {hints.setup_git()}"
    terminal.text(setup)
    hook = next((path for path in started.kept if path.endswith(".pre-commit-config.yaml")), None)
    if hook is None:
        terminal.text(
            f"CI and the pre-commit hook install {source}: one line of .pre-commit-config.yaml says so"
        )
    else:
        terminal.text(f"CI installs the kamctl that {hook} names; add its hook there, with {source}")
