"""Both sides' obligations and the performance status that follows, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kamctl.method.performance.obligations import Kept, ObligationPeriod, Tally
from kamctl.method.performance.performance_status import Performance
from kamctl.table import Cell, Column, Part, Row, Table
from kamctl.views.table import of_accounts
from kamctl.wording import listed, number

STANDINGS = {"good": "green", "watch": "yellow", "corrective-action": "red", "exit-review": "red"}
_PERIODS = {"met": "green", "missed": "red", "excused": "yellow", "unreported": "magenta", "open": ""}


def portfolio(found: Sequence[Performance]) -> Table:
    """Return the table of all accounts: both records, recorded and required performance status."""
    columns = [
        Column("account", keep=True), Column("they kept", "right", parts=("they kept", "they missed")),
        Column("we kept", "right", parts=("we kept", "we missed")),
        Column("standing", keep=True), Column("required", keep=True), Column("because", below=True),
    ]  # fmt: skip
    rows: list[Row] = [
        [
            one.account, _tally(one.theirs), _tally(one.ours), Cell(one.standing, STANDINGS[one.standing]),
            Cell(one.required, STANDINGS[one.required] if one.gap else ""),
            "; ".join(one.reasoning) or None,
        ]
        for one in found
    ]  # fmt: skip
    return of_accounts("obligations", columns, rows)


def of_each(found: Sequence[Performance]) -> Iterator[Part]:
    """Yield the obligations of each account, after sentences about it."""
    for i, one in enumerate(found):
        yield ("\n" if i else "") + heading(one)
        yield periods(one)


def _tally(record: Tally) -> Cell:
    return Cell((record.met, record.missed), text=tally(record))


def tally(record: Tally) -> str:
    """Return a record as `3 of 4`; a dash where nothing was reported."""
    total = record.met + record.missed
    return f"{record.met} of {total}" if total else "-"


def heading(one: Performance) -> str:
    """Return the sentences over an account's obligations."""
    kept = f"they kept {tally(one.theirs)}, we kept {tally(one.ours)} in the last four periods"
    said = [f"{one.name} ({one.account}): {kept}"]
    standing = f"performance status recorded: {one.standing}"
    if one.recorded is not None:
        standing += f" since {one.recorded.date}" + (
            f", until {one.recorded.until}" if one.recorded.until else ""
        )
    said.append(f"{standing}; required: {one.required}" + (" — a gap" if one.gap else ""))
    said += [f"  {reason.text}" for reason in one.reasons]
    said += [f"  ours: {reason.text}" for reason in one.our_reasons]
    if one.recorded is not None and one.missed_since:
        since = f"since the exit review of {one.recorded.date} came to {one.recorded.outcome}"
        said.append(f"  {since}, they missed {listed(one.missed_since)}")
    if one.expired is not None:
        said.append(f"  the corrective action of {one.expired.date} ran out on {one.expired.until}")
    return "\n".join(said)


def periods(one: Performance) -> Table:
    """Return the table of an account's obligations, theirs first, with the last periods."""
    columns = [
        Column("account", drawn=False),
        Column("obligation", keep=True, parts=("obligation", "critical")),
        Column("owed by", keep=True), Column("what"), Column("target", keep=True, parts=("target", "unit")),
        Column("last four periods", below=True), Column("now", keep=True),
    ]  # fmt: skip
    ordered = sorted(one.kept, key=lambda k: k.obligation.owed_by)
    return Table("periods", columns, [[one.account, *_obligation(kept)] for kept in ordered])


def _obligation(kept: Kept) -> Row:
    rule = kept.obligation
    target = " ".join(filter(None, [rule.target, rule.unit])) or "-"
    recent = ", ".join(_period(p) for p in kept.recent) or None
    worst = "red" if kept.recent and kept.recent[-1].state == "missed" else ""
    now = kept.periods[-1] if kept.periods and kept.periods[-1].state == "open" else None
    name = kept.id + (" (critical)" if rule.critical else "")
    return [
        Cell((kept.id, rule.critical), text=name),
        "them" if rule.owed_by == "account" else "us",
        rule.what,
        Cell((rule.target, rule.unit), text=target),
        Cell(recent, worst),
        _period(now) if now else None,
    ]


def _period(period: ObligationPeriod) -> str:
    actual = f" ({number(period.actual)})" if period.actual is not None else ""
    return f"{period.label} {period.state}{actual}"
