"""Ranks of scores, and who gave the ratings."""

import datetime as dt

from kamctl.method.selection.raters.enough_raters import is_rated_by_own_manager_alone
from kamctl.method.selection.scores.scoring import score_accounts
from tests.method.selection.scores.test_scoring_decisions import CRITERIA, KAM
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


def test_an_account_that_nobody_rated_is_not_rated_by_its_manager_alone() -> None:
    texts = {"kam.yaml": KAM, "criteria.yaml": CRITERIA}
    rated = "ratings: {fit: [{rating: 4, by: d.osei, date: 2026-02-01}]}\n"
    for name, ratings in (("none", ""), ("own", rated)):
        texts[f"accounts/{name}.yaml"] = f"name: {name}\nmanager: d.osei\n{ratings}"
    held = portfolio(texts)
    assert held.criteria is not None
    day = dt.date(2026, 3, 1)
    alone = {n: is_rated_by_own_manager_alone(held.criteria, a, day) for n, a in held.accounts.items()}
    assert alone == {"none": False, "own": True}
