"""Long lists on a terminal go through a pager; what is short or piped never does."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.cli.on_a_terminal import KAMCTL, environment, talk
from tests.cli.written import workspace

SCREEN = {"COLUMNS": "80", "LINES": "24", "NO_COLOR": "1"}


@pytest.fixture
def place(tmp_path):
    """A workspace with more accounts than a screen has lines."""
    made = workspace(tmp_path)
    for number in range(40):
        made.put(f"accounts/shop-{number:02}.yaml", f"name: Shop {number}\n")
    return made


@pytest.fixture
def into(tmp_path_factory):
    """The command line of a pager that keeps what it is given in a file, and the file."""
    file = tmp_path_factory.mktemp("paged") / "shown"
    return f"cat > {file}; echo paged", file


def test_a_long_list_goes_through_the_pager_from_its_first_line(place, into):
    pager, file = into
    status, heard = talk(place, ["score"], KAMCTL_PAGER=pager, **SCREEN)
    assert (status, heard.strip()) == (0, "paged")
    assert file.read_text().splitlines()[0].split()[0] == "rank"
    assert file.read_text().count("shop-") == 40


def test_a_short_list_does_not(tmp_path, into):
    pager, file = into
    status, heard = talk(workspace(tmp_path), ["score"], KAMCTL_PAGER=pager, **SCREEN)
    assert (status, "acme" in heard, file.exists()) == (0, True, False)


@pytest.mark.parametrize(("rows", "paged"), [("44", False), ("43", True)])
def test_what_leaves_room_for_the_next_prompt_is_short(place, into, rows, paged):
    pager, file = into
    _, heard = talk(place, ["score"], KAMCTL_PAGER=pager, **{**SCREEN, "LINES": rows})
    assert len(file.read_text().splitlines() if paged else heard.splitlines()) == 43
    assert file.exists() is paged


def test_what_is_piped_is_never_paged(place, into):
    pager, file = into
    run = subprocess.run(
        [*KAMCTL, "score"], cwd=place.root, env={**environment(), "KAMCTL_PAGER": pager},
        capture_output=True, check=True,
    )  # fmt: skip
    assert run.stdout.count(b"shop-") == 40
    assert not file.exists()


@pytest.mark.parametrize(
    "settings",
    [
        {"KAMCTL_PAGER": "cat", "PAGER": "echo paged"},
        {"KAMCTL_PAGER": "", "PAGER": "echo paged"},
        {"PAGER": "cat"},
        {"KAMCTL_PAGER": "no-such-pager"},
        {"PAGER": "echo paged", "TERM": "dumb"},
    ],
    ids=["cat", "none", "its own cat", "missing", "dumb"],
)
def test_without_a_pager_all_is_shown(place, settings):
    status, heard = talk(place, ["score"], **SCREEN, **settings)
    assert status == 0
    assert heard.count("shop-") == 40
    assert "echo paged" not in heard


def test_findings_that_are_paged_still_fail_the_run(place, into):
    pager, file = into
    place.put("accounts/shop-00.yaml", "nam: Shop\n" * 30)
    assert talk(place, ["check"], KAMCTL_PAGER=pager, **SCREEN)[0] == 1
    assert "error KAM" in file.read_text().splitlines()[0]
    assert "files checked" in file.read_text()


@pytest.mark.skipif(not shutil.which("less"), reason="less is not there")
def test_less_shows_the_first_lines_and_leaves_them(place):
    status, heard = talk(
        place, ["score"], answers=[("\x1b[K", "q")], LESS="", KAMCTL_PAGER="less -X", **SCREEN
    )
    assert status == 0
    assert heard.index("rank") < heard.index("acme") < heard.index("shop-02")
    assert "shop-39" not in heard


def test_messages_are_broken_between_words_and_commands_to_copy_are_not(tmp_path):
    place = workspace(tmp_path)
    place.put("accounts/acme.yaml", place.text("accounts/acme.yaml") + "# More.\n")
    _, heard = talk(place, ["touch", "acme", "m.lind"], **{**SCREEN, "COLUMNS": "50"})
    assert "undo: kamctl undo" in heard
    status, heard = talk(place, ["stage", "acm"], **{**SCREEN, "COLUMNS": "30"})
    assert status == 2
    assert max(map(len, heard.splitlines())) <= 30
