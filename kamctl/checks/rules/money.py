"""Family 9: what the results show, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.logs import decision
from kamctl.method.money.answers import AnsweredSignal
from kamctl.method.money.from_results import four_quarters, over_limit_ahead, owing, recent_signals
from kamctl.model import periods
from kamctl.wording import money, whole_money
from kamctl.workspace.paths import path_of

#: Days after the end of a month until which its results may be missing.
RESULTS_WITHIN_DAYS = 45
#: Days for which a restated month is reported.
RESTATED_SHOWN_DAYS = 90


def spike_not_investigated(scene: Scene) -> Iterator[Found]:
    """The sales of an account spiked, and nobody has said why.

    Growth can be lasting, seasonal, or stocking up before they leave: that decides what we build for it. A
    growth entry from the quarter of the spike on answers it, or one that is `about` that quarter; so does an
    open action that `answers` it. The rule covers accounts nominated, on trial or selected, and the last four
    closed quarters of their results.

    Bad, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2025-07: {revenue: 100, profit: 9}, 2025-08: {revenue: 100, profit: 9}, 2025-09: {revenue: 100, profit: 9},
      2025-10: {revenue: 100, profit: 9}, 2025-11: {revenue: 100, profit: 9}, 2025-12: {revenue: 100, profit: 9},
      2026-01: {revenue: 100, profit: 9}, 2026-02: {revenue: 100, profit: 9}, 2026-03: {revenue: 100, profit: 9},
      2026-04: {revenue: 100, profit: 9}, 2026-05: {revenue: 100, profit: 9}, 2026-06: {revenue: 100, profit: 9},
      2026-07: {revenue: 200, profit: 9}, 2026-08: {revenue: 200, profit: 9}, 2026-09: {revenue: 200, profit: 9}}
    ```
    ```yaml accounts/acme.yaml
    growth: []
    stages: []
    ```
    Good, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2025-07: {revenue: 100, profit: 9}, 2025-08: {revenue: 100, profit: 9}, 2025-09: {revenue: 100, profit: 9},
      2025-10: {revenue: 100, profit: 9}, 2025-11: {revenue: 100, profit: 9}, 2025-12: {revenue: 100, profit: 9},
      2026-01: {revenue: 100, profit: 9}, 2026-02: {revenue: 100, profit: 9}, 2026-03: {revenue: 100, profit: 9},
      2026-04: {revenue: 100, profit: 9}, 2026-05: {revenue: 100, profit: 9}, 2026-06: {revenue: 100, profit: 9},
      2026-07: {revenue: 200, profit: 9}, 2026-08: {revenue: 200, profit: 9}, 2026-09: {revenue: 200, profit: 9}}
    ```
    ```yaml accounts/acme.yaml
    growth:
      - {date: 2026-10-12, by: s.bauer, outlook: structural, finding: A second store opened in August}
    stages: []
    ```
    """
    for name, one in _unanswered(scene, "spike"):
        if any(
            r.name == "growth-investigated" for r in lifecycle(scene.portfolio, name, scene.today).reopened
        ):
            continue  # `gate-reopened` reports it
        figures = one.signal.figures
        message = (
            f"sales of {whole_money(figures['revenue'])} in {one.signal.quarter}, after a median of"
            f" {whole_money(figures['median'])}, and no growth entry since"
        )
        hint = "Ask them why, and write it into `growth`: structural, seasonal or one-off."
        yield in_account(name, ("growth",), message, hint, since=one.signal.end)


def receivables_build_up(scene: Scene) -> Iterator[Found]:
    """What an account owes us grows faster than what it buys, or over a quarter of it is overdue.

    The rule looks at the last closed quarter of the results; a newer `receivables` entry answers it.

    Bad, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2026-07: {revenue: 100, profit: 9}, 2026-08: {revenue: 100, profit: 9}, 2026-09: {revenue: 100, profit: 9, receivables: 100, overdue: 26}}
    ```
    ```yaml accounts/acme.yaml
    receivables: []
    ```
    Good, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2026-07: {revenue: 100, profit: 9}, 2026-08: {revenue: 100, profit: 9}, 2026-09: {revenue: 100, profit: 9, receivables: 100, overdue: 25}}
    ```
    ```yaml accounts/acme.yaml
    receivables: []
    ```
    """
    for name, one in _unanswered(scene, "receivables-build-up"):
        figures = one.signal.figures
        owed = f"{whole_money(figures['balance'])} open at the end of {one.signal.quarter}"
        late = f", {whole_money(figures['overdue'])} of it overdue" if "overdue" in figures else ""
        hint = "Ask finance for today's balance and write it into `receivables`, with what was agreed."
        yield in_account(name, ("receivables",), owed + late, hint, since=one.signal.end)


def over_credit_limit(scene: Scene) -> Iterator[Found]:
    """An account owes us more than its credit limit.

    The newest figure counts, from the account's `receivables` or its results.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    credit: {limit: 400000, terms_days: 30}
    receivables: [{date: 2026-11-15, balance: 410000, overdue: 0}]
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    credit: {limit: 400000, terms_days: 30}
    receivables: [{date: 2026-11-15, balance: 400000, overdue: 0}]
    ```
    """
    for name, account in scene.portfolio.accounts.items():
        owed = owing(scene.portfolio, name, scene.today)
        if owed is not None and account.credit is not None and owed.balance > account.credit.limit:
            limit = money(account.credit.limit)
            message = f"{money(owed.balance)} open on {owed.date}, over the credit limit of {limit}"
            hint = "Deliver against payment until it is back under the limit, or have finance raise it."
            yield in_account(name, ("credit", "limit"), message, hint, since=owed.date)


def credit_limit_ahead(scene: Scene) -> Iterator[Found]:
    """An expected invoice takes what an account owes over its credit limit.

    Before the goods leave there is still a choice: payment first, a smaller delivery, another limit. Expected
    invoices are listed under `credit.expected`; those dated after the newest balance are added to it in date
    order. A newer balance replaces them.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    credit: {limit: 400000, terms_days: 30, expected: [{day: 2026-11-27, amount: 60001, what: Spring order}]}
    receivables: [{date: 2026-11-15, balance: 340000, overdue: 0}]
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    credit: {limit: 400000, terms_days: 30, expected: [{day: 2026-11-27, amount: 60000, what: Spring order}]}
    receivables: [{date: 2026-11-15, balance: 340000, overdue: 0}]
    ```
    """
    for name in scene.portfolio.accounts:
        found = over_limit_ahead(scene.portfolio, name, scene.today)
        if found is not None:
            owed = f"takes what they owe to {money(found.balance)}, over the credit limit of {money(found.limit)}"
            message = f"the invoice of {money(found.invoice.amount)} on {found.invoice.day} {owed}"
            hint = "Deliver against payment, deliver less, or have finance raise the limit first."
            where = ("credit", "expected", found.entry, "amount")
            yield in_account(name, where, message, hint, since=found.invoice.day)


def key_account_loses_money(scene: Scene) -> Iterator[Found]:
    """A key account lost money over the last four closed quarters.

    Large volume is not the same as strategic. The loss may be an investment; then the plan says until when.

    Bad, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2025-10: {revenue: 9, profit: 1}, 2025-11: {revenue: 9, profit: 1}, 2025-12: {revenue: 9, profit: 1},
      2026-01: {revenue: 9, profit: 1}, 2026-02: {revenue: 9, profit: 1}, 2026-03: {revenue: 9, profit: 1},
      2026-04: {revenue: 9, profit: 1}, 2026-05: {revenue: 9, profit: 1}, 2026-06: {revenue: 9, profit: 1},
      2026-07: {revenue: 9, profit: 1}, 2026-08: {revenue: 9, profit: 1}, 2026-09: {revenue: 9, profit: -11.01}}
    ```
    ```yaml accounts/acme.yaml
    stages: []
    ```
    Good, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2025-10: {revenue: 9, profit: 1}, 2025-11: {revenue: 9, profit: 1}, 2025-12: {revenue: 9, profit: 1},
      2026-01: {revenue: 9, profit: 1}, 2026-02: {revenue: 9, profit: 1}, 2026-03: {revenue: 9, profit: 1},
      2026-04: {revenue: 9, profit: 1}, 2026-05: {revenue: 9, profit: 1}, 2026-06: {revenue: 9, profit: 1},
      2026-07: {revenue: 9, profit: 1}, 2026-08: {revenue: 9, profit: 1}, 2026-09: {revenue: 9, profit: -11}}
    ```
    ```yaml accounts/acme.yaml
    stages: []
    ```
    """
    for name in scene.key_accounts:
        last = four_quarters(scene.portfolio, name, scene.today)
        if last is None or last.profit >= 0:
            continue
        message = f"lost {whole_money(-last.profit)} on {whole_money(last.revenue)} from {last.label}"
        settle = hints.exit_review(name)
        hint = f"`{settle}` puts together what management needs to decide."
        restated, where = ("exit-review-undecided",), ("name",)
        yield in_account(
            name, where, message, hint, key=True, restates=restated, since=last.end, settle=settle
        )


def top_customer_undecided(scene: Scene) -> Iterator[Found]:
    """An account is among the best fifth of all customers by profit, and nobody has decided about it.

    The first thing to know is which 20 % of customers bring the profit; whether they are key accounts is a
    decision, never an accident. The newest year of the portfolio's results counts.

    Bad:
    ```yaml results/portfolio.yaml
    years:
      2025: {customers: 5, revenue: 9, profit: 9, best_fifth: {customers: 1, overlap: 1, accounts: [acme]},
        peak: {rank: 5, profit: 9}, losing: {customers: 0, profit: 0}}
    ```
    ```yaml accounts/acme.yaml
    decisions: []
    stages: []
    ```
    Good:
    ```yaml results/portfolio.yaml
    years:
      2025: {customers: 5, revenue: 9, profit: 9, best_fifth: {customers: 1, overlap: 1, accounts: [acme]},
        peak: {rank: 5, profit: 9}, losing: {customers: 0, profit: 0}}
    ```
    ```yaml accounts/acme.yaml
    decisions: [{outcome: nominated, by: d.osei, date: 2026-11-02, edition: "2026"}]
    stages: []
    ```
    """
    results = scene.portfolio.portfolio_results
    if results is None or not results.years:
        return
    year = max(results.years)
    for name in results.years[year].best_fifth.accounts:
        account = scene.portfolio.accounts.get(name)
        if account is not None and decision(account, scene.today) is None:
            message = (
                f"among the best fifth of all customers by profit in {year}, and nobody has decided about it"
            )
            settle = hints.decide(name)
            hint = f"Senior management nominates it, or says why not: {settle}"
            yield in_account(name, ("name",), message, hint, key=True, settle=settle)


def results_stale(scene: Scene) -> Iterator[Found]:
    """The ledger's newest closed month ended more than 45 days ago and was not taken.

    If nobody takes the results, every figure based on them is out of date, and nobody notices.

    Bad, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2026-08: {revenue: 9, profit: 1}}
    taken: {sources: [invoices], date: 2026-09-05, profit: profit = revenue − product cost}
    ```
    Good, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2026-08: {revenue: 9, profit: 1}, 2026-09: {revenue: 8, profit: 1}}
    taken: {sources: [invoices], date: 2026-10-05, profit: profit = revenue − product cost}
    ```
    """
    taken = {
        name: one for name, one in scene.portfolio.results.items() if one.taken is not None and one.months
    }
    if not taken:
        return
    name = max(taken, key=lambda one: max(taken[one].months))
    newest = periods.named(max(taken[name].months))
    following = periods.after("month", newest)
    late = (scene.today - following.end).days
    if late > RESULTS_WITHIN_DAYS:
        message = f"{following.label} ended {late} days ago and was not taken from the ledger"
        path = path_of("results", name)
        since = following.end + dt.timedelta(days=RESULTS_WITHIN_DAYS)
        settle = hints.take_ledger()
        yield Found(path, ("taken", "date"), message, f"`{settle}`", since=since, settle=settle)


def shared_customer_number(scene: Scene) -> Iterator[Found]:
    """Two accounts claim the same customer number.

    Their sales would be counted for one of them. One account may have several numbers; one number
    belongs to one account.

    Bad:
    ```yaml accounts/acme.yaml
    customer_numbers: ["0042"]
    ```
    ```yaml accounts/bolt.yaml
    name: Bolt
    customer_numbers: ["0042"]
    ```
    Good:
    ```yaml accounts/acme.yaml
    customer_numbers: ["0042"]
    ```
    ```yaml accounts/bolt.yaml
    name: Bolt
    customer_numbers: ["42"]
    ```
    """
    owner: dict[str, str] = {}
    for name, account in scene.everything.accounts.items():
        for place, number in enumerate(account.customer_numbers):
            other = owner.setdefault(number, name)
            if other != name:
                message = f"customer number {number} already belongs to {other}"
                yield in_account(name, ("customer_numbers", place), message, "Take it out of one of them.")


def restated_month(scene: Scene) -> Iterator[Found]:
    """A month's results were restated less than 90 days ago.

    Ratings, gates and reviews may be based on the old figure: check whether they are still right.

    Bad, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2026-09: {revenue: 8, profit: 1, restated: {date: 2026-11-02, reason: A credit note came late}}}
    ```
    Good, on 2026-11-22:
    ```yaml results/acme.yaml
    months: {2026-09: {revenue: 8, profit: 1, restated: {date: 2026-08-02, reason: A credit note came late}}}
    ```
    """
    until = scene.today - dt.timedelta(days=RESTATED_SHOWN_DAYS)
    for name, results in scene.portfolio.results.items():
        for label, month in results.months.items():
            if month.restated is not None and until < month.restated.date <= scene.today:
                message = f"{label} was restated on {month.restated.date}: {month.restated.reason}"
                hint = "Check whether what was decided on the old figure is still right."
                path, where = path_of("results", name), ("months", label, "restated")
                yield Found(path, where, message, hint, name, since=month.restated.date)


def _unanswered(scene: Scene, kind: str) -> Iterator[tuple[str, AnsweredSignal]]:
    """Yield, for each account nominated, on trial or selected, its newest signal of a kind if nobody answered it."""
    for name in scene.portfolio.results:
        if name not in scene.pursued:
            continue
        found = [s for s in recent_signals(scene.portfolio, name, scene.today) if s.signal.kind == kind]
        if found and found[-1].answered is None:
            yield name, found[-1]
