"""Whether the criteria predicted profit: the ratings at each selection against what followed.

It informs the owners of the criteria and changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from kamctl.method.money.monthly import quarter_figures
from kamctl.method.money.quarters import QUARTERS, closed_quarter, quarters_up_to
from kamctl.method.money.totals import ZERO
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.scores.scoring import Score, Verdict, score_account
from kamctl.model import periods
from kamctl.model.account import Account, Decision
from kamctl.model.criteria import Criteria
from kamctl.model.periods import Span
from kamctl.model.portfolio import Portfolio
from kamctl.model.results import Results

#: With fewer selections, a correlation is mostly chance.
ENOUGH = 20


class Selection(NamedTuple):
    """An account that was selected: its verdict then, and four quarters of profit before and after."""

    account: str
    date: dt.date
    verdict: Verdict
    score: Decimal | None
    before: Decimal
    after: Decimal

    @property
    def change(self) -> Decimal:
        """How much more it earned us in the four quarters after."""
        return self.after - self.before


class Untold(NamedTuple):
    """A selection that cannot be judged yet, and why."""

    account: str
    date: dt.date
    why: str


class Correlation(NamedTuple):
    """Kendall's τ-b of ratings and changes in profit, and its sample size; None if all are alike."""

    criterion: str
    tau: Decimal | None
    selections: int


class Hits(NamedTuple):
    """How many of the selections with a verdict earned more afterwards."""

    verdict: Verdict
    selections: int
    grew: int


class Backtest(NamedTuple):
    """The results of the selections.

    `hits` of `judged` verdicts were right: the verdict was to select and the account grew, or it was not and
    the account did not.
    """

    selections: tuple[Selection, ...]
    untold: tuple[Untold, ...]
    score: Correlation
    criteria: tuple[Correlation, ...]
    verdicts: tuple[Hits, ...]
    hits: int
    judged: int


def backtest(portfolio: Portfolio, criteria: Criteria, accounts: Sequence[str], today: dt.date) -> Backtest:
    """Compare the ratings in force at each selection with what followed.

    The four fiscal quarters before the quarter of the decision are compared with the four after it; that
    quarter itself counts for neither.
    """
    told: list[Selection] = []
    untold: list[Untold] = []
    scores: list[Score] = []
    for name in accounts:
        account = portfolio.accounts[name]
        for entry in _selections(account, today):
            found = _outcome(portfolio, name, entry, today)
            if isinstance(found, str):
                untold.append(Untold(name, entry.date, found))
                continue
            then = score_account(criteria, name, account, entry.date, figures_of(portfolio, name, entry.date))
            scores.append(then)
            told.append(Selection(name, entry.date, then.verdict, then.score, *found))
    changes = [one.change for one in told]
    by_score = [(one.score, change) for one, change in zip(told, changes, strict=True)]
    columns = zip(*(score.criteria for score in scores), strict=True)
    verdicts = tuple(_hits(told))
    right = (hit.grew if hit.verdict == "select" else hit.selections - hit.grew for hit in verdicts)
    return Backtest(
        tuple(told),
        tuple(untold),
        _correlation("score", by_score),
        tuple(
            _correlation(
                column[0].criterion, [(c.rating, change) for c, change in zip(column, changes, strict=True)]
            )
            for column in columns
        ),
        verdicts,
        sum(right),
        sum(hit.selections for hit in verdicts),
    )


def tau_b(pairs: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """Return Kendall's τ-b: concordant less discordant pairs, over the pairs not tied in either.

    None where all values of one side are the same. Source: M. G. Kendall, The treatment of ties in
    ranking problems, Biometrika 33 (1945).
    """
    balance = untied_left = untied_right = 0
    for (left, right), (other_left, other_right) in combinations(pairs, 2):
        across, down = _sign(left - other_left), _sign(right - other_right)
        balance += across * down
        untied_left += across != 0
        untied_right += down != 0
    if not untied_left or not untied_right:
        return None
    return Decimal(balance) / Decimal(untied_left * untied_right).sqrt()


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def _correlation(name: str, pairs: Sequence[tuple[Decimal | None, Decimal]]) -> Correlation:
    known = [(left, right) for left, right in pairs if left is not None]
    return Correlation(name, tau_b(known), len(known))


def _hits(told: Sequence[Selection]) -> Iterator[Hits]:
    for verdict in ("select", "below", "disqualified"):
        changes = [one.change for one in told if one.verdict == verdict]
        if changes:
            yield Hits(verdict, len(changes), sum(1 for change in changes if change > 0))


def _selections(account: Account, today: dt.date) -> Iterator[Decision]:
    """Yield the decisions that made it a key account, without those that confirmed it as one."""
    was = None
    for entry in sorted((d for d in account.decisions if d.date <= today), key=lambda d: d.date):
        if entry.outcome == "selected" != was:
            yield entry
        was = entry.outcome


def _outcome(
    portfolio: Portfolio, name: str, entry: Decision, today: dt.date
) -> tuple[Decimal, Decimal] | str:
    """Return the profit before and after a decision, or why it is not known."""
    starts = portfolio.kam.fiscal_year_starts
    results = portfolio.results.get(name)
    if results is None:
        return "no results"
    of_decision = periods.containing("quarter", entry.date, starts)
    before = quarters_up_to(periods.before("quarter", of_decision, starts), starts)
    after = [periods.after("quarter", of_decision, starts)]
    while len(after) < QUARTERS:
        after.append(periods.after("quarter", after[-1], starts))
    if after[-1].end > closed_quarter(today, starts).end:
        return f"{after[-1].label} is not over"
    profits = (_profit(results, before), _profit(results, after))
    for spans, profit in zip((before, after), profits, strict=True):
        if profit is None:
            return f"no results for {spans[0].label} to {spans[-1].label}"
    return profits[0] or ZERO, profits[1] or ZERO


def _profit(results: Results, spans: Sequence[Span]) -> Decimal | None:
    """Return the profit of quarters; None unless all of them are known."""
    found = [quarter_figures(results.months, span) for span in spans]
    known = [figures.profit for figures in found if figures is not None]
    return sum(known, ZERO) if len(known) == len(found) else None
