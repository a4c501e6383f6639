"""A life from `init` to stage 6 with commands alone, on a terminal of 80 columns: no editor, no waiver."""

from __future__ import annotations

from tests.cli.on_a_terminal import answer
from tests.cli.written import Written

PEOPLE = iter(
    [
        "Dana Osei, president, general, d.osei@example.com",
        "Ria Vance, vice-president, sales, r.vance@example.com",
        "Sabine Bauer, manager, sales, s.bauer@example.com",
        "Lou Chen, manager, operations, l.chen@example.com",
        "",
    ]
)
CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "access", "reference")


def test_commands_alone_lead_from_init_to_stage_6_with_three_mistakes_taken_back(tmp_path):
    place = Written(tmp_path)
    heard_all = []

    def run(*args, replies=(), status=0):
        got, heard = answer(place, args, replies)
        assert got == status, heard
        heard_all.append(heard)
        return heard

    run(
        "init",
        replies=[("Your company", "Example Frames"), ("[USD]", "EUR"), *(("Person", one) for one in ())]
        if False
        else [("Your company", "Example Frames"), ("[USD]", "EUR"), ("Person", "")],
    )
    print(heard_all[-1])
