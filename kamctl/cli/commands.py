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
    "status": Command("kamctl.cli.status", "status", "Show the whole portfolio on one screen."),
    "check": Command("kamctl.cli.check", "check", "Find everything that is wrong or has gone stale."),
    "explain": Command("kamctl.cli.explain", "explain", "Explain a rule of `check`, or list them all."),
    "schema": Command("kamctl.cli.schema", "schema", "Print the JSON Schema of a file kind."),
    "merge-driver": Command(
        "kamctl.cli.merge_driver", "merge_driver", "Merge three versions of a file; git runs this."
    ),
    "setup-git": Command(
        "kamctl.cli.setup_git", "setup_git", "Register the merge driver and readable diffs in this clone."
    ),
    "resolve": Command(
        "kamctl.cli.resolve",
        "resolve",
        "Merge conflicted files again, by id, where they were merged as text.",
    ),
}
