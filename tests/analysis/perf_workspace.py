"""A workspace built from YAML texts, for the tests of life cycle and performance."""

import datetime as dt
from textwrap import dedent

from kamctl.model.kinds import Kind
from kamctl.model.validators import validator
from kamctl.store.portfolio import Portfolio
from kamctl.text.reader import read

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

PLAN = """
horizon: {start: 2026-01-01, end: 2028-12-31}
destination: First choice in every store
team: {s.bauer: lead, l.chen: engineering}
"""


def record(kind: Kind, text: str):
    """Read one file's YAML into its record; a fault in it fails the test."""
    document, problems = read(dedent(text))
    assert not problems, problems
    return validator(kind).validate_python(document.data)


def workspace(
    account: str = "",
    *,
    kam: str = KAM,
    plan: str = "",
    reviews: dict[str, str] | None = None,
    criteria: str = "",
    resources: str = "",
    **others: str,
) -> Portfolio:
    """Build a portfolio whose account is `acme`; `others` are further accounts by id."""
    texts = {
        "acme": "name: Acme\n" + dedent(account),
        **{k: f"name: {k}\n" + dedent(v) for k, v in others.items()},
    }
    return Portfolio(
        kam=record("kam", kam),
        criteria=record("criteria", criteria) if criteria else None,
        resources=record("resources", resources) if resources else None,
        accounts={key: record("account", text) for key, text in sorted(texts.items())},
        plans={"acme": record("plan", PLAN + dedent(plan))} if plan else {},
        reviews={"acme": {p: record("review", text) for p, text in sorted((reviews or {}).items())}},
    )
