"""The limits of the rules about the files themselves: what is dated, and in which order."""

import pytest

from tests.checks.rules.limits import Limit, by_value

TODAY, TOMORROW = "2026-11-22", "2026-11-23"
MINUTES = "held: @\nattendees: [k.ek]\nsummary: Fine"

#: Everything that is dated because it happened, by the part of the workspace that it stands in.
DATED = [
    {"criteria": "approved: {by: d.osei, date: @}"},
    {"reviews/acme/2026-Q3.yaml": MINUTES},
    *(
        {"account": entry}
        for entry in (
            "ratings: {growth: [{rating: 4, by: s.bauer, date: @, evidence: E}]}",
            'decisions: [{outcome: selected, by: d.osei, date: @, edition: "2026"}]',
            "stages: [{stage: 1, date: @, by: s.bauer}]",
            "growth: [{date: @, by: f.gomez, outlook: structural, finding: A store}]",
            "receivables: [{date: @, balance: 1, overdue: 0}]",
            "forecasts: [{date: @, product: Frames, quarter: 2026-Q4, units: 1}]",
            "flight_risk: [{date: @, by: s.bauer, level: low, reason: Calm}]",
            "supply_position: [{date: @, our_rank: 1, vendors: 6, trend: stable}]",
            "value: [{date: @, what: Less stock}]",
            "value: [{date: 2026-01-01, what: Less stock, accepted: {by: k.ek, date: @}}]",
            "value_checks: [{date: @, by: k.ek, price: 3, benefit: 4}]",
            "standing: [{state: watch, date: @, by: d.osei, reason: Paid late}]",
            "contacts: {k.ek: {name: Kim Ek, level: manager, function: purchasing, last_contact: @}}",
            "needs: {racks: {need: Racks, raised_by: k.ek, date: @}}",
            "needs: {racks: {need: Racks, raised_by: k.ek, date: 2026-01-01, met: @}}",
        )
    ),
    *(
        {"plan": entry}
        for entry in (
            "validations: [{date: @, by: m.lindqvist}]",
            "adjustments: [{date: @, by: s.bauer, what: More}]",
            "milestones: {y1: {by: 2026-12-31, outcome: Four stores, reached: @}}",
            "objectives: {open-stores: {objective: Two stores, confirmed: {by: k.ek, date: @}}}",
            "pressures: {tariff: {pressure: A tariff, confirmed: {by: k.ek, date: @}}}",
            "obstacles: {stock-outs: {obstacle: Stock-outs, confirmed: {by: k.ek, date: @}}}",
            *(
                f"actions: {{a-1: {{do: Agree, owner: s.bauer, due: 2026-12-18, {fields}}}}}"
                for fields in (
                    "opened: @",
                    "opened: 2026-10-01, done: @",
                    "opened: 2026-10-01, dropped: {date: @, reason: Ill}",
                    "opened: 2026-10-01, moved: [{date: @, was: 2026-12-01, now: 2026-12-18, reason: Ill}]",
                )
            ),
        )
    ),
]


@pytest.mark.parametrize(
    "limit", [side for parts in DATED for side in by_value("future-date", good=TODAY, bad=TOMORROW, **parts)]
)
def test_what_happened_is_dated_today_at_the_latest(limit: Limit) -> None:
    assert limit.found == limit.bad


RULES = [
    # Without what makes files readable their content would be lost unseen.
    *by_value("invalid-value", good="error", bad="warning", kam="policy: {rules: {unknown-field: @}}"),
    *by_value("unknown-reference", good="stale-plan", bad="stale-plam", kam="policy: {rules: {@: warning}}"),
]


@pytest.mark.parametrize("limit", RULES)
def test_a_policy_sets_the_level_of_rules_that_exist_and_have_a_choice(limit: Limit) -> None:
    assert limit.found == limit.bad


LOGS = [
    {"account": "ratings: {growth: [{rating: 4, by: s.bauer, date: 2026-02-03}, {rating: 3, by: s.bauer, date: @}]}"},
    {"account": "value: [{date: 2026-02-03, what: Less stock}, {date: @, what: More}]"},
    {"account": "stages: [{stage: 1, date: 2026-02-03, by: s.bauer}, {stage: 2, date: @, by: s.bauer}]"},
    {"plan": "validations: [{date: 2026-02-03, by: k.ek}, {date: @, by: k.ek}]"},
    {"plan": "adjustments: [{date: 2026-02-03, by: s.bauer, what: More}, {date: @, by: s.bauer, what: Less}]"},
    {
        "plan": "actions: {a-1: {do: Agree, owner: s.bauer, opened: 2026-01-01, due: 2026-12-18, moved: ["
        "{date: 2026-02-03, was: 2026-03-01, now: 2026-04-01, reason: Ill},"
        "{date: @, was: 2026-04-01, now: 2026-12-18, reason: Ill}]}}"
    },
]  # fmt: skip


@pytest.mark.parametrize(
    "limit",
    [
        side
        for parts in LOGS
        for side in by_value("unordered-log", good="2026-02-03", bad="2026-02-02", **parts)
    ],
)
def test_entries_of_one_day_are_in_order_and_an_older_one_is_not(limit: Limit) -> None:
    assert limit.found == limit.bad


PLACEHOLDERS = [
    *by_value(
        "placeholder", good="Fewest returns", bad="In their words", account="buying_reasons: [{reason: quality, note: @}]"
    ),
    *by_value("placeholder", good="Two … stores", bad="…", plan="destination: @"),
    *by_value("placeholder", good="Fine", bad="tbd", **{"reviews/acme/2026-Q3.yaml": MINUTES.replace("Fine", "@").replace("@", TODAY, 1)}),
    *by_value("placeholder", good="Per Gone", bad="Name of a manager", kam="company: @"),
]  # fmt: skip


@pytest.mark.parametrize("limit", PLACEHOLDERS)
def test_a_text_must_be_one_that_somebody_wrote(limit: Limit) -> None:
    assert limit.found == limit.bad


OF_DAY = "by: d.osei, date: 2026-08-20, edition: '2026'"
ACTION = "actions: {a-2222: {do: Agree, owner: s.bauer, opened: 2026-10-01, due: @}}"
CONTRADICTIONS = [
    *by_value("invalid-value", good=70, bad="70.1", criteria="exit_below: @"),
    *by_value("invalid-value", good="trial", bad="selected", account=f"decisions: [{{outcome: @, until: 2026-12-31, {OF_DAY}}}]"),
    *by_value("invalid-value", good="2026-08-20", bad="2026-08-19", account=f"decisions: [{{outcome: trial, until: @, {OF_DAY}}}]"),
    *by_value("invalid-value", good="2026-10-01", bad="2026-09-30", plan=ACTION),
]  # fmt: skip


@pytest.mark.parametrize("limit", CONTRADICTIONS)
def test_a_record_that_contradicts_itself_is_reported(limit: Limit) -> None:
    assert limit.found == limit.bad
