"""The text above an account's obligations."""

from kamctl.method.performance.performance_status import performance
from kamctl.views.account.obligations import heading
from tests.method.workspaces import TODAY, workspace

PAY = """
obligations:
  pay: {owed_by: account, what: Pay, since: 2026-07-01, every: quarter, results: {2026-Q3: {met: false}}}
"""


def said(standing: str) -> str:
    return heading(performance(workspace(f"{PAY}standing: [{standing}]"), "acme", TODAY))


def test_a_gap_is_reported_with_its_reason() -> None:
    lines = said("{state: good, date: 2026-07-15, by: d.osei, reason: Fine}").splitlines()
    assert lines[1:] == [
        "performance status recorded: good since 2026-07-15; required: watch — a gap",
        "  watch: pay missed in 2026-Q3",
    ]


def test_a_miss_after_an_exit_review_says_so() -> None:
    entry = "{state: exit-review, date: 2026-07-15, by: d.osei, reason: Late, outcome: repair}"
    assert "  since the exit review of 2026-07-15 came to repair, they missed pay in 2026-Q3" in said(entry)
