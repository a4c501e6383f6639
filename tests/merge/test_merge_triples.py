"""Random pairs of changes, merged, against what plain data says should come out."""

from __future__ import annotations

import random
import re
import subprocess
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamctl.merge.merge import Merged, UnsupportedError, merge, resolved
from tests.merge import merge_oracle as oracle
from tests.merge.merge_triples import Style, render, triple

SEEDS = st.integers(0, 2**32)
few = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def texts_of(number: int, changes: int) -> tuple[list[Any], list[str]]:
    data, style = triple(number, changes)
    return data, [render(file, style) for file in data]


def read(text: str) -> Any:
    return oracle.without_empty(yaml.load(text, yaml.BaseLoader))


def wanted(data: list[Any]) -> oracle.Wanted | None:
    """Return the merge, None where the two sides clash."""
    try:
        return oracle.expected(*data)
    except oracle.ClashError:
        return None


@few
@given(SEEDS, st.integers(1, 10))
def test_a_merge_has_every_change_and_conflicts_only_where_the_sides_clash(number: int, changes: int) -> None:
    data, texts = texts_of(number, changes)
    merged = merge(*texts)
    expected = wanted(data)
    if expected is None:
        assert merged.conflicts
    elif not merged.conflicts:
        assert read(merged.text) == expected.data
    else:
        assert expected.doubtful


@few
@given(SEEDS)
def test_who_is_ours_makes_no_difference_but_to_the_order_of_markers(number: int) -> None:
    _, (base, ours, theirs) = texts_of(number, 5)
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert len(one.conflicts) == len(other.conflicts)
    if not one.conflicts:
        assert read(one.text) == read(other.text)
        assert Counter(one.text.split("\n")) == Counter(other.text.split("\n"))


@few
@given(SEEDS)
def test_each_line_is_a_line_of_one_side_and_those_of_ours_keep_their_order(number: int) -> None:
    _, (base, ours, theirs) = texts_of(number, 5)
    merged = resolved(merge(base, ours, theirs).text, "ours").split("\n")
    was, mine, yours = (text.split("\n") for text in (base, ours, theirs))
    # A record in brackets that both sides changed is one line made of both; a field may come first on one side only.
    whole = {line.lstrip("- ") for line in mine + yours}
    made = [line for line in merged if line.lstrip("- ") not in whole]
    assert all("{" in line or "[" in line for line in made)
    # A text holds a serial number: its line is itself wherever it stands. What theirs moved stands where theirs has it.
    once = [line for line in was if re.search(r"\bt\d+ ", line) and line in mine and line in yours]
    for above, below in combinations(once, 2):
        if yours.index(above) < yours.index(below):
            assert (merged.index(above) < merged.index(below)) == (mine.index(above) < mine.index(below))


@few
@given(SEEDS)
def test_merging_the_result_again_gives_it_again(number: int) -> None:
    _, (base, ours, theirs) = texts_of(number, 4)
    merged = merge(base, ours, theirs)
    if not merged.conflicts:
        assert merge(theirs, merged.text, theirs).text == merged.text
        # From the old base, a section that both sides together emptied, or an entry of which one has the old day,
        # is asked about; nothing else comes out unasked.
        for again in (merge(base, merged.text, theirs), merge(base, ours, merged.text)):
            assert again.text == merged.text or again.conflicts


@few
@given(SEEDS)
def test_a_text_with_conflicts_decided_for_a_side_has_all_that_is_not_in_conflict(number: int) -> None:
    data, (base, ours, theirs) = texts_of(number, 10)
    merged = merge(base, ours, theirs)
    for side, mine in (("ours", data[1]), ("theirs", data[2])):
        decided = read(resolved(merged.text, side))
        for name in ("contacts", "initiatives", "actions"):
            if (name,) in merged.conflicts:
                continue
            places = {path[1] for path in merged.conflicts if path[0] == name}
            for key in {**data[1][name], **data[2][name]}.keys() - places:
                versions = [version[name].get(key, oracle.GONE) for version in data]
                clear = oracle.records(*({key: v} if v is not oracle.GONE else {} for v in versions))
                assert decided.get(name, {}).get(key) == oracle.without_empty(clear).get(key)
        assert {c[0] for c in merged.conflicts} or decided["name"] == mine["name"]


@few
@given(SEEDS)
def test_a_file_written_anew_by_one_side_still_loses_nothing(number: int) -> None:
    data, style = triple(number, 3)
    other = Style.drawn(random.Random(number))
    merged = merge(*(render(file, how) for file, how in zip(data, (style, other, style), strict=True)))
    expected = wanted(data)
    if expected is None:
        assert merged.conflicts
    elif not merged.conflicts:
        assert read(merged.text) == expected.data


@few
@given(SEEDS)
def test_edits_that_no_tool_would_make_are_merged_or_left_but_never_fail(number: int) -> None:
    rng = random.Random(number)
    data, style = triple(number)
    base = render(data[0], style)
    versions = [base, scribbled(rng, base), scribbled(rng, base)]
    try:
        merged = merge(*versions)
    except UnsupportedError:
        return
    assert merged.conflicts or merged.text in versions or read_whole(merged.text) is not None
    for line in {*versions[1].split("\n")} & {*versions[2].split("\n")} - {*base.split("\n"), ""}:
        assert line.strip() in merged.text


def scribbled(rng: random.Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(rng.randint(1, 3)):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        kind = rng.randrange(7)
        if kind == 0:
            del lines[at : at + rng.randint(1, 6)]
        elif kind == 1:
            lines.insert(at, f"# c{rng.randrange(3)}")
        elif kind == 2:
            lines.insert(at, "")
        elif kind == 3:
            lines[at] += f"  # note {rng.randrange(3)}"
        elif kind == 4:
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 5:
            lines[at:at] = [line.replace(":", "z:", 1) for line in lines[at : at + 5]]
        else:
            lines[at] += f" x{rng.randrange(9)}"
        lines = lines or [""]
    return "\n".join(lines)


def read_whole(text: str) -> Any:
    return yaml.load(text, yaml.BaseLoader)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [1, 2, 3, 5, 10])
def test_rates_over_thousands_next_to_gits_own(changes: int, tmp_path: Path, capsys: Any) -> None:
    count = Counter({"merges": 4000})
    for number in range(count["merges"]):
        data, texts = texts_of(10_000_000 * changes + number, changes)
        merged, by_git = merge(*texts), merge_file(tmp_path, texts)
        count += judged(wanted(data), merged, by_git)
    with capsys.disabled():
        clear = count["merges"] - count["clash"]
        print(
            f"\n{changes} changes a side, {count['merges']} merges, {count['clash']} true conflicts: "
            f"auto-merged {100 * (clear - count['left']) / clear:.2f} % of the rest, "
            f"git {100 * (clear - count['git left']) / clear:.2f} %; "
            f"of those left {count['doubtful']} doubtful, {count['false']} false; "
            f"whole files {count['whole']}; wrong {count['wrong']}, git {count['git wrong']}; "
            f"clashes missed {count['missed']}, git {count['git missed']}"
        )
    assert count["missed"] == count["wrong"] == count["worse"] == count["whole"] == 0
    assert count["false"] <= count["merges"] / 500


def judged(expected: oracle.Wanted | None, merged: Merged, by_git: str | None) -> Counter[str]:
    """Count what a merge and git's made of what was wanted."""
    left, git_left = bool(merged.conflicts), by_git is None
    count = Counter({"whole": () in merged.conflicts})
    if expected is None:
        return count + Counter({"clash": 1, "missed": not left, "git missed": not git_left})
    git_right = by_git is not None and reads_as(by_git, expected.data)
    count += Counter({"left": left, "git left": git_left, "git wrong": not git_left and not git_right})
    count["wrong"] = not left and read(merged.text) != expected.data
    count["doubtful" if expected.doubtful else "false"] = left
    # Where git is clean and right, so is the merge by id.
    count["worse"] = left and git_right and not expected.doubtful
    return count


def merge_file(directory: Path, texts: list[str]) -> str | None:
    """Return what git makes of it, None where it conflicts."""
    files = [directory / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    command = ["git", "merge-file", "-p", str(files[1]), str(files[0]), str(files[2])]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode() if done.returncode == 0 else None


def reads_as(text: str, expected: Any) -> bool:
    try:
        return bool(read(text) == expected)
    except (yaml.YAMLError, KeyError, TypeError):
        return False
