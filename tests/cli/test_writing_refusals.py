"""What the writing commands refuse, and the way out that they show; nothing is written then."""

from __future__ import annotations

import json

import pytest

from kamctl.cli.command_table import CALLED_ELSEWHERE, COMMANDS
from tests.cli.written import workspace

#: Command, exit status, and what stderr says.
REFUSALS = {
    "a rating off the scale": ("rate acme growth 6 --evidence x", 1, "off the scale of 0 to 5"),
    "a rating on nothing": ("rate acme grwth 3 --evidence x", 2, "Did you mean growth?"),
    "a rating that is no number": ("rate acme growth 3,5 --evidence x", 2, "'3,5' is not a number: write 3.5"),
    "a rating on evidence that says nothing": ("rate acme growth 3 --evidence tbd", 1, "`tbd` is not evidence"),
    "a rating without evidence": ("rate acme growth 3", 2, "Missing option '--evidence'"),
    "a rating by a stranger": ("rate acme growth 3 --evidence x --by s.baur", 2, "Did you mean s.bauer?"),
    "a rating by somebody who left": ("rate acme growth 3 --evidence x --by o.gone", 1, "o.gone left on 2026-05-31"),
    "a rating tomorrow": ("rate acme growth 3 --evidence x --date 2026-09-16", 1, "after today, 2026-09-15"),
    "a day that is none": ("touch acme m.lind --date 2026-02-30", 2, "'2026-02-30' is not a date"),
    "a blank text": ("rate acme growth 3 --evidence _", 2, "the text is blank"),
    "an account that is not there": ("touch acmee m.lind", 2, "Did you mean acme?"),
    "an outcome that is none": ("decide acme select", 2, "'selected'"),
    "an end of what is no trial": ("decide acme declined --until 2027-01-01", 2, "use it with trial"),
    "a trial that ends on its first day": ("decide acme trial --until 2026-09-15", 2, "2026-09-15 is not after 2026-09-15"),
    "an account of which a part was typed": ("touch acm m.lind", 2, "Did you mean acme?"),
    "a need of an unknown id": ("need met acme x", 2, "There are: lead-times (Frames within 10 days)."),
    "an action of an unknown id": ("action done acme zzz", 2, "There are: a-7k2q (Agree the sequence)."),
    "a stranger at a review": ("minutes acme --held 2026-09-01 --attendee m.lind,s.baur --summary x", 2, "Did you mean s.bauer?"),
    "actions of nobody": ("actions --owner bauer", 2, "Did you mean s.bauer?"),
    "what is due of nobody": ("due --owner p.riuz", 2, "Did you mean p.ruiz?"),
    "a calendar of nobody": ("calendar --owner bauer", 2, "Did you mean s.bauer?"),
    "an argument left out": ("rate acme growth", 2, "help: kamctl rate [OPTIONS] ACCOUNT CRITERION RATING"),
    "a day that is no day, by its option": ("status --today someday", 2, "--today: 'someday' is not a date"),
    "another name of a command": ("contacts", 2, "Did you mean 'coverage'?"),
    "a command typed wrongly": ("statsu", 2, "Did you mean 'status'?"),
    "a word like no command": ("edit", 2, "error: No such command 'edit'. `kamctl --help` lists them."),
    "undoing": ("undo", 2, "Use git to undo"),
    "a contact that is not there": ("touch acme m.lin", 2, "Did you mean m.lind?"),
    "stages that are skipped": ("advance acme --to 4", 1, "one stage at a time"),
    "going nowhere": ("advance acme --to 1", 1, "already in stage 1 (fit)"),
    "a stage before the newest": ("advance acme --date 2026-02-01", 1, "Stage entries are in order of date"),
    "a waiver of nothing": ("advance acme --waive buying-reson=x", 2, "Did you mean buying-reason?"),
    "an end of no waiver": ("advance acme --until 2026-12-31", 2, "add --waive"),
    "a waiver's end that is no day": ("advance acme --waive buying-reason=x@2026-02-30", 2, "2026-02-30"),
    "a waiver of only an end": ("advance acme --waive buying-reason=@2026-12-31", 2, "NAME=REASON[@DATE]"),
    "a waiver without a reason": ("advance acme --waive buying-reason", 2, "NAME=REASON"),
    "an owner that is nobody": ("action add acme x --owner l.chn --due 2026-10-01", 2, "Did you mean l.chen?"),
    "an owner who left": ("action add acme x --owner o.gone --due 2026-10-01", 1, "o.gone left"),
    "an action due before it opens": ("action add acme x --owner l.chen --due 2026-09-01", 1, "before the action is opened"),
    "an action that serves nothing": ("action add acme x --owner l.chen --due 2026-10-01 --serves frame", 2, "frames?"),
    "an action that is not there": ("action done acme a-7k2p", 2, "Did you mean a-7k2q?"),
    "a move to where it is": ("action move acme a-7k2q 2026-09-30 --reason x", 1, "already"),
    "a move into the past": ("action move acme a-7k2q 2026-09-01 --reason x", 1, "before 2026-09-15"),
    "done before it was opened": ("action done acme a-7k2q --date 2026-08-01", 1, "opened on 2026-08-20"),
    "a need by nobody": ("need add acme x --raised-by s.bauer", 2, "no contact"),
    "a need that is not there": ("need met acme lead-time", 2, "lead-times?"),
    "value accepted by nobody": ("value add acme x --accepted-by m.lin", 2, "m.lind?"),
    "value of no number": ("value add acme x --worth 1_000", 2, "not a number"),
    "an amount of two readings": ("value add acme x --worth 180.000", 2, "Write 180000 if the dot groups thousands, or 180 if"),
    "an amount as Germans write it": ("value add acme x --worth 1.200,50€", 2, "write 1200.50"),
    "a day as Germans write it": ("touch acme m.lind --date 30.08.2026", 2, "write 2026-08-30"),
    "a period of another kind": ("obligation record acme pay-on-time 2026-07 --actual 3", 2, "2026-07 is not a quarter"),
    "a period that has not begun": ("obligation record acme pay-on-time 2026-Q4 --actual 3", 1, "has not begun"),
    "a period before it held": ("obligation record acme pay-on-time 2025-Q4 --actual 3", 1, "applies from 2026-01-01"),
    "a figure for no target": ("obligation record acme ship-fast 2026-08 --actual 3", 2, "--met or --missed"),
    "no figure for a target": ("obligation record acme pay-on-time 2026-Q2 --met", 2, "--actual N"),
    "a result of both kinds": ("obligation record acme ship-fast 2026-08 --actual 3 --met", 2, "not both"),
    "no result": ("obligation record acme ship-fast 2026-08", 2, "--met or --missed"),
    "an excuse for what was met": ("obligation record acme ship-fast 2026-08 --met --excused x", 2, "nothing to excuse"),
    "a day for a one-off that is none": ("obligation record acme open-books 2026-Q3 --met", 2, "is not a date"),
    "an outcome of no exit review": ("standing acme watch --reason x --outcome repair", 2, "exit-review"),
    "corrective action that a manager decides": ("standing acme corrective-action --reason x --until 2026-12-31 --by s.bauer", 1, "may not decide"),
    "an exit review that a manager decides": ("standing acme exit-review --reason x --outcome exit --by s.bauer", 1, "--by names"),
    "an end before the start": ("standing acme watch --reason x --until 2026-09-15", 2, "not after"),
    "standing about nothing": ("standing acme watch --reason x --obligation pay-on-tim", 2, "pay-on-time?"),
}  # fmt: skip


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("refusals"))


@pytest.mark.parametrize("what", REFUSALS)
def test_it_refuses(place, what):
    line, status, said = REFUSALS[what]
    ran = place.run(*(word.replace("_", " ") for word in line.split()))
    assert (ran.status, ran.stdout) == (status, "")
    assert said in ran.stderr
    assert place.git("status", "--porcelain") == ""


def test_the_user_is_recognised_by_gits_email_in_any_case(tmp_path):
    place = workspace(tmp_path)
    place.ok("decide", "acme", "trial")
    assert "by: r.vance" in place.changed()[0]


def test_a_trial_says_when_it_is_to_be_decided_and_holds_the_last_day_it_was_given(tmp_path):
    place = workspace(tmp_path)
    ran = place.ok("decide", "acme", "trial", "--until", "2026-09-16")
    assert "until: 2026-09-16" in place.changed()[0]
    assert "to be decided by 2026-09-16" in ran.stdout
    place.git("checkout", "-q", "accounts")
    assert "to be decided by 2027-09-15" in place.ok("decide", "acme", "trial").stdout
    assert "until" not in place.changed()[0]


def test_a_new_key_account_is_told_by_when_it_needs_a_plan(tmp_path):
    place = workspace(tmp_path)
    selected = ("decide", "acme", "selected", "--reason", "Opens the north")
    assert "plan is due" not in place.ok(*selected).stdout
    place.git("checkout", "-q", "accounts")
    (tmp_path / "plans/acme.yaml").unlink()
    assert "; its plan is due by 2026-11-14" in place.ok(*selected).stdout


def test_an_unknown_git_email_is_reported_with_the_ways_out(tmp_path):
    place = workspace(tmp_path)
    place.git("config", "user.email", "x@example.com")
    ran = place.run("advance", "acme")
    assert ran.status == 2
    assert "x@example.com" in ran.stderr
    assert "--by WHO" in ran.stderr


def rated(root):
    place = workspace(root)
    for criterion in ("profit", "partnership", "reach"):
        place.ok("rate", "acme", criterion, "2", "--evidence", "x", "--by", "s.bauer")
    place.commit()
    return place


def test_a_decision_against_the_verdict_needs_a_reason(tmp_path):
    place = rated(tmp_path)
    ran = place.run("decide", "acme", "selected")
    assert (ran.status, place.changed()) == (1, [])
    assert "its score of 60.0 is under 70" in ran.stderr
    place.ok("decide", "acme", "selected", "--reason", "Opens the north")
    assert "score: 60.0, reason: Opens the north" in place.changed()[0]
    assert place.run("check", "--select", "decision-against-verdict").status == 0


def test_a_score_is_recorded_as_it_is_and_not_rounded_over_the_threshold(tmp_path):
    place = rated(tmp_path)
    place.ok("rate", "acme", "profit", "4.499999", "--evidence", "x", "--by", "s.bauer")
    place.commit()
    ran = place.run("decide", "acme", "selected")
    assert ran.status == 1
    place.ok("decide", "acme", "declined")
    assert "score: 69.999996" in place.changed()[0]


def test_a_decision_by_a_manager_is_refused(tmp_path):
    place = workspace(tmp_path)
    ran = place.run("decide", "acme", "trial", "--by", "s.bauer", "--reason", "They are friends of mine")
    assert (ran.status, place.changed()) == (1, [])
    assert "senior management does (president or vice-president), and s.bauer is a manager" in ran.stderr
    assert "d.osei" in ran.stderr


def test_a_reason_that_says_nothing_does_not_count(tmp_path):
    place = rated(tmp_path)
    ran = place.run("decide", "acme", "selected", "--reason", "n/a")
    assert (ran.status, place.changed()) == (1, [])


def test_the_same_decision_is_not_written_twice_for_one_day_and_a_contradiction_is_told(tmp_path):
    place = workspace(tmp_path)
    for outcome in ("nominated", "trial"):
        assert [line[:5] for line in place.ok("decide", "acme", outcome).stderr.splitlines()] == ["undo:"]
    place.commit()
    ran = place.run("decide", "acme", "trial", "--reason", "Again")
    assert (ran.status, place.changed()) == (1, [])
    assert "acme already has the decision `trial` of 2026-09-15, by r.vance" in ran.stderr
    assert "contradict each other" in place.ok("decide", "acme", "declined").stderr
    assert place.run("check", "--select", "contradictory-decisions").status == 1


def test_a_selection_without_a_complete_score_needs_a_reason(tmp_path):
    place = workspace(tmp_path)
    ran = place.run("decide", "acme", "selected")
    assert (ran.status, place.changed()) == (1, [])
    assert "without a complete score (not rated: " in ran.stderr
    place.ok("decide", "acme", "declined")
    place.commit()
    place.ok("decide", "acme", "selected", "--reason", "Opens the north")
    assert place.run("check", "--select", "decision-against-verdict").status == 0


def test_without_100_points_there_is_no_score_to_show_or_to_select_by(tmp_path):
    place = rated(tmp_path)
    file = tmp_path / "criteria.yaml"
    file.write_text(file.read_text("utf-8").replace("weight: 20", "weight: 20.5", 1), "utf-8")
    place.commit()
    for options in ([], ["--format", "json"], ["--criteria", "criteria.yaml"]):
        ran = place.run("score", *options)
        assert (ran.status, ran.stdout) == (1, "")
        assert "the weights in criteria.yaml add up to 100.5, not 100" in ran.stderr
    shown = json.loads(place.ok("status", "--format", "json").stdout)
    assert [(one["score"], one["verdict"]) for one in shown["accounts"]] == [(None, None)]
    ran = place.run("decide", "acme", "selected")
    assert ran.status == 1
    assert "add up to 100.5, not 100" in ran.stderr


def test_an_entry_older_than_the_newest_is_written_with_a_warning(tmp_path):
    place = workspace(tmp_path)
    ran = place.ok("decide", "acme", "trial", "--date", "2026-01-20")
    assert "it counts, not this one" in ran.stderr


def test_a_long_action_is_written_with_a_warning(tmp_path):
    place = workspace(tmp_path)
    ran = place.ok("action", "add", "acme", "Build it", "--owner", "l.chen", "--due", "2026-12-31")
    assert "split it into steps, the first due by 2026-12-14" in ran.stderr
    assert (
        "warning"
        not in place.ok("action", "add", "acme", "x", "--owner", "l.chen", "--due", "2026-12-14").stderr
    )
    ran = place.ok("action", "move", "acme", "a-7k2q", "2026-11-19", "--reason", "x")
    assert "91 days" in ran.stderr


def test_what_is_done_or_dropped_has_no_further_life(tmp_path):
    place = workspace(tmp_path)
    place.ok("action", "done", "acme", "a-7k2q")
    for command in (["done"], ["move", "2026-12-01", "--reason", "x"], ["drop", "--reason", "x"]):
        ran = place.run("action", command[0], "acme", "a-7k2q", *command[1:])
        assert (ran.status, "was done on 2026-09-15" in ran.stderr) == (1, True)


def test_an_unmet_gate_prints_each_requirement_and_its_remedy(tmp_path):
    place = workspace(tmp_path)
    place.ok("advance", "acme")
    place.commit()
    ran = place.run("advance", "acme")
    assert ran.status == 1
    assert ran.stdout.splitlines() == [
        "unmet   growth-investigated: no growth entry is recorded",
        "unmet   receivables-known: no credit limit is recorded; no receivables figure is recorded",
        "",
        "to meet growth-investigated:",
        "kamctl record acme growth --outlook WORD --finding '…' --about 2026-Q3",
        "",
        "to meet receivables-known:",
        "kamctl set acme credit.limit N credit.terms_days N",
        "kamctl record acme receivables --balance N --overdue N",
    ]
    assert "2 of 2 requirements are unmet" in ran.stderr
    assert place.changed() == []


def test_a_waiver_of_what_is_met_is_not_recorded(tmp_path):
    place = workspace(tmp_path)
    ran = place.ok("advance", "acme", "--waive", "buying-reason=We know")
    assert "needs no waiver" in ran.stderr
    assert place.changed() == ["+  - {stage: 2, date: 2026-09-15, by: r.vance}"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("accounts/acme.yaml", "stage: 1", "stage: one"),
        ("accounts/acme.yaml", "name: Acme", "nmae: Acme"),
        ("accounts/acme.yaml", "contacts:", "contacts: ["),
        ("kam.yaml", "currency: EUR", "currency: Euro"),
    ],
)
def test_a_broken_file_is_refused_with_a_pointer_to_check(tmp_path, path, old, new):
    place = workspace(tmp_path)
    place.put(path, place.text(path).replace(old, new))
    place.commit()
    ran = place.run("touch", "acme", "m.lind")
    assert (ran.status, place.changed()) == (2, [])
    assert f"{path} cannot be read; line " in ran.stderr
    assert "kamctl check" in ran.stderr


def test_a_misspelt_field_is_reported_with_its_line_by_every_command_affected(tmp_path):
    place = workspace(tmp_path)
    place.put("accounts/beta.yaml", "# Illustrative.\nname: Beta\nbuying_reason: []\nx: 1\n")
    said = "accounts/beta.yaml cannot be read; line 3: unknown field `buying_reason` (and 1 more)"
    ran = place.ok("status")
    assert (ran.stderr, "acme" in ran.stdout) == (f"left out: {said}; `kamctl check` says more\n", True)
    ran = place.run("stage", "beta")
    assert ran.stderr.splitlines() == [
        f"error: {said}",
        "help: Did you mean `buying_reasons`? `kamctl check` shows what is wrong, and where.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "rate acme growth 4 --evidence Seen",
        "decide acme nominated --by d.osei",
        "standing acme watch --reason Late",
        "need add acme Labels --raised-by m.lind",
        "value add acme Shelves --worth 500",
        "action add acme Call_them --owner s.bauer --due 2026-10-01",
    ],
    ids=lambda line: " ".join(line.split()[:2]),
)
def test_what_is_recorded_twice_on_one_day_is_refused_with_what_stands_there(tmp_path, line):
    place = workspace(tmp_path)
    place.ok(*line.split())
    once = place.changed()
    again = place.run(*line.split())
    assert (again.status, place.changed()) == (1, once)
    assert "already" in again.stderr
    place.ok(*line.split(), today="2026-09-16")


def test_a_repeat_names_the_line_that_holds_it(tmp_path):
    place = workspace(tmp_path)
    place.ok("value", "add", "acme", "Shelves")
    line = place.text("accounts/acme.yaml").splitlines().index("  - {date: 2026-09-15, what: Shelves}") + 1
    again = place.run("value", "add", "acme", "Shelves")
    assert again.stderr.startswith(
        f"error: accounts/acme.yaml:{line} already holds this: date: 2026-09-15, what: Shelves\n"
    )


def test_a_corrective_action_without_an_end_is_recorded_with_a_warning(tmp_path):
    place = workspace(tmp_path)
    assert "without --until" in place.ok("standing", "acme", "corrective-action", "--reason", "Late").stderr
    place.commit()
    ended = place.ok("standing", "acme", "corrective-action", "--reason", "Late", "--until", "2026-12-31")
    assert "without --until" not in ended.stderr


def test_standing_may_change_there_and_back_on_one_day(tmp_path):
    place = workspace(tmp_path)
    for state in ("watch", "good", "watch"):
        place.ok("standing", "acme", state, "--reason", "As agreed")
    assert place.text("accounts/acme.yaml").count("state: watch, date: 2026-09-15") == 2


def test_any_log_whose_newest_entry_is_the_state_may_change_there_and_back_on_one_day(tmp_path):
    place = workspace(tmp_path)
    for level in ("low", "high", "low"):
        place.ok(
            "record", "acme", "flight-risk", "--level", level, "--reason", "Their tender", "--by", "s.bauer"
        )
    again = place.run(
        "record", "acme", "flight-risk", "--level", "low", "--reason", "Their tender", "--by", "s.bauer"
    )
    assert again.status == 1
    assert "already holds this" in again.stderr


def test_needs_are_listed_with_their_ids_the_oldest_first(tmp_path):
    place = workspace(tmp_path)
    made = place.ok("need", "add", "acme", "Labels", "--raised-by", "p.ruiz").stdout.strip()
    listed = place.ok("need", "list").stdout.splitlines()
    assert [line.split()[:2] for line in listed[1:]] == [["acme", "lead-times"], ["acme", made]]
    assert listed[2].endswith("Labels")
    place.ok("need", "met", "acme", "lead-times")
    assert "lead-times" not in place.ok("need", "list", "acme").stdout
    found = json.loads(place.ok("need", "list", "--all", "--format", "json").stdout)["needs"]
    assert [(one["id"], one["met"]) for one in found] == [(made, None), ("lead-times", "2026-09-15")]
    place.ok("need", "met", "acme", made)
    assert place.ok("need", "list").stdout == "no open needs\n"


@pytest.mark.parametrize("command", ["status", "score", "stage", "coverage", "obligations"])
def test_without_an_account_each_list_says_how_to_start_one(tmp_path, command):
    place = workspace(tmp_path)
    for path in ("accounts/acme.yaml", "plans/acme.yaml"):
        (tmp_path / path).unlink()
    assert place.ok(command).stdout == "no accounts yet: `kamctl new ACCOUNT --name …` starts one\n"


@pytest.mark.parametrize(
    "name", ["~$acme.yaml", "acme.yaml~", "#acme.yaml#", ".acme.yaml.swp", "acme.yaml.swp", "acme.yaml.orig"]
)
def test_what_editors_leave_beside_a_file_is_not_looked_at(tmp_path, name):
    place = workspace(tmp_path)
    place.put(f"accounts/{name}", "not: [yaml")
    ran = place.run("check", "--select", "KAM1")
    assert "acme.yaml" not in ran.stdout


def test_names_that_lead_nowhere_already_do_not_stop_a_change(tmp_path):
    place = workspace(tmp_path)
    place.put(
        "accounts/acme.yaml",
        place.text("accounts/acme.yaml").replace("counterpart: s.bauer", "counterpart: s.bau"),
    )
    place.commit()
    place.ok("touch", "acme", "m.lind")
    assert len(place.changed()) == 2


def test_an_account_without_a_plan_says_how_to_start_one(tmp_path):
    place = workspace(tmp_path)
    (tmp_path / "plans/acme.yaml").unlink()
    ran = place.run("action", "add", "acme", "x", "--owner", "l.chen", "--due", "2026-10-01")
    assert ran.status == 2
    assert "plans/acme.yaml" in ran.stderr
    assert "horizon: {start: 2026-09-15" in ran.stderr


def test_an_account_can_be_named_by_its_file(tmp_path):
    place = workspace(tmp_path)
    place.ok("touch", "plans/acme.yaml", "m.lind")
    assert len(place.changed()) == 2


def test_text_from_the_command_line_stays_text(tmp_path):
    place = workspace(tmp_path)
    odd = "no: #1 \"ärger\" {x} [y] 'z' 🙂\nsecond line"
    place.ok("value", "add", "acme", odd)
    place.commit()
    ran = place.run("value", "add", "acme", "bell\x07")
    assert (ran.status, place.changed()) == (2, [])
    from kamctl.workspace.validate import read_record

    record = read_record("account", "accounts/acme.yaml", place.text("accounts/acme.yaml")).record
    assert record.value[-1].what == odd


def test_an_action_is_found_without_its_account(tmp_path):
    place = workspace(tmp_path)
    place.ok("action", "move", "a-7k2q", "2026-10-15", "--reason", "Asked to")
    place.ok("action", "done", "a-7k2q")
    assert "done: 2026-09-15" in place.text("plans/acme.yaml")


def test_the_day_and_the_directory_may_stand_after_the_command(tmp_path):
    place = workspace(tmp_path)
    shown = place.ok("due", "--format", "json", "--today", "2026-10-03", "-C", str(place.root)).stdout
    assert '"today": "2026-10-03"' in shown


def test_help_and_version_are_commands_too(tmp_path):
    place = workspace(tmp_path)
    assert place.ok("help", "rate").stdout == place.ok("rate", "--help").stdout
    assert place.ok("help").stdout.startswith("Usage: kamctl")
    assert place.ok("version").stdout == place.ok("--version").stdout


def test_other_names_of_commands_lead_to_commands():
    assert set(CALLED_ELSEWHERE.values()) <= set(COMMANDS)
    assert not set(CALLED_ELSEWHERE) & set(COMMANDS)


def test_characters_without_width_are_dropped_from_a_text(tmp_path):
    place = workspace(tmp_path)
    place.ok("need", "add", "acme", "\u200bBlue\ufeff frames ", "--raised-by", "m.lind")
    assert "need: Blue frames," in place.text("accounts/acme.yaml")


def test_what_has_no_width_is_dropped_from_a_text_that_was_pasted(tmp_path):
    place = workspace(tmp_path)
    place.ok("decide", "acme", "declined", "--by", "d.osei", "--reason", "No\u200b fit\u2060 ")
    assert "reason: No fit" in place.text("accounts/acme.yaml")
