"""A command as a tool: its name, its parameters, and the command line that runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kamctl.errors import RefusedError


class Parameter(NamedTuple):
    """A parameter of a tool.

    `option` is its name on the command line, None for an argument, and `negated` the name that means no.
    `kind` is its type in JSON Schema; the `choices` of an object are its fields. `is_path` tells that it
    names a file or an account, which must be inside the workspace.
    """

    name: str
    help: str
    option: str | None
    kind: str = "string"
    choices: tuple[str, ...] = ()
    negated: str | None = None
    many: bool = False
    required: bool = False
    is_path: bool = False


class Tool(NamedTuple):
    """A command that an assistant may call; if it `writes` it takes `dry_run`, otherwise it gives JSON."""

    name: str
    words: tuple[str, ...]
    help: str
    parameters: tuple[Parameter, ...]
    writes: bool


class UnknownParameterError(RefusedError):
    """The tool does not take a parameter of that name."""

    def __init__(self, tool: Tool, name: str) -> None:
        known = ", ".join(p.name for p in tool.parameters)
        super().__init__(f"{tool.name} takes no {name}", f"It takes {known}.")


def schema(tool: Tool) -> dict[str, Any]:
    """Return the JSON Schema of a tool's parameters."""
    return {
        "type": "object",
        "properties": {p.name: _schema(p) for p in tool.parameters},
        "required": [p.name for p in tool.parameters if p.required],
        "additionalProperties": False,
    }


def command_line(tool: Tool, given: Mapping[str, Any]) -> list[str]:
    """Return the command line that runs a tool; values are never read as options.

    Raises:
        UnknownParameterError: the tool does not take a parameter.
    """
    known = {p.name: p for p in tool.parameters}
    for name in given:
        if name not in known:
            raise UnknownParameterError(tool, name)
    options: list[str] = []
    arguments: list[str] = []
    for name, parameter in known.items():
        value = given.get(name)
        if value is None:
            continue
        if parameter.option is None:
            arguments += _texts(value)
        elif parameter.kind == "object":
            options += _fields(tool, parameter, value)
        elif parameter.kind == "boolean":
            said = parameter.option if value else parameter.negated
            options += [said] if said else []
        else:
            options += [f"{parameter.option}={text}" for text in _texts(value)]
    return [*tool.words, *options, "--", *arguments]


def _fields(tool: Tool, parameter: Parameter, given: Mapping[str, Any]) -> list[str]:
    """Return the options for the fields of an object; only allowed fields are accepted."""
    found = []
    for name, value in given.items():
        if name.replace("_", "-") not in parameter.choices:
            raise UnknownParameterError(tool, name)
        found += [f"{parameter.option}{name.replace('_', '-')}={text}" for text in _texts(value)]
    return found


def _schema(parameter: Parameter) -> dict[str, Any]:
    one: dict[str, Any] = {"type": parameter.kind}
    if parameter.kind == "object":
        one["propertyNames"] = {"enum": list(parameter.choices)}
    elif parameter.choices:
        one["enum"] = list(parameter.choices)
    found = {"type": "array", "items": one} if parameter.many else one
    return found | {"description": parameter.help} if parameter.help else found


def _texts(value: Any) -> Sequence[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]
