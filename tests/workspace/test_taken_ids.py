"""An account cannot have an id whose results file is taken."""

import datetime as dt

import pytest

from kamctl.checks.runner import check
from kamctl.workspace.load import load
from tests.cli.run import kamctl, write

KAM = "company: A\ncurrency: EUR\npeople: {s.bauer: {name: S, level: manager, function: sales}}\n"


@pytest.mark.parametrize(("account", "known"), [("portfolio", False), ("portfolio-1", True)])
def test_no_account_is_called_as_the_results_of_all_are(account, known):
    texts = {"kam.yaml": KAM, f"accounts/{account}.yaml": "name: A\n"}
    loaded = load(texts)
    assert loaded.portfolio is not None
    assert (account in loaded.portfolio.accounts) is known
    found = check(texts, dt.date(2026, 10, 15), select=["invalid-id"]).findings
    said = ["no account can be called `portfolio`: its results would be in results/portfolio.yaml"]
    assert [one.message for one in found] == ([] if known else said)


def test_new_refuses_it_and_commands_say_that_the_file_is_no_account(tmp_path):
    folder = write(tmp_path, {"kam.yaml": KAM})
    refused = kamctl(folder, "new", "portfolio", "--name", "A")
    assert refused.status == 2
    assert "no account can be called `portfolio`" in refused.err
    (folder / "accounts").mkdir()
    (folder / "accounts/portfolio.yaml").write_text("name: A\n", encoding="utf-8")
    assert kamctl(folder, "stage", "portfolio").status == 2
    assert "left out: accounts/portfolio.yaml" in kamctl(folder, "stage").err
