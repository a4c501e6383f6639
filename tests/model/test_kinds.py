"""A file kind is one field of the portfolio: its path, its record and its place in the portfolio follow from it."""

import subprocess
import sys
from dataclasses import fields
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import kamctl.model
from kamctl.model.kinds import KINDS, record_class
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.shape import spots_of
from kamctl.workspace.paths import path_of, place, sample
from kamctl.workspace.portfolio import assemble, at, held, with_record


def test_every_field_of_the_portfolio_says_where_its_files_are() -> None:
    given = [field.name for field in fields(Portfolio) if field.init]
    assert given == [*(kind.slot for kind in KINDS.values()), "broken"]


def test_every_record_of_the_model_is_in_files_of_a_kind() -> None:
    """A record that no field of the portfolio leads to is never read."""
    for module in iter_modules(kamctl.model.__path__):
        import_module(f"kamctl.model.{module.name}")
    records = [record_class(kind) for kind in KINDS]
    reached = {*records, *(spot.record for record in records for spot in spots_of(record) if spot.record)}
    defined = {one.__qualname__ for one in subclasses(Record) if one.__module__.startswith("kamctl.")}
    assert defined - {one.__qualname__ for one in reached} == set()


def subclasses(cls: type[Record]) -> set[type[Record]]:
    return {one for sub in cls.__subclasses__() for one in (sub, *subclasses(sub))}


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
from dataclasses import dataclass
from kamctl.model.kinds import KINDS, kinds_of
from kamctl.model.portfolio import many, one
@dataclass
class More:
    launches: "Mapping[str, Plan]" = many("launch", "launches/<id>.yaml", module="plan")
    seasons: "Mapping[str, Review]" = many("season", "seasons/<period>.yaml", module="review")
    rates: "Resources | None" = one("rates", "rates.yaml", module="resources")
    whole: "Review | None" = one("whole", "seasons/all.yaml", "all seasons", module="review")
KINDS.update(kinds_of(More))
print([KINDS[name].record for name in ("launch", "season", "rates", "whole")])
from kamctl.git.versions import is_workspace_file
from kamctl.workspace.paths import place
for path in ("launches/spring.yaml", "seasons/2026-Q3.yaml", "rates.yaml", "seasons/all.yaml", "launches/a/b.yaml"):
    print(path, place(path) and place(path)[:4], is_workspace_file(path))
"""


def test_one_more_field_is_a_file_by_id_by_period_or_at_the_root() -> None:
    said = subprocess.run([sys.executable, "-c", ROWS], capture_output=True, text=True, check=True).stdout
    assert said.splitlines() == [
        "['plan:Plan', 'review:Review', 'resources:Resources', 'review:Review']",
        "launches/spring.yaml ('launch', None, None, 'spring') True",
        "seasons/2026-Q3.yaml ('season', None, '2026-Q3', None) True",
        "rates.yaml ('rates', None, None, None) True",
        "seasons/all.yaml ('whole', None, None, None) True",
        "launches/a/b.yaml None True",
    ]
