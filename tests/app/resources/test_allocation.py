"""Granting scarce days writes `resources.yaml` byte for byte, once, by those who may; two people do it."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import MissingFileError, UnknownAccountError, open_portfolio
from kamctl.app.resources.allocation import (
    AllocationRequest,
    ContradictionError,
    NotAQuarterError,
    NotCapacityError,
    NothingToAllocateError,
    SupposedGrantError,
    WrongAnswerError,
    allocate,
    compare,
    grant,
)
from kamctl.app.session import Session
from kamctl.errors import KamctlError
from kamctl.merge.merge import merge
from kamctl.method.lookup import UnknownNameError
from kamctl.method.senior import NotSeniorError

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "adventure-works"
DAY = dt.date(2013, 12, 2)
SPRING = AllocationRequest(quarters=("Q1",))
SUMMER = AllocationRequest(quarters=("2014-Q2",))
COURSE = ("rural-cycle-emporium", "fitting-course")


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return the example before anything was granted."""
    folder = tmp_path / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("ledger", "results"))
    file = folder / "resources.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("grants:")[0], encoding="utf-8")
    return folder


def opened(folder: Path, day: dt.date = DAY):
    return open_portfolio(Session(folder, day), kinds=("accounts", "plans"))


def of_course(found, role: str = "service-trainer"):
    [one] = [r for r in found.requests if (r.account, r.initiative, r.role) == (*COURSE, role)]
    return one


def change(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_example_is_granted_as_the_rule_proposes(example: Path) -> None:
    grant(opened(example, dt.date(2013, 11, 29)), SPRING, by="r.castellano", date=dt.date(2013, 11, 29))
    assert (example / "resources.yaml").read_text() == (EXAMPLE / "resources.yaml").read_text()


def test_in_the_example_one_initiative_is_refused_with_its_reason_and_three_more_days_change_it() -> None:
    found = allocate(opened(EXAMPLE), SPRING)
    assert found.changes == ()
    assert of_course(found).why_not == (
        "short by 3 days of service-trainer in 2014-Q1, needs at least 5 and 2 are left; it would fit with 3 more "
        "days, worth 763.75 USD each"
    )
    more = SPRING._replace(capacity=("service-trainer=+3",))
    side = compare(opened(EXAMPLE), more)
    assert side.names == ("as it is", "what if")
    assert {(d.account, d.initiative) for d in side.differences} == {COURSE}
    assert of_course(side.second).granted == 5
    assert side.second.worth - side.first.worth == 3 * found.roles[0].worth_of_one_more_day


def test_a_quarter_later_the_grants_hold_and_a_late_request_waits(tmp_path: Path) -> None:
    folder = tmp_path / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("ledger", "results"))
    change(
        folder, "plans/functional-store-south.yaml", "      - {role: demo-crew, quarter: 2014-Q1, days: 4}\n",
        "      - {role: demo-crew, quarter: 2014-Q1, days: 4}\n"
        "      - {role: service-trainer, quarter: 2014-Q1, days: 3, asked: 2013-12-20}\n",
    )  # fmt: skip
    for day in (dt.date(2013, 12, 28), dt.date(2014, 3, 3)):
        found = allocate(opened(folder, day), SPRING._replace(quarters=("2014-Q1",)))
        assert found.changes == ()
        [late] = [r for r in found.requests if r.late]
        assert (late.account, late.granted) == ("functional-store-south", 0)
        assert late.why_not.startswith(
            "late, asked for on 2013-12-20: short by 1 day of service-trainer in 2014-Q1"
        )
    rest = allocate(opened(folder, dt.date(2014, 3, 3)), AllocationRequest())
    assert rest.quarters == ("2014-Q2", "2014-Q3", "2014-Q4")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_grant_adds_its_lines_and_leaves_every_other_byte(example: Path, ends: str) -> None:
    file = example / "resources.yaml"
    before = file.read_text(encoding="utf-8").replace("\n", ends) + f"# the end{ends}"
    file.write_bytes(before.encode())
    planned = grant(opened(example), SPRING, by="r.castellano", date=DAY, dry_run=True)
    assert file.read_bytes() == before.encode()
    grant(opened(example), SPRING, by="r.castellano", date=DAY)
    after = file.read_bytes().decode()
    assert after == planned.files[0].after
    added = after.replace(before.replace(f"# the end{ends}", ""), "").replace(f"# the end{ends}", "")
    assert added.startswith(
        f"grants:{ends}  2014-Q1:{ends}    by: r.castellano{ends}    date: 2013-12-02{ends}"
    )
    assert (added.count("\r") > 0) is (ends == "\r\n")
    second = grant(opened(example), SPRING, by="r.castellano", date=DAY)
    assert (second.made.quarters, second.files[0].changed) == ((), False)


def test_granting_again_replaces_the_quarter_and_no_other(example: Path) -> None:
    grant(opened(example), SPRING, by="r.castellano", date=DAY)
    grant(opened(example), SUMMER, by="m.adeyemi", date=DAY)
    best = SPRING._replace(again=True, optimize=True)
    changed = grant(opened(example), best, by="p.whitaker", date=DAY)
    assert changed.made.quarters == ("2014-Q1",)
    grants = opened(example).portfolio.resources.grants
    assert {q: one.by for q, one in grants.items()} == {"2014-Q1": "p.whitaker", "2014-Q2": "m.adeyemi"}
    assert grants["2014-Q1"].days["service-trainer"]["rural-cycle-emporium/fitting-course"] == 5


def test_two_people_grant_on_two_branches_and_the_merge_is_right_or_a_conflict(
    example: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(example, other)
    base = (example / "resources.yaml").read_text()

    def granted(folder: Path, request: AllocationRequest, by: str) -> str:
        (folder / "resources.yaml").write_text(base)
        grant(opened(folder), request, by=by, date=DAY)
        return (folder / "resources.yaml").read_text()

    spring = granted(example, SPRING, "r.castellano")
    summer = granted(other, SUMMER, "m.adeyemi")
    best = granted(other, SPRING._replace(optimize=True), "m.adeyemi")
    for sides in ((spring, summer), (summer, spring)):
        merged = merge(base, *sides)
        assert merged.conflicts == ()
        (example / "resources.yaml").write_text(merged.text)
        grants = opened(example).portfolio.resources.grants
        assert {q: one.by for q, one in grants.items()} == {"2014-Q1": "r.castellano", "2014-Q2": "m.adeyemi"}
    for sides in ((spring, best), (best, spring)):
        assert merge(base, *sides).conflicts == (("grants", "2014-Q1"),)
    assert merge(base, spring, spring).text == spring
    # Without the driver git merges by lines: the grants stand at one place, and are a conflict.
    sides = [tmp_path / name for name in ("ours", "base", "theirs")]
    for file, text in zip(sides, (spring, base, best), strict=True):
        file.write_text(text)
    by_lines = subprocess.run(
        ["git", "merge-file", "-p", *sides], capture_output=True, check=False, text=True
    )
    assert by_lines.returncode > 0
    assert "<<<<<<<" in by_lines.stdout


def test_only_senior_management_grants_and_only_what_is(example: Path) -> None:
    before = (example / "resources.yaml").read_bytes()
    with pytest.raises(NotSeniorError):
        grant(opened(example), SPRING, by="n.sato", date=DAY)
    for supposed in ({"capacity": ("service-trainer=+3",)}, {"without": ("top-sports-supply",)}):
        with pytest.raises(SupposedGrantError):
            grant(opened(example), SPRING._replace(**supposed), by="r.castellano", date=DAY)
    assert (example / "resources.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("request_", "error", "said"),
    [
        ({"quarters": ("2013-Q3",)}, NotAQuarterError, "2013-Q3 has ended"),
        ({"quarters": ("2014",)}, NotAQuarterError, "2014 is not a quarter"),
        ({"capacity": ("trainer=+3",)}, UnknownNameError, "no role in resources.yaml is called trainer"),
        ({"capacity": ("service-trainer=many",)}, NotCapacityError, "'service-trainer=many' does not say"),
        ({"capacity": ("service-trainer=-25",)}, NotCapacityError, "does not say how many"),
        ({"capacity": ("service-trainer@2015-Q1=3",)}, NotCapacityError, "does not say how many"),
        ({"without": ("nobody",)}, UnknownAccountError, "there is no account nobody"),
    ],
)
def test_a_wrong_request_is_reported(request_: dict, error: type[KamctlError], said: str) -> None:
    with pytest.raises(error, match=said):
        allocate(opened(EXAMPLE), SPRING._replace(**request_))


@pytest.mark.parametrize(
    ("given", "there"), [("+3", 27), ("-3", 21), ("3", 3), ("@2014-Q1=+3", 27), ("=0.5", 0.5)]
)
def test_days_are_supposed_by_more_fewer_or_other_ones(given: str, there: float) -> None:
    text = f"service-trainer{given}" if "=" in given else f"service-trainer={given}"
    assert allocate(opened(EXAMPLE), SPRING._replace(capacity=(text,))).roles[0].capacity == there


@pytest.mark.parametrize(
    ("path", "old", "new", "error", "said"),
    [
        ("resources.yaml", "capacity: {2013-Q2: 26", "capacity: {2013-Q2: -26", BrokenFileError, r"resources.yaml cannot be read; line 7"),
        ("plans/rural-cycle-emporium.yaml", "days: 8, minimum: 5", "days: 8, minimum: 9", ContradictionError,
         r"plans/rural-cycle-emporium.yaml:35: the minimum is above the 8 days asked for"),
        ("plans/rural-cycle-emporium.yaml", "    end: 2014-09-30", "    end: 2014-09-30\n    after: fitting-course", ContradictionError,
         r"plans/rural-cycle-emporium.yaml:30: `fitting-course` waits for itself"),
        ("plans/rural-cycle-emporium.yaml", "days: 8,", "days: -8,", BrokenFileError, r"plans/rural-cycle-emporium.yaml cannot be read; line 35"),
        ("accounts/top-sports-supply.yaml", "name:", "nam:", BrokenFileError, r"accounts/top-sports-supply.yaml cannot be read"),
    ],
)  # fmt: skip
def test_a_file_that_would_make_the_answer_wrong_is_named_with_its_line(
    example: Path, path: str, old: str, new: str, error: type[KamctlError], said: str
) -> None:
    change(example, path, old, new)
    with pytest.raises(error, match=said):
        allocate(opened(example), SPRING)


def test_without_resources_or_days_ahead_there_is_nothing_to_allocate(example: Path) -> None:
    with pytest.raises(NothingToAllocateError):
        allocate(opened(example, dt.date(2014, 12, 1)), AllocationRequest())
    (example / "resources.yaml").unlink()
    with pytest.raises(MissingFileError, match=r"has no resources.yaml"):
        allocate(opened(example), SPRING)


def test_the_next_quarter_of_a_name_is_meant_in_a_fiscal_year_too(example: Path) -> None:
    for day, label in ((dt.date(2013, 12, 31), "2014-Q1"), (dt.date(2014, 1, 1), "2015-Q1")):
        change_day = allocate(opened(example, day), SPRING)
        assert change_day.quarters == (label,)


def test_an_answer_that_breaks_a_rule_is_reported_as_a_fault(
    example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamctl.app.resources.allocation.faults", lambda *_: ["too many days"])
    with pytest.raises(WrongAnswerError, match="too many days"):
        allocate(opened(example), SPRING)
