"""Every option that takes a day takes it as people say it, and says what was understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from kamctl.cli.command_table import COMMANDS
from kamctl.cli.main import app
from tests.cli.written import workspace

#: What each command needs beside the option that is tried; the workspace's today is a Tuesday, 2026-09-15.
BESIDE = {
    "action add": "acme Call --owner s.bauer --due 2026-12-01",
    "action done": "acme a-7k2q",
    "action move": "acme a-7k2q friday --reason Ill",
    "action drop": "acme a-7k2q --reason Ill",
    "action edit": "acme a-7k2q --played-playbook x",
    "advance": "acme --by s.bauer",
    "allocate": "--grant --by d.osei",
    "approve": "acme --by d.osei",
    "confirm": "acme frames --by m.lind",
    "decide": "acme trial --by r.vance",
    "minutes": "acme --quarter 2026-Q3 --attendee s.bauer --summary Fine",
    "need add": "acme More --raised-by m.lind",
    "need met": "acme lead-times",
    "play": "acme first-90-days",
    "rate": "acme growth 3 --by r.vance",
    "standing": "acme corrective-action --by r.vance --reason Late",
    "touch": "acme m.lind --by s.bauer",
    "validate": "acme --by m.lind",
    "value accept": "acme --by m.lind",
    "value add": "acme Less",
    "review": "acme",
    "plan": "acme",
    "exit-review": "acme",
    "history": "acme",
    "chart": "stages",
    "digest": "--everyone",
    "kept": "--for s.bauer",
}
#: Where an option alone would be refused before it is read.
WITH = {("advance", "--until"): "--waive buying-reason=x"}


def _options(words: tuple[str, ...], command: Any) -> Iterator[tuple[str, str]]:
    """Yield the options and arguments of a command, and of those below it, that take a day."""
    for name, one in getattr(command, "commands", {}).items():
        yield from _options((*words, name), one)
    for param in command.params:
        shown = "" if getattr(param, "hidden", False) else param.metavar or ""
        if "DATE" in shown or "YYYY" in shown:
            yield " ".join(words), max(param.opts, key=len)


def taken() -> list[tuple[str, str]]:
    group = get_command(app)
    return [
        one
        for name in COMMANDS
        for one in _options((name,), group.get_command(None, name))  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(("command", "option"), [one for one in taken() if one[1] not in ("--at", "--waive")])
def test_a_day_may_be_spoken_and_the_day_understood_is_shown(tmp_path, command, option):
    place = workspace(tmp_path)
    words = [*command.split(), *BESIDE.get(command, "").split(), *WITH.get((command, option), "").split()]
    if option.startswith("--"):
        if option in words:
            words[words.index(option) + 1] = "friday"
        else:
            words += [option, "friday"]
    ran = place.run(*words)
    said = " ".join(ran.stderr.split())
    assert "is Friday, 2026-09-" in said, ran.stderr


@pytest.mark.parametrize(
    ("said", "day"), [("friday", "Friday, 2026-09-11"), ("-30d", "Sunday, 2026-08-16"), ("Q2", "Tuesday, 2026-06-30")]
)  # fmt: skip
def test_the_portfolio_is_shown_as_it_was_on_a_day_that_was_said(tmp_path, said, day):
    ran = workspace(tmp_path).run("score", "--at", said)
    assert ran.status == 0
    assert f"note: --at {said} is {day}" in ran.stderr


def test_a_revision_is_still_a_revision(tmp_path):
    place = workspace(tmp_path)
    assert place.run("score", "--at", "HEAD").status == 0
    assert "note:" not in place.run("score", "--at", "HEAD").stderr


def test_a_waiver_ends_on_a_day_that_was_said(tmp_path):
    ran = workspace(tmp_path).run("advance", "acme", "--waive", "buying-reason=x@friday", "--dry-run")
    assert "is Friday, 2026-09-18" in ran.stderr


def test_a_period_begins_with_its_first_day_and_ends_with_its_last():
    import datetime as dt

    from kamctl.model.relative_days import Calendar

    calendar = Calendar(dt.date(2026, 9, 15))
    assert calendar.day("Q2", past=True, first=True) == dt.date(2026, 4, 1)
    assert calendar.day("Q2", past=True) == dt.date(2026, 6, 30)
    assert calendar.day("2026-08", first=True) == dt.date(2026, 8, 1)
