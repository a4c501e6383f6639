"""All commands: their lines in the help, and how they are run.

A command's code is in the module of its name (`exit-review` in `kamctl.cli.commands.exit_review`, `import` in
`import_`), which is imported when the command runs, so that the others cost nothing. Its line is the first of
the function's docstring; a test compares the two.
"""

from __future__ import annotations

from keyword import iskeyword
from typing import NamedTuple


class Command(NamedTuple):
    """One command.

    A `group` is a Typer application called `app`, any other command a function of its name. One
    that `looks_back` only reads the workspace through its session, and takes `--at`.
    """

    line: str
    group: bool = False
    looks_back: bool = False


#: The sections of the help, and their commands in order.
SECTIONS: dict[str, dict[str, Command]] = {
    "Start": {
        "init": Command("Start a workspace that passes `check`."),
        "new": Command("Start an account: its account file and its plan."),
    },
    "See where accounts stand": {
        "today": Command("Show what to do first, and why.", looks_back=True),
        "digest": Command("Write what to do first as a message to be mailed or posted.", looks_back=True),
        "kept": Command(
            "Show what a person kept, did late and moved in the last four quarters.", looks_back=True
        ),
        "status": Command("Show the whole portfolio on one screen.", looks_back=True),
        "score": Command("Score accounts by the criteria, best first.", looks_back=True),
        "matrix": Command(
            "Place accounts by how attractive they are and how strong we are in their eyes.", looks_back=True
        ),
        "stage": Command("Show each account's stage, and what its gates require.", looks_back=True),
        "plan": Command(
            "Show a plan as a tree: what they want, what we do, the actions, and the gaps.", looks_back=True
        ),
        "actions": Command("List actions, the most urgent first.", looks_back=True),
        "coverage": Command(
            "Show who meets whom, at which level, how recently, and where the gaps are.", looks_back=True
        ),
        "whitespace": Command(
            "Show what they buy of what we sell, our share of it, and what nobody pursues.", looks_back=True
        ),
        "obligations": Command(
            "Show both sides' record, and the performance status that it requires.", looks_back=True
        ),
        "capacity": Command(
            "Show demand for scarce roles, their capacity, and who competes.", looks_back=True
        ),
        "site": Command("Build pages of the whole portfolio, for a browser.", group=True),
        "serve": Command("Serve the site to a browser on this machine, and rebuild it as files change."),
        "allocate": Command("Propose who gets which days of scarce roles, and say why others do not."),
        "chart": Command("Draw a chart: a picture of what the other commands show.", looks_back=True),
    },
    "See who brings the profit": {
        "profit": Command("Show who brings the profit, best first."),
        "signals": Command("Show what has changed: spikes, slumps, margins, receivables."),
        "backtest": Command(
            "Compare the ratings at each selection with the profit that followed.", looks_back=True
        ),
        "lookalikes": Command(
            "Show what the best fifth of customers have in common, and who is most like them."
        ),
        "ledger": Command("Describe the sales ledger, look at it, take closed months from it.", group=True),
    },
    "Select and decide": {
        "rate": Command("Rate an account on a criterion, with the evidence."),
        "round": Command(
            "Have several people rate blind, compare their ratings, and take them over.", group=True
        ),
        "agreement": Command("Show how far raters agree, and where they disagree most.", looks_back=True),
        "decide": Command("Record a decision about an account, with the criteria's edition and its score."),
        "advance": Command("Move an account to its first or next stage, through the gate, or back."),
        "exit-review": Command(
            "Write what management needs to decide whether to keep an account.", looks_back=True
        ),
        "standing": Command("Record what management decided about performance."),
    },
    "Run the account": {
        "record": Command(
            "Record what happened or was found: an entry of a log, with the fields of its kind as options."
        ),
        "add": Command(
            "Add something that others refer to (a contact, an objective, a person) and print its id."
        ),
        "set": Command("Set a field by its path, such as contacts.j.roth.stance."),
        "unset": Command("Remove a field or an entry from a file, by its path."),
        "rename": Command("Change the id of an account, a person or anything else, everywhere it is named."),
        "archive": Command("Move an account that is over into archive/, where nothing reads it."),
        "confirm": Command("Record that somebody at the customer confirmed what the plan says about them."),
        "validate": Command("Record that a contact of the customer (`--by`) validated the plan."),
        "undo": Command(
            "Undo the last command that wrote, byte for byte, except where a file has changed since."
        ),
        "action": Command("Add, finish, move, drop, change or reopen an action.", group=True),
        "approve": Command("Record that senior management approved a plan."),
        "play": Command("Open the actions of a playbook, list what is due, or copy the shipped ones."),
        "touch": Command("Record a contact made with somebody at the customer."),
        "need": Command("Record what the customer needs, and list it.", group=True),
        "value": Command("Record value that we delivered.", group=True),
        "obligation": Command("Record the results of obligations.", group=True),
        "review": Command("Write the agenda of a review with the customer.", looks_back=True),
        "minutes": Command("Record a review that was held."),
        "due": Command("List everything that falls due, the most urgent first.", looks_back=True),
        "calendar": Command("Write what falls due as an iCalendar file.", looks_back=True),
        "template": Command("List the templates, copy one to change it, or check your own.", group=True),
    },
    "Work with others": {
        "export": Command("Write accounts and their plans as a workbook, to be changed there."),
        "import": Command("Take over the changes of a workbook, or accounts and contacts from a CRM."),
    },
    "Keep the repository sound": {
        "check": Command("Find everything that is wrong or has gone stale.", looks_back=True),
        "explain": Command("Explain a rule of `check`, or list them all."),
        "diff": Command("Show what changed between two revisions, in sentences about accounts."),
        "history": Command(
            "Show an account's history: score, stage, performance, decisions.", looks_back=True
        ),
        "schema": Command("Print the JSON Schema of a file kind, or of a command's result."),
        "setup-git": Command("Register the merge driver and readable diffs in this clone."),
        "mcp": Command("Serve the commands to an assistant over the Model Context Protocol."),
        "resolve": Command("Merge conflicted files again by id, where git merged them as text."),
        "merge-driver": Command("Merge three versions of a file; git runs this."),
    },
}

#: Words that people type for a command with another name.
CALLED_ELSEWHERE = {
    "accounts": "status", "agenda": "review", "contacts": "coverage", "list": "status", "log": "history",
    "ls": "status", "monday": "today", "next": "today", "people": "coverage", "show": "status",
    "tasks": "actions", "todo": "actions",
}  # fmt: skip


COMMANDS: dict[str, Command] = {
    name: command for commands in SECTIONS.values() for name, command in commands.items()
}


def module_of(command: str) -> str:
    """Return the name of a command's module, and of its function."""
    return command.replace("-", "_") + "_" * iskeyword(command)
