"""All commands: where each lives, and its line in the help.

A command's module is imported when the command runs, so that the others cost it nothing. The
line is the first of the function's docstring; a test holds the two together.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """Where a command is: a function, or a Typer application for a group of commands.

    One that `looks_back` only reads the workspace through its session, and takes `--at`.
    """

    module: str
    target: str
    line: str
    group: bool = False
    looks_back: bool = False


COMMANDS: dict[str, Command] = {
    "init": Command("kamctl.cli.init", "init", "Start a workspace that passes `check`."),
    "new": Command("kamctl.cli.new", "new", "Start an account: its file and its plan."),
    "score": Command(
        "kamctl.cli.score", "score", "Score accounts by the criteria, best first.", looks_back=True
    ),
    "stage": Command(
        "kamctl.cli.stage",
        "stage",
        "Show the stage of accounts, and what their gates require.",
        looks_back=True,
    ),
    "actions": Command(
        "kamctl.cli.actions", "actions", "List actions, the most urgent first.", looks_back=True
    ),
    "coverage": Command(
        "kamctl.cli.coverage",
        "coverage",
        "Show who meets whom, at which level, how long ago, and the gaps.",
        looks_back=True,
    ),
    "obligations": Command(
        "kamctl.cli.obligations",
        "obligations",
        "Show both sides' record, and the standing that it requires.",
        looks_back=True,
    ),
    "exit-review": Command(
        "kamctl.cli.exit_review",
        "exit_review",
        "Write what management needs to decide on going on with an account.",
        looks_back=True,
    ),
    "capacity": Command(
        "kamctl.cli.capacity",
        "capacity",
        "Show what plans ask of scarce roles against what there is, and who competes.",
        looks_back=True,
    ),
    "status": Command(
        "kamctl.cli.status", "status", "Show the whole portfolio on one screen.", looks_back=True
    ),
    "check": Command(
        "kamctl.cli.check", "check", "Find everything that is wrong or has gone stale.", looks_back=True
    ),
    "diff": Command(
        "kamctl.cli.diff", "diff", "Tell what changed between two revisions, in sentences about accounts."
    ),
    "history": Command(
        "kamctl.cli.history",
        "history",
        "Tell an account's story: score, stage, standing, decisions over time.",
        looks_back=True,
    ),
    "explain": Command("kamctl.cli.explain", "explain", "Explain a rule of `check`, or list them all."),
    "schema": Command("kamctl.cli.schema", "schema", "Print the JSON Schema of a file kind."),
}
