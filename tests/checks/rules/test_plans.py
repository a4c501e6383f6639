"""The limits of the rules about plans."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

HORIZON = "horizon: {start: 2026-01-01, end: @}"
MILESTONES = "horizon: {start: 2026-03-15, end: 2028-03-14}\nmilestones: {y1: {by: @, outcome: x}, y2: {by: 2027-06-30, outcome: x}}"
REST = "horizon: {start: 2026-01-01, end: @}\nmilestones: {y1: {by: 2026-12-31, outcome: Four stores}}"
MILESTONE = "milestones: {y1: {by: @, outcome: Four stores}, y2: {by: 2027-12-31, outcome: Nine stores}}"
VALIDATED = "actions: {}\nvalidations: [{date: @, by: m.lindqvist}]"
CONFIRMED = "objectives: {stores: {objective: Two stores, confirmed: {by: m.lindqvist, date: @}}}\npressures: {}\nobstacles: {}"
#: Plans whose oldest entry of their own is of the day `@`, each in another place.
WRITTEN = {
    "action": "validations: []\nactions: {a-1: {do: Agree, owner: s.bauer, opened: @, due: 2026-12-18}}",
    "validation": VALIDATED,
    "adjustment": "actions: {}\nvalidations: []\nadjustments: [{date: @, by: s.bauer, what: More stores}]",
    "milestone": "actions: {}\nvalidations: []\nmilestones: {y1: {by: 2026-12-31, outcome: Four stores, reached: @}}",
    "confirmation": "actions: {}\nvalidations: []\nobstacles: {stock-outs: {obstacle: Stock-outs, confirmed: {by: j.holm, date: @}}}",
}
UNCONFIRMED = "objectives: {stores: {objective: Two new stores a year}}\npressures: {}\n"
ENDED = """
initiatives:
  frame-programme: {name: Frames, helps: [open-stores], owner: l.chen, start: 2026-03-01, end: 2026-11-21, measure: {what: stores, %s}}
"""
NEED = "needs: {lead-times: {need: Frames within 10 days, raised_by: m.lindqvist, date: @}}"
SERVED = "actions: {a-1: {do: Try it, serves: @, owner: s.bauer, opened: 2026-03-02, due: 2026-05-20%s}}"
ADJUSTED = "adjustments: [{date: @, by: s.bauer, what: More stores}]"
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
    *by_value("not-validated", good="2026-09-23", bad="2026-09-22", account=SELECTED, plan="validations: []"),
    *by_day("stale-plan", good="2026-10-19", bad="2026-10-20", plan=NO_ENTRY, kam="policy: {plan_within_days: 60}"),
    *by_value("horizon", good="2026-12-31", bad="2026-12-30", plan=HORIZON),
    *by_value("horizon", good="2029-01-01", bad="2029-01-02", plan=HORIZON),
    *by_day("expired-plan", good="2027-12-31", bad="2028-01-01"),
    *by_value("year-without-milestone", good="2026-03-15", bad="2026-03-14", plan=MILESTONES),
    *by_value("year-without-milestone", good="2027-03-14", bad="2027-03-15", plan=MILESTONES),
    # A rest of 89 days belongs to the year before, one of 90 asks for a milestone of its own.
    *by_value("year-without-milestone", good="2027-03-31", bad="2027-04-01", plan=REST),
    *by_value("missed-milestone", good="2026-11-22", bad="2026-11-21", plan=MILESTONE),
    *by_value(
        "missed-milestone",
        good="2026-11-22", bad="2026-11-23", plan=MILESTONE.replace("@", "2026-11-01", 1).replace("stores}", "stores, reached: @}", 1),
    ),
    *by_day("initiative-ended-short", good="2027-06-30", bad="2027-07-01"),
    *by_value("initiative-ended-short", good=6, bad="5.9", plan=ENDED % "target: 6, actual: @"),
    *by_value("initiative-ended-short", good=6, bad="6.1", plan=ENDED % "was: 6.2, target: 6, actual: @"),
    *by_value("initiative-ended-short", good=6, bad="5.9", plan=ENDED % "was: 6, target: 6, actual: @"),
    *by_value("initiative-ended-short", good="target: 0, actual: 0", bad="target: 0", plan=ENDED % "@"),
    *by_value("old-need", good="2026-05-26", bad="2026-05-25", account=NEED),
    *by_value("old-need", good="2026-11-22", bad="2026-11-23", account=NEED.replace("@", "2026-05-25, met: @")),
    # An open action serves a need; one that ended served it up to that day.
    *by_value("old-need", good="lead-times", bad="frame-programme", account=NEED.replace("@", "2026-01-02"), plan=SERVED % ""),
    *by_value(
        "old-need", good="2026-05-26", bad="2026-05-25",
        account=NEED.replace("@", "2026-01-02"), plan=SERVED.replace("@", "lead-times") % ", done: @",
    ),
    *by_value(
        "old-need", good="2026-05-26", bad="2026-05-25",
        account=NEED.replace("@", "2026-01-02"), plan=SERVED.replace("@", "lead-times") % ", dropped: {date: @, reason: R}",
    ),
    *by_value("one-function-team", good="l.chen", bad="s.bauer", plan="team: {p.gone: lead, @: frames}"),
    *by_value("not-validated", good="2025-11-22", bad="2025-11-21", plan=VALIDATED),
    *by_value("not-validated", good="2026-11-22", bad="2026-11-23", plan=VALIDATED),
    *by_value("not-validated", good="2026-10-23", bad="2026-10-22", plan=VALIDATED, kam="policy: {validation_valid_days: 30}"),
    # Directors and above speak for the customer, and whoever sits where they decide.
    *by_value("not-validated", good="j.holm", bad="k.ek", plan="validations: [{date: 2026-11-02, by: @}]"),
    *by_value(
        "not-validated", good="manager", bad="director", account="decision_level: @", plan="validations: [{date: 2026-11-02, by: k.ek}]"
    ),
    *by_value(
        "not-validated", good="Kim Ek", bad="'?'",
        account="contacts: {k.ek: {name: @, level: director, function: purchasing}}", plan="validations: [{date: 2026-11-02, by: k.ek}]",
    ),
    *by_value("validation-outdated", good="2026-02-10", bad="2026-02-11", plan=ADJUSTED),
    *by_value("validation-outdated", good="2026-11-23", bad="2026-11-22", plan=ADJUSTED),
    # Once there is no validation at all, that is what is told.
    *by_day("validation-outdated", good="2027-02-11", bad="2027-02-10", plan=ADJUSTED.replace("@", "2026-03-01")),
    # The 90 days in which the customer confirms what a plan says run from its oldest entry.
    *by_value("unconfirmed", good="2026-08-24", bad="2026-08-23", plan=UNCONFIRMED + "obstacles: {}\n" + WRITTEN["action"]),
    *by_value("unconfirmed", good="2026-08-24", bad="2026-08-23", plan=UNCONFIRMED + "obstacles: {}\n" + WRITTEN["validation"]),
    *by_value("unconfirmed", good="2026-08-24", bad="2026-08-23", plan=UNCONFIRMED + "obstacles: {}\n" + WRITTEN["adjustment"]),
    *by_value("unconfirmed", good="2026-08-24", bad="2026-08-23", plan=UNCONFIRMED + "obstacles: {}\n" + WRITTEN["milestone"]),
    *by_value("unconfirmed", good="2026-08-24", bad="2026-08-23", plan=UNCONFIRMED + WRITTEN["confirmation"]),
    *by_value("unconfirmed", good="2026-08-24", bad="2026-08-23", plan=UNCONFIRMED + NO_ENTRY + "horizon: {start: @, end: 2028-08-01}"),
    *by_value("unconfirmed", good="2026-11-22", bad="2026-11-23", plan=CONFIRMED),
]  # fmt: skip


@pytest.mark.parametrize("limit", LIMITS)
def test_a_rule_is_silent_up_to_its_limit_and_speaks_beyond_it(limit: Limit) -> None:
    assert limit.found == limit.bad
