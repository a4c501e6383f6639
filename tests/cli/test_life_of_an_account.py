"""An account's whole life, from its first rating to maintenance, by commands alone and under git."""

from __future__ import annotations

import pytest

from tests.cli.written import CRITERIA, KAM, Written

ACCOUNT = """\
# Illustrative.
name: Nordic Wheels
manager: s.bauer
buying_reasons:
  - {reason: price, note: The tender said so}
credit: {limit: 40000, terms_days: 30}
receivables:
  - {date: 2026-08-31, balance: 21000, overdue: 0}
contacts:
  e.moe: {name: Eva Moe, level: president, function: general, counterpart: d.osei}
  f.lie: {name: Finn Lie, level: manager, function: purchasing, counterpart: s.bauer}
  g.sun: {name: Gro Sun, level: manager, function: workshop, counterpart: l.chen}
value_checks:
  - {date: 2026-08-20, by: e.moe, price: 3, benefit: 4}
obligations:
  pay: {owed_by: account, what: Pay in 30 days, since: 2026-07-01, every: month, target: "<= 30"}
  ship:
    owed_by: us
    what: Ship in a week
    since: 2026-07-01
    every: quarter
"""

PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: Their second frame supplier
team: {s.bauer: lead, l.chen: supply}
initiatives:
  frames: {name: Frames, owner: l.chen, start: 2026-03-01, end: 2027-06-30}
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_whole_life_is_small_diffs(tmp_path, ends):
    place = Written(tmp_path)
    for path, text in (("kam.yaml", KAM), ("criteria.yaml", CRITERIA)):
        place.put(path, text, ends=ends)
    place.put("accounts/nordic.yaml", ACCOUNT, ends=ends)
    place.put("plans/nordic.yaml", PLAN, ends=ends)
    place.commit("start")
    steps = 0

    def step(*args, lines, gone=0, on="2026-09-15"):
        """Run a command; it must change one file, by so many lines and no other."""
        nonlocal steps
        ran = place.ok(*args, today=on)
        changed = [x.removesuffix("\r") for x in place.changed()]
        assert sum(x.startswith("-") for x in changed) == gone, changed
        assert sum(x.startswith("+") for x in changed) == lines, changed
        assert len(place.git("diff", "--name-only").split()) == 1
        for path in ("accounts/nordic.yaml", "plans/nordic.yaml"):
            assert place.bytes(path).count(b"\n") == place.bytes(path).count(ends.encode())
        place.commit(" ".join(args[:2]))
        steps += 1
        return ran.stdout.strip()

    step(
        "rate", "nordic", "strategic-fit", "4", "--evidence", "They sell: frames", "--by", "s.bauer", lines=3
    )
    step("rate", "nordic", "growth", "4", "--evidence", "Two shops", "--by", "s.bauer", lines=2)
    step("rate", "nordic", "profit", "3", "--evidence", "9 % of 2025", "--by", "l.chen", lines=2)
    step("rate", "nordic", "partnership", "4", "--evidence", "Shares figures", "--by", "s.bauer", lines=2)
    step("decide", "nordic", "nominated", lines=2)
    step("rate", "nordic", "reach", "4", "--evidence", "Three countries", "--by", "s.bauer", lines=2)
    step("rate", "nordic", "profit", "3.5", "--evidence", "Corrected", "--by", "l.chen", lines=1)
    step("decide", "nordic", "selected", "--by", "d.osei", lines=1)
    assert "score: 78.0" in place.text("accounts/nordic.yaml")

    step("advance", "nordic", lines=2)
    refused = place.run("advance", "nordic")
    assert refused.status == 1
    assert "kamctl set nordic initiatives.frames.worth.to_them N" in refused.stdout
    assert place.changed() == []
    step("advance", "nordic", "--waive", "value-beyond-price=Service talks began @2026-12-31", lines=1)
    assert "waived: {value-beyond-price: {reason: Service talks began, until: 2026-12-31}}" in place.text(
        "accounts/nordic.yaml"
    )
    refused = place.run("advance", "nordic")
    assert (refused.status, refused.stdout.count("unmet"), refused.stdout.count("met     ")) == (1, 1, 1)
    step("advance", "nordic", "--waive", "growth-investigated=One good season, no more", lines=1)
    refused = place.run("advance", "nordic")
    assert "kamctl record nordic forecast --" in refused.stdout
    assert "kamctl record nordic flight-risk --" in refused.stdout
    step(
        "advance", "nordic", "--waive", "forecast-agreed=Next spring", "--waive", "flight-risk-assessed=Too new",
        lines=1, on="2026-09-16",
    )  # fmt: skip

    refused = place.run("advance", "nordic", today="2026-09-16")
    assert "kamctl touch" in refused.stdout or "last_contact" in refused.stdout
    step("touch", "nordic", "e.moe", "f.lie", "g.sun", lines=2, on="2026-09-16")
    step("advance", "nordic", lines=1, on="2026-09-17")

    made = step("action", "add", "nordic", "Train their workshop", "--owner", "l.chen", "--due", "2026-10-30",
                "--serves", "frames", lines=7, on="2026-09-17")  # fmt: skip
    theirs = step("action", "add", "nordic", "Name a trainee", "--owner", "g.sun", "--due", "2026-10-01", lines=5,
                  on="2026-09-17")  # fmt: skip
    assert made.startswith("a-")
    assert theirs.startswith("a-")
    step(
        "action",
        "move",
        "nordic",
        made,
        "2026-11-15",
        "--reason",
        "Fair in October",
        lines=3,
        gone=1,
        on="2026-10-02",
    )
    step("action", "done", "nordic", made, lines=1, on="2026-11-10")
    step("action", "drop", "nordic", theirs, "--reason", "They came all", lines=1, on="2026-11-11")
    need = step(
        "need", "add", "nordic", "Frames within 10 days", "--raised-by", "f.lie", lines=2, on="2026-11-11"
    )
    step("need", "met", "nordic", need, lines=1, gone=1, on="2026-11-20")
    step(
        "obligation", "record", "nordic", "pay", "2026-09", "--actual", "41", lines=1, gone=1, on="2026-11-20"
    )
    step(
        "obligation",
        "record",
        "nordic",
        "pay",
        "2026-10",
        "--actual",
        "28.5",
        lines=1,
        gone=1,
        on="2026-11-20",
    )
    step("obligation", "record", "nordic", "ship", "2026-Q3", "--met", lines=2, on="2026-11-20")
    step("standing", "nordic", "watch", "--reason", "September came late", "--obligation", "pay", lines=2,
         on="2026-11-20")  # fmt: skip
    step("value", "add", "nordic", "Fewer returns", "--worth", "9000", "--accepted-by", "e.moe", lines=2,
         on="2026-11-20")  # fmt: skip

    refused = place.run("advance", "nordic", today="2026-11-20")
    assert "kamctl minutes nordic" in refused.stdout
    step("advance", "nordic", "--waive", "review-held=First review is in January", lines=1, on="2026-11-20")
    assert place.run("advance", "nordic", today="2026-11-20").status == 1
    step("advance", "nordic", "--to", "5", "--reason", "Returns are up again", lines=1, on="2026-11-25")

    assert place.git("log", "--oneline").count("\n") == steps + 1
    errors = place.run("check", "--select", "KAM1,decision-against-verdict", today="2026-11-25")
    assert errors.status == 0, errors.stdout
