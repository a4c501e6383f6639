"""The limits of the rules about the customer's validation of a plan."""

import pytest

from tests.checks.rules.limits import Limit, by_day, by_value

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
ADJUSTED = "adjustments: [{date: @, by: s.bauer, what: More stores}]"
NO_ENTRY = "validations: []\nactions: {}\nobstacles: {}\n"
SELECTED = 'decisions: [{outcome: selected, by: d.osei, date: @, edition: "2026", score: 80.0}]'

LIMITS = [
    *by_value("not-validated", good="2026-09-23", bad="2026-09-22", account=SELECTED, plan="validations: []"),
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
