"""The commands as tools for an assistant; each tool's parameters are read from the command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from kamctl.cli.command_table import COMMANDS
from kamctl.cli.entry_command import EntryCommand
from kamctl.cli.main import app
from kamctl.mcp.tool import Parameter, Tool
from kamctl.model.entries import entry_kinds, holders, slots

#: Commands about the clone, the disk or another program rather than accounts.
_NOT_TOOLS = {"init", "import", "ledger", "mcp", "merge-driver", "resolve", "setup-git", "template", "undo"}
#: Options about where a result goes and how it looks.
_OF_TERMINALS = {"format_", "output", "force"}
#: Commands that write only with an option that is management's, and what belongs to it: here they read.
_MANAGEMENTS = {"allocate": {"grant", "by", "on", "dry_run"}}
_NUMBERS = {"integer": "integer", "float": "number", "boolean": "boolean"}


def tools() -> Iterator[Tool]:
    """Yield a tool for each command that gives JSON, and for each that writes and has `--dry-run`."""
    group = typer.main.get_command(app)
    context = typer.Context(group)
    for name in COMMANDS:
        if name in _NOT_TOOLS:
            continue
        command: Any = group.get_command(context, name)  # type: ignore[attr-defined]
        for one in getattr(command, "commands", {"": command}).values():
            words = (name,) if one is command else (name, one.name)
            tool = _tool(words, one)
            if tool is not None:
                yield tool


def _tool(words: tuple[str, ...], command: Any) -> Tool | None:
    kept = _MANAGEMENTS.get(words[0], set())
    params = {param.name: param for param in command.params if param.name not in kept}
    writes = "dry_run" in params
    if not writes and "json" not in getattr(getattr(params.get("format_"), "type", None), "choices", ()):
        return None
    taken = tuple(_parameter(param) for param in params.values() if not _is_left_out(param))
    if isinstance(command, EntryCommand):
        taken = _with_kinds(taken, listed=command.listed)
    help_ = " ".join((command.help or "").split())
    options = () if writes else ("--format=json",)
    return Tool("_".join(words).replace("-", "_"), (*words, *options), help_, taken, writes)


def _with_kinds(taken: tuple[Parameter, ...], *, listed: bool) -> tuple[Parameter, ...]:
    """Return the parameters with all kinds of entries, and the fields of each."""
    kinds = {name: one for name, one in entry_kinds().items() if one.is_listed is listed}
    known = {
        name: [held.name for held in holders(one)] + [slot.option[2:] for slot in slots(one.record)]
        for name, one in kinds.items()
    }
    help_ = "; ".join(f"{name}: {', '.join(fields)}" for name, fields in known.items())
    every = tuple(dict.fromkeys(field for fields in known.values() for field in fields))
    return (
        *(p._replace(choices=tuple(kinds)) if p.name == "kind" else p for p in taken),
        Parameter("fields", f"The fields of the entry, by kind: {help_}.", "--", "object", every),
    )


def _is_left_out(param: Any) -> bool:
    return (
        param.name in _OF_TERMINALS
        or getattr(param, "hidden", False)
        or getattr(param, "is_eager", False)
        or param.type.name in ("path", "file")
    )


def _parameter(param: Any) -> Parameter:
    is_option = param.param_type_name == "option"
    choices = tuple(str(getattr(c, "value", c)) for c in getattr(param.type, "choices", ()))
    shown = param.metavar or ""
    name = (
        "account"
        if shown.strip("[].") == "ACCOUNT" and not _is_many(param)
        else param.opts[-1].lstrip("-").replace("-", "_")
    )
    return Parameter(
        name=name,
        help=getattr(param, "help", None) or "",
        option=max(param.opts, key=len) if is_option else None,
        kind=_NUMBERS.get(param.type.name, "string"),
        choices=choices,
        negated=param.secondary_opts[0] if param.secondary_opts else None,
        many=_is_many(param),
        required=param.required or (not is_option and not _is_many(param) and not shown.startswith("[")),
        is_path=not is_option and shown.strip("[].") in ("ACCOUNT", "PATH"),
    )


def _is_many(param: Any) -> bool:
    return bool(getattr(param, "multiple", False)) or param.nargs != 1
