"""Who brings the profit, for people: two sentences, the curve, the best, the worst, whom to ask about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from kamctl.method.money.concentration import Concentration
from kamctl.method.money.report import Report, Row
from kamctl.method.money.shown import shown_rows, worst
from kamctl.table import Cell, Column, Part, Table, Verbatim, money
from kamctl.table import Row as TableRow
from kamctl.views.money.whale_blocks import Mark, whale_blocks
from kamctl.wording import number, plural, score, whole_money

_BEST = 10
_WORST = 5
_NAMED = 10
_HUNDRED = Decimal(100)
_UNITS = {"customer": "customer", "account": "customer", "product": "product", "segment": "segment"}


def heading(report: Report) -> str:
    """Return the period, the currency and what profit means."""
    return f"Profit from {report.start} to {report.end} in {report.currency}\n{report.definition}"


def sentences(report: Report) -> str:
    """Return in two sentences how profit is spread."""
    spread, unit = report.spread, _UNITS[report.by]
    if not spread.customers:
        return f"There is no {unit} with a line in this period."
    return f"{_best(spread, unit)}\n{_losers(spread, unit)}"


def _best(spread: Concentration, unit: str) -> str:
    fifth = f"The best fifth, {number(spread.fifth)} of {plural(spread.customers, unit)},"
    if spread.profit_share is None:
        return f"There is no profit in total: {whole_money(spread.profit)}."
    brings = f"{fifth} brings {_share(spread.profit_share)} of the profit of {whole_money(spread.profit)}"
    if spread.profit_share > _HUNDRED and spread.positive_profit_share is not None:
        brings += f", and {_share(spread.positive_profit_share)} of all that is earned"
    if spread.revenue_share_of_largest is None or spread.profit_share_of_largest is None:
        return f"{brings}."
    return (
        f"{brings}; the largest fifth brings {_share(spread.revenue_share_of_largest)} of the revenue and"
        f" {_share(spread.profit_share_of_largest)} of the profit, and {number(spread.overlap)} are in both."
    )


def _losers(spread: Concentration, unit: str) -> str:
    if not spread.losing:
        enough = spread.customers_for_80_percent
        return f"No {unit} loses money" + (f"; {number(enough)} bring 80 % of the profit." if enough else ".")
    lose = "loses" if spread.losing == 1 else "lose"
    if not spread.peak_rank:
        return f"{plural(spread.losing, unit)} {lose} {whole_money(-spread.lost)}, and nobody earns anything."
    return (
        f"{plural(spread.peak_rank, unit)} earn{'s' if spread.peak_rank == 1 else ''}"
        f" {whole_money(spread.peak_profit)};"
        f" {number(spread.losing)} {lose} {whole_money(-spread.lost)} of it."
    )


def curve(report: Report, width: int) -> str:
    """Return the whale curve as blocks, with our accounts marked."""
    marks = [Mark(row.rank, row.account) for row in report.rows if row.account is not None]
    return whale_blocks([row.cumulated for row in report.rows], marks, width=width)


def parts(report: Report, chosen: Collection[str], *, everything: bool, width: int) -> Iterator[Part]:
    """Yield what there is to show; of chosen accounts, their rows alone."""
    yield f"{heading(report)}\n\n{sentences(report)}\n"
    if not chosen and (picture := curve(report, width)):
        yield Verbatim(f"{picture}\n")
    yield listing(report, chosen, everything=everything)
    after = [part for part in (to_ask_about(report), "\n".join(beside(report))) if part]
    if after and not chosen:
        yield "\n" + "\n\n".join(after)


def listing(report: Report, chosen: Collection[str], *, everything: bool) -> Table:
    """Return the table of the best, of our accounts and of the worst; of chosen accounts, or of all."""
    rows: Sequence[Row] = shown_rows(report, chosen, everything=everything)
    if not chosen and not everything:
        best = [row for row in rows if row.rank <= _BEST or row.account is not None]
        seen = {row.rank for row in best}
        rows = best + [row for row in worst(report, _WORST) if row.rank not in seen]
        rows = sorted(rows, key=lambda row: row.rank)
    with_account = report.by in ("customer", "account")
    columns = [Column("rank", "right"), Column(_UNITS[report.by], keep=True)]
    if with_account:
        columns += [Column("account", keep=True), Column("name", drawn=False)]
    columns += [money("revenue"), money("profit"), Column("margin", "right", spare=True, write=_margin)]
    columns += [money("cumulated", spare=True), Column("share", drawn=False)]
    lines = [_line(row, with_account=with_account) for row in rows]
    return Table("profit", columns, lines, report.currency)


def _line(row: Row, *, with_account: bool) -> TableRow:
    profit = Cell(row.profit, "red" if row.profit < 0 else "")
    account = [row.account, row.name] if with_account else []
    return [row.rank, row.key, *account, row.revenue, profit, row.margin, row.cumulated, row.share]


def _margin(percent: Decimal) -> str:
    return f"{score(percent)} %"


def to_ask_about(report: Report) -> str:
    """Return the two lists that matter most: key accounts that lose money, and whom nobody has nominated."""
    lines = []
    if report.losing_keys:
        named = ", ".join(f"{row.account} ({whole_money(row.profit)})" for row in report.losing_keys)
        lines.append(f"Key accounts that lose money: {named}")
    if report.undecided:
        named = ", ".join(
            f"{row.account or row.key} ({whole_money(row.profit)})" for row in report.undecided[:_NAMED]
        )
        more = len(report.undecided) - _NAMED
        rest = f" and {number(more)} more" if more > 0 else ""
        lines.append(f"Of the best fifth, and nobody has nominated them: {named}{rest}")
    return "\n".join(lines)


def beside(report: Report) -> list[str]:
    """Return what stands beside the figures: what was left out, and who has no match."""
    lines = [
        f"not counted, {part.why}: {plural(part.lines, 'line')}, {whole_money(part.revenue)}"
        for part in report.left_out
    ]
    if report.returns.lines:
        lines.append(
            f"returns, counted: {plural(report.returns.lines, 'line')}, {whole_money(report.returns.revenue)}"
        )
    if report.without_cost:
        lines.append(f"{plural(report.without_cost, 'line')} without a cost, counted as if it were none")
    lines += [f"no rate for the activity {name}: {plural(times, 'time')}" for name, times in report.unrated]
    if report.strangers.lines:
        count = plural(report.strangers.lines, "customer")
        lines.append(f"{count} that no account has: revenue {whole_money(report.strangers.revenue)}")
    if report.without_lines:
        lines.append(f"accounts without a line: {', '.join(report.without_lines)}")
    lines += [
        f"{lost.account} has customer number {lost.number}, the ledger {lost.found}: were zeros lost there?"
        for lost in report.lost_zeros
    ]
    return lines


def _share(percent: Decimal) -> str:
    return f"{score(percent).removesuffix('.0')} %"
