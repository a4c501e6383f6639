"""One score, 82.25, is written the same way by every command that shows it."""

import re
from pathlib import Path

import pytest

from tests.cli.run import ROOT, Done, kamctl, write
from tests.git.gitrepo import Repository

TODAY = "2026-02-02"
RATINGS = "ratings:\n" + "".join(
    f"  {name}: [{{rating: {rating}, by: key-account-manager, date: 2026-01-12, evidence: Talks}}]\n"
    for name, rating in [
        ("strategic-fit", "4.45"), ("growth", 4), ("profit", 4), ("partnership", 4), ("access", 4), ("reference", 4),
    ]
)  # fmt: skip
SELECTED = (
    'decisions: [{outcome: selected, by: president, date: 2026-01-20, edition: "2026", score: 82.25}]\n'
)
EXIT = "standing: [{state: exit-review, by: president, date: 2026-01-30, reason: Unpaid}]\n"


def _workspace(folder: Path, account: str, **criteria: int) -> Path:
    files = {p: (ROOT / "examples/minimal" / p).read_text("utf-8") for p in ("kam.yaml", "criteria.yaml")}
    text = files["criteria.yaml"]
    for name, limit in criteria.items():
        text = re.sub(rf"^{name}: \d+", f"{name}: {limit}", text, flags=re.MULTILINE)
    return write(folder, {**files, "criteria.yaml": text, "accounts/acme.yaml": f"name: Acme\n{account}"})


def _shown(done: Done) -> list[str]:
    """Return what in a command's output reads as the score, to however many decimals."""
    return re.findall(r"(?<![\d.-])82(?:\.\d+)?(?![\d.-])", done.out)


@pytest.mark.parametrize(
    ("words", "times"),
    [
        (["score"], 1),
        (["score", "acme", "--explain"], 2),
        (["score", "acme", "--sensitivity"], 2),
        (["score", "--criteria", "criteria.yaml"], 2),
        (["status"], 1),
        (["review", "acme"], 1),
        (["review", "acme", "--format", "html"], 1),
        (["exit-review", "acme"], 2),
        (["exit-review", "acme", "--format", "html"], 2),
        (["history", "acme"], 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_score_is_shown_to_one_decimal(tmp_path, words, times):
    done = kamctl(_workspace(tmp_path, RATINGS + SELECTED + EXIT), *words, today=TODAY)
    assert done.status == 0, done.err
    shown = _shown(done)
    assert set(shown) == {"82.3"}, done.out
    assert len(shown) >= times, done.out


@pytest.mark.parametrize(
    ("account", "limits", "words", "sentence"),
    [
        (RATINGS, {}, ["check"], "the score of 82.3 selects this account"),
        (RATINGS + SELECTED, {"select_at": 90}, ["check"], "this key account now scores 82.3"),
        (RATINGS, {}, ["decide", "acme", "declined", "--by", "president"], "its score of 82.3 reaches 70"),
        (RATINGS, {"select_at": 90}, ["decide", "acme", "selected", "--by", "president"], "82.3 is under 90"),
        (RATINGS, {}, ["decide", "acme", "selected", "--by", "president"], "acme selected by president: score 82.3"),
        (RATINGS + SELECTED, {"exit_below": 85, "select_at": 90}, ["obligations", "acme"], "its score of 82.3 is under 85"),
        (RATINGS + SELECTED, {"select_at": 90}, ["review", "acme"], "the score is 82.3, selected is at 90"),
        (RATINGS, {}, ["review", "acme"], "the score is 82.3"),
        (RATINGS + SELECTED + EXIT, {"select_at": 90}, ["exit-review", "acme"], "its score of 82.3 would not select it"),
        (RATINGS, {"select_at": 85}, ["score", "acme", "--explain"], "Acme: 82.3 of 100, below"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_sentence_has_the_score_to_one_decimal(tmp_path, account, limits, words, sentence):
    done = kamctl(_workspace(tmp_path, account, **limits), *words, today=TODAY)
    assert sentence in " ".join((done.out + done.err).split()), done.out + done.err


def test_a_change_of_the_score_has_it_to_one_decimal(tmp_path):
    lower = RATINGS.replace("growth: [{rating: 4,", "growth: [{rating: 3,")
    repository = Repository(_workspace(tmp_path, lower))
    repository.git("init", "--quiet")
    repository.commit()
    _workspace(tmp_path, RATINGS)
    done = kamctl(tmp_path, "diff", today=TODAY)
    assert "score 78.3 → 82.3" in done.out, done.out + done.err


def test_a_score_just_under_its_limit_is_not_shown_as_the_limit(tmp_path):
    folder = _workspace(tmp_path, RATINGS.replace("4.45", "4.44"), select_at=82)
    folder.joinpath("criteria.yaml").write_text(
        folder.joinpath("criteria.yaml").read_text("utf-8").replace("select_at: 82", "select_at: 82.24"),
        "utf-8",
    )
    done = kamctl(folder, "decide", "acme", "selected", "--by", "president", today=TODAY)
    assert "its score of 82.20 is under 82.24" in done.err


def test_machines_get_the_score_with_all_its_decimals(tmp_path):
    folder = _workspace(tmp_path, RATINGS + SELECTED)
    for words in (["score"], ["status"], ["history", "acme"]):
        assert '"score": 82.25' in kamctl(folder, *words, "--format", "json", today=TODAY).out
