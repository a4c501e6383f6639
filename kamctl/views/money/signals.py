"""Signals for people: what has changed, with the figures to check it by, and what has been done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kamctl import hints
from kamctl.method.money.answers import ABOUT_GROWTH, AnsweredSignal
from kamctl.method.money.signals import Signal
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.wording import score, whole_money

_COLOURS = {"spike": "yellow", "slump": "red", "margin-fall": "red", "first-loss": "red"}

#: Figures of a signal that are no amounts: parts of one, and days.
_NOT_MONEY = ("overdue_share", "days", "median_days")


def parts(signals: Sequence[AnsweredSignal], currency: str) -> Iterator[Part]:
    """Yield what there is to show: the table, and how to answer what waits for it."""
    yield listing(signals, currency)
    if open_ := how_to_answer(signals):
        yield f"\n{open_}"


def listing(signals: Sequence[AnsweredSignal], currency: str) -> Table:
    """Return the table of signals, the newest first; a sheet has each figure in a column of its own."""
    names = list(dict.fromkeys(name for one in signals for name in one.signal.figures))
    columns = [
        Column("quarter", keep=True), Column("account", keep=True), Column("signal", keep=True),
        Column("figures", parts=()), Column("answered", below=True, parts=("answered", "answer")),
        *(Column(name.replace("_", " "), money=name not in _NOT_MONEY, drawn=False) for name in names),
    ]  # fmt: skip
    rows: list[Row] = []
    for one in signals:
        signal = one.signal
        answer = one.answered
        said = (
            Cell((answer.date, answer.what), text=f"{answer.date}: {answer.what}")
            if answer
            else Cell(None, "yellow")
        )
        rows.append(
            [
                signal.quarter,
                one.account or signal.customer,
                Cell(signal.kind, _COLOURS.get(signal.kind, "yellow")),
                figures(signal),
                said,
                *(signal.figures.get(name) for name in names),
            ]
        )
    return Table("signals", columns, rows, currency, "nothing out of the ordinary")


def how_to_answer(signals: Sequence[AnsweredSignal]) -> str:
    """Return how to answer the newest signal of an account that waits for it; empty where none does."""
    waiting = next((one for one in signals if one.answered is None and one.account is not None), None)
    if waiting is None or waiting.account is None:
        return ""
    kind = "growth" if waiting.signal.kind in ABOUT_GROWTH else "receivables"
    step = hints.add_action(waiting.account, answers=waiting.signal.name)
    return f"answer one with an entry in `{kind}` of its account, or an action: {step}"


def figures(signal: Signal) -> str:
    """Return a signal's figures as a sentence that can be checked by hand."""
    given: Mapping[str, str] = {name: whole_money(value) for name, value in signal.figures.items()}
    if signal.kind in ("spike", "slump"):
        return f"revenue {given['revenue']}, median {given['median']}, a year ago {given['year_ago']}"
    if signal.kind == "margin-fall":
        return (
            f"profit {given['profit']}, median {given['median_profit']}, a year ago"
            f" {given['year_ago_profit']}; revenue {given['revenue']}, median {given['median']}"
        )
    if signal.kind == "first-loss":
        return (
            f"profit {given['profit']}, at least {given['least_before']} in each of the four quarters before"
        )
    if signal.kind == "over-limit":
        return f"balance {given['balance']}, credit limit {given['limit']}"
    parts = [f"balance {given['balance']}"]
    if "overdue" in given:
        parts.append(f"overdue {given['overdue']} ({_share(signal.figures['overdue_share'])})")
    if "days" in given:
        usual = score(signal.figures["median_days"])
        parts.append(f"{score(signal.figures['days'])} days of sales, median {usual}")
    return ", ".join(parts)


def _share(percent: Decimal) -> str:
    return f"{score(percent)} %"
