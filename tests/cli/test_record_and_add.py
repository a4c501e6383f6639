"""`record`, `add`, `set` and `unset` as commands: options, help and prompts come from the records."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kamctl.cli.entry_command import options
from kamctl.model.entries import entry_kinds, slots
from tests.cli.on_a_terminal import environment, talk
from tests.cli.written import TODAY, workspace


@pytest.fixture
def place(tmp_path):
    return workspace(tmp_path)


def test_an_entry_is_appended_with_the_day_and_whoever_runs_the_command(place):
    place.ok("record", "acme", "growth", "--outlook", "structural", "--finding", "A second shop")
    assert place.changed() == [
        "+growth: [{date: 2026-09-15, by: r.vance, outlook: structural, finding: A second shop}]"
    ] or place.changed()[0].startswith("+growth:")
    place.ok(
        "record", "acme", "growth", "--outlook", "one-off", "--finding", "A fair", "--date", "2026-09-14"
    )
    assert "by: r.vance, outlook: one-off, finding: A fair" in place.text("accounts/acme.yaml")


def test_what_is_added_gets_an_id_that_says_what_it_is_and_that_alone_goes_to_a_pipe(place):
    for words, name in (
        (("acme", "contact", "--name", "Zoë Müller", "--level", "director", "--function", "logistics"), "z.mueller"),
        (("acme", "objective", "--objective", "Two new stores a year, everywhere"), "two-new-stores-a-year"),
        (("acme", "obligation", "visit", "--owed-by", "us", "--what", "Visit", "--since", "tomorrow", "--every", "month"),
         "visit"),
        (("settings", "person", "--name", "Ria Vance", "--level", "manager", "--function", "sales"), "ria.vance"),
    ):  # fmt: skip
        assert place.ok("add", *words).stdout == f"{name}\n"
    assert place.ok("add", "acme", "need", "--need", "Racks", "--raised-by", "m.lind").stdout[:2] == "n-"
    assert "since: 2026-09-16" in place.text("accounts/acme.yaml")
    assert place.run("check", "--select", "KAM1").status == 0


def test_a_missing_file_is_started_with_its_first_entry(place):
    place.ok("add", "resources", "role", "fitter", "--name", "Fitters", "--capacity", "2026-Q4=60")
    assert place.text("resources.yaml") == "roles:\n  fitter: {name: Fitters, capacity: {2026-Q4: 60}}\n"
    place.ok("record", "acme", "resource-demand", "--initiative", "frames", "--role", "fitter", "--quarter", "2026-Q4",
             "--days", "5")  # fmt: skip
    assert "role: fitter" in place.text("plans/acme.yaml")


@pytest.mark.parametrize("entry", entry_kinds().values(), ids=lambda one: one.name)
def test_every_field_of_every_kind_is_an_option_with_its_description(entry):
    told = {option.opts[0]: option.help for option in options(entry)}
    for slot in slots(entry.record):
        assert told[slot.option] == f"{slot.doc}."


def test_help_tells_the_kinds_and_the_fields_of_one(place):
    kinds = place.ok("record", "--help").stdout
    assert "What we found about the growth of the account." in " ".join(kinds.split())
    assert "supply-position" in kinds
    fields = place.ok("record", "acme", "flight-risk", "--help").stdout
    assert "--level low|medium|high" in fields
    assert "What we do about it; required unless the level is low." in " ".join(fields.split())


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("record", "acme", "growth"), 2, "--outlook structural|seasonal|one-off"),
        (("record", "acme", "growth"), 2, "--finding TEXT (What lies behind the growth)"),
        (("record", "acme", "grwth"), 2, "Did you mean growth? There are: "),
        (("record", "acme", "contact"), 2, "Use `kamctl add acme contact`."),
        (("add", "acme", "growth"), 2, "Use `kamctl record acme growth`."),
        (("add", "acme", "person", "--name", "X"), 2, "It is in kam.yaml: name `settings`."),
        (("record", "acme", "decision", "--outcome", "selected"), 1, "Use `kamctl decide acme OUTCOME"),
        (("record", "acm", "growth", "--outlook", "x", "--finding", "y"), 2, "Did you mean acme?"),
        (("record", "acme", "growth", "--outlok", "x"), 2, "--outlook"),
        (("record", "acme", "growth", "--outlook", "structual", "--finding", "y"), 2, "Did you mean `structural`?"),
        (("record", "acme", "growth", "--outlook", "seasonal", "--finding", "y", "--by", "vance"), 2, "`r.vance`"),
        (("record", "acme", "growth", "--outlook", "seasonal", "--finding", "y", "--date", "+1d"), 1, "after today"),
        (("record", "acme", "receivables", "--balance", "180.000", "--overdue", "0"), 2, "Write 180000 if"),
        (("add", "acme", "contact", "m.lind", "--name", "M", "--level", "manager", "--function", "x"), 2, "already exists"),
        (("set", "acme", "segment"), 2, "Missing argument 'VALUE' of 'segment'"),
        (("set", "acme"), 2, "Missing argument 'PATH'"),
    ],
)  # fmt: skip
def test_a_wrong_name_is_reported_with_the_nearest_and_nothing_is_written(place, words, status, said):
    ran = place.run(*words)
    assert ran.status == status, ran.stderr
    assert said in " ".join(ran.stderr.split())
    assert place.changed() == []


def test_a_value_that_does_not_validate_is_refused_in_the_words_of_check(place):
    ran = place.run("set", "acme", "contacts.m.lind.level", "chief")
    said = ran.stderr.partition("would not be valid: ")[2].partition(" (and")[0]
    place.put(
        "accounts/acme.yaml",
        place.text("accounts/acme.yaml").replace("Lind, level: president", "Lind, level: chief"),
    )
    assert said in place.run("check").stdout


def test_set_and_unset_say_what_was_there_and_show_the_lines(place):
    ran = place.ok("set", "acme", "needs.lead-times.met", "today", "contacts.m.lind.stance", "sponsor")
    assert "acme: needs.lead-times.met is 2026-09-15; contacts.m.lind.stance is sponsor" in ran.stdout
    assert "note: today is Tuesday, 2026-09-15" in ran.stderr
    ran = place.ok("unset", "acme", "needs.lead-times.met", "contacts.m.lind.stance")
    assert place.changed() == []
    assert place.ok("set", "settings", "company", "Example Frames").stdout == (
        "settings: company is Example Frames: nothing to change\n"
    )
    diff = place.ok("set", "accounts/acme.yaml", "segment", "retail", "--dry-run").stdout
    assert diff.startswith("--- a/accounts/acme.yaml\n+++ b/accounts/acme.yaml\n")
    assert place.changed() == []


def test_what_is_missing_is_asked_for_with_its_description_and_its_choices(place):
    status, heard = talk(
        place,
        ["record", "acme"],
        answers=[
            ("Kind:", "flight-risk\n"),
            ("Level (low, medium, high):", "hgh\n"),
            ("Level (low, medium, high):", "high\n"),
            ("Reason (What it rests on):", "A rival asks\n"),
        ],
        COLUMNS="80",
    )
    assert status == 0, heard
    assert "supply-position" in heard
    assert "Did you mean `high`?" in heard
    assert "level: high, reason: A rival asks" in place.text("accounts/acme.yaml")


def test_names_are_offered_and_judged_where_they_are_asked_for(place):
    status, heard = talk(
        place,
        ["add", "acme", "need", "--need", "Racks"],
        answers=[("Raised by (The contact who raised it):", "lind\n"), ("raised it):", "m.lind\n")],
    )
    assert status == 0, heard
    assert "p.ruiz  Pau Ruiz" in heard
    assert "Did you mean m.lind?" in heard


def test_people_who_write_at_once_lose_nothing(place):
    words = [
        sys.executable,
        "-m",
        "kamctl",
        "-C",
        str(place.root),
        "--today",
        TODAY,
        "record",
        "acme",
        "growth",
    ]
    running = [
        subprocess.Popen(
            [*words, "--by", "s.bauer", "--outlook", "seasonal", "--finding", f"Season {n}"],
            env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for n in range(4)
    ]  # fmt: skip
    for process in running:
        _, told = process.communicate(timeout=120)
        assert process.returncode == 0, told
    text = place.text("accounts/acme.yaml")
    assert all(f"finding: Season {n}" in text for n in range(4))


GRANT = """\
roles: {trainer: {name: Trainers, capacity: {2026-Q4: 20}}}
grants: {2026-Q4: {by: d.osei, date: 2026-09-01, days: {trainer: {acme/frames: 5}}}}
"""


@pytest.mark.parametrize(
    "words",
    [
        ("add", "resources", "grant", "2027-Q1", "--by", "s.bauer"),
        ("set", "resources", "grants.2026-Q4.by", "s.bauer"),
        ("record", "acme", "plan-approval", "--by", "s.bauer"),
    ],
)
def test_what_senior_management_gives_nobody_else_gives(place, words):
    place.put("resources.yaml", GRANT)
    place.commit()
    ran = place.run(*words)
    assert ran.status == 1
    assert "senior management does (president or vice-president)" in " ".join(ran.stderr.split())
    assert place.changed() == []


def test_senior_management_gives_it(place):
    place.put("resources.yaml", GRANT)
    place.ok("set", "resources", "grants.2026-Q4.by", "r.vance")
    place.ok("record", "acme", "plan-approval", "--by", "r.vance")
