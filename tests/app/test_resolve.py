"""Files that were merged as text, merged again by id."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.git.gitrepo import Repository

ROOT = Path(__file__).resolve().parents[2]

KAM = "company: Adventure Works\ncurrency: USD\npeople: {}\n"
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: Their first-choice frame supplier
team: {s.bauer: lead}
actions:
  a-7k2q:
    do: Agree the store sequence
    owner: l.chen
    opened: 2026-07-20
    due: 2026-09-30
"""
OURS = (
    PLAN
    + "  a-mm33:\n    do: Call the buyer\n    owner: s.bauer\n    opened: 2026-08-01\n    due: 2026-10-01\n"
)
THEIRS = (
    PLAN
    + "  a-bb22:\n    do: Send the price list\n    owner: s.bauer\n    opened: 2026-08-01\n    due: 2026-10-01\n"
)
MERGED = THEIRS + OURS.removeprefix(PLAN)
FILE = "plans/acme.yaml"


def resolve(repository: Repository, *args: str, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "kamctl", "-C", str(repository.path), "resolve", *args],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == status, done.stdout + done.stderr
    said = [line for line in done.stderr.splitlines(keepends=True) if not line.startswith("undo: ")]
    return done.stdout + "".join(said)


@pytest.fixture
def conflicted(repository: Repository) -> Repository:
    """A workspace in which git merged two additions as text, and conflicted."""
    merge_as_text(repository, OURS, THEIRS)
    return repository


def merge_as_text(repository: Repository, ours: str, theirs: str | None, *options: str) -> None:
    repository.commit({"kam.yaml": KAM, FILE: PLAN})
    repository.git("checkout", "-qb", "theirs")
    if theirs is None:
        repository.git("rm", "-q", FILE)
        repository.commit()
    else:
        repository.commit({FILE: theirs})
    repository.git("checkout", "-q", "main")
    repository.commit({FILE: ours})
    repository.git(*options, "merge", "theirs", check=False)


def test_a_conflict_of_text_but_not_of_records_is_merged(conflicted: Repository) -> None:
    assert "<<<<<<<" in conflicted.read(FILE)
    assert resolve(conflicted) == f"{FILE}: merged; look at it, then `git add` it\n"
    assert conflicted.read(FILE) == MERGED
    assert conflicted.git("status", "--porcelain", "-uno") == f"UU {FILE}\n"
    assert "merged" in resolve(conflicted)


def test_a_dry_run_writes_nothing(conflicted: Repository) -> None:
    before = conflicted.read(FILE)
    assert "+  a-bb22:\n" not in before
    assert "-=======\n" in resolve(conflicted, "--dry-run")
    assert conflicted.read(FILE) == before


def test_what_is_a_true_conflict_stays_one_in_fewer_lines(repository: Repository) -> None:
    merge_as_text(repository, OURS.replace("09-30", "10-01"), THEIRS.replace("09-30", "10-02"))
    assert f"{FILE}: both sides changed actions.a-7k2q.due\n" in resolve(repository, status=1)
    conflict = "<<<<<<< ours\n    due: 2026-10-01\n=======\n    due: 2026-10-02\n>>>>>>> theirs\n"
    assert repository.read(FILE) == MERGED.replace("    due: 2026-09-30\n", conflict)


def test_a_file_that_somebody_works_on_is_left_alone(conflicted: Repository) -> None:
    edited = conflicted.read(FILE).replace("Agree the store", "Settle the store")
    conflicted.write(FILE, edited)
    assert "it was edited since the merge" in resolve(conflicted, status=1)
    assert conflicted.read(FILE) == edited


def test_a_file_that_somebody_resolved_by_hand_is_left_alone(conflicted: Repository) -> None:
    by_hand = MERGED.replace("Call the buyer", "Call the buyer and the fitters")
    conflicted.write(FILE, by_hand)
    assert "it was edited since the merge" in resolve(conflicted, status=1)
    assert conflicted.read(FILE) == by_hand


def test_a_file_left_as_ours_alone_by_a_broken_driver_gets_both_sides(conflicted: Repository) -> None:
    conflicted.write(FILE, OURS)
    resolve(conflicted, FILE)
    assert conflicted.read(FILE) == MERGED


def test_a_file_deleted_on_one_side_is_left_to_people(repository: Repository) -> None:
    merge_as_text(repository, OURS, None)
    assert "they deleted it and the other side changed it" in resolve(repository, status=1)


def test_windows_lines_of_the_work_tree_are_kept(conflicted: Repository) -> None:
    conflicted.write(FILE, conflicted.read(FILE).replace("\n", "\r\n"))
    resolve(conflicted)
    assert conflicted.read(FILE) == MERGED.replace("\n", "\r\n")


def test_committed_markers_that_tell_the_base_are_merged(repository: Repository) -> None:
    merge_as_text(repository, OURS, THEIRS, "-c", "merge.conflictStyle=diff3")
    repository.commit()
    assert "|||||||" in repository.read(FILE)
    assert resolve(repository) == f"{FILE}: merged; look at it, then `git add` it\n"
    assert repository.read(FILE) == MERGED


def test_committed_markers_without_a_base_are_merged_with_a_caution(conflicted: Repository) -> None:
    conflicted.commit()
    assert "a record that one side deleted may be back" in resolve(conflicted)
    assert conflicted.read(FILE) == MERGED


def test_committed_markers_around_one_field_cannot_be_decided(repository: Repository) -> None:
    merge_as_text(repository, PLAN.replace("09-30", "10-01"), PLAN.replace("09-30", "10-02"))
    repository.commit()
    before = repository.read(FILE)
    assert "what it was before is no longer known: decide by hand" in resolve(repository, status=1)
    assert repository.read(FILE) == before


def test_markers_that_are_not_whole_are_left_to_people(repository: Repository) -> None:
    repository.commit({"kam.yaml": KAM, FILE: OURS + "=======\n"})
    assert "incomplete" in resolve(repository, status=1)


def test_without_a_conflict_it_says_so(repository: Repository) -> None:
    repository.commit({"kam.yaml": KAM, FILE: PLAN})
    assert resolve(repository) == "No workspace file is in conflict.\n"
    assert "is not a conflicted file" in resolve(repository, FILE, status=2)
