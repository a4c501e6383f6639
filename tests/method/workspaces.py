"""A workspace built from YAML texts, for the tests of life cycle and performance."""

import datetime as dt
from textwrap import dedent

from kamctl.model.portfolio import Portfolio
from kamctl.workspace.load import load

TODAY = dt.date(2026, 10, 15)

KAM = """
company: Adventure Works
currency: USD
people:
  d.osei: {name: Dana Osei, level: president, function: general}
  v.park: {name: Vera Park, level: vice-president, function: sales}
  f.gomez: {name: Felix Gomez, level: director, function: finance}
  s.bauer: {name: Sabine Bauer, level: manager, function: sales}
  l.chen: {name: Li Chen, level: specialist, function: engineering}
  o.gone: {name: Otto Gone, level: manager, function: sales, left: 2026-05-31}
"""

#: A contact whose word about the plan counts.
ONE = "contacts: {a.one: {name: Ada One, level: director, function: purchasing}}\n"

PLAN = """
horizon: {start: 2026-01-01, end: 2028-12-31}
destination: First choice in every store
team: {s.bauer: lead, l.chen: engineering}
"""


def portfolio(texts: dict[str, str]) -> Portfolio:
    """Load a workspace from YAML texts by path; a fault in a file fails the test, a name that leads nowhere does not."""
    loaded = load(texts)
    assert loaded.portfolio is not None
    assert not loaded.portfolio.broken, [draft.message for draft in loaded.drafts]
    return loaded.portfolio


def workspace(
    account: str = "",
    *,
    kam: str = KAM,
    plan: str = "",
    reviews: dict[str, str] | None = None,
    criteria: str = "",
    resources: str = "",
    results: str = "",
    portfolio_results: str = "",
    **others: str,
) -> Portfolio:
    """Build a portfolio whose account is `acme`; `others` are further accounts by id."""
    texts = {"kam.yaml": dedent(kam)}
    for account_id, text in {"acme": account, **others}.items():
        texts[f"accounts/{account_id}.yaml"] = f"name: {account_id.title()}\n{dedent(text)}"
    if plan:
        texts["plans/acme.yaml"] = PLAN + dedent(plan)
    if criteria:
        texts["criteria.yaml"] = dedent(criteria)
    if resources:
        texts["resources.yaml"] = dedent(resources)
    if portfolio_results:
        texts["results/portfolio.yaml"] = dedent(portfolio_results)
    if results:
        texts["results/acme.yaml"] = dedent(results)
    texts.update({f"reviews/acme/{period}.yaml": text for period, text in (reviews or {}).items()})
    return portfolio(texts)
