"""Every command that shows a table gives it as text, JSON and CSV, and writes it to a file by its suffix."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from typer.main import get_command
from typer.testing import CliRunner

import kamctl
from kamctl.cli.command_table import COMMANDS
from kamctl.cli.main import app
from kamctl.workspace import journal
from tests.cli.run import ROOT
from tests.cli.run import kamctl as run

PACKAGE = Path(kamctl.__file__).parent
EXAMPLE = ROOT / "examples/adventure-works"
#: What a command needs to show its table; all others need nothing.
WORDS = {
    "import": [str(Path(__file__).parents[1] / "crm/contacts.csv"), "--map", "salesforce", "--preview"],
    "history": ["brakes-and-gears"],
    "kept": ["--for", "n.sato"],
    "plan": ["brakes-and-gears"],
    "play": ["--list"],
    "profit": ["--all-time"],
}
_TABLES = ("Table", "Iterator[Part]", "list[Part]")
WORDS["undo"] = ["--list"]


def functions(file: Path) -> dict[str, ast.FunctionDef]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def gives_tables(function: ast.FunctionDef) -> bool:
    return function.returns is not None and ast.unparse(function.returns) in _TABLES


#: Functions of views that give tables, alone or among sentences, by module and name.
GIVES_TABLES = {
    (file.stem, name)
    for file in (PACKAGE / "views").rglob("*.py")
    for name, function in functions(file).items()
    if gives_tables(function)
}


def every_command() -> dict[str, Any]:
    """Return all commands by their words."""
    group = get_command(app)
    found = {}
    for name in COMMANDS:
        command = group.get_command(None, name)
        subs = getattr(command, "commands", None)
        found |= {name: command} if subs is None else {f"{name} {sub}": one for sub, one in subs.items()}
    return found


def formats(command: Any) -> set[str]:
    choice = next((param for param in command.params if "--format" in param.opts), None)
    return set() if choice is None else {str(getattr(c, "value", c)) for c in choice.type.choices or ()}


def called_of_views(file: Path) -> Callable[[ast.AST], tuple[str, str] | None]:
    """Return what tells the module and the function of views that a node of a file's source means."""
    imported = {
        name.asname or name.name: (name.name, node.module.rpartition(".")[2])
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kamctl.views")
        for name in node.names
    }

    def called(node: ast.AST) -> tuple[str, str] | None:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            return (imported[node.value.id][0], node.attr) if node.value.id in imported else None
        if isinstance(node, ast.Name):
            name, module = imported.get(node.id, (node.id, file.stem))
            return module, name
        return None

    return called


def shows_a_table(command: Any) -> bool:
    """Tell from a command's source whether it shows a table, with or without the means for it."""
    function = command.callback
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    file = Path(function.__code__.co_filename)
    defined = functions(file)
    called = called_of_views(file)
    seen: set[str] = set()
    waiting = [function.__name__]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in defined:
            continue
        seen.add(name)
        if gives_tables(defined[name]):
            return True
        for node in ast.walk(defined[name]):
            if isinstance(node, ast.Name):
                waiting.append(node.id)
                if node.id == "Table":
                    return True
            if called(node) in GIVES_TABLES:
                return True
    return False


COMMANDS_BY_WORDS = every_command()
TABLES = sorted(words for words, command in COMMANDS_BY_WORDS.items() if shows_a_table(command))


def test_the_walk_finds_the_commands_that_show_tables() -> None:
    assert {"status", "score", "actions", "coverage", "profit", "need list", "ledger preview"} <= set(TABLES)
    assert not {"diff", "review", "rate", "advance"} & set(TABLES)


def test_every_function_of_views_that_gives_a_table_is_called() -> None:
    called = {
        what
        for file in PACKAGE.rglob("*.py")
        for what in map(called_of_views(file), ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    }
    assert GIVES_TABLES - called == set()


def test_nothing_draws_a_table_but_the_one_place_that_gives_all_formats() -> None:
    drawing = [
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*.py")
        if re.search(r"views(\.table)? import .*\brender\b", file.read_text(encoding="utf-8"))
        and "templates" not in file.read_text(encoding="utf-8")
    ]
    assert drawing == ["cli/tables.py"]


@pytest.mark.parametrize("words", sorted(COMMANDS_BY_WORDS))
def test_a_command_with_a_table_has_all_formats_and_writes_files(words: str) -> None:
    command = COMMANDS_BY_WORDS[words]
    options = {name for param in command.params for name in param.opts}
    if words in TABLES:
        lacking = "mark it with @shows_tables() and give its tables to `out.show`"
        assert {"text", "json", "csv"} <= formats(command), lacking
        assert {"--output", "-o", "--force"} <= options, lacking
    elif "csv" in formats(command):
        raise AssertionError("it shows no table that the walk finds")


@pytest.mark.parametrize("words", TABLES)
def test_a_table_is_the_same_in_csv_and_in_a_workbook(words: str, tmp_path: Path) -> None:
    asked = [*words.split(), *WORDS.get(words, [])]
    with journal.running(lambda: "kamctl set settings company 'Adventure Works'"):  # for what lists commands
        journal.keep(EXAMPLE, [journal.Held("kam.yaml", "company: A\n", "company: Adventure Works\n")])

    def done(*more: str) -> str:
        words = ["-C", str(EXAMPLE), "--today", "2013-12-02", *asked, *more]
        result = CliRunner().invoke(app, words, prog_name="kamctl")
        assert result.exit_code == 0, result.output
        return result.stdout

    head, *rows = csv.reader(io.StringIO(done("--format", "csv")))
    assert rows
    assert len(set(head)) == len(head)
    assert all(head)
    assert not {"-", "None"} & {cell for row in rows for cell in row}
    if find_spec("xlsxwriter") is None:
        pytest.skip("needs kamctl[excel]")
    done("-o", str(tmp_path / "t.xlsx"))
    page = load_workbook(tmp_path / "t.xlsx").worksheets[0]
    assert [cell.value for cell in page[1]] == head
    assert page.max_row == len(rows) + 1


def test_a_file_is_written_as_its_suffix_says_and_never_overwritten_silently(tmp_path: Path) -> None:
    def done(*more: str) -> Any:
        return run(EXAMPLE, "status", *more, today="2013-12-02")

    file = tmp_path / "status.csv"
    assert done("-o", str(file)).err == f"wrote {file}\n"
    assert file.read_text(encoding="utf-8") == done("--format", "csv").out
    file.write_text("somebody's work", encoding="utf-8")
    refused = done("-o", str(file))
    assert refused.status == 2
    assert f"{file} already exists" in refused.err
    assert file.read_text(encoding="utf-8") == "somebody's work"
    assert done("-o", str(file), "--force").status == 0
    for name in ("s.json", "s.md", "s.html"):
        assert done("-o", str(tmp_path / name)).status == 0
    assert "\n| account | manager | revenue | profit | currency |" in (tmp_path / "s.md").read_text(
        encoding="utf-8"
    )
    assert '<th class="num">revenue</th>' in (tmp_path / "s.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["accounts"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "status.ods"], "kamctl does not write .ods files"),
        (["-o", "status"], "status has no suffix"),
        (["-o", "status.csv", "--format", "json"], "status.csv is not a name for json"),
        (["-o", "status.csv", "--format", "text"], "status.csv is not a name for text"),
        (["-o", "../adventure-works/kam.yaml"], "kamctl does not write .yaml files"),
    ],
)
def test_a_file_that_cannot_be_written_as_asked_is_an_error(words: list[str], said: str) -> None:
    done = run(EXAMPLE, "status", *words, today="2013-12-02")
    assert done.status == 2
    assert said in done.err
    assert not list(EXAMPLE.glob("status*"))


@pytest.mark.skipif(find_spec("xlsxwriter") is None, reason="needs kamctl[excel]")
def test_csv_tells_what_it_leaves_out(tmp_path: Path) -> None:
    done = run(EXAMPLE, "score", "--explain", "brakes-and-gears", "--format", "csv", today="2013-12-02")
    assert done.err == "note: CSV holds one table, `scores`; .xlsx, .md and .html hold `criteria` too\n"
    assert done.out.startswith("rank,account,name,score,revenue,profit,currency,verdict,decision,tier\n")
    file = tmp_path / "score.xlsx"
    run(EXAMPLE, "score", "--explain", "-o", str(file), today="2013-12-02")
    book = load_workbook(file)
    assert book.sheetnames == ["scores", "criteria"]
    assert book["criteria"]["A2"].value == "top-sports-supply"
