"""Reviews from the command line, as a user runs them."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli import ready
from tests.cli.run import environment

EXAMPLE = Path(__file__).parents[1] / "workspaces" / "reviews"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "ws")
    return tmp_path / "ws"


def run(workspace, *args, today="2026-10-15", stdin=None):
    words = ["--today", today, *args]
    status, out, err = ready.run(words, workspace, environment(), stdin)
    return subprocess.CompletedProcess(words, status, out.decode(), err.decode())


def kamctl(workspace, *args, **options):
    done = run(workspace, *args, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def minutes(workspace, *args, **options):
    given = [
        "--quarter",
        "Q3",
        "--held",
        "2026-10-08",
        "--attendee",
        "m.lindqvist",
        "--attendee",
        "s.bauer",
        "--summary",
        "Good: yes",
    ]
    return run(workspace, "minutes", "acme", *given, *args, **options)


def test_an_agenda_is_markdown_when_piped(workspace):
    text = kamctl(workspace, "review", "acme", "--quarter", "Q3")
    assert text.startswith("# Acme Bikes: quarterly review, Q3 2026\n")
    assert "## For our eyes only" in text


def test_an_account_may_be_named_by_its_file(workspace):
    assert kamctl(workspace, "review", "accounts/acme.yaml") == kamctl(
        workspace, "review", "acme", "--quarter", "2026-Q4"
    )


def test_the_json_of_an_agenda_keeps_its_contract(workspace):
    data = json.loads(
        kamctl(workspace, "review", "acme", "--quarter", "Q3", "--edition", "customer", "--format", "json")
    )
    assert {k: data[k] for k in ("account", "quarter", "edition", "from", "to")} == {
        "account": "account-1", "quarter": "2026-Q3", "edition": "customer", "from": "2026-07-01", "to": "2026-09-30",
    }  # fmt: skip
    assert all({"id", "title", "items"} <= section.keys() for section in data["sections"])


PAGES = {
    ".html": "<!DOCTYPE html>",
    ".HTM": "<!DOCTYPE html>",
    ".md": "# Acme",
    ".markdown": "# Acme",
    ".json": "{",
}


@pytest.mark.parametrize("command", ["review", "exit-review"])
@pytest.mark.parametrize("suffix", PAGES)
def test_the_suffix_of_the_output_decides_the_format(workspace, command, suffix):
    done = run(workspace, command, "acme", "-o", f"page{suffix}")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"wrote page{suffix} (internal audience)\n"
    assert (workspace / f"page{suffix}").read_text(encoding="utf-8").startswith(PAGES[suffix])


def test_writing_a_page_says_for_whom_it_is(workspace):
    done = run(workspace, "review", "acme", "--edition", "customer", "-o", "agenda.html")
    assert done.stderr == "wrote agenda.html (customer audience)\n"


@pytest.mark.parametrize(
    ("command", "args", "says"),
    [
        (
            "review acme",
            ["-o", "agenda.odt"],
            "error: kamctl does not write .odt files\nhelp: Name a file with .md or .html or .pdf or .docx or .pptx or .json.",
        ),
        (
            "digest --everyone",
            ["-o", "agenda.pdf"],
            "error: kamctl does not write .pdf files\nhelp: Write agenda.html and print it to PDF",
        ),
        ("review acme", ["-o", "agenda.html", "--format", "md"], "agenda.html is not a name for md"),
        ("calendar", ["-o", "due.html"], "does not write .html files\nhelp: Name a file with .ics."),
    ],
)
def test_a_suffix_that_cannot_be_written_is_refused_with_the_way_out(workspace, command, args, says):
    done = run(workspace, *command.split(), *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert not list(workspace.glob("a*.*"))


def test_a_document_goes_to_a_file_alone(workspace):
    done = run(workspace, "review", "acme", "--format", "pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "name a file for a pdf: -o agenda.pdf" in done.stderr
    assert run(workspace, "review", "acme", "--format", "pdf", "-o", "agenda").returncode == 0
    assert (workspace / "agenda").read_bytes().startswith(b"%PDF-")
    assert run(workspace, "exit-review", "acme", "-o", "agenda").stderr.startswith(
        "error: agenda already exists"
    )


def test_without_a_suffix_the_format_is_as_asked(workspace):
    run(workspace, "review", "acme", "-o", "agenda", "--format", "html")
    assert (workspace / "agenda").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_existing_file_is_overwritten_only_by_force(workspace):
    (workspace / "agenda.md").write_text("my notes\n")
    done = run(workspace, "review", "acme", "-o", "agenda.md")
    assert done.returncode == 2
    assert (
        done.stderr
        == "error: agenda.md already exists\nhelp: Name another file, or overwrite it with --force.\n"
    )
    assert (workspace / "agenda.md").read_text() == "my notes\n"
    assert run(workspace, "review", "acme", "-o", "agenda.md", "--force").returncode == 0
    assert (workspace / "agenda.md").read_text(encoding="utf-8").startswith("# Acme")
    assert run(workspace, "review", "acme", "-o", "agenda.md").returncode == 0, "the same text again"


def test_a_calendar_of_ours_is_renewed_and_another_one_is_not(workspace):
    assert run(workspace, "calendar", "-o", "due.ics").stderr == "wrote due.ics (internal audience)\n"
    assert run(workspace, "calendar", "-o", "due.ics", "--within", "1").returncode == 0
    (workspace / "due.ics").write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//another//EN\r\n")
    assert run(workspace, "calendar", "-o", "due.ics").returncode == 2


@pytest.mark.parametrize(
    "target", ["accounts/acme.yaml", "kam.yaml", "reviews/acme/2026-Q9.yaml", "./plans/../plans/acme.yaml"]
)
def test_output_never_takes_the_place_of_a_file_of_the_workspace(workspace, target):
    before = {p: p.read_bytes() for p in workspace.rglob("*.yaml")}
    done = run(workspace, "template", "copy", "agenda.md.j2", "--output", target, "--force")
    assert done.returncode == 2
    assert "is not overwritten" in done.stderr
    (workspace / "agenda.md").symlink_to(target)
    assert run(workspace, "review", "acme", "--output", "agenda.md", "--force").returncode == 2
    assert {p: p.read_bytes() for p in workspace.rglob("*.yaml")} == before


def test_output_to_a_place_that_is_not_there_fails_in_a_sentence(workspace):
    done = run(workspace, "review", "acme", "--output", "no/where.md")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: no/where.md: No such file or directory")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["review", "acme", "--quarter", "Q7"], "`Q7` is not a period"),
        (["review", "acne"], "there is no account acne"),
        (["template", "copy", "nope.j2"], "there is no template `nope.j2`"),
    ],
)
def test_what_is_not_there_is_named(workspace, args, says):
    done = run(workspace, *args)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_template_is_copied_changed_and_used(workspace):
    kamctl(workspace, "template", "copy", "agenda.md.j2")
    assert run(workspace, "template", "copy", "agenda.md.j2").returncode == 1
    (workspace / "templates" / "agenda.md.j2").write_text("{{ name }} by {{ company }}\n")
    assert kamctl(workspace, "review", "acme") == "Acme Bikes by Adventure Works\n"
    assert "templates/ of this workspace" in kamctl(workspace, "template", "list")


def test_a_fault_in_a_template_is_named_with_its_line(workspace):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "agenda.md.j2").write_text("one\n{{ nope }}\n")
    done = run(workspace, "review", "acme")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: templates/agenda.md.j2, line 2: 'nope' is undefined\n")


def test_a_template_may_build_on_the_shipped_one(workspace):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "agenda.md.j2").write_text(
        '{% include "shipped/agenda.md.j2" %}\nConfidential.\n'
    )
    assert kamctl(workspace, "review", "acme").endswith("Confidential.\n")


def test_a_word_template_is_copied_checked_and_used(workspace):
    kamctl(workspace, "template", "copy", "agenda.docx")
    assert kamctl(workspace, "template", "check") == "1 template checked, 0 errors\n"
    own = workspace / "templates" / "agenda.docx"
    with zipfile.ZipFile(own) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"{{ n.need }}", b"{{ n.neeed }}")
    with zipfile.ZipFile(own, "w") as file:
        for name, content in parts.items():
            file.writestr(name, content)
    (workspace / "templates" / "agenda.md.j2").write_text("one\n{{ nmae }}\n")
    checked = run(workspace, "template", "check")
    assert checked.returncode == 1
    first, second, third, fourth, last = checked.stdout.splitlines()
    assert re.fullmatch(
        r"templates/agenda\.docx, paragraph \d+ \(“\{\{ n\.neeed \}\}”\): error: there is no field `neeed` in `n\.neeed`",
        first,
    )
    assert second == "help: Did you mean need?"
    assert third == "templates/agenda.md.j2, line 2: error: there is no field `nmae`"
    assert (fourth, last) == ("help: Did you mean name?", "2 templates checked, 2 errors")
    one = run(workspace, "template", "check", "templates/agenda.md.j2", "--format", "json")
    assert [r["template"] for r in json.loads(one.stdout)["remarks"]] == ["agenda.md.j2"]
    assert "no template in templates/ is called" in run(workspace, "template", "check", "nope.j2").stderr
    written = run(workspace, "review", "acme", "-o", "agenda.docx")
    assert (written.returncode, (workspace / "agenda.docx").exists()) == (2, False)
    assert "`kamctl template check agenda.docx`" in " ".join(written.stderr.split())


def test_a_template_that_reads_well_is_filled_to_see_that_it_can_be(workspace):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "agenda.md.j2").write_text("one\n{{ minutes // (minutes - minutes) }}\n")
    done = run(workspace, "template", "check")
    assert done.returncode == 1
    assert "templates/agenda.md.j2, line 2: error: " in done.stdout
    assert "(in the internal edition of Acme Bikes)" in " ".join(done.stdout.split())


def test_minutes_are_written_and_followed_up(workspace):
    done = minutes(workspace, "--agreed", "a-open", "--rating", "4.5")
    assert done.returncode == 0, done.stderr
    assert (workspace / "reviews/acme/2026-Q3.yaml").read_text() == (
        'held: 2026-10-08\nattendees: [m.lindqvist, s.bauer]\nsummary: "Good: yes"\nagreed: [a-open]\nrating: 4.5\n'
    )
    data = json.loads(kamctl(workspace, "review", "acme", "--quarter", "Q4", "--format", "json"))
    followed = {i["id"]: i["agreed"] for i in data["sections"][1]["items"]}
    assert followed == {"a-open": True, "a-late": False, "a-ours": False}


def test_minutes_without_agreed_actions_name_those_that_could_be(workspace):
    plan = workspace / "plans/acme.yaml"
    plan.write_text(
        plan.read_text()
        + "  a-new: {do: Send the list, serves: frame-programme, owner: b.ek, opened: 2026-10-08, due: 2026-10-30}\n"
    )
    with Path(os.devnull).open() as nothing:
        done = minutes(workspace, stdin=nothing.fileno())
    assert done.returncode == 0
    assert "a-new  2026-10-30  b.ek  Send the list" in done.stderr
    assert "agreed" not in (workspace / "reviews/acme/2026-Q3.yaml").read_text()


def test_on_a_terminal_minutes_ask_which_actions_were_agreed(workspace):
    plan = workspace / "plans/acme.yaml"
    plan.write_text(
        plan.read_text()
        + "  a-new: {do: Send the list, serves: frame-programme, owner: b.ek, opened: 2026-10-08, due: 2026-10-30}\n"
    )
    ours, theirs = pty.openpty()
    os.write(ours, b"a-nwe\nall\n")
    done = minutes(workspace, stdin=theirs)
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 0, done.stderr
    assert "not among them: a-nwe" in done.stderr
    assert "agreed: [a-new]" in (workspace / "reviews/acme/2026-Q3.yaml").read_text()


def test_a_dry_run_of_minutes_shows_the_file_and_writes_nothing(workspace):
    done = minutes(workspace, "--dry-run")
    assert "+held: 2026-10-08" in done.stdout
    assert not (workspace / "reviews/acme/2026-Q3.yaml").exists()


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (["--attendee", "nobody"], 2, "is called nobody"),
        (["--agreed", "a-nope"], 2, "no action of the plan is called `a-nope`"),
        (["--rating", "6"], 2, "not a rating from 1 to 5"),
        (["--rating", "nan"], 2, "not a rating from 1 to 5"),
        (["--held", "2026-10-16"], 1, "is after today"),
        (["--held", "2026-02-30"], 2, "2026-02-30"),
        (["--summary", " "], 2, "summary"),
        (["--quarter", "2026-Q2"], 2, "already exists"),
    ],
)
def test_minutes_that_cannot_be_are_refused(workspace, args, status, says):
    before = sorted(p.name for p in workspace.rglob("*.yaml"))
    done = minutes(workspace, *args)
    assert (done.returncode, says in done.stderr) == (status, True), done.stderr
    assert sorted(p.name for p in workspace.rglob("*.yaml")) == before


def test_due_lists_the_most_urgent_first_and_filters(workspace):
    lines = kamctl(workspace, "due", "--within", "20").splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["2026-06-30", "2026-08-03", "2026-10-01", "2026-10-30"]
    data = json.loads(kamctl(workspace, "due", "--owner", "l.chen", "--format", "json"))
    assert [(d["id"], d["days_overdue"]) for d in data["due"]] == [("a-late", 14)]
    assert kamctl(workspace, "due", "--owner", "d.osei") == "nothing is due within 30 days\n"


def test_the_calendar_goes_to_a_file_and_is_the_same_every_time(workspace):
    kamctl(workspace, "calendar", "--output", "due.ics")
    written = (workspace / "due.ics").read_bytes()
    assert written.count(b"BEGIN:VEVENT") == 15
    kamctl(workspace, "calendar", "--output", "due.ics")
    assert (workspace / "due.ics").read_bytes() == written


def test_without_icalendar_the_install_line_is_named(workspace, tmp_path):
    (tmp_path / "block").mkdir()
    (tmp_path / "block" / "icalendar.py").write_text("raise ImportError\n")
    env = environment(PYTHONPATH=f"{tmp_path / 'block'}{os.pathsep}{ROOT}")
    command = [sys.executable, "-m", "kamctl", "--today", "2026-10-15", "calendar"]
    done = subprocess.run(command, cwd=workspace, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'kamctl[calendar]'" in done.stderr


def test_status_tells_the_next_review(workspace):
    (row,) = json.loads(kamctl(workspace, "status", "--format", "json"))["accounts"]
    assert (row["next_review"], row["review_due"], row["review_overdue"]) == ("2026-Q3", "2026-10-30", False)
    assert row["required"] == "watch"
    assert "2026-Q3 overdue" in kamctl(workspace, "status", today="2026-10-31")


def test_check_reports_the_overdue_review_until_there_are_minutes(workspace):
    assert "review-overdue" not in run(workspace, "check", today="2026-10-30").stdout
    assert "review-overdue" in run(workspace, "check", today="2026-10-31").stdout
    minutes(workspace)
    assert "review-overdue" not in run(workspace, "check", today="2026-10-31").stdout


@pytest.mark.parametrize(("today", "quarter"), [("2026-06-30", "2026-Q4"), ("2026-07-01", "2027-Q1")])
def test_the_current_quarter_turns_with_the_fiscal_year(workspace, today, quarter):
    kam = workspace / "kam.yaml"
    kam.write_text(kam.read_text() + "fiscal_year_starts: 7\n")
    data = json.loads(kamctl(workspace, "review", "acme", "--format", "json", today=today))
    assert data["quarter"] == quarter


def test_a_broken_plan_of_the_account_is_named_and_nothing_is_written(workspace):
    (workspace / "plans/acme.yaml").write_text("horizon: [\n")
    done = run(workspace, "review", "acme")
    assert (done.returncode, done.stdout) == (2, "")
    assert "plans/acme.yaml" in done.stderr


@pytest.mark.parametrize("text", ["{{ [1, 2]|random }}", "{{ lipsum() }}"])
def test_a_template_cannot_use_chance(workspace, text):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "agenda.md.j2").write_text(text)
    assert run(workspace, "review", "acme").returncode == 2


def test_a_control_sign_that_a_template_writes_is_shown_and_not_sent(workspace):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "agenda.md.j2").write_text('{{ "\\x1b[31m" }}red')
    assert kamctl(workspace, "review", "acme") == "\\x1b[31mred\n"


def test_no_page_and_no_diff_holds_a_command_of_githubs_runner(workspace, monkeypatch):
    account = workspace / "accounts" / "acme.yaml"
    account.write_text(account.read_text().replace("Acme Bikes", "'Acme ##[add-mask]Bikes'"))
    for format_ in ("md", "html", "json"):
        page = kamctl(workspace, "review", "acme", "--format", format_)
        assert "add-mask" in page, format_
        assert "##[" not in page
    words = ["--owner", "s.bauer", "--due", "2026-11-01", "--dry-run"]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    said = kamctl(workspace, "action", "add", "acme", "Say ##[group]x", *words)
    assert "group]x" in said
    assert "##[" not in said
