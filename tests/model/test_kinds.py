"""A file kind is one row: its path, its record and its place in the portfolio follow from it."""

import subprocess
import sys
from dataclasses import fields
from typing import Any

import pytest

from kamctl.model.kinds import KINDS, record_class
from kamctl.model.record import Record
from kamctl.workspace.paths import path_of, place, sample
from kamctl.workspace.portfolio import Portfolio, assemble, at, held, with_record


def test_the_portfolio_has_a_field_for_every_kind_and_for_nothing_else() -> None:
    given = [field.name for field in fields(Portfolio) if field.init]
    assert given == [*(kind.slot for kind in KINDS.values()), "broken"]


def test_no_two_kinds_want_the_same_paths() -> None:
    places = [(kind.folder, kind.path.count("/")) for kind in KINDS.values() if kind.keys]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kinds_path_says_what_it_holds_and_leads_to_its_record(kind: str) -> None:
    path = sample(KINDS[kind])
    found = place(path)
    assert found is not None
    assert found.kind == kind
    assert path_of(kind, *found.keys) == path
    assert issubclass(record_class(kind), Record)
    record: Any = object()
    whole = assemble({"kam.yaml": record, path: record})
    assert whole is not None
    assert at(whole, found) is record
    assert [one.path for one in held(whole)] == list(dict.fromkeys(["kam.yaml", path]))
    other: Any = object()
    assert at(with_record(whole, found, other), found) is other
    empty = Portfolio(record)
    assert at(with_record(empty, found, other), found) is other


def test_files_stand_in_the_portfolio_by_account_and_those_named_after_no_period_do_not() -> None:
    one: Any = object()
    paths = [
        "kam.yaml",
        "accounts/b.yaml",
        "accounts/a.yaml",
        "reviews/a/2026-Q3.yaml",
        "reviews/a/soon.yaml",
    ]
    whole = assemble(dict.fromkeys(paths, one))
    assert whole is not None
    assert list(whole.accounts) == ["a", "b"]
    assert whole.reviews == {"a": {"2026-Q3": one}}
    assert assemble({"accounts/a.yaml": one}) is None


ROWS = """
from kamctl.model.kinds import KINDS, file_kind
KINDS["playbook"] = file_kind("playbook", "plan:Plan", "playbooks/<id>.yaml", "playbooks", "playbook")
KINDS["season"] = file_kind("season", "review:Review", "seasons/<period>.yaml", "seasons", "season")
KINDS["rates"] = file_kind("rates", "resources:Resources", "rates.yaml", "rates", "rates")
KINDS["whole"] = file_kind("whole", "review:Review", "seasons/all.yaml", "whole", "all seasons")
from kamctl.git.versions import is_workspace_file
from kamctl.workspace.paths import place
for path in ("playbooks/launch.yaml", "seasons/2026-Q3.yaml", "rates.yaml", "seasons/all.yaml", "playbooks/a/b.yaml"):
    print(path, place(path) and place(path)[:4], is_workspace_file(path))
"""


def test_one_more_row_is_a_file_by_id_by_period_or_at_the_root() -> None:
    said = subprocess.run([sys.executable, "-c", ROWS], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [
        "playbooks/launch.yaml ('playbook', None, None, 'launch') True",
        "seasons/2026-Q3.yaml ('season', None, '2026-Q3', None) True",
        "rates.yaml ('rates', None, None, None) True",
        "seasons/all.yaml ('whole', None, None, None) True",
        "playbooks/a/b.yaml None True",
    ]
