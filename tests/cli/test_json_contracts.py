"""What `--format json` prints: the keys that are promised, and their types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.checks.rules.examples import base
from tests.cli.run import kamctl, write

NUMBER = (int, float)
NONE = type(None)

ACTION = {
    "account": str, "id": str, "do": str, "owner": str, "serves": (str, NONE), "opened": str, "due": str,
    "state": str, "days_overdue": int, "moves": int,
}  # fmt: skip
FINDING = {
    "rule": str, "code": str, "severity": str, "path": str, "line": int, "column": int,
    "account": (str, NONE), "message": str, "help": str,
}  # fmt: skip
STATUS = {
    "account": str, "name": str, "manager": (str, NONE), "decision": (str, NONE), "score": (*NUMBER, NONE),
    "verdict": (str, NONE), "stage": (int, NONE), "plan_last_activity": (str, NONE),
    "plan_age_days": (int, NONE), "stale": bool, "open_actions": int, "overdue_actions": int,
    "standing": str, "required": str, "decide_by": (str, NONE), "decision_overdue": bool,
}  # fmt: skip
ITEM = {
    "account": (str, NONE), "kind": str, "rule": str, "what": str, "owner": (str, NONE), "since": (str, NONE),
    "days_late": int, "money": (*NUMBER, NONE), "urgency": NUMBER, "terms": list, "settle": str,
}  # fmt: skip
SCORE = {
    "account": str, "name": str, "score": (*NUMBER, NONE), "verdict": str, "rank": (int, NONE),
    "criteria": list, "missing": list, "decision": (str, NONE), "decide_by": (str, NONE),
}  # fmt: skip
CRITERION = {
    "criterion": str, "weight": NUMBER, "rating": (*NUMBER, NONE), "points": (*NUMBER, NONE), "raters": int,
    "spread": NUMBER,
}  # fmt: skip


def _assert_shape(found: dict[str, Any], shape: dict[str, Any]) -> None:
    for key, kinds in shape.items():
        assert key in found, key
        assert isinstance(found[key], kinds), (key, found[key])
        assert kinds is bool or not isinstance(found[key], bool), key


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    files = base()
    files["accounts/newco.yaml"] = "name: Newco\n"
    files["plans/acme.yaml"] += (
        "  a-2aaa: {do: Late, owner: s.bauer, opened: 2026-09-01, due: 2026-11-20}\n"
        "  a-2bbb: {do: Done, owner: s.bauer, opened: 2026-09-01, due: 2026-10-20, done: 2026-10-19}\n"
        "  a-2ccc: {do: Dropped, owner: k.ek, opened: 2026-09-01, due: 2026-10-20, dropped: {date: 2026-10-01, reason: no}}\n"
    )
    return write(tmp_path, files)


def _json(folder: Path, *words: str) -> Any:
    done = kamctl(folder, *words, "--format", "json")
    assert done.err == ""
    assert done.out.isascii()
    return json.loads(done.out)


def test_score(workspace: Path) -> None:
    told = _json(workspace, "score", "--sensitivity")
    assert (told["edition"], told["select_at"]) == ("2026", 70)
    acme, newco = told["accounts"]
    for one in (acme, newco):
        _assert_shape(one, SCORE)
        for part in one["criteria"]:
            _assert_shape(part, CRITERION)
    assert (acme["score"], acme["verdict"], acme["rank"], acme["decision"]) == (80, "select", 1, "selected")
    assert (newco["score"], newco["verdict"], newco["rank"], newco["decision"]) == (
        None,
        "incomplete",
        None,
        None,
    )
    assert newco["missing"] == ["strategic-fit", "growth", "profit", "partnership", "reach"]
    assert "sensitivity" not in newco
    assert isinstance(acme["sensitivity"]["select_share"], NUMBER)
    for flip in acme["sensitivity"]["flips"]:
        _assert_shape(flip, {"criterion": str, "weight": NUMBER, "flips_at": (*NUMBER, NONE)})
    assert not {"sensitivity", "ratings"} & _json(workspace, "score")["accounts"][0].keys()


def test_score_explained(workspace: Path) -> None:
    acme, newco = _json(workspace, "score", "--explain")["accounts"]
    assert newco["ratings"] == {name: [] for name in acme["ratings"]}
    assert [len(found) for found in acme["ratings"].values()] == [2, 2, 2, 2, 2]
    assert acme["ratings"]["growth"][0] == {
        "rating": 4, "by": "s.bauer", "date": "2026-02-03", "evidence": "Orders grew by half in a year",
        "anchor": None, "until": "2027-02-03", "stale": False,
    }  # fmt: skip


def test_actions(workspace: Path) -> None:
    found = _json(workspace, "actions", "--all")["actions"]
    for action in found:
        _assert_shape(action, ACTION)
    assert {a["id"]: (a["state"], a["days_overdue"]) for a in found} == {
        "a-2aaa": ("overdue", 2), "a-7k2q": ("open", 0), "a-2bbb": ("done", 0), "a-2ccc": ("dropped", 0),
    }  # fmt: skip
    assert [a["id"] for a in found][:2] == ["a-2aaa", "a-7k2q"]
    assert [a["id"] for a in _json(workspace, "actions", "--overdue")["actions"]] == ["a-2aaa"]
    assert [a["id"] for a in _json(workspace, "actions", "--due-within", "5")["actions"]] == ["a-2aaa"]
    assert _json(workspace, "actions", "--owner", "l.chen") == {"actions": []}


def test_check(workspace: Path) -> None:
    told = _json(workspace, "check")
    assert set(told) >= {"files", "errors", "warnings", "findings"}
    assert told["files"] == 6
    assert told["errors"] == sum(f["severity"] == "error" for f in told["findings"]) > 0
    assert told["warnings"] == sum(f["severity"] == "warning" for f in told["findings"]) > 0
    for finding in told["findings"]:
        _assert_shape(finding, FINDING)
        assert finding["severity"] in ("error", "warning")
        assert min(finding["line"], finding["column"]) >= 1


def test_status(workspace: Path) -> None:
    acme, newco = _json(workspace, "status")["accounts"]
    for one in (acme, newco):
        _assert_shape(one, STATUS)
    assert (acme["score"], acme["stage"], acme["plan_last_activity"]) == (80, 1, "2026-10-20")
    assert (acme["open_actions"], acme["overdue_actions"], acme["stale"]) == (2, 1, False)
    assert (newco["plan_age_days"], newco["open_actions"], newco["standing"]) == (None, 0, "good")


def test_today_digest_and_kept(workspace: Path) -> None:
    told = _json(workspace, "today")
    assert told["total"] == len(told["items"]) > 0
    for item in told["items"]:
        _assert_shape(item, ITEM)
        assert isinstance(item["settle"], str)
    kept = _json(workspace, "kept", "--for", "s.bauer")
    assert [q["quarter"] for q in kept["quarters"]] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert (kept["total"]["kept"], kept["total"]["overdue"]) == (1, 1)
    (letter,) = _json(workspace, "digest", "--for", "s.bauer")["letters"]
    assert (letter["id"], letter["total"], letter["kept"]["kept"]) == ("s.bauer", 2, 1)


def test_an_account_is_named_by_its_id_or_by_any_of_its_files(workspace: Path) -> None:
    names = ["acme", "accounts/acme.yaml", "plans/acme.yaml", str(workspace / "accounts/acme.yaml")]
    told = [_json(workspace, "score", name) for name in names]
    assert all(one == told[0] for one in told)
    assert [a["account"] for a in told[0]["accounts"]] == ["acme"]
    below = _json(workspace / "accounts", "score", "acme.yaml")
    assert below == told[0]


def test_a_broken_file_stops_only_what_needs_it(workspace: Path) -> None:
    (workspace / "accounts/newco.yaml").write_text("name: [\n", encoding="utf-8")
    done = kamctl(workspace, "score", "--format", "json")
    assert done.status == 0
    assert [a["account"] for a in json.loads(done.out)["accounts"]] == ["acme"]
    assert "left out: accounts/newco.yaml" in done.err
    assert kamctl(workspace, "score", "acme", "--format", "json").err == ""
    assert kamctl(workspace, "score", "newco").status == 2
