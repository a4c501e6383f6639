"""The options of an exit review, each with the facts for and against it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kamctl import hints
from kamctl.language import Amount, Figure, Phrase, Words, phrase
from kamctl.method.money.monthly import FourQuarters
from kamctl.method.performance.obligations import Kept
from kamctl.method.performance.performance_status import Performance
from kamctl.method.performance.price_benefit import PriceBenefit
from kamctl.method.relationships.supply_position import Supply
from kamctl.method.selection.scores.scoring import Score
from kamctl.model.account import ExitOutcome, Receivables
from kamctl.wording import score

_MEANING: dict[ExitOutcome, str] = {
    "repair": "Go on as a key account, with a new corrective action and a date.",
    "renegotiate": "Go on as a key account on other terms: obligations that both sides can keep.",
    "step-down": "Go on serving them as an ordinary customer, and give its resources to others.",
    "exit": "End the business in an orderly way.",
}


class Option(NamedTuple):
    """One option of an exit review: what it means, what speaks for and against it, how to record it."""

    outcome: ExitOutcome
    meaning: str
    supporting: tuple[str, ...]
    against: tuple[str, ...]
    command: str


class Facts(NamedTuple):
    """Facts for or against an option, each as a short list of phrases."""

    done: Performance
    prices: PriceBenefit
    place: Supply | None
    score: Score | None
    receivables: Receivables | None
    results: FourQuarters | None
    currency: str

    def for_staying(self) -> list[Phrase]:
        return self.earned() + self.accepted() + self.keeps_most()

    def earned(self) -> list[Phrase]:
        last = self.results
        said = "they earned us {profit} on revenue of {revenue} in {period}"
        return [self._of(said, last.profit, last)] if last and last.profit > 0 else []

    def lost(self) -> list[Phrase]:
        last = self.results
        said = "they lost us {profit} on revenue of {revenue} in {period}"
        return [self._of(said, -last.profit, last)] if last and last.profit < 0 else []

    def accepted(self) -> list[Phrase]:
        total = sum((year.accepted for year in self.prices.years), Decimal(0))
        worth = Amount(total, self.currency)
        return [phrase("they accepted value worth {worth} so far", worth=worth)] if total else []

    def keeps_most(self) -> list[Phrase]:
        tally = self.done.theirs
        said = "they kept {met} of {all} obligations in the last four periods"
        kept = phrase(said, met=tally.met, all=tally.met + tally.missed)
        return [kept] if tally.met > tally.missed else []

    def our_misses(self) -> list[Phrase]:
        missed = [k.id for k in self.done.kept if k.obligation.owed_by == "us" and _missed(k)]
        return [phrase("we missed {missed} ourselves", missed=Words(tuple(missed)))] if missed else []

    def worked(self) -> list[Phrase]:
        return [
            phrase("the corrective action of {day} worked", day=a.entry.date)
            for a in self.done.corrective_actions
            if a.outcome == "worked"
        ]

    def failed(self) -> list[Phrase]:
        failed = [a for a in self.done.corrective_actions if a.outcome == "failed"]
        return [
            phrase(
                "the corrective action of {day} failed: {missed} missed",
                day=a.entry.date,
                missed=Words(a.missed),
            )
            for a in failed
        ]

    def low_score(self) -> list[Phrase]:
        if self.score is None or self.score.score is None or self.score.at_threshold:
            return []
        shown = Figure(score(self.score.score))
        return [phrase("its score of {score} would not select it today", score=shown)]

    def price(self) -> list[Phrase]:
        check = self.prices.newest
        if check is None or not self.prices.price_above_benefit:
            return []
        felt = "they feel price {price} above benefit {benefit}"
        return [phrase(felt, price=check.price, benefit=check.benefit)]

    def squeezed(self) -> list[Phrase]:
        if self.place is None or not self.place.at_risk:
            return []
        return [phrase("they consolidate: we are {place}", place=self.place.text)]

    def overdue(self) -> list[Phrase]:
        entry = self.receivables
        if entry is None or not entry.overdue:
            return []
        amounts = {"overdue": Amount(entry.overdue, ""), "balance": Amount(entry.balance, self.currency)}
        return [phrase("{overdue} of {balance} receivables are overdue", **amounts)]

    def _of(self, said: str, profit: Decimal, last: FourQuarters) -> Phrase:
        earned, revenue = Amount(_whole(profit), self.currency), Amount(_whole(last.revenue), "")
        return phrase(said, profit=earned, revenue=revenue, period=last.label)


def _whole(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def _missed(kept: Kept) -> bool:
    return any(period.state == "missed" for period in kept.recent)


def options(account_id: str, facts: Facts) -> tuple[Option, ...]:
    """Return all options, starting with the one that changes least; the decision is management's."""
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
