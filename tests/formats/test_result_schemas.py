"""Each result has a schema, printed by `schema --results`, and conforms to it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from kamctl.formats.result_schemas import result_schema
from kamctl.formats.results import RESULTS
from tests.cli.run import kamctl
from tests.cli.test_tables import COMMANDS_BY_WORDS, formats

EXAMPLE = Path(__file__).parents[2] / "examples/adventure-works"
#: Words that a command takes to show as much as it can; several runs are several lists.
RUNS: dict[str, list[list[str]]] = {
    "actions": [["--all"]],
    "allocate-compare": [["--compare", "--optimize"]],
    "check": [[], ["--today", "2014-12-02"]],
    "diff": [["HEAD"]],
    "digest": [["--everyone"], ["--for", "n.sato"]],
    "exit-review": [["eastside-department-store"]],
    "kept": [["--for", "n.sato"]],
    "history": [["brakes-and-gears", "--why"], ["eastside-department-store"]],
    "need-list": [["--all"]],
    "import": [[str(Path(__file__).parents[1] / "crm/contacts.csv"), "--map", "salesforce", "--preview"]],
    "plan": [["brakes-and-gears"]],
    "plan-completeness": [["brakes-and-gears", "--completeness"]],
    "play": [["--list"], ["--due"]],
    "undo": [["--list"]],
    "profit": [["--all"], ["--by", "product"]],
    "review": [["brakes-and-gears", "--quarter", "Q4"], ["eastside-department-store", "--edition", "customer"]],
    "score": [["--explain", "--sensitivity"], ["--criteria", "criteria.yaml"]],
    "signals": [["--all"]],
    "stage": [[], ["--today", "2014-12-02"]],
}  # fmt: skip
#: Results whose names are not those of their commands.
COMMANDS = {"plan-completeness": "plan", "allocate-compare": "allocate"}
#: The words of each command, by its result's name.
WORDS = {words.replace(" ", "-"): words.split() for words in COMMANDS_BY_WORDS}
CASES = [(name, words) for name in RESULTS for words in RUNS.get(name, [[]])]


@cache
def strict_validator(name: str) -> jsonschema.Draft202012Validator:
    schema = result_schema(name, strict=True)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(("name", "words"), CASES, ids=[" ".join([n, *w]) for n, w in CASES])
def test_a_result_has_what_its_schema_says_and_nothing_else(name: str, words: list[str]) -> None:
    command = WORDS[COMMANDS.get(name, name)]
    done = kamctl(EXAMPLE, *command, *words, "--format", "json", today="2013-12-02")
    result = json.loads(done.out)
    assert result["schema"] == f"kamctl/{name}/1"
    faults = strict_validator(name).iter_errors(result)
    assert [f"{fault.json_path}: {fault.message}" for fault in faults] == []


def test_every_command_that_gives_json_has_a_schema() -> None:
    giving = {words.replace(" ", "-") for words, one in COMMANDS_BY_WORDS.items() if "json" in formats(one)}
    # A Vega-Lite specification, which names its own schema; rows of a ledger, whose columns are its own.
    assert giving - set(RESULTS) == {"chart", "ledger-preview"}


def test_a_schema_that_is_not_strict_takes_keys_that_come_later() -> None:
    schema = result_schema("status")
    assert "additionalProperties" not in json.dumps(schema)


def test_the_schemas_are_listed_and_printed() -> None:
    assert kamctl(EXAMPLE, "schema", "--results").out.split() == list(RESULTS)
    printed = json.loads(kamctl(EXAMPLE, "schema", "--results", "score").out)
    assert printed == json.loads(json.dumps(result_schema("score"), default=str))
    assert printed["properties"]["schema"] == {"const": "kamctl/score/1"}
    wrong = kamctl(EXAMPLE, "schema", "--results", "kam")
    assert (wrong.status, "kam is a file kind" in wrong.err) == (2, True)
    assert "score is a result: add --results" in kamctl(EXAMPLE, "schema", "score").err
