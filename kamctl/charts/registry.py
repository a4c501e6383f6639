"""All charts: one line each. The module of a chart has its name.

A module has two functions: `facts`, which asks the method (None where there is nothing to draw), and
`chart`, which makes the picture of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from kamctl.charts.chart import Chart
from kamctl.method.money.report import Report
from kamctl.model.portfolio import Portfolio

if TYPE_CHECKING:
    from kamctl.method.changes.account_history import Edition


class Scene(NamedTuple):
    """The subject of a chart: accounts of a portfolio on a day.

    `report` returns who brings the profit, None if that is unknown. `editions` holds the criteria in force
    over time, or nothing if only today's are known.
    """

    portfolio: Portfolio
    accounts: tuple[str, ...]
    today: dt.date
    report: Callable[[], Report | None] = lambda: None
    editions: Callable[[], Sequence[Edition]] = lambda: ()

    @property
    def account(self) -> str:
        """The account, for a chart about one."""
        return self.accounts[0]


class ChartKind(NamedTuple):
    """A chart: its line in the help, and whether it is about one account."""

    line: str
    about: Literal["portfolio", "account"]


#: All charts, in the order of the help and of an account's page.
CHARTS: dict[str, ChartKind] = {
    "whale": ChartKind("profit cumulated from the best customer to the worst", "portfolio"),
    "matrix": ChartKind("accounts by score and by what they earn us", "portfolio"),
    "quadrants": ChartKind("accounts by score and by our strength in their eyes", "portfolio"),
    "stages": ChartKind("where accounts stand in the life cycle, and which gate holds each", "portfolio"),
    "calendar": ChartKind("what falls due in the next 90 days, by owner", "portfolio"),
    "capacity": ChartKind("days of scarce roles by quarter: there are, asked for", "portfolio"),
    "score-history": ChartKind("score over time, with the decisions", "account"),
    "results": ChartKind("revenue, profit and receivables by month", "account"),
    "plan": ChartKind("from what presses them to what we do, with broken chains", "account"),
    "coverage": ChartKind("who meets whom, level by level", "account"),
    "obligations": ChartKind("both sides' promises by period", "account"),
    "price-benefit": ChartKind("price and benefit as the customer rates them", "account"),
}


def chart(name: str, scene: Scene) -> Chart | None:
    """Return the chart of that name; None where there is nothing to draw."""
    module: Any = import_module(f"kamctl.charts.{name.replace('-', '_')}")
    found = module.facts(scene)
    made: Chart | None = None if found is None else module.chart(found)
    return made
