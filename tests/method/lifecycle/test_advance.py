"""Making stage entries."""

import datetime as dt

import pytest

from kamctl.errors import KamctlError
from kamctl.method.lifecycle.advance import advance
from kamctl.model.account import Waiver
from kamctl.model.lifecycle import GATES
from tests.method.workspaces import workspace

KNOWN = Waiver(reason="A known house")
FIT = "buying_reasons: [{reason: quality}]\n"


def stages(*entries: tuple[int, str]) -> str:
    return "stages: [" + ", ".join(f"{{stage: {n}, date: {day}, by: s.bauer}}" for n, day in entries) + "]\n"


def step(account: str, date: str = "2026-10-15", results: str = "", **more):
    more.setdefault("waive", {})
    return advance(
        workspace(account, results=results), "acme", by="s.bauer", date=dt.date.fromisoformat(date), **more
    )


def refused(account: str, date: str = "2026-10-15", **more) -> bool:
    try:
        step(account, date, **more)
    except KamctlError:
        return True
    return False


def test_the_first_entry_is_stage_1_and_needs_no_gate():
    found = step("")
    assert (found.entry.stage, found.before) == (1, None)


def test_one_stage_on_through_a_gate_that_is_met():
    found = step(FIT + stages((1, "2026-01-10")))
    assert (found.entry.stage, found.before) == (2, 1)
    assert refused(stages((1, "2026-01-10")))


@pytest.mark.parametrize(("to", "good"), [(2, True), (3, False), (1, False)])
def test_the_way_on_goes_one_stage_at_a_time(to, good):
    assert refused(FIT + stages((1, "2026-01-10")), to=to) != good


@pytest.mark.parametrize(("to", "good"), [(1, True), (2, True), (3, False), (5, False)])
def test_the_way_back_goes_to_any_earlier_stage(to, good):
    account = stages((3, "2026-01-10"))
    assert refused(account, to=to, reason="They cut the range") != good
    assert refused(account, to=to)


def test_the_last_stage_has_no_way_on():
    assert refused(stages((6, "2026-01-10")))
    assert step(stages((6, "2026-01-10")), to=5, reason="They cut the range").entry.stage == 5


@pytest.mark.parametrize(("date", "good"), [("2026-01-10", True), ("2026-01-09", False)])
def test_stages_follow_one_another_in_time(date, good):
    assert refused(FIT + stages((1, "2026-01-10")), date) != good


def test_a_waiver_names_what_is_unmet_and_is_idle_where_it_is_met():
    both = {"buying-reason": KNOWN, "value-beyond-price": KNOWN}
    found = step(stages((1, "2026-01-10")), waive=both)
    assert dict(found.entry.waived) == both
    assert found.idle_waivers == ()
    idle = step(FIT + stages((1, "2026-01-10")), waive={"buying-reason": KNOWN})
    assert (dict(idle.entry.waived), idle.idle_waivers) == ({}, ("buying-reason",))
    assert refused(FIT + stages((1, "2026-01-10")), waive={"receivables-known": KNOWN})
    assert refused(stages((3, "2026-01-10")), to=2, reason="Back", waive={"buying-reason": KNOWN})


@pytest.mark.parametrize(("until", "good"), [("2026-10-15", True), ("2026-10-14", False)])
def test_a_waiver_does_not_end_before_it_begins(until, good):
    waiver = Waiver(reason="A known house", until=dt.date.fromisoformat(until))
    assert refused(stages((1, "2026-01-10")), waive=dict.fromkeys(GATES[1], waiver)) != good


def test_an_existing_customer_enters_at_its_stage_through_the_earlier_gates():
    found = step(FIT + "manager: s.bauer\n", to=2)
    assert (found.entry.stage, found.before, dict(found.entry.waived)) == (2, None, {})
    assert refused(FIT, to=3)
    waived = step(FIT, to=3, waive=dict.fromkeys(GATES[2], KNOWN))
    assert (waived.entry.stage, set(waived.entry.waived)) == (3, set(GATES[2]))
    assert refused(FIT, to=3, waive=dict.fromkeys((*GATES[2], "manager-named"), KNOWN))


@pytest.mark.parametrize(
    ("reasons", "said"),
    [("[]", "2 of 2 requirements are unmet"), ("[{reason: price}]", "1 of 2 requirements is unmet")],
)
def test_a_gate_that_holds_an_account_back_says_how_much_is_unmet(reasons, said):
    with pytest.raises(KamctlError, match=said):
        step(f"buying_reasons: {reasons}\n" + stages((1, "2026-01-10")))
    with pytest.raises(KamctlError, match="2 of 2 requirements are unmet"):
        step(stages((2, "2026-01-10")))


@pytest.mark.parametrize("before", [stages((5, "2026-01-10")), ""])
def test_a_loss_keeps_no_account_from_the_last_stage_and_may_be_waived_on_the_way_in(before):
    results = "months: {2026-09: {revenue: 10, profit: -1}}"
    behind = GATES[5] if before else tuple(name for gate in range(1, 6) for name in GATES[gate])
    gate = dict.fromkeys(behind, KNOWN)
    assert "profitable" not in step(before, to=6, results=results, waive=gate).entry.waived
    waived = step(before, to=6, results=results, waive={**gate, "profitable": KNOWN})
    assert "profitable" in waived.entry.waived
    with pytest.raises(KamctlError, match="called profitable"):
        step(before, to=6, waive={**gate, "profitable": KNOWN})
