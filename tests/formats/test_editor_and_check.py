"""An editor marks what `check` refuses wherever JSON Schema can say it, and nothing else.

Every value and every field of the example's files is changed in turn, in the ways that people change
them; each change is then judged by the schema and by `check`. A quarter of the changes is tried at
each run, the others with -m slow.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from kamctl.checks.registry import RULES
from kamctl.checks.runner import check
from kamctl.model.kinds import KINDS, Kind
from kamctl.workspace.load import load
from kamctl.workspace.paths import place, sample
from tests.formats.test_json_schemas import SCHEMAS, core, validator_of

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("examples/adventure-works", "tests/checks/rules/base")
#: What the shape of one file can be wrong in.
SHAPE = {"invalid-value", "missing-field", "unknown-field", "invalid-id", "duplicate-key", "unreadable-file"}
FIELDS = {
    name
    for schema in SCHEMAS.values()
    for part in (schema, *schema.get("$defs", {}).values())
    for name in part.get("properties", {})
}
Steps = tuple[str | int, ...]


class Word(NamedTuple):
    """A value, and whether it stands in quotes."""

    text: str
    quoted: bool

    def __str__(self) -> str:
        return json.dumps(self.text, ensure_ascii=False) if self.quoted else self.text


#: What a value may be written over with.
INSTEAD: list[Any] = [
    Word("", True), Word("  ", True), Word("", False), Word("x", False), Word("-1", False), Word("12.5", False),
    Word("99999", False), Word("true", False), Word("2026-09-30", False), Word("2026-Q3", False),
    Word("2026", False), Word("1e3", False), [Word("x", False)], {"x": Word("y", False)}, {},
]  # fmt: skip
#: What a key may be renamed to.
RENAMED = ["zzz", "Not An Id", "2026-Q3", "2026-Q5", "2026-07", "2026-09-30"]


def tree(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: tree(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [tree(value) for value in node.value]
    return Word(node.value, node.style is not None or not is_word(node.value))


def is_word(text: str) -> bool:
    """Tell whether a text may stand anywhere without quotes."""
    return re.fullmatch(r"[\w.+-]+", text) is not None


def written(data: Any) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {written(value)}" for key, value in data.items()) + "}"
    return "[" + ", ".join(map(written, data)) + "]" if isinstance(data, list) else str(data)


def places(data: Any, steps: Steps = ()) -> Iterator[Steps]:
    yield steps
    if isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*steps, key))


def general(steps: Steps) -> Steps:
    """Return a place with stars for ids, periods and indices."""
    return tuple(step if step in FIELDS else "*" for step in steps)


def alone(data: Any, steps: Steps, required: tuple[str, ...] = ()) -> tuple[Any, Steps]:
    """Return the data with no other entry on the way to a place than its own, and the place there."""
    if not steps:
        return data, ()
    first, *rest = steps
    inner, below = alone(data[first], tuple(rest))
    if isinstance(data, list):
        return [inner], (0, *below)
    is_record = first in FIELDS and not required
    kept = {key: value for key, value in data.items() if is_record or key in required}
    return {**kept, first: inner}, (first, *below)


def changed(data: Any, steps: Steps, value: Any, name: str | int | None = None) -> Any:
    """Return the data with another value at a place, under another name; without it where there is none."""
    first, *rest = steps
    new = changed(data[first], tuple(rest), value, name) if rest else value
    if isinstance(data, list):
        return [new if index == first else old for index, old in enumerate(data)]
    renamed = {key: (name or key) if key == first and not rest else key for key in data}
    return {
        renamed[key]: new if key == first else old
        for key, old in data.items()
        if key != first or new is not None
    }


@cache
def samples(kind: Kind) -> list[tuple[Any, Steps]]:
    """Return each kind of place once, in the least of a file that holds it."""
    required = tuple(SCHEMAS[kind].get("required", ()))
    found: dict[Steps, tuple[Any, Steps]] = {}
    for folder in FOLDERS:
        for file in sorted((ROOT / folder).rglob("*.yaml")):
            where = place(file.relative_to(ROOT / folder).as_posix())
            if where is not None and where.kind == kind:
                data = tree(yaml.compose(file.read_text("utf-8")))
                for steps in places(data):
                    found.setdefault(general(steps), (data, steps))
    return [alone(data, steps, required or ("",)) for data, steps in found.values() if steps]


def variants(data: Any, steps: Steps) -> Iterator[tuple[str, Any]]:
    """Yield changes at a place, with what was done."""
    here = data
    for step in steps:
        here = here[step]
    if isinstance(here, Word) and is_word(here.text):
        yield "quotes put on or off", changed(data, steps, Word(here.text, not here.quoted))
    for value in INSTEAD:
        yield f"written over: {written(value)}", changed(data, steps, value)
    yield "deleted", changed(data, steps, None)
    if isinstance(steps[-1], str):
        for name in RENAMED:
            yield f"renamed: {name}", changed(data, steps, here, name)


def refused(kind: Kind, text: str) -> list[str]:
    found = load({"kam.yaml": KAM, PATHS[kind]: text}).drafts
    return [draft.message for draft in found if draft.rule in SHAPE and draft.path == PATHS[kind]]


#: What is wrong between two values, known to a program alone, or written as a number that is the same number to an editor.
BEYOND_SCHEMAS = (
    "due before it was opened", "ends before it starts", "high end is not above its low end", "barely qualifies",
    "is not a time zone", "written over: 1e3", "no source holds sales", "the source names no files",
    "does not say which column holds", "is not used in a source", "is not a known encoding",
    "does not give year, month and day", "the minimum is above", "waits for itself",
)  # fmt: skip
KAM = "company: Ours\ncurrency: EUR\npeople: {}\n"
PATHS: dict[Kind, str] = {name: sample(kind) for name, kind in KINDS.items()}


def quarter(*parts: object) -> int:
    return zlib.crc32(repr(parts).encode()) % 4


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in (1, 2, 3))])
@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_and_check_agree(kind: Kind, part: int) -> None:
    validator = validator_of(kind)
    assert samples(kind), "the example has no file of this kind"
    invented, missed = [], []
    for data, steps in samples(kind):
        for what, new in variants(data, steps):
            if quarter(general(steps), what) != part:
                continue
            text = written(new)
            said = refused(kind, text)
            valid = validator.is_valid(core(text))
            if not valid and not said:
                error = next(validator.iter_errors(core(text)))
                invented.append(f"{general(steps)} {what}: {error.json_path} {error.message[:200]}")
            if (
                valid
                and said
                and not any(re.search(reason, f"{what}: {said[0]}") for reason in BEYOND_SCHEMAS)
            ):
                missed.append(f"{general(steps)} {what}: {said[0]}")
    assert not invented, "\n".join(invented)
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("rule", [*RULES, None], ids=lambda rule: rule.name if rule else "no rule")
@pytest.mark.parametrize("level", ["off", "high"])
def test_an_editor_knows_the_rules_and_which_keep_their_level(rule: Any, level: str) -> None:
    text = f"{KAM}policy: {{rules: {{{rule.name if rule else 'stale-plans'}: {level}}}}}\n"
    found = check({"kam.yaml": text}, dt.date(2026, 10, 1)).findings
    refused = any(finding.rule in {*SHAPE, "unknown-reference"} for finding in found)
    assert validator_of("kam").is_valid(core(text)) is not refused
