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
    "actions": Command("kamctl.cli.actions", "actions", "List actions, the most urgent first."),
    "review": Command("kamctl.cli.review", "review", "Write the agenda of a review with the customer."),
    "minutes": Command("kamctl.cli.minutes", "minutes", "Record a review that was held."),
    "due": Command("kamctl.cli.due", "due", "List everything that falls due, the most urgent first."),
    "calendar": Command("kamctl.cli.calendar", "calendar", "Write what falls due as an iCalendar file."),
    "template": Command(
        "kamctl.cli.template", "app", "List the templates of agendas, or copy one to change it.", group=True
    ),
    "status": Command("kamctl.cli.status", "status", "Show the whole portfolio on one screen."),
    "check": Command("kamctl.cli.check", "check", "Find everything that is wrong or has gone stale."),
    "explain": Command("kamctl.cli.explain", "explain", "Explain a rule of `check`, or list them all."),
    "schema": Command("kamctl.cli.schema", "schema", "Print the JSON Schema of a file kind."),
}
