"""kamctl merges only valid sides, and only into a valid file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamctl.merge.driver import CLEAN, UNSUPPORTED, merge_files
from kamctl.merge.merge import UnsupportedError, merge
from kamctl.merge.safe_merge import kind_of, merge_sound

BASE = """\
name: Acme
needs:
  speed: {need: Frames in 10 days, raised_by: m.x, date: 2026-03-12}
"""
NAMED = BASE.replace("Acme", "Acme Sports")
MET = BASE.replace("2026-03-12}", "2026-03-12, met: 2026-08-01}")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("accounts/acme.yaml", "account"),
        ("sales/north/plans/acme.yaml", "plan"),
        ("kam.yaml", "kam"),
        ("docs/notes.yaml", None),
    ],
)
def test_a_file_is_known_wherever_its_workspace_lies_in_the_repository(path: str, kind: str | None) -> None:
    assert kind_of(path) == kind


def test_two_valid_sides_are_merged() -> None:
    text = merge_sound(BASE, NAMED, MET, "accounts/acme.yaml").text
    assert "Acme Sports" in text
    assert "met: 2026-08-01" in text


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_a_side_with_a_fault_is_merged_as_text_instead(side: str) -> None:
    faulty = BASE.replace("need:", "ned:")
    sides = (faulty, MET) if side == "ours" else (NAMED, faulty)
    assert merge(BASE, *sides)  # by id alone it could be merged
    with pytest.raises(UnsupportedError, match="has faults"):
        merge_sound(BASE, *sides, "accounts/acme.yaml")


def test_the_driver_leaves_a_faulty_side_to_git(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, (BASE, NAMED, MET.replace("Acme", "Acme\nfoo: 1")), strict=True):
        file.write_text(text, "utf-8")
    outcome = merge_files(*files, 7, "accounts/acme.yaml")
    assert (outcome.status, files[1].read_text("utf-8")) == (UNSUPPORTED, NAMED)
    files[2].write_text(MET, "utf-8")
    assert merge_files(*files, 7, "accounts/acme.yaml").status == CLEAN
