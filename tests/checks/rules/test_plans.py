"""The limits of the rules about plans."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

HORIZON = "horizon: {start: 2026-01-01, end: @}"
MILESTONES = "horizon: {start: 2026-03-15, end: 2028-03-14}\nmilestones: {y1: {by: @, outcome: x}, y2: {by: 2027-06-30, outcome: x}}"
REST = "horizon: {start: 2026-01-01, end: @}\nmilestones: {y1: {by: 2026-12-31, outcome: Four stores}}"
VALIDATED = "actions: {}\nvalidations: [{date: @, by: m.lindqvist}]"
#: Plans whose oldest entry of their own is of the day `@`, each in another place.
WRITTEN = {
    "action": "validations: []\nactions: {a-1: {do: Agree, owner: s.bauer, opened: @, due: 2026-12-18}}",
    "validation": VALIDATED,
    "adjustment": "actions: {}\nvalidations: []\nadjustments: [{date: @, by: s.bauer, what: More stores}]",
    "milestone": "actions: {}\nvalidations: []\nmilestones: {y1: {by: 2026-12-31, outcome: Four stores, reached: @}}",
    "confirmation": "actions: {}\nvalidations: []\nobstacles: {stock-outs: {obstacle: Stock-outs, confirmed: {by: j.holm, date: @}}}",
}
NO_ENTRY = "validations: []\nactions: {}\nobstacles: {}\n"
SELECTED = 'decisions: [{outcome: selected, by: d.osei, date: @, edition: "2026", score: 80.0}]'

LIMITS = [
    # The newest entry of the base's plan is an action opened on 20 October.
    *by_day("stale-plan", good="2027-01-18", bad="2027-01-19"),
    *by_day("stale-plan", good="2026-11-19", bad="2026-11-20", kam="policy: {plan_stale_after_days: 30}"),
    *by_value("stale-plan", good="2026-08-24", bad="2026-08-23", plan=VALIDATED),
    *by_value("stale-plan", good="2026-11-22", bad="2026-11-23", plan=VALIDATED),
    *by_value("stale-plan", good="2026-08-24", bad="2026-08-23", plan=WRITTEN["adjustment"]),
    *by_value(
        "stale-plan",
        good="2026-08-24", bad="2026-08-23",
        plan=NO_ENTRY, **{"reviews/acme/2026-Q2.yaml": "held: @\nattendees: [m.lindqvist]\nsummary: Fine"},
    ),
    # An account selected within the last 60 days is still making its plan.
    *by_value("missing-plan", good="2026-09-23", bad="2026-09-22", account=SELECTED, plan="(no file)"),
    *by_value("stale-plan", good="2026-09-23", bad="2026-09-22", account=SELECTED, plan=VALIDATED.replace("@", "2026-01-10")),
    *by_day("stale-plan", good="2026-10-19", bad="2026-10-20", plan=NO_ENTRY, kam="policy: {plan_within_days: 60}"),
    *by_value("horizon", good="2026-12-31", bad="2026-12-30", plan=HORIZON),
    *by_value("horizon", good="2029-01-01", bad="2029-01-02", plan=HORIZON),
    *by_day("expired-plan", good="2027-12-31", bad="2028-01-01"),
    *by_value("year-without-milestone", good="2026-03-15", bad="2026-03-14", plan=MILESTONES),
    *by_value("year-without-milestone", good="2027-03-14", bad="2027-03-15", plan=MILESTONES),
    # A rest of 89 days belongs to the year before, one of 90 asks for a milestone of its own.
    *by_value("year-without-milestone", good="2027-03-31", bad="2027-04-01", plan=REST),
    *by_value("one-function-team", good="l.chen", bad="s.bauer", plan="team: {p.gone: lead, @: frames}"),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
