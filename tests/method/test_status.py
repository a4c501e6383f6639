import datetime as dt

from kamctl.method.status import overview
from tests.method.workspaces import TODAY, workspace

ACCOUNT = """
decisions: [{outcome: selected, by: d.osei, date: 2025-02-20, edition: "2026"}]
contacts:
  a.one: {name: Ann One, level: manager, function: finance, counterpart: s.bauer, last_contact: 2026-10-01}
  b.two: {name: Bo Two, level: manager, function: finance, counterpart: s.bauer, last_contact: 2026-10-01}
  c.three: {name: "?", level: director, function: quality}
supply_position: [{date: 2026-06-01, our_rank: 4, vendors: 6, trend: consolidating}]
obligations:
  pay: {owed_by: account, what: Pay, since: 2026-04-01, every: quarter, results: {2026-Q2: {met: false}, 2026-Q3: {met: false}}}
"""


def test_one_line_tells_standing_coverage_risk_and_what_the_partnership_lacks():
    [row] = overview(workspace(ACCOUNT, plan="validations: []"), ["acme"], TODAY)
    assert (row.standing, row.required, row.gap) == ("good", "corrective-action", True)
    assert (row.covered_contacts, row.contacts, row.single_threaded) == (2, 3, "s.bauer")
    assert row.lacking == ("mutual", "joint-planning", "named-manager", "across-functions")
    assert row.consolidation_risk
    assert (row.next_review, row.review_overdue) == ("2026-Q3", True)


def test_what_is_no_key_account_is_not_asked_to_be_a_partnership():
    [row] = overview(workspace(), ["acme"], TODAY)
    assert (row.lacking, row.next_review, row.required) == ((), None, "good")


def test_key_accounts_come_first_then_the_others_by_id():
    portfolio = workspace(beta=ACCOUNT, alpha="")
    rows = overview(portfolio, portfolio.accounts, dt.date(2026, 10, 15))
    assert [row.account for row in rows] == ["beta", "acme", "alpha"]
