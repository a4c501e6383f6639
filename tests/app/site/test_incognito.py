"""The incognito site names nobody, and shows none of our amounts."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kamctl.app.session import Session
from kamctl.app.site.build import SiteOptions, build
from kamctl.app.site.incognito import _Files, incognito
from kamctl.checks.runner import check
from kamctl.method.plan.approval import fingerprint
from kamctl.model.kinds import KINDS, kinds_of
from kamctl.model.portfolio import Portfolio, many
from kamctl.model.record import Record
from kamctl.model.review import Review
from kamctl.model.shape import spots_of
from kamctl.model.walk import values
from kamctl.workspace.disk import scan
from kamctl.workspace.load import load
from kamctl.workspace.paths import place
from kamctl.workspace.portfolio import held

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2013, 12, 2)
TEXTS = dict(scan(ROOT / "examples/adventure-works")[0])


def words() -> set[str]:
    """Every text of accounts, plans, minutes and people that is worded freely, and every id of theirs."""
    portfolio = load(TEXTS).portfolio
    assert portfolio is not None
    assert portfolio.offerings is not None
    found = set(portfolio.accounts) | set(portfolio.kam.people) | set(portfolio.offerings.offerings)
    for one in held(portfolio):
        if one.place.kind in ("criteria", "resources", "ledger", "portfolio"):
            continue
        assert isinstance(one.record, Record)
        for spot in spots_of(type(one.record)):
            if spot.is_free_text:
                found |= {str(value) for value in values(one.record, spot.steps)}
    assert portfolio.criteria is not None
    stays = {p.function for p in portfolio.kam.people.values()} | {portfolio.kam.timezone}
    stays |= {c.function for a in portfolio.accounts.values() for c in a.contacts.values()}
    stays |= {o.unit for a in portfolio.accounts.values() for o in a.obligations.values()}
    stays |= {text for c in portfolio.criteria.criteria.values() for text in c.anchors.values()}
    return {word for word in found if len(word) > 8 and word not in stays and not word.startswith("20")}


def test_no_text_and_no_id_of_ours_is_in_it(tmp_path: Path) -> None:
    build(Session(ROOT / "examples/adventure-works", TODAY), tmp_path / "site", SiteOptions(incognito=True))
    everything = "\n".join(
        p.read_text("utf-8") for p in (tmp_path / "site").rglob("*") if p.is_file() and p.name != "rules.html"
    )
    looked = words()
    assert len(looked) > 300
    assert {word for word in looked if word in everything} == set()


def test_it_reads_as_a_workspace_of_which_the_same_is_true() -> None:
    hidden = incognito(TEXTS, TODAY)
    assert load(hidden).drafts == ()
    before, after = load(TEXTS).portfolio, load(hidden).portfolio
    assert before is not None
    assert after is not None
    assert len(after.accounts) == len(before.accounts)
    one, other = before.accounts["brakes-and-gears"], after.accounts["account-1"]
    assert [d.outcome for d in other.decisions] == [d.outcome for d in one.decisions]
    assert [s.stage for s in other.stages] == [s.stage for s in one.stages]
    assert list(other.ratings) == list(one.ratings)


def kinds(texts: Iterable[str]) -> set[str]:
    return {found.kind for path in texts if (found := place(path)) is not None}


def test_every_kind_of_file_is_shown_but_the_description_of_the_ledger() -> None:
    assert kinds(incognito(TEXTS, TODAY)) == kinds(TEXTS) - {"ledger"}


@dataclass(frozen=True)
class More(Portfolio):
    visits: Mapping[str, Mapping[str, Review]] = many("visit", "visits/<account>/<id>.yaml", module="review")


def test_an_ordinary_file_kind_is_hidden_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    portfolio = load(TEXTS).portfolio
    assert portfolio is not None
    account, minutes = next(iter(portfolio.reviews.items()))
    visit = replace(next(iter(minutes.values())), summary="Seen in the lake")
    monkeypatch.setitem(KINDS, "visit", kinds_of(More)["visit"])
    more = More(kam=portfolio.kam, accounts=portfolio.accounts, visits={account: {"at-the-lake": visit}})
    shown = {path: str(record) for path, record in _Files(more).all() if path.startswith("visits/")}
    assert list(shown) == [f"visits/account-{[*portfolio.accounts].index(account) + 1}/visit-1.yaml"]
    words = [*visit.attendees, "Seen in the lake"]
    assert not [word for word in words if word in "".join(shown.values())]


def test_ids_that_only_a_file_of_such_a_kind_defines_are_hidden() -> None:
    portfolio = load(TEXTS).portfolio
    assert portfolio is not None
    files = _Files(portfolio)
    files._special.pop("playbook")
    shown = "".join(str(record) for path, record in files.all() if path.startswith("playbooks/"))
    assert "step-1" in shown
    assert not [step for one in portfolio.playbooks.values() for step in one.steps if repr(step) in shown]


def rules(texts: dict[str, str], today: dt.date) -> Counter[str]:
    return Counter(f.rule for f in check(texts, today).findings)


@pytest.mark.parametrize("day", ["2013-06-01", "2013-12-02", "2014-03-01", "2014-12-01"])
def test_what_is_found_is_what_is_found_in_the_original(day: str) -> None:
    today = dt.date.fromisoformat(day)
    found = rules(TEXTS, today)
    assert found
    assert rules(incognito(TEXTS, today), today) == found


CHANGES = {
    "a large cell that nobody goes for": (
        "accounts/brakes-and-gears.yaml", "date: 2013-11-05, initiative: workshop-academy", "date: 2013-11-05", "large-open-cell",
    ),
    "a text still to be written": (
        "plans/brakes-and-gears.yaml", "The only mountain brand in both of their workshops, with a spring floor that is planned together and no price surprise on either side", "tbd", "placeholder",
    ),
    "an evidence that says nothing": (
        "accounts/brakes-and-gears.yaml", "evidence: No invoice of 2012 was paid after the 30th day", 'evidence: "n/a"', "rating-without-evidence",
    ),
    "a need and an initiative of one id": (
        "accounts/brakes-and-gears.yaml", "  spring-sizes: {need", "  womens-range: {need: Other, raised_by: t.ruiz, date: 2013-01-09}\n  spring-sizes: {need", None,
    ),
    "a finding that is ignored": (
        "accounts/field-trip-store.yaml", "name: Field Trip Store", "name: Field Trip Store  # kamctl: ignore[top-customer-undecided] seen", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_what_a_rule_looks_at_stays(what: str) -> None:
    path, old, new, rule = CHANGES[what]
    assert old in TEXTS[path]
    texts = {**TEXTS, path: TEXTS[path].replace(old, new)}
    found = rules(texts, TODAY)
    assert rule is None or found[rule] > rules(TEXTS, TODAY)[rule]
    assert rules(incognito(texts, TODAY), TODAY) == found


def test_an_approval_of_the_plan_holds_as_it_did() -> None:
    path = "plans/extraordinary-bike-works.yaml"
    portfolio = load(TEXTS).portfolio
    assert portfolio is not None
    mark = fingerprint(portfolio.plans["extraordinary-bike-works"])
    for of in (mark, "0000" + mark[4:]):
        texts = {
            **TEXTS,
            path: TEXTS[path] + f"approvals: [{{date: 2013-11-01, by: p.whitaker, of: {of}}}]\n",
        }
        found = rules(texts, TODAY)
        assert found["approval-outdated"] == (of != mark)
        assert rules(incognito(texts, TODAY), TODAY) == found


def test_amounts_keep_their_proportions_and_not_their_size() -> None:
    before, after = load(TEXTS).portfolio, load(incognito(TEXTS, TODAY)).portfolio
    assert before is not None
    assert after is not None
    pairs = [
        (m.revenue, after.results["account-1"].months[label].revenue)
        for label, m in before.results["brakes-and-gears"].months.items()
        if m.revenue
    ]
    shares = {round(float(new / old), 2) for old, new in pairs}
    assert len(shares) == 1
    assert shares != {1.0}


def test_the_same_name_is_called_the_same_everywhere() -> None:
    hidden = incognito(TEXTS, TODAY)
    manager = re.search(r'"manager": "(person-\d+)"', hidden["accounts/account-1.yaml"])
    assert manager is not None
    assert f'"{manager[1]}": {{' in hidden["kam.yaml"]


def test_a_file_that_cannot_be_read_is_left_out() -> None:
    hidden = incognito({**TEXTS, "accounts/brakes-and-gears.yaml": "name: [Secret\n"}, TODAY)
    assert len([path for path in hidden if path.startswith("accounts/")]) == 11
    assert not any("Secret" in text for text in hidden.values())
