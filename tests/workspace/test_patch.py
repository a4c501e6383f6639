"""A diff shows a new entry where it starts, and always leads from the old text to the new one."""

from __future__ import annotations

import subprocess
from pathlib import Path

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
