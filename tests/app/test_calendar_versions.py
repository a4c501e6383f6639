"""A calendar recognises a changed event as newer than its own: SEQUENCE, then DTSTAMP (RFC 5546, 2.1.5)."""

import datetime as dt
import shutil
from pathlib import Path

import icalendar
import pytest
from typer.testing import CliRunner

from kamctl.cli.main import app
from tests.git.gitrepo import Repository

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "reviews"
MILESTONE = "acme/milestone/q1@kamctl"


@pytest.fixture
def repository(tmp_path):
    made = Repository(tmp_path / "repository")
    shutil.copytree(EXAMPLE, made.path / "sales")
    made.git("init", "-q")
    return made


def commit(repository, when):
    at = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00+00:00", "GIT_COMMITTER_DATE": when}
    repository.git("add", "--all")
    repository.git("commit", "-q", "--allow-empty", "-m", "Change", env=at)


def calendar(root, today="2026-03-01"):
    done = CliRunner().invoke(app, ["-C", str(root), "--today", today, "calendar"])
    assert done.exit_code == 0, done.output
    return done.output


def version(text, uid=MILESTONE):
    (event,) = (e for e in icalendar.Calendar.from_ical(text).walk("VEVENT") if e["uid"] == uid)
    return event["sequence"], event.decoded("dtstamp"), event.decoded("dtstart")


def move(root):
    plan = root / "plans" / "acme.yaml"
    text = plan.read_text(encoding="utf-8")
    assert text.count("by: 2026-03-31") == 1
    plan.write_text(text.replace("by: 2026-03-31", "by: 2026-03-30"), encoding="utf-8")


def test_an_event_is_of_the_time_of_the_newest_commit_of_the_workspace(repository):
    commit(repository, "2026-02-01T12:00:00+02:00")
    before = calendar(repository.path / "sales")
    assert version(before)[1] == dt.datetime(2026, 2, 1, 10, tzinfo=dt.UTC)
    move(repository.path / "sales")
    commit(repository, "2026-02-01T12:01:00+02:00")
    after = calendar(repository.path / "sales")
    assert version(after) > version(before)
    assert version(after)[0] > version(before)[0]
    assert version(after)[2] == dt.date(2026, 3, 30)


def test_a_commit_of_something_else_and_another_day_leave_the_calendar_as_it_is(repository):
    commit(repository, "2026-02-01T12:00:00+00:00")
    before = calendar(repository.path / "sales")
    repository.write("README.md", "Ours\n")
    commit(repository, "2026-02-02T12:00:00+00:00")
    assert calendar(repository.path / "sales", "2026-03-02") == before


@pytest.mark.parametrize(
    ("today", "stamp"),
    [("2026-02-01", "2026-02-01T12:00:00+00:00"), ("2026-02-02", "2026-02-02T00:00:00+00:00")],
)
def test_a_change_that_is_not_committed_is_of_today_but_not_older_than_the_commit(repository, today, stamp):
    commit(repository, "2026-02-01T12:00:00+00:00")
    move(repository.path / "sales")
    assert version(calendar(repository.path / "sales", today))[1] == dt.datetime.fromisoformat(stamp)


@pytest.mark.parametrize("init", [True, False])
def test_without_a_commit_and_outside_git_it_is_of_today(tmp_path, init):
    shutil.copytree(EXAMPLE, tmp_path / "sales")
    if init:
        Repository(tmp_path).git("init", "-q")
    found = calendar(tmp_path / "sales")
    assert version(found)[1] == dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert calendar(tmp_path / "sales") == found
