"""The site of a customer holds what the allow-list lets out, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kamctl.app.session import Session
from kamctl.app.site.customer import build_for_customer, customer_page
from kamctl.views.pages.site import SitePages
from tests.method.review import test_customer_edition as edition

ROOT = Path(__file__).resolve().parents[3]


def page_of(portfolio, account: str, today: dt.date) -> str:
    shown = {
        "company": portfolio.kam.company,
        "currency": portfolio.kam.currency,
        "today": today,
        "live": False,
    }
    pages = SitePages(None, shown)
    made = pages.page("customer", "index.html", customer_page(portfolio, account, today))
    assert pages.problems == []
    return made


def test_no_canary_that_is_not_allowed_is_in_the_page() -> None:
    canaries, portfolio = edition.portfolio()
    page = page_of(portfolio, "acme", edition.TODAY)
    hidden = [
        (record.__name__, name, text)
        for (record, name), values in canaries.planted.items()
        if name not in edition.allowed(record)
        for value in values
        for text in edition.shown(value)
        if len(text) > 1 and edition.stands_in(text, page)
    ]
    assert hidden == []
    assert "UnconfirmedPressure" not in page
    assert "UnconfirmedObstacle" not in page
    assert "CanaryNeedNeed" in page  # it would be a page without anything otherwise


def test_it_is_one_page_without_a_way_into_ours(tmp_path: Path) -> None:
    session = Session(ROOT / "examples/adventure-works", dt.date(2013, 12, 2))
    build_for_customer(session, "brakes-and-gears", tmp_path / "site")
    assert {p.name for p in (tmp_path / "site").iterdir()} == {
        "index.html",
        "site.css",
        "site.js",
        ".kamctl-site.json",
    }
    page = (tmp_path / "site/index.html").read_text("utf-8")
    for word in (
        "84.5",
        "score",
        "stage",
        "urgency",
        "n.sato",
        "brakes-and-gears",
        "yaml",
        "Eastside",
        "neutral",
        "flight",
    ):
        assert word not in page.lower() if word.islower() else word not in page
    assert "Naomi Sato" in page
