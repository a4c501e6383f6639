"""Pages show both axes, tiers, white space, agreement, completeness and playbooks."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest

from kamctl.app.session import Session
from kamctl.app.site import criteria_page
from kamctl.app.site.build import build
from kamctl.app.site.pack import pack, unpack
from kamctl.charts.stages import Stands
from kamctl.method.due import Due, everything_due
from kamctl.method.growth.white_space import Grid, grid, white_space
from kamctl.method.plan.completeness import completeness
from kamctl.method.resources.capacity import Demand, demands
from kamctl.method.selection.raters.agreement import agreement
from kamctl.method.selection.second_axis.matrix import Placed, matrix
from kamctl.wording import coefficient, score
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2013, 12, 2)
EXAMPLE = ROOT / "examples/adventure-works"
TEXTS = dict(scan(EXAMPLE)[0])
FLAGSHIP, PLAN = "accounts/brakes-and-gears.yaml", "plans/brakes-and-gears.yaml"


def portfolio(texts: dict[str, str] = TEXTS):
    found = load(texts).portfolio
    assert found is not None
    return found


def pages(folder: Path, texts: dict[str, str] = TEXTS) -> dict[str, str]:
    """Return what the main part of each page says, by page, its tags left out."""
    work = folder / "work"
    for path, text in texts.items():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_text(text, "utf-8")
    done = build(Session(work, TODAY), folder / "site")
    assert done.problems == ()
    return {
        page.relative_to(folder / "site").as_posix(): " ".join(
            unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8").partition("<main")[2])).split()
        )
        for page in (folder / "site").rglob("*.html")
    }


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return pages(tmp_path_factory.mktemp("whole"))


def test_accounts_are_listed_with_tier_and_quadrant_and_drawn_on_both_axes(said: dict[str, str]) -> None:
    page = said["accounts.html"]
    assert "Tier Quadrant" in page
    assert "Top Sports Supply Luc Tremblay selected 87.5 strategic strategic 6" in page
    assert "Functional Store South Elise Dubois selected 83.0 strategic star 1" in page
    assert "Of 11 accounts, 4 strategic, 3 star, 2 status and 2 streamline" in page
    assert "streamline 2 not attractive, and we are weak: serve them at less cost" in page


def test_an_account_says_its_quadrant_and_why(said: dict[str, str]) -> None:
    page = said["account/eastside-department-store.html"]
    assert "Quadrant status not attractive, and we are strong" in page
    assert "our strength in their eyes is 74.0" in page
    assert "in a year: strategic → status" in page
    assert "Quadrant none not rated: partnership, availability" in said["account/field-trip-store.html"]


def test_the_grid_of_white_space_is_that_of_the_method(said: dict[str, str]) -> None:
    found = white_space(portfolio(), portfolio().accounts, TODAY)
    assert found.wallet is not None
    assert (
        f"{score(found.wallet)} % of the 1,741,000 USD a year that 4 accounts are known"
        in said["white-space.html"]
    )
    for one in found.accounts:
        if one.wallet is not None:
            assert f"{one.name} {score(one.wallet)} %" in said["white-space.html"]
            assert f"{score(one.wallet)} % of the" in said[f"account/{one.account}.html"]
    first = found.largest[0]
    assert (
        f"{found.accounts[0].name} Mountain bikes shared 85,655 womens-range northforge"
        in said["white-space.html"]
    )
    assert first.initiative == "womens-range"
    page = said["account/brakes-and-gears.html"]
    assert (
        "Parts shared 85,000 4,835 5.7 % 80,165 pedalworks 62,000 Workshop academy Teresa Ruiz 2013-11-05"
        in page
    )


def test_the_criteria_say_how_far_raters_agree_and_how_firm_the_selection_is(said: dict[str, str]) -> None:
    page, found = said["criteria.html"], agreement(portfolio().criteria, portfolio().accounts, TODAY)
    assert (
        f"Krippendorff's alpha is {coefficient(found.alpha)}, on {found.units} criteria of accounts that two"
        in page
    )
    for one in found.criteria:
        assert (
            f"{portfolio().criteria.criteria[one.criterion].name} {coefficient(one.alpha)} {one.units}"
            in page
        )
    assert "Readiness for partnership: 1 apart 5 by Naomi Sato : Opens point-of-sale figures" in page
    assert "Among the first 7 (as many as are selected) over 10,000 weight sets" in page
    assert re.search(r"Rural Cycle Emporium [^A-Z]* 70.5 select 100 % safely in", page)
    assert "strategic from 85 and key from 70" in page
    assert "We are strong from 60 of 100" in page


def test_with_many_accounts_the_page_names_the_command_for_firmness(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(criteria_page, "_WEIGHED", 9)
    page = pages(tmp_path)["criteria.html"]
    assert "kamctl score --sensitivity" in page
    assert "safely" not in page


def test_a_plan_says_how_complete_it_is_and_who_approved_it(tmp_path: Path, said: dict[str, str]) -> None:
    for area in completeness(portfolio(), "brakes-and-gears", TODAY).areas:
        row = " ".join([area.area, f"{area.met} of {area.rules}", "; ".join(area.missing)])
        assert row.strip() in said["account/brakes-and-gears.html"]
    assert "Approved by Paula Whitaker on 21 Oct 2013" in said["account/brakes-and-gears.html"]
    assert "Approved" not in said["account/registered-cycle-store.html"]
    without = re.sub(r"\napprovals:.*?(?=\n\S|\Z)", "", TEXTS[PLAN], flags=re.DOTALL)
    approved = without + "\napprovals: [{date: 2013-01-20, by: p.whitaker, note: Go}]\n"
    page = pages(tmp_path, {**TEXTS, PLAN: approved})["account/brakes-and-gears.html"]
    assert "Approved by Paula Whitaker on 20 Jan 2013 : Go" in page
    assert "the plan was adjusted on 14 Oct 2013 since p.whitaker approved the plan on 20 Jan 2013" in page


PLAYBOOK = """\
name: After a decision
trigger: {decision: selected}
steps:
  call: {do: Call them, role: manager, after_days: 5}
"""


def test_playbooks_that_are_due_and_those_at_work_are_shown(tmp_path: Path) -> None:
    date = "- {outcome: selected, by: p.whitaker, date: 2013-02-11"
    texts = {**TEXTS, "playbooks/after.yaml": PLAYBOOK}
    path = "accounts/metropolitan-bicycle-supply.yaml"
    texts[path] = TEXTS[path].replace("outcome: nominated", "outcome: selected", 1)
    assert texts[path] != TEXTS[path], date
    page = pages(tmp_path / "due", texts)["account/metropolitan-bicycle-supply.html"]
    assert "After a decision not played decision selected" in page
    assert "kamctl play metropolitan-bicycle-supply after" in page
    played = "{opened: 2013-11-12, due: DUE, owner: n.sato, do: Call TEXT, played: {playbook: after, date: 2013-11-11}DONE}"
    rows = [
        played.replace("DUE", day).replace("TEXT", text).replace("DONE", done)
        for day, text, done in (
            ("2013-11-20", "one", ", done: 2013-11-19"), ("2013-11-29", "two", ""), ("2013-12-20", "three", ""),
        )
    ]  # fmt: skip
    actions = "".join(f"  a-zz{i}: {row}\n" for i, row in enumerate(rows))
    texts = {**texts, PLAN: TEXTS[PLAN].replace("actions:\n", f"actions:\n{actions}", 1)}
    page = pages(tmp_path / "played", texts)["account/brakes-and-gears.html"]
    assert (
        "After a decision since 11 Nov 2013: 1 of 3 actions done next Call two , Naomi Sato , 2013-11-29 3 days late"
        in page
    )


def test_contacts_state_their_role_in_the_decision_and_our_depth(said: dict[str, str]) -> None:
    page = said["account/brakes-and-gears.html"]
    assert (
        "director purchasing evaluator Elena Marsh vendor wanted: problem solver Claire Fairbanks covered"
        in page
    )


def test_a_note_on_a_touch_is_in_the_story_and_leads_to_its_line(tmp_path: Path) -> None:
    touch = "touches:\n  - {date: 2013-11-28, whom: [d.kimball], by: n.sato, how: call, note: He asked for the spring list}\n"
    texts = {**TEXTS, FLAGSHIP: TEXTS[FLAGSHIP] + touch}
    assert (
        "in touch with d.kimball on 2013-11-28 by n.sato (call): He asked for the spring list"
        in pages(tmp_path, texts)["account/brakes-and-gears.html"]
    )
    page = (tmp_path / "site/account/brakes-and-gears.html").read_text("utf-8")
    line = re.search(r'href="../file/accounts/brakes-and-gears.yaml.html#L(\d+)">in touch with', page)
    assert line is not None
    assert "spring list" in texts[FLAGSHIP].splitlines()[int(line[1]) - 1]


def test_without_a_second_axis_tiers_or_offerings_nothing_is_said_of_them(tmp_path: Path) -> None:
    criteria = re.sub(r"\n# The second axis.*", "\n", TEXTS["criteria.yaml"], flags=re.DOTALL)
    texts = {**TEXTS, "criteria.yaml": criteria}
    del texts["offerings.yaml"]
    for path in [p for p in texts if p.startswith("accounts/")]:
        texts[path] = re.sub(r"\n(strengths|white_space):.*?(?=\n\S)", "", texts[path], flags=re.DOTALL)
    found = pages(tmp_path, texts)
    assert "white-space.html" not in found
    assert "Quadrant" not in found["accounts.html"] + found["account/brakes-and-gears.html"]
    assert "Tier" not in found["accounts.html"]
    assert "in their eyes" not in found["criteria.html"]


def test_what_is_kept_of_an_account_comes_back_as_it_was() -> None:
    whole = portfolio()
    assert whole.criteria is not None
    for one in matrix(whole, whole.criteria, whole.accounts, TODAY):
        assert unpack(Placed, pack(one)) == one
    for name in whole.accounts:
        assert unpack(Grid, pack(grid(whole, name, TODAY))) == grid(whole, name, TODAY)
    for due in everything_due(whole, whole.accounts, TODAY):
        assert unpack(Due, pack(due)) == due
    for _, _, demand in demands(whole, {}, TODAY):
        assert unpack(Demand, pack(demand)) == demand
    one = Stands("a", "A", 3, 12, "needs all", fallen=True, ready=False)
    assert unpack(Stands, pack(one)) == one
