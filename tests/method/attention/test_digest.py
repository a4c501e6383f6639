"""Digests: who gets which items, and what falls due."""

from __future__ import annotations

import pytest

from kamctl.checks.attention import attention
from kamctl.method.attention.digest import Digest, for_everyone, for_one
from kamctl.workspace.load import load
from tests.checks.rules.examples import TODAY, base, without

LATE = """\
actions:
  a-late: {do: Count the frames, serves: frame-programme, owner: l.chen, opened: 2026-10-20, due: 2026-11-20}
  a-soon: {do: Agree the stores, serves: frame-programme, owner: s.bauer, opened: 2026-10-20, due: %s}
"""
REVIEW = "standing:\n  - {state: exit-review, date: 2026-11-01, by: d.osei, reason: Late four times}\n"


def texts(due: str = "2026-12-06") -> dict[str, str]:
    files = base()
    files["plans/acme.yaml"] = without(files["plans/acme.yaml"], {"actions"}) + LATE % due
    files["accounts/acme.yaml"] = without(files["accounts/acme.yaml"], {"standing"}) + REVIEW
    return files


def written(who: str | None, limit: int = 10, files: dict[str, str] | None = None, **more: str) -> Digest:
    files = texts(**more) if files is None else files
    loaded = load(files)
    found = attention(loaded, files, TODAY)
    portfolio = loaded.portfolio
    assert portfolio is not None
    if who is None:
        return for_everyone(portfolio, found.items, TODAY, limit)
    return for_one(portfolio, who, [i for i in found.items if i.owner == who], TODAY, limit)


def test_everyone_reads_managements_decisions_first_and_then_what_is_theirs_by_level():
    found = written(None)
    assert [(letter.name, letter.total, len(letter.coming)) for letter in found.letters] == [
        ("Senior management", 1, 0), ("Li Chen", 1, 0), ("Sabine Bauer", 0, 1),
    ]  # fmt: skip
    assert found.letters[0].items[0].settle.startswith("kamctl standing acme exit-review")


def test_a_letter_counts_all_and_shows_the_first():
    (letter,) = written("l.chen").letters
    assert (letter.total, letter.decisions, letter.late, letter.money) == (1, 0, 1, 90000)
    (entry,) = letter.items
    assert (entry.account_name, entry.owner_name, entry.days_late) == ("Acme Cycles", "Li Chen", 2)
    (none,) = written("l.chen", limit=0).letters
    assert (none.total, none.items) == (1, ())


@pytest.mark.parametrize(("due", "named"), [("2026-11-22", 1), ("2026-12-06", 1), ("2026-12-07", 0)])
def test_what_falls_due_within_two_weeks_comes_up(due, named):
    (letter,) = written("s.bauer", due=due).letters
    assert len([d for d in letter.coming if d.kind == "action"]) == named


def test_days_are_written_as_in_a_letter_and_what_is_no_day_stays_as_it_stands():
    files = texts()
    files["accounts/acme.yaml"] = files["accounts/acme.yaml"].replace("date: 2026-11-01", "date: 2026-13-01")
    found = [entry.what for letter in written(None, files=files).letters for entry in letter.items]
    assert "“date” cannot be “2026-13-01”" in found
    (decision, *_) = written(None).letters
    assert decision.items[0].what == "decide the exit review of 1 Nov 2026, by 16 Dec 2026 at the latest"


def test_a_side_without_promises_has_no_record():
    assert written("f.gomez").letters[0].kept is None
    kept = written("l.chen").letters[0].kept
    assert kept is not None
    assert (kept.overdue, kept.late) == (1, 0)
