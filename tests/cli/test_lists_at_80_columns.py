"""Every list of the example fits a terminal of 80 columns, with whole ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kamctl.cli.main import app
from kamctl.views.wrap import display_width

EXAMPLE = Path(__file__).resolve().parents[2] / "examples/adventure-works"
ACCOUNTS = [path.stem for path in (EXAMPLE / "accounts").glob("*.yaml")]
LISTS = [
    "today",
    "today --explain",
    "kept --for n.sato",
    "digest --for n.sato",
    "status",
    "status --all --sort worst",
    "score",
    "score brakes-and-gears --explain",
    "score --sensitivity",
    "matrix",
    "agreement",
    "score --criteria criteria.yaml",
    "stage",
    "stage eastside-department-store",
    "plan brakes-and-gears",
    "plan brakes-and-gears --completeness",
    "play --list",
    "actions --all",
    "coverage",
    "coverage metropolitan-bicycle-supply",
    "whitespace",
    "whitespace brakes-and-gears",
    "obligations",
    "obligations registered-cycle-store",
    "capacity",
    "due --within 300",
    "history brakes-and-gears",
    "check",
    "check --by account",
    "need list --all",
    "explain",
    "review brakes-and-gears --quarter Q4",
]


def shown(command: str, **settings: str) -> str:
    words = ["-C", str(EXAMPLE), "--today", "2013-12-02", *command.split()]
    words = [str(EXAMPLE / word) if word == "criteria.yaml" else word for word in words]
    done = CliRunner().invoke(app, words, prog_name="kamctl", env={"KAMCTL_TODAY": None, **settings})
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("command", LISTS)
def test_a_list_fits_and_breaks_no_id(command: str) -> None:
    drawn = shown(command, FORCE_COLOR="1", NO_COLOR="1", COLUMNS="80")
    to_copy = ("kamctl ", "  - {", ": {")  # what is to be copied stays on its line
    wide = [x for x in drawn.splitlines() if display_width(x) > 80 and not any(c in x for c in to_copy)]
    assert wide == []
    piped = shown(command, FORCE_COLOR="", NO_COLOR="")
    assert [one for one in ACCOUNTS if one in piped and one not in drawn] == []
    assert not any(
        line.rstrip().endswith("-") and line.rstrip()[-2:-1].isalnum() for line in drawn.splitlines()
    )
