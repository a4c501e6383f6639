"""All commands: where each lives, and its line in the help.

A command's module is imported when the command runs, so that the others cost it nothing. The
line is the first of the function's docstring; a test holds the two together.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """Where a command is: a function, or a Typer application for a group of commands."""

    module: str
    target: str
    line: str
    group: bool = False


COMMANDS: dict[str, Command] = {
    "init": Command("kamctl.cli.init", "init", "Start a workspace that passes `check`."),
    "new": Command("kamctl.cli.new", "new", "Start an account: its file and its plan."),
    "score": Command("kamctl.cli.score", "score", "Score accounts by the criteria, best first."),
    "rate": Command("kamctl.cli.rate", "rate", "Rate an account on a criterion, with the evidence."),
    "decide": Command(
        "kamctl.cli.decide", "decide", "Decide about an account, with the criteria's edition and the score."
    ),
    "advance": Command(
        "kamctl.cli.advance", "advance", "Move an account one stage on through its gate, or back."
    ),
    "actions": Command("kamctl.cli.actions", "actions", "List actions, the most urgent first."),
    "status": Command("kamctl.cli.status", "status", "Show the whole portfolio on one screen."),
    "action": Command("kamctl.cli.action", "app", "Add, do, move or drop an action.", group=True),
    "touch": Command("kamctl.cli.touch", "touch", "Record that we were in touch with a contact."),
    "need": Command("kamctl.cli.need", "app", "Record what the customer needs.", group=True),
    "value": Command("kamctl.cli.value", "app", "Record value that we delivered.", group=True),
    "obligation": Command("kamctl.cli.obligation", "app", "Record what came of obligations.", group=True),
    "standing": Command("kamctl.cli.standing", "standing", "Record what management did about performance."),
    "check": Command("kamctl.cli.check", "check", "Find everything that is wrong or has gone stale."),
    "explain": Command("kamctl.cli.explain", "explain", "Explain a rule of `check`, or list them all."),
    "schema": Command("kamctl.cli.schema", "schema", "Print the JSON Schema of a file kind."),
}
