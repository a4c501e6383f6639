"""Files accept dates from 1900 to 2999: every command works on the first and the last of them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kamctl.cli import terminal
from kamctl.cli.main import app

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "reviews"
COMMANDS = [
    "status", "score", "stage", "plan acme", "actions", "coverage", "obligations", "capacity",
    "exit-review acme", "review acme", "review acme --edition customer", "due --within 3650", "calendar", "check",
]  # fmt: skip


def run(today, command):
    return CliRunner().invoke(app, ["-C", str(EXAMPLE), "--today", today, *command.split()])


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("today", ["1900-01-01", "2999-12-31"])
def test_a_command_works_on_the_first_and_on_the_last_day(today, command):
    done = run(today, command)
    assert done.exit_code in (0, 1), done.output
    assert "fault" not in done.stderr


@pytest.mark.parametrize("today", ["1899-12-31", "3000-01-01", "0001-01-01", "9999-12-31"])
def test_any_other_is_not_a_date(today):
    done = run(today, "status")
    assert done.exit_code == 2
    assert f"'{today}' is not a date: write YYYY-MM-DD, from 1900 to 2999." in done.stderr


@pytest.mark.parametrize(("said", "width"), [("80", 80), ("500", 500), ("501", 500), ("99999999", 500)])
def test_a_terminal_is_taken_for_no_wider_than_one_can_be(monkeypatch, said, width):
    monkeypatch.setenv("COLUMNS", said)
    assert terminal.width() == width
