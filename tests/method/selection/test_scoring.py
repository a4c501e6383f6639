"""Ranks of scores."""

import datetime as dt

from kamctl.method.selection.scoring import score_accounts
from tests.method.selection.test_scoring_decisions import CRITERIA, KAM
from tests.method.workspaces import portfolio


def test_equal_scores_share_a_rank_wherever_they_stand() -> None:
    texts = {"kam.yaml": KAM, "criteria.yaml": CRITERIA}
    for name, rating in (("a", 5), ("b", 4), ("c", 3), ("d", 3), ("e", 3), ("f", 1)):
        rated = f"ratings: {{fit: [{{rating: {rating}, by: d.osei, date: 2026-02-01}}]}}"
        texts[f"accounts/{name}.yaml"] = f"name: {name}\n{rated}\n"
    held = portfolio(texts)
    assert held.criteria is not None
    scores = score_accounts(held.criteria, held.accounts, dt.date(2026, 3, 1))
    assert [(one.account, one.rank) for one in scores] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 3),
        ("e", 3),
        ("f", 6),
    ]
