"""A life that starts with `init` and `new`: commands alone lead an account to stage 6."""

from __future__ import annotations

import json

import pytest

from tests.cli.written import Written

CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "access", "reference")


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_commands_alone_lead_from_init_to_stage_6(tmp_path, ends):
    place = Written(tmp_path)
    (tmp_path / ".gitignore").unlink()
    place.ok("init")
    place.ok("new", "nordic", "--name", "Nordic Wheels")
    for file in tmp_path.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", ends.encode()))
    (tmp_path / ".gitattributes").unlink()  # it may tell git to convert line ends; the bytes matter here
    place.commit("init and new")
    steps = 0

    def step(*args, lines, gone=0):
        nonlocal steps
        ran = place.ok(*args)
        place.git("add", "-N", ".")
        changed = place.changed()
        assert (sum(x[0] == "+" for x in changed), sum(x[0] == "-" for x in changed)) == (lines, gone), (
            changed
        )
        assert len(place.git("diff", "--name-only").split()) == 1
        place.commit(" ".join(args[:2]))
        steps += 1
        return ran.stdout.strip()

    manager, president = ("--by", "key-account-manager"), ("--by", "president")
    for i, criterion in enumerate(CRITERIA):
        step(
            "rate",
            "nordic",
            criterion,
            "4",
            "--evidence",
            f"Seen: {criterion}",
            *manager,
            lines=2 if i else 3,
        )
    step("decide", "nordic", "selected", *president, lines=2)
    step("advance", "nordic", *manager, lines=2)
    gates = [
        ["buying-reason", "value-beyond-price"],
        ["growth-investigated", "receivables-known"],
        ["manager-named", "forecast-agreed", "flight-risk-assessed"],
        ["executive-pair", "functions-covered"],
        ["value-accepted", "benefit-exceeds-price"],
    ]
    for stage, names in enumerate(gates, start=1):
        ran = place.run("advance", "nordic", *manager)
        assert ran.status == 1
        for name in names:
            assert f"unmet   {name}: " in ran.stdout
        if stage == 5:
            action = step(
                "action", "add", "nordic", "Train", "--owner", "engineer", "--due", "2026-10-30", lines=6
            )
            step("minutes", "nordic", "--quarter", "2026-Q2", "--held", "2026-09-15", "--attendee", "engineer",
                 "--summary", "All well", "--agreed", action, lines=4)  # fmt: skip
            step("action", "done", "nordic", action, lines=1)
        waivers = [word for name in names for word in ("--waive", f"{name}=Known: later")]
        step("advance", "nordic", *waivers, *manager, lines=1)

    (account,) = json.loads(place.ok("stage", "nordic", "--format", "json").stdout)["accounts"]
    assert (account["stage"], account["since"]) == (6, "2026-09-15")
    for path in ("accounts/nordic.yaml", "plans/nordic.yaml"):
        assert place.bytes(path).count(b"\n") == place.bytes(path).count(ends.encode())
    assert place.git("log", "--oneline").count("\n") == steps + 1
    assert place.run("check", "--select", "KAM1,KAM3").status == 0
