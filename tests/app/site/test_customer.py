"""The customer's site shows what the allow-list permits, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from kamctl.app.session import Session
from kamctl.app.site.customer import build_for_customer, customer_page
from kamctl.views.pages.site import SitePages
from tests.cli.run import write
from tests.method.review import test_customer_edition as edition
from tests.views.pages.test_languages import BARE, FILES, in_digits, visible

ROOT = Path(__file__).resolve().parents[3]
TODAY = dt.date(2026, 10, 1)


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


def built(folder: Path, files: dict[str, str]) -> str:
    write(folder, files)
    build_for_customer(Session(folder, TODAY), "acme", folder / "site")
    return (folder / "site/index.html").read_text("utf-8")


@pytest.mark.parametrize("files", [FILES, BARE], ids=["full", "bare"])
def test_nothing_english_stays_on_the_page_in_another_language(tmp_path: Path, files: dict[str, str]) -> None:
    page = built(tmp_path, in_digits(files))
    assert '<html lang="xx">' in page
    assert set(re.findall(r"[A-Za-z]{2,}", visible(page))) <= {"EUR"}


def test_the_page_is_in_the_account_s_language_before_the_workspace_s(tmp_path: Path) -> None:
    files = {**FILES, "kam.yaml": "language: de\n" + FILES["kam.yaml"]}
    assert "Nutzen" in visible(built(tmp_path / "de", files))
    own = "language: fr\n" + FILES["accounts/acme.yaml"]
    page = built(tmp_path / "fr", {**files, "accounts/acme.yaml": own})
    assert '<html lang="fr">' in page
    assert "Ce qui sera acquis" in visible(page)
