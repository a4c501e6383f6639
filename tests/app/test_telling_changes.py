"""diff, history, --at, check --since: commands that read git's history."""

import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner

from kamctl.cli.command_table import COMMANDS
from kamctl.cli.main import app
from kamctl.cli.tools import tools
from kamctl.method.changes.compare import AccountChanges, Change, Changes
from kamctl.views.changes import as_markdown
from tests.formats.runner import commands
from tests.git.gitrepo import Repository

KAM = """\
company: Adventure Works
currency: USD
people:
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
  l.chen: {name: Li Chen, level: manager, function: operations}
  d.osei: {name: Dora Osei, level: president, function: general}
policy:
  rules: {missing-plan: off}
"""
CRITERIA = """\
edition: "2026"
approved: {by: d.osei, date: 2026-01-12}
scale: {low: 0, high: 5}
select_at: 70
criteria:
  fit: {name: Fit, weight: 40, question: Do they fit?}
  growth: {name: Growth, weight: 30, question: Do they grow?}
  profit: {name: Profit, weight: 10, question: Do they pay?}
  reach: {name: Reach, weight: 10, question: Do they reach far?}
  trust: {name: Trust, weight: 10, question: Do they tell us?}
"""


def account(name: str, growth: int = 5) -> str:
    return dedent(f"""\
        name: {name}
        ratings:
          fit: [{{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Seen}}]
          growth:
            - {{rating: {growth}, by: s.bauer, date: 2026-02-03, evidence: Seen}}
          profit: [{{rating: 3, by: s.bauer, date: 2026-02-03, evidence: Seen}}]
          reach: [{{rating: 3, by: s.bauer, date: 2026-02-03, evidence: Seen}}]
          trust: [{{rating: 3, by: s.bauer, date: 2026-02-03, evidence: Seen}}]
        decisions:
          - {{outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80}}
        """)


RATED_AGAIN = "growth:\n    - {rating: 5, by: s.bauer, date: 2026-02-03, evidence: Seen}\n"
LESS = RATED_AGAIN + "    - {rating: 2, by: s.bauer, date: 2026-05-04, evidence: Store closed}\n"
PLAN = """\
horizon: {start: 2026-01-01, end: 2027-12-31}
destination: First choice in every store
team: {s.bauer: lead, l.chen: supply}
actions:
  a-7k2q: {do: Agree the sequence, owner: l.chen, opened: 2026-05-01, due: 2026-06-30}
"""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Three commits of a year: the start, Acme rated again in May, Globex planned in June."""
    repository = Repository(tmp_path_factory.mktemp("year"))
    repository.git("init", "-q", "-b", "main")
    repository.git("config", "user.email", "s.bauer@example.com")
    repository.git("config", "user.name", "Sabine Bauer")
    files = {"kam.yaml": KAM, "criteria.yaml": CRITERIA, "accounts/acme.yaml": account("Acme")}
    commit(repository, files | {"accounts/globex.yaml": account("Globex", 4)}, "Start", "2026-02-20")
    commit(
        repository,
        {"accounts/acme.yaml": account("Acme").replace(RATED_AGAIN, LESS)},
        "Rate Acme",
        "2026-05-04",
    )
    commit(
        repository,
        {"plans/globex.yaml": PLAN},
        "Plan Globex",
        "2026-06-01",
        author="Li Chen <l.chen@example.com>",
    )
    return repository


@pytest.fixture
def workspace(year: Repository, tmp_path: Path) -> Repository:
    return Repository(Path(shutil.copytree(year.path, tmp_path / "workspace")))


def commit(
    repository: Repository,
    files: dict[str, str],
    message: str,
    day: str,
    author: str = "Sabine Bauer <s@example.com>",
) -> None:
    for name, text in files.items():
        repository.write(name, text)
    when = f"{day}T12:00:00+02:00"
    repository.git("add", "--all")
    repository.git(
        "commit", "-q", "-m", message, "--author", author, "--date", when, env={"GIT_COMMITTER_DATE": when}
    )


def kamctl(where: Path, *args: str, today: str = "2026-06-15", status: int = 0) -> tuple[str, str]:
    done = CliRunner().invoke(app, ["-C", str(where), "--today", today, *args])
    assert done.exit_code == status, (done.stdout, done.stderr, done.exception)
    return done.stdout, done.stderr


def test_diff_tells_the_files_here_against_the_last_commit(workspace: Repository) -> None:
    assert kamctl(workspace.path, "diff")[0] == "nothing changed about any account\n"
    workspace.write("plans/globex.yaml", PLAN.replace("2026-06-30}", "2026-06-30, done: 2026-06-12}"))
    assert kamctl(workspace.path, "diff")[0] == "Globex (globex):\n  action a-7k2q done on 2026-06-12\n"


def test_diff_tells_two_revisions_whatever_lies_in_the_work_tree(workspace: Repository) -> None:
    workspace.write("accounts/acme.yaml", "broken: [\n")
    index = (workspace.path / ".git/index").read_bytes()
    assert kamctl(workspace.path, "diff", "HEAD~2..HEAD~1")[0] == (
        "Acme (acme):\n"
        "  score 80.0 → 62.0, verdict select → below (growth 5 → 2)\n"
        "  growth rated 2 by s.bauer on 2026-05-04: Store closed\n"
    )
    assert (workspace.path / ".git/index").read_bytes() == index
    assert workspace.read("accounts/acme.yaml") == "broken: [\n"


def test_diff_with_three_dots_starts_where_the_branch_left(workspace: Repository) -> None:
    workspace.git("switch", "-q", "-c", "side", "HEAD~1")
    commit(workspace, {"accounts/globex.yaml": account("Globex International", 4)}, "Rename", "2026-06-02")
    assert (
        kamctl(workspace.path, "diff", "main...side")[0]
        == "Globex International (globex):\n  name Globex → Globex International\n"
    )


def test_diff_works_where_the_workspace_is_a_folder_of_the_repository(repository: Repository) -> None:
    files = {
        "sales/kam.yaml": KAM,
        "sales/criteria.yaml": CRITERIA,
        "sales/accounts/acme.yaml": account("Acme"),
    }
    commit(repository, files | {"accounts/acme.yaml": "not: ours\n"}, "Start", "2026-02-20")
    repository.write("sales/accounts/acme.yaml", account("Acme").replace("name: Acme", "name: Acme AG"))
    assert kamctl(repository.path / "sales", "diff")[0] == "Acme AG (acme):\n  name Acme → Acme AG\n"


def test_diff_as_markdown_calls_nobody_and_marks_nothing_up(workspace: Repository) -> None:
    hostile = "'<script>@team #12 [x](https://e.example) **b** `c`'"
    workspace.write("accounts/acme.yaml", account("Acme").replace("name: Acme", f"name: {hostile}"))
    comment = kamctl(workspace.path, "diff", "--format", "md")[0]
    shown = comment.split("\n", 1)[1]
    assert "@" not in shown
    assert "<script>" not in shown.replace("\\<script>", "")
    assert "://" not in shown
    assert "#" not in shown.replace("&#", "")


@pytest.mark.parametrize(
    "args", [["diff"], ["score"], ["check"], ["history", "acme"], ["check", "--format", "github"]]
)
def test_in_a_github_run_no_output_holds_a_command_but_annotations(
    workspace: Repository, args: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for sign in ("::error::x", "##[add-mask]x"):
        workspace.write(
            "accounts/acme.yaml",
            account("Acme").replace("name: Acme", f'name: "{sign}"').replace("Seen", f'"{sign}"'),
        )
        workspace.write(f"accounts/{sign}\n{sign}.yaml", f'"{sign}": 1\n')
        done = CliRunner().invoke(app, ["-C", str(workspace.path), "--today", "2026-06-15", *args])
        found = commands(done.stdout + done.stderr)
        # A notice of kamctl says how many findings GitHub leaves out.
        assert {properties.get("title", "")[:3] for _, properties, _ in found} <= {"KAM", "kam"}
        assert bool(found) == ("github" in args)


def test_diff_of_criteria_tells_the_effect_on_accounts_that_nobody_touched(workspace: Repository) -> None:
    heavier = CRITERIA.replace("weight: 40", "weight: 50").replace("weight: 30", "weight: 20")
    workspace.write("criteria.yaml", heavier)
    workspace.write(
        "accounts/acme.yaml", workspace.read("accounts/acme.yaml").replace("name: Acme", "name: Acme AG")
    )
    told = kamctl(workspace.path, "diff")[0].splitlines()
    assert told == [
        "Acme AG (acme):",
        "  score 62.0 → 66.0 (weight of fit 40 → 50, weight of growth 30 → 20)",
        "  name Acme → Acme AG",
        "For all accounts:",
        "  criterion fit: weight 40 → 50",
        "  criterion growth: weight 30 → 20",
    ]
    workspace.write("criteria.yaml", CRITERIA.replace("select_at: 70", "select_at: 85"))
    stricter = "Globex (globex):\n  score 74.0, verdict select → below (select at 70 → 85)\n"
    assert stricter in kamctl(workspace.path, "diff")[0]


def test_a_comment_that_grows_too_long_is_cut_and_says_how_much_is_missing() -> None:
    changes = tuple(Change(("x",), None, None, f"change {n} " + "x" * 60) for n in range(2000))
    comment = as_markdown(Changes((AccountChanges("acme", "Acme", changes),), ()))
    assert len(comment) < 65_536
    shown = comment.count("\n- change")
    assert comment.endswith(f"> And {2000 - shown:,} more changes: run `kamctl diff`.\n")


def test_diff_as_json_has_values_and_sentences(workspace: Repository) -> None:
    told = json.loads(kamctl(workspace.path, "diff", "HEAD~2..HEAD~1", "--format", "json")[0])
    score, rating = told["accounts"][0]["changes"]
    assert (score["path"], score["before"], score["after"]) == (["score"], 80, 62)
    assert rating["path"] == ["accounts/acme.yaml", "ratings", "growth"]
    assert rating["after"]["rating"] == 2
    assert told["to"] == workspace.git("rev-parse", "HEAD~1").strip()
    assert told["today"] == "2026-06-15"


def test_diff_says_what_a_broken_file_hides(workspace: Repository) -> None:
    workspace.write("plans/globex.yaml", "horizon: [\n")
    assert "not known: plans/globex.yaml cannot be read after" in kamctl(workspace.path, "diff")[0]


def shallow(workspace: Repository, depth: int) -> Path:
    clone = workspace.path.parent / f"shallow{depth}"
    workspace.git("clone", "-q", "--depth", str(depth), f"file://{workspace.path}", str(clone))
    return Path(clone)


def test_a_shallow_clone_says_what_it_cannot_know(workspace: Repository) -> None:
    clone = shallow(workspace, 1)
    assert kamctl(clone, "diff")[0] == "nothing changed about any account\n"
    assert "git fetch --unshallow" in kamctl(clone, "diff", "HEAD~1", status=2)[1]
    told = kamctl(clone, "history", "globex")[0]
    assert "not known: who recorded what before 2026-06-01: this clone was cut off at" in told
    assert "this clone is shallow" in kamctl(clone, "score", "--at", "2026-03-01")[1]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["diff", "nowhere"], "git does not know the revision 'nowhere'"),
        (["diff", "--output=x"], "No such option"),
        (["check", "--since", "nowhere"], "git does not know the revision 'nowhere'"),
        (["history", "nobody"], "there is no account nobody"),
        (["score", "--at", "2026-02-31"], "2026-02-31 is not a date of the calendar"),
        (["score", "--criteria", "kam.yaml"], "`edition` is missing"),
        (["score", "--criteria", "none.yaml"], "none.yaml"),
    ],
)
def test_what_cannot_be_answered_is_reported_with_status_2(
    workspace: Repository, args: list[str], said: str
) -> None:
    assert said in kamctl(workspace.path, *args, status=2)[1]


def test_without_git_diff_fails_and_history_tells_the_logs(tmp_path: Path) -> None:
    (tmp_path / "accounts").mkdir()
    (tmp_path / "kam.yaml").write_text(KAM)
    (tmp_path / "criteria.yaml").write_text(CRITERIA)
    (tmp_path / "accounts/acme.yaml").write_text(account("Acme"))
    assert "is not in a git work tree" in kamctl(tmp_path, "diff", status=2)[1]
    told = kamctl(tmp_path, "history", "acme")[0]
    assert "decision: selected by d.osei" in told
    assert "not known: who recorded what" in told


def test_history_tells_the_logs_and_who_recorded_them(workspace: Repository) -> None:
    told = kamctl(workspace.path, "history", "acme", "--why")[0]
    lines = [line for line in told.splitlines() if line.startswith("2026-05-04")]
    assert lines[0].split()[1:3] == ["62.0", "below"]
    assert lines[1] == "2026-05-04: score 80.0 → 62.0"
    assert "  -18.0  growth 5 → 2" in told
    assert lines[2].endswith("Sabine Bauer: Rate Acme")
    assert "Plan Globex" not in told
    story = json.loads(kamctl(workspace.path, "history", "globex", "--format", "json")[0])
    assert [(c["author"], c["date"]) for c in story["commits"]] == [
        ("Sabine Bauer", "2026-02-20"),
        ("Li Chen", "2026-06-01"),
    ]


def test_history_splits_a_change_of_criteria_that_has_only_git_to_tell_it(workspace: Repository) -> None:
    other = CRITERIA.replace("weight: 40", "weight: 30").replace(
        "weight: 30, question: Do they grow", "weight: 40, question: Do they grow"
    )
    commit(
        workspace, {"criteria.yaml": other.replace("2026-01-12", "2026-06-10")}, "New criteria", "2026-06-10"
    )
    story = json.loads(kamctl(workspace.path, "history", "acme", "--format", "json")[0])
    last = story["entries"][-1]
    assert last["date"] == "2026-06-10"
    assert {(p["cause"], p["criterion"], p["points"]) for p in last["why"]["parts"]} == {
        ("weight", "fit", -8),
        ("weight", "growth", 4),
    }
    assert last["why"]["change"] == -4
    assert story["commits"][-1]["changes"][0].startswith("score 62.0 → 58.0")


def scores(out: str) -> dict[str, float]:
    return {a["account"]: a["score"] for a in json.loads(out)["accounts"]}


def test_at_a_day_shows_the_files_of_that_day(workspace: Repository) -> None:
    assert scores(kamctl(workspace.path, "score", "--format", "json")[0])["acme"] == 62
    assert scores(kamctl(workspace.path, "score", "--at", "2026-03-01", "--format", "json")[0])["acme"] == 80
    assert kamctl(workspace.path, "actions", "--at", "2026-05-05")[0] == "no actions\n"
    assert "a-7k2q" in kamctl(workspace.path, "actions", "--at", "2026-06-01")[0]


def test_at_on_a_day_before_the_first_commit_cuts_the_logs_and_says_so(workspace: Repository) -> None:
    out, err = kamctl(workspace.path, "score", "--at", "2026-02-10", "--format", "json")
    assert scores(out)["acme"] == 80
    assert json.loads(out)["accounts"][0]["decision"] is None
    assert "git has no version of the workspace up to 2026-02-10" in err


def test_at_a_revision_is_the_day_of_its_commit(workspace: Repository) -> None:
    done = CliRunner().invoke(app, ["-C", str(workspace.path), "actions", "--at", "HEAD", "--format", "json"])
    (action,) = json.loads(done.stdout)["actions"]
    assert action["state"] == "open"


def found(out: str, part: str = "findings") -> set[tuple[str, str | None]]:
    return {(f["rule"], f["account"]) for f in json.loads(out)[part]}


def test_since_reports_lateness_elsewhere_without_failing(workspace: Repository) -> None:
    everything = found(kamctl(workspace.path, "check", "--format", "json", today="2026-08-01", status=1)[0])
    assert ("key-below-threshold", "acme") in everything
    told = kamctl(workspace.path, "check", "--since", "HEAD", "--format", "json", today="2026-08-01")[0]
    assert ("overdue-action", "globex") in everything
    assert ("overdue-action", "globex") in found(told, "elsewhere")
    assert found(told) == set()
    since_start = found(kamctl(workspace.path, "check", "--since", "HEAD~2", "--format", "json")[0])
    assert ("key-below-threshold", "acme") in since_start


def test_since_reports_what_a_change_elsewhere_breaks(workspace: Repository) -> None:
    workspace.write(
        "kam.yaml", KAM.replace("  l.chen: {name: Li Chen, level: manager, function: operations}\n", "")
    )
    kept = found(kamctl(workspace.path, "check", "--since", "HEAD", "--format", "json", status=1)[0])
    assert ("unknown-reference", "globex") in kept
    assert ("key-below-threshold", "acme") not in kept


def test_since_touches_neither_work_tree_nor_index(workspace: Repository) -> None:
    before = {p: p.stat().st_mtime_ns for p in sorted(workspace.path.rglob("*")) if p.is_file()}
    kamctl(workspace.path, "check", "--since", "HEAD~2")
    assert {p: p.stat().st_mtime_ns for p in sorted(workspace.path.rglob("*")) if p.is_file()} == before


def test_rating_and_changing_the_criteria_in_one_change_is_reported(workspace: Repository) -> None:
    heavier = CRITERIA.replace("weight: 40", "weight: 30").replace(
        "weight: 30, question: Do they grow", "weight: 40, question: Do they grow"
    )
    workspace.write("criteria.yaml", heavier)
    assert ("judge-and-party", "acme") not in found(
        kamctl(workspace.path, "check", "--since", "HEAD", "--format", "json")[0]
    )
    more = "growth:\n    - {rating: 5, by: l.chen, date: 2026-06-10, evidence: Heard}\n"
    workspace.write("accounts/acme.yaml", account("Acme").replace("growth:\n", more))
    out = kamctl(
        workspace.path, "check", "--since", "HEAD", "--select", "judge-and-party", "--format", "json"
    )[0]
    (finding,) = json.loads(out)["findings"]
    assert (finding["account"], finding["severity"], finding["path"]) == (
        "acme",
        "warning",
        "accounts/acme.yaml",
    )
    assert kamctl(workspace.path, "check", "--select", "judge-and-party")[0].endswith("nothing found\n")
    workspace.write("criteria.yaml", CRITERIA.replace("Do they fit?", "Do they fit us?"))
    assert (
        json.loads(
            kamctl(
                workspace.path, "check", "--since", "HEAD", "--select", "judge-and-party", "--format", "json"
            )[0]
        )["findings"]
        == []
    )


def test_proposed_criteria_show_their_impact_and_change_nothing(workspace: Repository) -> None:
    workspace.write("proposed.yaml", CRITERIA.replace("select_at: 70", "select_at: 80"))
    out = kamctl(workspace.path, "score", "--criteria", "proposed.yaml")[0]
    assert "1 would leave: globex" in out
    assert "of them key accounts today: globex" in out
    moves = json.loads(kamctl(workspace.path, "score", "--criteria", "proposed.yaml", "--format", "json")[0])
    assert {a["account"]: a["move"] for a in moves["accounts"]} == {"acme": "stays", "globex": "leaves"}


#: Commands that read and give JSON, but not of the files as they were on a day: the ledger's figures, which
#: git does not hold; two revisions; the rules; and groups, whose other commands write.
OF_TODAY = {"allocate", "profit", "signals", "lookalikes", "diff", "explain", "need", "round"}


def test_every_command_that_shows_a_state_can_show_a_past_one() -> None:
    reading = {tool.words[0] for tool in tools() if not tool.writes}
    assert {name for name in reading if not COMMANDS[name].looks_back} == OF_TODAY
