"""Messages tell people to type commands that exist, with options that they have."""

from __future__ import annotations

import ast
import contextlib
import datetime as dt
import inspect
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from kamctl import hints
from kamctl.cli.command_table import COMMANDS
from kamctl.cli.main import app

#: Typer brings its own click: its exceptions are reached through those it exports.
UsageError = next(c for c in typer.BadParameter.__mro__ if c.__name__ == "UsageError")
MissingParameter = next(c for c in typer.BadParameter.__subclasses__() if c.__name__ == "MissingParameter")

ROOT = Path(hints.__file__).parent
HINTS = {name: hint for name, hint in vars(hints).items() if inspect.isfunction(hint) and name[0] != "_"}

#: Arguments to try: each hint with its defaults, and with all it takes.
SAMPLES: dict[str, Any] = {
    "account": "acme",
    "accepted_by": "m.lind",
    "action": "a-7k2q",
    "answers": "slump-2026-Q3",
    "attendees": ("s.bauer", "m.lind"),
    "contact": "m.lind",
    "which": "plan",
    "decision": "selected",
    "criterion": "growth",
    "day": "DATE",
    "directory": "DIR",
    "everyone": True,
    "file": "ledger/sales.csv",
    "forget": True,
    "held": dt.date(2026, 9, 30),
    "how": True,
    "kind": "growth",
    "limit": 20,
    "measured": True,
    "name": "…",
    "need": "more-colours",
    "obligation": "pay-on-time",
    "obligations": ("pay-on-time", "open-books"),
    "outcome": "repair",
    "owner": "s.bauer",
    "period": "2026-Q3",
    "round_": "spring",
    "playbook": "sales-spike",
    "quarter": "2026-Q3",
    "restate": True,
    "uninstall": True,
    "serves": "frames",
    "state": "exit-review",
    "template": "agenda.md.j2",
    "write": True,
    "to": 2,
    "until": "DATE",
    "who": "s.bauer",
    "waive": ("value-beyond-price", "joint-planning"),
}
#: Where an argument of one hint fits no other.
OWN: dict[str, dict[str, Any]] = {
    "add_entry": {"kind": "contact", "name": "j.roth", "fields": (("name", "…"), ("level", "WORD"))},
    "record_entry": {"fields": (("outlook", "WORD"), ("finding", "…"))},
    "set_fields": {"fields": (("contacts.j.roth.counterpart", "s.bauer"), ("credit.limit", "N"))},
}
#: What a reader puts in for a placeholder that is not any text.
PUT_IN = {"OUTCOME": "selected", "RATING": "4", "DATE": "2026-10-01", "N": "2", "STATE": "watch"}
#: Hints that name a command and leave all of its arguments to the reader.
NAMES_ALONE = {
    "kamctl action add",
    "kamctl decide …",
    "kamctl minutes …",
    "kamctl new",
    "kamctl action move … --reason '…'",
}


def samples() -> dict[str, str]:
    found = {}
    for name, hint in HINTS.items():
        taken = inspect.signature(hint).parameters
        given = SAMPLES | OWN.get(name, {})
        needed = {key: given[key] for key, p in taken.items() if p.default is inspect.Parameter.empty}
        found[f"{name} with its defaults"] = hint(**needed)
        found[f"{name} with everything"] = hint(**{key: given[key] for key in taken})
        for key, value in given.items():
            if value is True and key in taken:
                found[f"{name} without {key}"] = hint(**{**{k: given[k] for k in taken}, key: False})
    return found


def parse(line: str) -> None:
    """Parse a command line as the real one would, without running it.

    Raises:
        UsageError: no such command or option, or an argument that is missing or one too many.
    """
    program, *words = shlex.split(re.sub(r" \(or [^)]*\)$", "", line))
    assert program == "kamctl"
    words = [PUT_IN.get(word, word) for word in words]
    if words[-1] == "--help":  # it is eager: what stands before it is not looked at
        words.pop()
    command: Any = get_command(app)
    context = command.make_context("kamctl", [], resilient_parsing=True)
    while hasattr(command, "resolve_command"):
        context.resilient_parsing = False  # a command that does not exist is wrong
        name, command, words = command.resolve_command(context, words)
        is_group = hasattr(command, "resolve_command")
        context = command.make_context(
            name, [] if is_group else words, parent=context, resilient_parsing=is_group
        )


@pytest.mark.parametrize("name", samples())
def test_a_hint_is_a_command_that_can_be_typed(name: str) -> None:
    line = samples()[name]
    if line in NAMES_ALONE:
        words = [word for word in shlex.split(line)[1:] if word.isalpha()]
        with contextlib.suppress(MissingParameter):  # its arguments are the reader's to find
            parse(f"kamctl {' '.join(words)}")
    else:
        parse(line)


@pytest.mark.parametrize(
    "line",
    [
        "kamctl advence acme",
        "kamctl advance acme --waiver x=y",
        "kamctl action dun acme a-1",
        "kamctl rate acme growth 4 5",
    ],
)
def test_a_hint_with_a_word_that_the_command_line_does_not_know_would_be_found(line: str) -> None:
    with pytest.raises(UsageError, match=r"No such|unexpected"):
        parse(line)


def test_no_other_module_writes_a_command_into_a_message() -> None:
    command = re.compile(rf"kamctl ({'|'.join(map(re.escape, COMMANDS))})\b")
    found = []
    for file in sorted(ROOT.rglob("*.py")):
        if file.name in {"hints.py", "completion_table.py", "junit.py"}:  # JUnit's suite is named so
            continue
        tree = ast.parse(file.read_text("utf-8"))
        pages = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{file.relative_to(ROOT)}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in pages
            and command.search(node.value)
        ]
    assert found == []
