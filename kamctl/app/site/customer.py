"""The site for a customer: one page, made from the customer's edition of the agenda."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from kamctl.app.open import open_portfolio
from kamctl.app.session import Session
from kamctl.app.site.build import Built
from kamctl.app.site.store import Memory, Store
from kamctl.formats.agenda import agenda_data
from kamctl.method.review.agenda import agenda
from kamctl.method.review.reviews import asked_period
from kamctl.model.portfolio import Portfolio
from kamctl.views.pages.site import SitePages, assets


def customer_page(portfolio: Portfolio, account_id: str, today: dt.date) -> dict[str, Any]:
    """Return the content of a customer's page: this period's agenda, limited to its allow-list."""
    period = asked_period(None, portfolio.kam, today)
    found: dict[str, Any] = agenda_data(agenda(portfolio, account_id, period, today, "customer"))
    found["sections"] = {section["id"]: section for section in found["sections"]}
    return found


def build_for_customer(session: Session, account: str, folder: Path) -> Built:
    """Build the site for an account's own people, in its language, into a folder.

    Raises:
        KamctlError: no workspace or account, an unreadable file of it, or a folder with something else.
        OSError: the system failed.
    """
    opened = open_portfolio(session, [account])
    store = Store(folder)
    data = {
        "company": opened.portfolio.kam.company,
        "currency": opened.portfolio.kam.currency,
        "today": opened.today,
        "live": False,
    }
    pages = SitePages(opened.workspace.root, data, opened.language)
    found = customer_page(opened.portfolio, opened.accounts[0], opened.today)
    store.write("index.html", pages.page("customer", "index.html", found))
    for name, text in assets():
        store.write(name, text)
    store.finish(Memory("customer"))
    return Built(folder, len(store.pages), store.made, tuple(pages.problems), opened.notices)
