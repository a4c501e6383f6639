"""Writes everything that is generated from the code and would go stale if kept by hand.

Run `python -m tests.drift.generate` after a change of commands, rules or records; a test holds the
files against the code.
"""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import re
import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.main import get_command

from kamctl.app.writing import target
from kamctl.app.writing.choices import CLOSING
from kamctl.checks.registry import RULES
from kamctl.checks.rule import Rule
from kamctl.cli.command_table import COMMANDS
from kamctl.cli.entry_command import EntryCommand, options
from kamctl.cli.main import app
from kamctl.formats.schemas import json_schema
from kamctl.model import shape, types
from kamctl.model.compile import compiled
from kamctl.model.entries import entry_kinds, offered
from kamctl.model.generated import walks
from kamctl.model.kam import Policy
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.lifecycle import GATES
from kamctl.model.record import Record
from kamctl.model.types import Ref, SignalKind
from kamctl.model.walk import build_scopes
from kamctl.views.rules import page
from kamctl.workspace import scaffold
from kamctl.workspace.load import load
from kamctl.workspace.paths import FOLDERS, ROOT_FILES
from tests.drift.format_reference import format_reference

ROOT = Path(__file__).resolve().parents[2]
#: What a parameter wants that says no more than its metavar. A `Ref` in its type goes before.
_BY_METAVAR = {
    "ACCOUNT": "account", "PLAYBOOK": "playbook", "CONTACT": "contact", "CRITERION": "criterion", "RULE": "rule", "WHO": "person",
    "PERIOD": "period", "QUARTER": "period", "NAME=REASON[@DATE]": "requirement", "DIR": "directory",
    "REV": "revision", "DATE|REV": "revision", "DATE": "day", "REV[..REV]": "revision", "SIGNAL": "signal",
}  # fmt: skip
#: A field that may be set, and a place that is there.
_FIELDS_BY_METAVAR = {"PATH VALUE...": "path", "PATH...": "place"}


def _wanted(param: Any, hints: dict[str, Any]) -> tuple[str, ...] | None:
    """Return what a parameter takes: words, kinds of things (`@contact`), or anything; None for a flag."""
    if getattr(param, "is_flag", False):
        return None
    if hasattr(param, "words"):  # an option made from a field
        words: tuple[str, ...] = param.words
        return words
    choices = getattr(param.type, "choices", None)
    if choices is not None:
        return tuple(str(getattr(c, "value", c)) for c in choices)
    marks = [m for m in getattr(hints.get(param.name), "__metadata__", ()) if isinstance(m, Ref)]
    if marks:
        return tuple(f"@{kind}" for kind in marks[0])
    metavar = (param.metavar or "").removesuffix("...")
    metavar = metavar[1:-1] if metavar.startswith("[") else metavar
    kind = _FIELDS_BY_METAVAR.get(param.metavar) or _BY_METAVAR.get(metavar)
    return () if kind is None else (f"@{kind}",)


def _options(command: Any, hints: dict[str, Any]) -> dict[str, tuple[str, Any]]:
    """Return each option's help line and what its value is: None for a flag."""
    found: dict[str, tuple[str, Any]] = {}
    for param in command.params:
        if param.param_type_name != "option" or getattr(param, "hidden", False):
            continue
        for name in [*param.opts, *param.secondary_opts]:
            found[name] = ((param.help or "").partition(".")[0], _wanted(param, hints))
    found["--help"] = ("Show help", None)
    return found


def _hints(command: Any) -> dict[str, Any]:
    return get_type_hints(inspect.unwrap(command.callback), include_extras=True) if command.callback else {}


def _node(command: Any) -> dict[str, Any]:
    hints = _hints(command)
    node: dict[str, Any] = {
        "help": (command.help or "").partition("\n")[0].rstrip("."),
        "options": _options(command, hints),
    }
    if hasattr(command, "commands"):
        node["commands"] = {name: _node(sub) for name, sub in command.commands.items()}
        return node
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    node["takes"] = [_wanted(p, hints) for p in arguments]
    if isinstance(command, EntryCommand):
        kinds = [one for one in entry_kinds().values() if one.is_listed is command.listed]
        node["takes"][1] = tuple(one.name for one in kinds)
        node["kinds"] = {
            one.name: {p.opts[0]: ((p.help or "").rstrip("."), _wanted(p, {})) for p in options(one)}
            for one in kinds
        }
    node["repeats"] = bool(arguments) and arguments[-1].nargs == -1
    return node


def _names() -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    """Return where names of each kind stand: path, section, the field that tells of them, closing fields."""
    found = {}
    for kind in KINDS.values():
        for section, field in shape.fields_of(record_class(kind.name)).items():
            here = shape.bare(field.annotation)
            entry = shape.bare(shape.entry_of(here)) if shape.is_mapping(here) else None
            if not (isinstance(entry, type) and issubclass(entry, Record)):
                continue
            inner = shape.fields_of(entry)
            told = next((n for n, f in inner.items() if _is_text(f.annotation)), "")
            closing = tuple(name for name in CLOSING if name in inner)
            found[entry.__name__.lower()] = (kind.path, section, told, closing)
    return found


def _is_text(annotation: Any) -> bool:
    scalar = shape.scalar_of(shape.bare(annotation))
    return scalar is not None and scalar.pattern in (types.LINE, types.TEXT)


def completion_fields() -> str:
    """Return the source of the table of fields that a path can lead to."""
    from pprint import pformat

    kinds = [kind for kind in KINDS.values() if kind.keys in ((), ("account",)) and not kind.is_taken]
    fields = {kind.path: _fields_below(record_class(kind.name)) for kind in kinds}
    files = {word: kind.path for word, kind in target.words().items()}
    parts = [
        '"""Generated from the records by `python -m tests.drift.generate`; do not edit."""\n',
        "from __future__ import annotations\n",
        "TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion",
        "if TYPE_CHECKING:\n    from typing import Any\n",
        f"FILES: dict[str, str] = {pformat(files, width=100, sort_dicts=False)}",
        f"FIELDS: dict[str, Any] = {pformat(fields, width=100, sort_dicts=False)}",
    ]
    return "\n".join(parts) + "\n"


def _fields_below(record: type[Record]) -> Any:
    spots = {spot.steps: spot for spot in shape.spots_of(record)}

    def node(steps: tuple[str, ...]) -> Any:
        spot = spots[steps]
        if spot.record is not None:
            return {name: node((*steps, name)) for name in shape.fields_of(spot.record)}
        if spot.origin in (dict, tuple):
            inside = "{}" if spot.origin is dict else "[]"
            below = node((*steps, inside))
            return below if spot.origin is tuple and isinstance(below, tuple) else {inside: below}
        named = steps
        while named[-1] in ("{}", "[]"):
            named = named[:-1]
        parent = shape.record_at(record, named[:-1])
        doc = shape.fields_of(parent)[named[-1]].doc if parent is not None else ""
        refs = next((tuple(mark) for mark in spot.marks if isinstance(mark, Ref)), ())
        scalar = next((mark for mark in spot.marks if isinstance(mark, types.Scalar)), None)
        return doc, offered(shape.choices_of(spot.annotation), refs, scalar)

    return node(())


def completion_table() -> str:
    """Return the source of the completion table."""
    from pprint import pformat

    group = get_command(app)
    table = {name: _node(group.get_command(None, name)) for name in COMMANDS}  # type: ignore[attr-defined]
    rules = {r.name: (r.code, r.title.rstrip(".")) for r in RULES}
    signals = get_args(SignalKind)
    folders = {name: KINDS[one.kind].folder for name, one in build_scopes().items() if one.field is None}
    requirements = tuple(name for gate in GATES.values() for name in gate)
    parts = [
        '"""Generated from the command line by `python -m tests.drift.generate`; do not edit."""\n',
        "from __future__ import annotations\n",
        "TYPE_CHECKING = False  # importing typing would take as long as all the rest of a completion",
        "if TYPE_CHECKING:\n    from typing import Any\n",
        f"GLOBAL_OPTIONS: dict[str, Any] = {pformat(_options(group, _hints(group)), width=100, sort_dicts=False)}",
        f"RULES: dict[str, tuple[str, str]] = {pformat(rules, width=100, sort_dicts=False)}",
        f"REQUIREMENTS: tuple[str, ...] = {pformat(requirements, width=100)}",
        f"SIGNALS: tuple[str, ...] = {pformat(signals, width=100)}",
        f"#: What is named by the files of a folder.\nFOLDERS: dict[str, str] = {pformat(folders)}",
        f"NAMES: dict[str, tuple[str, str, str, tuple[str, ...]]] = {pformat(_names(), width=100)}",
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


def hooks(path: str) -> str:
    """Return pre-commit's description of a hook; it runs where a file of the workspace changed."""
    roots = "|".join(path.removesuffix(".yaml") for path in ROOT_FILES)
    pattern = rf"(^|/)(({roots})\.yaml|({'|'.join(FOLDERS)})/.*\.yaml)$"
    return re.sub(r"(?m)^( +)files: .*$", lambda line: f"{line[1]}files: {pattern}", _text(path))


def minimal() -> dict[str, str]:
    """Return the files of the minimal example: what `init` and `new` write on a day, by path."""
    day = dt.date(2026, 1, 12)
    files = scaffold.workspace_files("Example Company", "USD", day) | scaffold.repository_files("", {})
    people = load({"kam.yaml": files["kam.yaml"]}).portfolio.kam.people  # type: ignore[union-attr]
    files["accounts/acme.yaml"] = scaffold.account_file("acme", "Acme", "key-account-manager", day, people)
    files["plans/acme.yaml"] = scaffold.plan_file("acme", "Acme", "key-account-manager", day, people)
    return {f"examples/minimal/{path}": text for path, text in files.items()}


def settings() -> str:
    """Return the starter `kam.yaml`: what is above its limits, and each limit with its default, commented out.

    What a limit that is a mapping may look like is written by hand, in its line.
    """
    head, mark, rest = _text("templates/init/kam.yaml").partition("# policy:\n")
    by_hand = {line.partition(":")[0]: line for line in rest.splitlines()}
    defaults = Policy()
    lines: list[str] = []
    for name, field in shape.fields_of(Policy).items():
        value, start = getattr(defaults, name), f"#   {name}"
        if isinstance(value, dict):
            lines.append(by_hand.get(start, f"{start}: {{}}"))
            continue
        if isinstance(value, Record):
            value = (
                f"{{{', '.join(f'{one}: {getattr(value, one)}' for one in shape.fields_of(type(value)))}}}"
            )
        choices = " | ".join(shape.choices_of(shape.bare(field.annotation)))
        said = f"{field.doc}: {choices}" if choices else field.doc
        lines.append(f"{f'{start}: {value}':<39} # {said}")
    return head + mark + "\n".join(lines) + "\n"


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def generated() -> dict[str, str]:
    """Return every generated file's text by path."""
    files = {
        "templates/init/gitattributes": attributes(),
        "templates/init/kam.yaml": settings(),
        ".pre-commit-hooks.yaml": hooks(".pre-commit-hooks.yaml"),
        "templates/init/pre-commit-config.yaml": hooks("templates/init/pre-commit-config.yaml"),
        "kamctl/cli/generated/completion_table.py": completion_table(),
        "kamctl/cli/generated/completion_fields.py": completion_fields(),
        "docs/commands.md": command_reference(),
        "docs/rules.md": rule_reference(),
        "docs/formats.md": format_reference(ROOT / "examples/adventure-works"),
    }
    for kind in KINDS:
        files[f"templates/schemas/{kind}.json"] = json_schema(kind)
    return files | model()


def model() -> dict[str, str]:
    """Return what is compiled from the records, which the rest is made from."""
    return {f"kamctl/model/generated/{name}": text for name, text in compiled().items()}


def main() -> int:
    """Write what differs; with `--check`, say so and exit with 1."""
    stale = []
    for make in (model, generated, minimal):  # each reads what those before it write
        if make is generated:
            importlib.reload(walks)
            entry_kinds.cache_clear()
        for path, text in make().items():
            file = ROOT / path
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                stale.append(path)
                if "--check" not in sys.argv:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text, encoding="utf-8", newline="\n")
    for path in stale:
        print(f"{'stale' if '--check' in sys.argv else 'wrote'} {path}")
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
