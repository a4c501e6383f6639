"""Takes closed months of our accounts, and the year's concentration, from the ledger into results."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kamctl import hints
from kamctl.app.broken_file import BrokenFileError
from kamctl.app.money.ledger import Series, account_months, needed_ledger, opened_ledger
from kamctl.app.open import Opened
from kamctl.ledger import figures
from kamctl.ledger.reader import OpenLedger
from kamctl.method.money import quarters
from kamctl.method.money.by_offering import Bought, offering_results
from kamctl.method.money.concentration import concentration, whale_curve
from kamctl.method.money.definition import definition_sentence
from kamctl.method.money.report import joined, owners
from kamctl.method.money.taking import Different, Taking, compared, restatement, year_result
from kamctl.method.money.totals import Earned, profit_of
from kamctl.model import periods
from kamctl.model.ledger import Ledger
from kamctl.model.results import MonthResult, OfferingsResult, Restatement, Taken, YearResult
from kamctl.workspace import paths
from kamctl.workspace.load import load
from kamctl.workspace.record_edits import add_record, set_value
from kamctl.workspace.write import Written, change_files
from kamctl.yaml.edit_ops import Edit
from kamctl.yaml.edits import apply

_HEAD = f"# Written by `{hints.take_ledger()}`. A month listed here is restated only with a reason.\n"


class Held(NamedTuple):
    """A group of records in a file of results, and the ledger's present figures for it."""

    path: str
    group: str
    label: str
    taking: Taking[Any]
    taken: Taken | None

    @property
    def told(self) -> str:
        """The group's name where its periods are listed."""
        return f"{self.path} by offering" if self.group == "offerings" else self.path


class TookResults(NamedTuple):
    """What was written, what differs and was left, and the message for a commit that restates.

    `differences` are by file.
    """

    written: tuple[Written, ...]
    new: Mapping[str, Sequence[str]]
    differences: Mapping[str, Sequence[Different]]
    message: str | None


def take(opened: Opened, *, to: str | None, restate: str | None, dry_run: bool) -> TookResults:
    """Take closed months of our accounts and closed fiscal years, up to a month.

    Their source is written with the first of them and when it changes, so that two people who take different
    months change different lines. Figures that were taken and differ now are left as they are, unless
    `restate` gives a reason.

    Raises what opening the ledger does; BrokenFileError where a file of results cannot be read.
    """
    ledger = needed_ledger(opened)
    broken = sorted(path for path in opened.portfolio.broken if path.startswith("results/"))
    if broken:
        raise BrokenFileError(broken[0], opened.workspace.texts)
    with opened_ledger(opened, ledger, trust=False) as found:
        held = [*_accounts(opened, found, ledger, to), _portfolio(opened, found, ledger, to)]
    taken = Taken(
        sources=tuple(ledger.sources),
        date=opened.today,
        profit=definition_sentence(ledger, opened.portfolio.kam.currency),
    )
    restated = Restatement(date=opened.today, reason=restate) if restate else None
    changes: dict[str, list[Edit]] = {}
    for one in held:
        edits = _edits(one, restated)
        if edits and one.path not in changes and not _is_same(one.taken, taken):
            edits = [*set_value(("taken",), taken), *edits]
        if edits:
            changes.setdefault(one.path, []).extend(edits)
    written = _write(opened, changes, dry_run=dry_run)
    return TookResults(
        written,
        {one.told: tuple(one.taking.new) for one in held if one.taking.new},
        {one.told: one.taking.differences for one in held if one.taking.differences},
        _message(held, restated) if restated else None,
    )


def _accounts(opened: Opened, found: OpenLedger, ledger: Ledger, to: str | None) -> list[Held]:
    of = owners(opened.portfolio.accounts)
    held = []
    series = account_months(opened, found, ledger, of, to=to)
    bought = _bought(opened, found, series)
    for one in series:
        assert one.account is not None  # only the accounts' numbers were asked for
        known = opened.portfolio.results.get(one.account)
        taken = known.taken if known else None
        taking: Taking[MonthResult] = compared(one.months, known.months if known else {})
        path = paths.path_of("results", one.account)
        held.append(Held(path, "months", one.account, taking, taken))
        if one.account in bought:
            quarters_: Taking[OfferingsResult] = compared(
                bought[one.account], known.offerings if known else {}
            )
            held.append(Held(path, "offerings", one.account, quarters_, taken))
    return sorted(held, key=lambda one: (one.path, one.group))


def _bought(
    opened: Opened, found: OpenLedger, series: Sequence[Series]
) -> dict[str, dict[str, OfferingsResult]]:
    """Return what accounts bought by offering in closed quarters; nothing if no offering has products."""
    offerings = opened.portfolio.offerings
    products = (
        {name: one.products for name, one in offerings.offerings.items() if one.products} if offerings else {}
    )
    last = max((label for one in series for label in one.months), default=None)
    if not products or last is None:
        return {}
    accounts, starts = opened.portfolio.accounts, opened.portfolio.kam.fiscal_year_starts
    numbers = [number for one in series for number in accounts[one.account or ""].customer_numbers]
    rows: dict[str, list[Bought]] = defaultdict(list)
    for row in figures.offerings(found, periods.named(last).end, numbers, products):
        rows[row.customer].append(row)
    taken = {}
    for one in series:
        account = accounts[one.account or ""]
        own = [row for number in account.customer_numbers for row in rows[number]]
        taken[one.account or ""] = offering_results(own, account, tuple(products), one.months, starts)
    return taken


def _portfolio(opened: Opened, found: OpenLedger, ledger: Ledger, to: str | None) -> Held:
    """Return the closed fiscal years that the ledger covers, with our accounts among the best fifth."""
    extent, starts = figures.extent(found), opened.portfolio.kam.fiscal_year_starts
    years: dict[str, YearResult] = {}
    of = owners(opened.portfolio.accounts)
    if extent.first is not None and extent.last is not None:
        for span in quarters.closed_years(extent.first, opened.today, starts):
            if not quarters.covers(extent.first, extent.last, span) or (to and f"{span.end:%Y-%m}" > to):
                continue
            pairs = joined(figures.period(found, span.start, span.end).totals, of)
            curve = whale_curve(
                Earned(one.customer, one.revenue, profit_of(one, ledger.profit)) for one, _ in pairs
            )
            ours = {one.customer: account for one, account in pairs if account is not None}
            years[span.label] = year_result(concentration(curve), curve, ours)
    known = opened.portfolio.portfolio_results
    taking = compared(years, known.years if known else {})
    return Held(paths.path_of("portfolio"), "years", "the portfolio", taking, known.taken if known else None)


def _is_same(before: Taken | None, now: Taken) -> bool:
    return before is not None and replace(before, date=now.date) == now


def _edits(held: Held, restated: Restatement | None) -> list[Edit]:
    edits: list[Edit] = []
    taking = held.taking
    if restated is not None:
        for period, result in taking.changed.items():
            edits += set_value((held.group, period), _with_reason(result, restated))
    for period, result in taking.new.items():
        edits += add_record((held.group,), period, result, lines=held.group == "years")
    return edits


def _with_reason(result: Any, restated: Restatement) -> Any:
    return replace(result, restated=restated)


def _write(opened: Opened, changes: Mapping[str, Sequence[Edit]], *, dry_run: bool) -> tuple[Written, ...]:
    start = f"{_HEAD}taken:\n  date: {opened.today}\n"

    def change(edits: Sequence[Edit]) -> Any:
        return lambda text: apply(text or start, edits)

    if not changes:
        return ()
    texts = opened.workspace.texts
    return change_files(
        opened.workspace.root,
        {path: change(edits) for path, edits in changes.items()},
        create=[path for path in changes if path not in texts],
        dry_run=dry_run,
        validate=lambda news: [
            d
            for d in load({p: text for p, text in news.items() if text}, references=False).drafts
            if d.path in news
        ],
    )


def _message(held: Sequence[Held], restated: Restatement) -> str | None:
    parts = [
        restatement(one.label, restated.date, restated.reason, one.taking.differences)
        for one in held
        if one.taking.differences
    ]
    return "\n\n".join(parts) or None
