"""Writes what is generated from the code, and would go stale if it were kept by hand.

Run `python -m tests.drift.generate` after a change of commands, rules or records; a test holds the
files against the code.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from typer.main import get_command

from kamctl.checks.registry import RULES
from kamctl.checks.rule import Rule
from kamctl.cli.command_table import COMMANDS
from kamctl.cli.main import app
from kamctl.formats.schemas import json_schema
from kamctl.model.compile import compiled
from kamctl.model.kinds import KINDS
from kamctl.views.rules import page
from kamctl.workspace.paths import FOLDERS, ROOT_FILES
from tests.drift.format_reference import format_reference

ROOT = Path(__file__).resolve().parents[2]
_TAKES = {"ACCOUNT": "account", "RULE": "rule"}


def _options(command: Any) -> dict[str, tuple[str, Any]]:
    """Return each option's help line and what its value is: None for a flag."""
    found: dict[str, tuple[str, Any]] = {}
    for param in command.params:
        if param.param_type_name != "option" or getattr(param, "hidden", False):
            continue
        for name in [*param.opts, *param.secondary_opts]:
            found[name] = ((param.help or "").partition(".")[0], _takes(param))
    found["--help"] = ("Show help", None)
    return found


def _takes(param: Any) -> Any:
    if getattr(param, "is_flag", False):
        return None
    choices = getattr(param.type, "choices", None)
    if choices is not None:
        return [str(getattr(c, "value", c)) for c in choices]
    metavar = (param.metavar or "").strip("[].")
    return _TAKES.get(metavar, "directory" if metavar == "DIR" else "value")


def _node(command: Any) -> dict[str, Any]:
    node: dict[str, Any] = {
        "help": (command.help or "").partition("\n")[0].rstrip("."),
        "options": _options(command),
    }
    if hasattr(command, "commands"):
        node["commands"] = {name: _node(sub) for name, sub in command.commands.items()}
        return node
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    takes = [t for t in map(_takes, arguments) if t in ("account", "rule") or isinstance(t, list)]
    node["takes"] = takes[0] if takes else None
    return node


def completion_table() -> str:
    """Return the source of the completion table."""
    from pprint import pformat

    group = get_command(app)
    table = {name: _node(group.get_command(None, name)) for name in COMMANDS}  # type: ignore[attr-defined]
    parts = [
        '"""Generated from the command line by `python -m tests.drift.generate`; do not edit."""\n',
        "from __future__ import annotations\n",
        "TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion",
        "if TYPE_CHECKING:\n    from typing import Any\n",
        f"GLOBAL_OPTIONS: dict[str, Any] = {pformat(_options(group), width=100, sort_dicts=False)}",
        f"RULES: dict[str, str] = {pformat({r.name: r.title.rstrip('.') for r in RULES}, width=100, sort_dicts=False)}",
        f"TABLE: dict[str, Any] = {pformat(table, width=100, sort_dicts=False)}",
    ]
    return "\n".join(parts) + "\n"


def command_reference() -> str:
    """Return the reference of all commands as Markdown, from their own help."""
    from typer.testing import CliRunner

    runner = CliRunner()
    wide = {"COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    parts = ["# Commands\n\nGenerated from `kamctl --help`; do not edit.\n"]

    def show(words: list[str]) -> None:
        result = runner.invoke(app, [*words, "--help"], prog_name="kamctl", env=wide)
        parts.append(
            f"## kamctl {' '.join(words)}".rstrip() + f"\n\n```text\n{result.stdout.rstrip()}\n```\n"
        )

    show([])
    group = get_command(app)
    for name in COMMANDS:
        show([name])
        for sub in getattr(group.get_command(None, name), "commands", {}):  # type: ignore[attr-defined]
            show([name, sub])
    return "\n".join(parts)


def rule_reference() -> str:
    """Return the table and the pages of all rules as Markdown."""
    rows = [f"| {r.code} | [`{r.name}`](#{_anchor(r)}) | {r.level} | {r.title.rstrip('.')} |" for r in RULES]
    head = "# Rules of `kamctl check`\n\nGenerated from `kamctl explain`; do not edit.\n\n"
    table = "| code | rule | level | finds |\n|---|---|---|---|\n" + "\n".join(rows)
    pages = "\n".join(f'<a id="{_anchor(r)}"></a>\n\n#{page(r)}' for r in RULES)
    return f"{head}{table}\n\n{pages}"


def _anchor(rule: Rule) -> str:
    return rule.code.lower()


def attributes() -> str:
    """Return the starter `.gitattributes`: its opening comment, and a line for each file kind."""
    head = [line for line in _text("templates/init/gitattributes").splitlines() if line.startswith("#")]
    globs = [re.sub(r"<\w+>", "*", kind.path) for kind in KINDS.values()]
    return "\n".join([*head, *(f"/{glob} merge=kamctl diff=kamctl" for glob in globs)]) + "\n"


def hooks() -> str:
    """Return pre-commit's description of the hook; it runs where a file of the workspace changed."""
    roots = "|".join(path.removesuffix(".yaml") for path in ROOT_FILES)
    pattern = rf"(^|/)(({roots})\.yaml|({'|'.join(FOLDERS)})/.*\.yaml)$"
    return re.sub(r"(?m)^  files: .*$", lambda _: f"  files: {pattern}", _text(".pre-commit-hooks.yaml"))


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def generated() -> dict[str, str]:
    """Return every generated file's text by path."""
    files = {
        "templates/init/gitattributes": attributes(),
        ".pre-commit-hooks.yaml": hooks(),
        "kamctl/cli/completion_table.py": completion_table(),
        "docs/commands.md": command_reference(),
        "docs/rules.md": rule_reference(),
        "docs/formats.md": format_reference(ROOT / "examples/adventure-works"),
    }
    for kind in KINDS:
        files[f"templates/schemas/{kind}.json"] = json_schema(kind)
    files |= {f"kamctl/model/generated/{name}": text for name, text in compiled().items()}
    return files


def main() -> int:
    """Write what differs; with `--check`, say so and exit with 1."""
    stale = []
    for path, text in generated().items():
        file = ROOT / path
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(path)
            if "--check" not in sys.argv:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{'stale' if '--check' in sys.argv else 'wrote'} {path}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
