"""Every rule's page is true: the rule finds its bad example, and nothing in its good one."""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

import kamctl
from kamctl.checks import rules
from kamctl.checks.registry import BY_NAME, RULES
from kamctl.checks.rule import Rule
from kamctl.checks.runner import check
from tests.checks.rules.examples import TODAY, Example, base, examples, why

SIDES = [
    pytest.param(rule, example, id=f"{rule.name}-{example.side.lower()}{i}")
    for rule in RULES
    for i, example in enumerate(examples(rule))
]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)


def test_the_base_workspace_has_no_findings() -> None:
    assert check(base(), TODAY).findings == ()


@each_rule
def test_a_page_has_a_title_a_reason_and_both_examples(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert len(rule.title) <= 100
    assert len(why(rule)) > 40, "the page does not say why"
    if "```diff" in rule.page:  # what changed between two states, and not a state
        assert "Bad, in" in rule.page
        assert "Good:" in rule.page
        return
    sides = [example.side for example in examples(rule)]
    assert sides == sorted(sides, key=["Bad", "Good"].index)
    assert set(sides) == {"Bad", "Good"}
    assert all(example.blocks for example in examples(rule))


@each_rule
def test_what_can_begin_to_fail_by_itself_says_on_which_day_its_examples_are_read(rule: Rule) -> None:
    if rule.timed:
        assert "Bad, on 20" in rule.page
        assert "Good, on 20" in rule.page


@pytest.mark.parametrize("days", [30, 400, 1500])
def test_what_is_sound_stays_so_by_itself_unless_the_rule_is_timed(days: int) -> None:
    """A rule whose good example is found on a later day begins to fail by itself: `timed=True` says so."""
    for rule in RULES:
        for example in examples(rule) if not rule.timed else ():
            if example.side == "Good":
                later = check(example.workspace()[0], example.today + dt.timedelta(days)).findings
                assert rule.name not in {found.rule for found in later}


@pytest.mark.parametrize(("rule", "example"), SIDES)
def test_an_example_is_found_or_not_as_its_page_says(rule: Rule, example: Example) -> None:
    texts, lines = example.workspace()
    # An example of a rule about changes is one: what changed since the base workspace.
    since = base() if rule.written.__module__ == "kamctl.checks.rules.changed" else None
    found = [f for f in check(texts, example.today, since=since).findings if f.rule == rule.name]
    shown = "\n".join(
        f"{f.path}:{f.line}: {f.rule}: {f.message}" for f in check(texts, example.today).findings
    )
    if example.side == "Good":
        assert not found, shown
        return
    assert found, shown
    # In the example itself, or at a whole section that the fault is about.
    here = [f for f in found if f.path in lines and f.column > 1]
    assert all(f.line in lines[f.path] for f in here), shown
    assert all(f.severity == rule.level and f.code == rule.code and f.help for f in found)


def test_a_good_example_is_a_file_that_can_be_read() -> None:
    reading = {rule.name for rule in RULES if rule.fixed}
    for rule in RULES:
        for example in examples(rule):
            if example.side == "Good":
                found = {f.rule for f in check(example.workspace()[0], example.today).findings}
                assert not found & reading, f"{rule.name}: {found & reading}"


def test_names_and_codes_are_unique_and_in_order() -> None:
    assert len(BY_NAME) == len({rule.code for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    assert all(rule.code.startswith("KAM") and len(rule.code) == 6 for rule in RULES)


def test_every_rule_that_is_written_is_registered() -> None:
    written = {
        function
        for found in pkgutil.iter_modules(rules.__path__, f"{rules.__name__}.")
        for name, function in inspect.getmembers(importlib.import_module(found.name), inspect.isfunction)
        if function.__module__ == found.name and not name.startswith("_")
        if "Found" in function.__annotations__["return"] or function.__annotations__["return"] == "None"
    }
    assert written == {rule.written for rule in RULES}


def test_what_is_found_while_files_are_read_has_the_name_of_a_rule() -> None:
    source = Path(kamctl.__file__).parent
    calls = [
        node
        for room in ("workspace", "yaml")
        for path in (source / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]
    drafts = [call.args[0] for call in calls if getattr(call.func, "id", "") == "Draft"]
    drafts += [keyword.value for call in calls for keyword in call.keywords if keyword.arg == "rule"]
    names = {
        constant.value
        for draft in drafts
        for constant in ast.walk(draft)
        if isinstance(constant, ast.Constant)
    }
    assert {rule.name for rule in RULES if rule.fixed} <= names <= BY_NAME.keys()


def test_a_rule_that_keeps_its_level_says_so_where_the_policy_sets_another() -> None:
    texts = base()
    texts["kam.yaml"] += "\npolicy: {rules: {duplicate-key: off, unknown-reference: off}}\n"
    [found] = check(texts, TODAY).findings
    assert (found.rule, found.message) == ("invalid-value", "`duplicate-key` keeps its level")
