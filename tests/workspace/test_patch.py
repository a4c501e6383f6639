"""A diff shows a new entry where it starts, and always leads from the old text to the new one."""

from __future__ import annotations

import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path
from types import FrameType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamctl.workspace.patch import diff

LINES = st.lists(st.sampled_from(["a", "b", "  - x", ""]), max_size=9)


def test_a_new_entry_like_the_one_before_it_is_shown_from_its_first_line() -> None:
    before = "ratings:\n  fit:\n    - {rating: 4}\n"
    after = before + "  growth:\n    - {rating: 4}\n"
    added = [line for line in diff(before, after, "a.yaml").splitlines() if line.startswith("+  ")]
    assert added == ["+  growth:", "+    - {rating: 4}"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(LINES, LINES)
def test_git_applies_it(tmp_path: Path, old: list[str], new: list[str]) -> None:
    before, after = "".join(f"{x}\n" for x in old), "".join(f"{x}\n" for x in new)
    patch = diff(before, after, "f")
    file = tmp_path / "f"
    file.write_text(before, "utf-8", newline="")
    if patch:
        subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch, encoding="utf-8", check=True)
    assert file.read_text("utf-8") == after


def changed(patch: str) -> list[str]:
    """The lines that a diff takes away and adds, without the two that name the file."""
    return [line for line in patch.splitlines()[2:] if line.startswith(("-", "+"))]


def matched_whole(old: list[str], new: list[str]) -> list[str]:
    """The lines that differ where the whole of both texts is matched, without looking for a common head and tail."""
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [*(f"-{line}" for line in old[i1:i2]), *(f"+{line}" for line in new[j1:j2])]
    return found


@settings(max_examples=200, deadline=None)
@given(LINES, LINES)
def test_matching_only_what_lies_between_the_ends_never_shows_more(old: list[str], new: list[str]) -> None:
    before, after = "".join(f"{x}\n" for x in old), "".join(f"{x}\n" for x in new)
    assert len(changed(diff(before, after, "f"))) <= len(matched_whole(old, new))


def entry(n: int) -> list[str]:
    """An action of a plan: some of its lines are like those of its neighbours."""
    return [
        f"  a-{n:04}:",
        f"    do: Agree step {n}",
        "    owner: l.chen",
        "    opened: 2026-09-12",
        f"    due: 2026-{n % 12 + 1:02}-15",
    ]


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 30), st.integers(0, 30), st.integers(0, 4), st.integers(0, 6), st.integers(0, 3))
def test_a_change_of_a_plan_shows_the_lines_that_matching_all_of_it_shows(
    entries: int, at: int, within: int, gone: int, added: int
) -> None:
    old = ["actions:", *(line for n in range(entries) for line in entry(n))]
    start = 1 + 5 * (at % entries) + within
    fresh = [f"    note {n}: new" for n in range(added)]
    new = [*old[:start], *fresh, *old[start + gone :]]
    before, after = ("".join(f"{x}\n" for x in lines) for lines in (old, new))
    assert sorted(changed(diff(before, after, "f"))) == sorted(matched_whole(old, new))


def test_the_work_of_a_diff_grows_with_the_file_and_not_with_its_square() -> None:
    """Counted in lines of Python that run, for a plan of 400 and of 1,600 actions."""
    few, many = (_lines_run(n) for n in (400, 1600))
    assert many < 6 * few


def _lines_run(entries: int) -> int:
    old = ["actions:", *(line for n in range(entries) for line in entry(n))]
    new = [*old[: 5 * entries // 2], "    done: 2026-10-01", *old[5 * entries // 2 :]]
    ran = 0

    def count(frame: FrameType, event: str, _arg: object) -> object:
        nonlocal ran
        ran += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        diff("\n".join(old), "\n".join(new), "plans/acme.yaml")
    finally:
        sys.settrace(before)
    return ran
