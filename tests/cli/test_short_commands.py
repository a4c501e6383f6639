"""The short writing commands: confirm, validate, accept, reopen, edit."""

from __future__ import annotations

import pytest

from tests.cli.written import workspace

OBJECTIVES = """\
objectives:
  shops: {objective: Two shops a year}
pressures:
  tariff: {pressure: A tariff, confirmed: {by: p.ruiz, date: 2026-03-01}}
"""


@pytest.fixture
def place(tmp_path):
    made = workspace(tmp_path)
    made.put("plans/acme.yaml", made.text("plans/acme.yaml") + OBJECTIVES)
    made.commit()
    return made


def test_what_the_customer_confirmed_is_recorded_where_the_plan_says_it(place):
    place.ok("confirm", "acme", "shops", "--by", "m.lind")
    place.ok("confirm", "acme", "tariff", "--by", "m.lind", "--date", "yesterday")
    assert place.changed() == [
        "-  shops: {objective: Two shops a year}",
        "+  shops: {objective: Two shops a year, confirmed: {by: m.lind, date: 2026-09-15}}",
        "-  tariff: {pressure: A tariff, confirmed: {by: p.ruiz, date: 2026-03-01}}",
        "+  tariff: {pressure: A tariff, confirmed: {by: m.lind, date: 2026-09-14}}",
    ] or place.changed()[1].endswith("confirmed: {by: m.lind, date: 2026-09-15}}")
    ran = place.run("confirm", "acme", "shop", "--by", "m.lind")
    assert ran.status == 2
    assert "Did you mean shops?" in ran.stderr


def test_the_plan_is_validated_by_one_of_theirs(place):
    place.ok("validate", "acme", "--by", "m.lind", "--note", "That is our plan")
    assert "{date: 2026-09-15, by: m.lind, note: That is our plan}" in place.text("plans/acme.yaml")
    assert "no contact is called `s.bauer`" in place.run("validate", "acme", "--by", "s.bauer").stderr
    assert "--by CONTACT (The contact who validated the plan)" in place.run("validate", "acme").stderr


def test_value_that_waits_is_accepted_and_where_several_wait_one_must_be_named(place):
    place.ok("value", "accept", "acme", "--by", "m.lind")
    assert "accepted: {by: m.lind, date: 2026-09-15}" in place.text("accounts/acme.yaml")
    assert "There is nothing to accept" in place.run("value", "accept", "acme", "0", "--by", "m.lind").stderr
    place.ok("value", "add", "acme", "Faster repairs")
    place.ok("value", "add", "acme", "Faster deliveries")
    assert place.run("value", "accept", "acme", "--by", "m.lind").status == 2
    ran = place.run("value", "accept", "acme", "faster", "--by", "m.lind")
    assert "2 (2026-09-15  Faster deliveries); 1 (2026-09-15  Faster repairs)" in " ".join(
        ran.stderr.split("\n")
    )
    assert (
        "accepted by m.lind on 2026-09-15: Faster repairs"
        in place.ok("value", "accept", "acme", "repairs", "--by", "m.lind").stdout
    )


def test_an_action_is_opened_again_as_it_was(place):
    before = place.bytes("plans/acme.yaml")
    for words in (("done",), ("drop", "--reason", "Not now")):
        place.ok("action", words[0], "acme", "a-7k2q", *words[1:])
        assert "a-7k2q is open again, due 2026-09-30" in place.ok("action", "reopen", "a-7k2q").stdout
        assert place.bytes("plans/acme.yaml") == before
    assert place.run("action", "reopen", "acme", "a-7k2q").status == 1


def test_an_action_is_changed_field_by_field_except_its_history(place):
    place.ok(
        "action", "edit", "acme", "a-7k2q", "--do", "Agree the order", "--owner", "s.bauer", "--serves", ""
    )
    assert "{do: Agree the order, owner: s.bauer, opened: 2026-08-20, due: 2026-09-30}" in place.text(
        "plans/acme.yaml"
    )
    assert place.run("action", "edit", "acme", "a-7k2q").status == 2
    assert "No such option: --due" in place.run("action", "edit", "acme", "a-7k2q", "--due", "Q4").stderr


@pytest.mark.parametrize(
    ("words", "said", "written"),
    [
        (("action", "add", "acme", "Count", "--owner", "l.chen", "--due", "end of month"), "--due end of month is Wednesday, 2026-09-30", "due: 2026-09-30"),
        (("action", "move", "acme", "a-7k2q", "+30d", "--reason", "Ill"), "DATE +30d is Thursday, 2026-10-15", "due: 2026-10-15"),
        (("touch", "acme", "p.ruiz", "--date", "monday"), "--date monday is Monday, 2026-09-14", "date: 2026-09-14"),
        (("standing", "acme", "corrective-action", "--until", "Q4", "--obligation", "pay-on-time", "--reason", "Late"), "--until Q4 is Thursday, 2026-12-31", "until: 2026-12-31"),
        (("decide", "acme", "trial", "--until", "+3m", "--reason", "Let us see"), "--until +3m is Tuesday, 2026-12-15", "until: 2026-12-15"),
        (("minutes", "acme", "--held", "friday", "--attendee", "m.lind", "--summary", "Well"), "friday is Friday, 2026-09-11", "held: 2026-09-11"),
    ],
)  # fmt: skip
def test_a_day_may_be_spoken_and_is_confirmed(place, words, said, written):
    assert f"note: {said}\n" in place.ok(*words).stderr
    assert any(written in path.read_text("utf-8") for path in place.root.rglob("*.yaml"))


def test_a_waiver_may_end_on_a_day_that_is_said(place):
    place.put(
        "accounts/acme.yaml",
        place.text("accounts/acme.yaml").replace("{outcome: nominated", "{outcome: selected"),
    )
    ran = place.run(
        "advance", "acme", "--waive", "value-beyond-price=In May@+90d", "--waive", "buying-reason=x @ y"
    )
    assert "--waive +90d is Monday, 2026-12-14" in ran.stderr, ran.stderr


def test_what_is_dated_ahead_has_not_happened(place):
    ran = place.run("touch", "acme", "p.ruiz", "--date", "tomorrow")
    assert ran.status == 1
    assert "2026-09-16 is after today" in ran.stderr
