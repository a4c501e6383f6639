"""CONTRIBUTING.md names places and tests that exist."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import pytest

from kamctl.cli.command_table import COMMANDS, module_of
from kamctl.formats.findings.registry import FORMATS
from kamctl.model.kinds import KINDS, record_class
from kamctl.views.documents.registry import FORMATS as DOCUMENTS

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.partition("| to add |")[2].partition("\n\n")[0].splitlines()[2:]
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("| "))
def test_a_row_names_places_that_are_there_and_a_test_that_fails(row: list[str]) -> None:
    paths = re.findall(r"`((?:kamctl|tests|docs)/[\w./-]+)`", " ".join(row))
    assert len(paths) >= 2
    for path in paths:
        assert (ROOT / path).exists(), path
    assert re.search(r"^def test_", (ROOT / paths[-1]).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip("| "))
def test_what_is_added_is_written_in_at_most_two_places_each_named_by_its_path(row: list[str]) -> None:
    places = row[1].split("; ")
    assert len(places) <= 2
    assert [len(re.findall(r"`[\w./-]+/[\w./-]*`", place)) for place in places] == [1] * len(places)


@pytest.mark.parametrize(
    ("folder", "function", "listed"),
    [("formats/findings", "render", FORMATS), ("views/documents", "made_of", DOCUMENTS)],
)
def test_every_format_has_a_module_and_every_module_is_listed(
    folder: str, function: str, listed: Collection[str]
) -> None:
    files = (ROOT / "kamctl" / folder).glob("*.py")
    assert {p.stem for p in files if f"def {function}(" in p.read_text(encoding="utf-8")} == set(listed)


def test_every_module_of_a_command_has_its_line_in_the_table() -> None:
    modules = {p.stem for p in (ROOT / "kamctl/cli/commands").glob("*.py")} - {"__init__"}
    assert modules == {module_of(name) for name in COMMANDS}


def test_every_record_of_a_file_has_a_description_for_each_field() -> None:
    from kamctl.model.record import Record
    from kamctl.model.shape import bare, entry_of, fields_of, is_list, is_mapping

    def look(annotation: object) -> None:
        here = bare(annotation)
        if is_mapping(here) or is_list(here):
            look(entry_of(here))
        elif isinstance(here, type) and issubclass(here, Record):
            for name, field in fields_of(here).items():
                assert field.doc, f"{here.__name__}.{name} has no description"
                look(field.annotation)

    for kind in KINDS:
        look(record_class(kind))


def test_every_page_that_the_readme_and_this_page_lead_to_is_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "docs/formats.md", "docs/glossary.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(((?!https?:)[^)#]+)", text):
            assert ((ROOT / page).parent / target).exists(), f"{page}: {target}"
