"""`advance` judges its gate by all that `stage` looks at."""

from pathlib import Path

from tests.cli.run import kamctl, write
from tests.method.workspaces import KAM

ACCOUNT = """name: Acme
manager: s.bauer
stages: [{stage: 1, date: 2026-01-05, by: s.bauer}, {stage: 2, date: 2026-07-01, by: s.bauer}]
buying_reasons: [{reason: quality}]
growth: [{date: 2026-07-10, by: f.gomez, outlook: structural, finding: A second store}]
credit: {limit: 1000, terms_days: 30}
receivables: [{date: 2026-10-01, balance: 100, overdue: 0}]
"""
OWED = "months: {2026-10: {revenue: 500, profit: 50, receivables: 1001, overdue: 0}}\n"


def test_what_the_results_say_they_owe_holds_an_account_back(tmp_path: Path) -> None:
    write(tmp_path, {"kam.yaml": KAM, "accounts/acme.yaml": ACCOUNT})
    assert kamctl(tmp_path, "advance", "acme", "--by", "s.bauer", "--dry-run").status == 0
    write(tmp_path, {"results/acme.yaml": OWED})
    held = kamctl(tmp_path, "advance", "acme", "--by", "s.bauer")
    assert held.status == 1
    assert "receivables-known" in held.out + held.err
