from kamctl.method.performance.exit_review import exit_review
from tests.method.workspaces import TODAY, workspace

CRITERIA = """
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
exit_below: 50
criteria: {fit: {name: Fit, weight: 100, question: Does it fit?}}
"""
STORY = """
manager: s.bauer
ratings: {fit: [{rating: 2, by: s.bauer, date: 2026-09-03}]}
decisions:
  - {outcome: trial, by: d.osei, date: 2025-01-20, edition: "2025", score: 71}
  - {outcome: selected, by: d.osei, date: 2025-02-20, edition: "2025", score: 78.5}
stages: [{stage: 5, date: 2026-01-10, by: s.bauer}]
receivables: [{date: 2026-09-30, balance: 210000, overdue: 90000}]
needs:
  speed: {need: Frames within 10 days, raised_by: m.lind, date: 2026-03-12}
  range: {need: More colours, raised_by: m.lind, date: 2026-03-12, met: 2026-08-01}
contacts: {m.lind: {name: Maja Lind, level: manager, function: operations}}
value: [{date: 2026-08-03, what: Less stock, worth: 180000, accepted: {by: m.lind, date: 2026-08-20}}]
value_checks: [{date: 2026-07-14, by: m.lind, price: 4, benefit: 3}]
supply_position: [{date: 2026-06-01, our_rank: 4, vendors: 6, trend: consolidating}]
obligations:
  pay: {owed_by: account, what: Pay in time, since: 2026-01-01, every: quarter,
        results: {2026-Q1: {met: false}, 2026-Q2: {met: false}, 2026-Q3: {met: false}}}
  ship: {owed_by: us, what: Ship in time, since: 2026-07-01, every: quarter, results: {2026-Q3: {met: false}}}
standing:
  - {state: corrective-action, date: 2026-07-20, by: d.osei, obligations: [pay], until: 2026-10-01, reason: Late}
"""
ACTIONS = """
initiatives:
  frames: {name: Frames, owner: l.chen, start: 2026-01-01, end: 2027-12-31, worth: {to_us: 90000}}
  old: {name: Old, owner: l.chen, start: 2025-01-01, end: 2026-03-31, worth: {to_us: 5}}
actions:
  a-2222: {do: Agree, owner: s.bauer, opened: 2026-09-01, due: 2026-11-01}
  a-3333: {do: Send figures, owner: m.lind, opened: 2026-09-01, due: 2026-10-01}
  a-4444: {do: Done already, owner: s.bauer, opened: 2026-09-01, due: 2026-10-01, done: 2026-09-20}
"""


def review():
    return exit_review(workspace(STORY, plan=ACTIONS, criteria=CRITERIA), "acme", TODAY)


def test_the_score_then_and_now_stand_side_by_side():
    found = review()
    assert (found.selection.score, found.score.score, found.exit_below) == (78.5, 40, 50)


def test_corrective_actions_come_with_their_results():
    [action] = review().performance.corrective_actions
    assert (action.outcome, action.missed) == ("failed", ("pay in 2026-Q3",))


def test_owners_of_actions_and_raisers_of_needs_appear_by_name():
    found = review()
    owners = {one.action.id: one.owner_name for one in found.open_actions}
    assert owners == {"a-2222": "Sabine Bauer", "a-3333": "Maja Lind"}
    assert [one.raised_by_name for one in found.open_needs] == ["Maja Lind"]


def test_what_is_open_and_what_we_owe_is_listed():
    found = review()
    assert [(one.action.id, one.ours) for one in found.open_actions] == [("a-3333", False), ("a-2222", True)]
    assert [k.id for k in found.our_obligations] == ["ship"]
    assert [k.id for k in found.their_obligations] == ["pay"]
    assert [need.id for need in found.open_needs] == ["speed"]


def test_people_appear_by_name():
    found = review()
    assert (found.manager, found.corrective_actions[0].entry.by) == ("Sabine Bauer", "Dana Osei")
    assert (found.stage, found.worth_to_us) == ("5 assessment", 90000)


def test_every_way_out_has_facts_for_and_against_and_the_command_that_records_it():
    options = {o.outcome: o for o in review().options}
    assert list(options) == ["repair", "renegotiate", "step-down", "exit"]
    assert "we missed ship ourselves" in options["exit"].against
    assert "90,000 of 210,000 USD receivables are overdue" in options["exit"].supporting
    assert "they feel price 4 above benefit 3" in options["renegotiate"].supporting
    assert (
        "they consolidate: we are number 4 of 6 suppliers, consolidating" in options["step-down"].supporting
    )
    assert options["repair"].against[0] == "the corrective action of 2026-07-20 failed: pay in 2026-Q3 missed"
    assert options["exit"].command == "kamctl standing acme exit-review --outcome exit --by WHO --reason '…'"


def test_an_account_about_which_nothing_is_recorded_still_has_its_review():
    found = exit_review(workspace(), "acme", TODAY)
    assert (found.selection, found.score, found.open_actions, found.supply) == (None, None, (), None)
    assert len(found.options) == 4
