"""The ways out of an exit review, each with what speaks for it and against it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kamctl import hints
from kamctl.language import phrase
from kamctl.method.money.monthly import FourQuarters
from kamctl.method.performance.obligations import Kept, Tally
from kamctl.method.performance.performance_status import Performance
from kamctl.method.performance.price_benefit import PriceBenefit
from kamctl.method.relationships.supply_position import Supply
from kamctl.method.selection.scores.scoring import Score
from kamctl.model.account import ExitOutcome, Receivables
from kamctl.wording import day, listed, money, number, score, whole_money

_MEANING: dict[ExitOutcome, str] = {
    "repair": "Go on as a key account, with a new corrective action and a date.",
    "renegotiate": "Go on as a key account on other terms: obligations that both sides can keep.",
    "step-down": "Go on serving them as an ordinary customer, and give its resources to others.",
    "exit": "End the business in an orderly way.",
}


class Option(NamedTuple):
    """One way out of an exit review: what it means, what speaks for it and against it, how to record it."""

    outcome: ExitOutcome
    meaning: str
    supporting: tuple[str, ...]
    against: tuple[str, ...]
    command: str


class Facts(NamedTuple):
    """Facts that speak for or against an option, each as a list of at most a few phrases."""

    done: Performance
    prices: PriceBenefit
    place: Supply | None
    score: Score | None
    receivables: Receivables | None
    results: FourQuarters | None
    currency: str

    def for_staying(self) -> list[str]:
        return self.earned() + self.accepted() + self.keeps_most()

    def earned(self) -> list[str]:
        last = self.results
        return [f"they earned us {self._of(last.profit, last)}"] if last and last.profit > 0 else []

    def lost(self) -> list[str]:
        last = self.results
        return [f"they lost us {self._of(-last.profit, last)}"] if last and last.profit < 0 else []

    def accepted(self) -> list[str]:
        total = sum((year.accepted for year in self.prices.years), Decimal(0))
        return [f"they accepted value worth {money(total, self.currency)} so far"] if total else []

    def keeps_most(self) -> list[str]:
        tally = self.done.theirs
        return [f"they kept {_tally(tally)}"] if tally.met > tally.missed else []

    def our_misses(self) -> list[str]:
        missed = [k.id for k in self.done.kept if k.obligation.owed_by == "us" and _missed(k)]
        return [f"we missed {listed(missed)} ourselves"] if missed else []

    def worked(self) -> list[str]:
        return [
            f"the corrective action of {day(a.entry.date)} worked"
            for a in self.done.corrective_actions
            if a.outcome == "worked"
        ]

    def failed(self) -> list[str]:
        failed = [a for a in self.done.corrective_actions if a.outcome == "failed"]
        return [
            f"the corrective action of {day(a.entry.date)} failed: {listed(a.missed)} missed" for a in failed
        ]

    def low_score(self) -> list[str]:
        if self.score is None or self.score.score is None or self.score.at_threshold:
            return []
        return [f"its score of {score(self.score.score)} would not select it today"]

    def price(self) -> list[str]:
        check = self.prices.newest
        if check is None or not self.prices.price_above_benefit:
            return []
        return [f"they feel price {number(check.price)} above benefit {number(check.benefit)}"]

    def squeezed(self) -> list[str]:
        return [f"they consolidate: we are {self.place.text}"] if self.place and self.place.at_risk else []

    def overdue(self) -> list[str]:
        entry = self.receivables
        return (
            [f"{money(entry.overdue)} of {money(entry.balance, self.currency)} receivables are overdue"]
            if entry and entry.overdue
            else []
        )

    def _of(self, profit: Decimal, last: FourQuarters) -> str:
        revenue = whole_money(last.revenue)
        return f"{whole_money(profit)} {self.currency} on revenue of {revenue} in {last.label}"


def _missed(kept: Kept) -> bool:
    return any(period.state == "missed" for period in kept.recent)


def _tally(tally: Tally) -> str:
    return f"{tally.met} of {tally.met + tally.missed} obligations in the last four periods"


def options(account_id: str, facts: Facts) -> tuple[Option, ...]:
    """Return all ways out, from the one that changes least; the decision is management's."""
    judged = {
        "repair": (facts.for_staying() + facts.worked(), facts.failed() + facts.low_score()),
        "renegotiate": (facts.for_staying() + facts.price() + facts.our_misses(), facts.low_score()),
        "step-down": (
            facts.lost() + facts.low_score() + facts.squeezed() + facts.failed(),
            facts.earned() + facts.accepted(),
        ),
        "exit": (
            facts.lost() + facts.overdue() + facts.low_score() + facts.failed(),
            facts.for_staying() + facts.our_misses(),
        ),
    }
    return tuple(
        Option(
            outcome=outcome,
            meaning=phrase(meaning),
            supporting=tuple(judged[outcome][0]),
            against=tuple(judged[outcome][1]),
            command=hints.standing(account_id, "exit-review", outcome=outcome),
        )
        for outcome, meaning in _MEANING.items()
    )
