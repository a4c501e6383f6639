"""Family 7: what each side owes the other, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.performance.obligations import Kept, counts, report_due
from kamctl.method.performance.performance_status import Performance
from kamctl.method.performance.price_benefit import price_benefit
from kamctl.wording import listed, number
from kamctl.yaml.tree import Path


def standing_gap(scene: Scene) -> Iterator[Found]:
    """The account's performance requires more than management has recorded.

    Missed obligations raise the escalation level: watch (the newest period missed), corrective action (two in
    a row, or one that is critical), exit review (three of four, or a miss after a corrective action has
    expired). The `standing` log records what was done about it; if it lags behind, nobody has acted. An exit
    review that keeps the account settles the misses before it, but none after it.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      pay-on-time:
        owed_by: account
        what: Pay within 30 days
        since: 2026-04-01
        every: quarter
        target: "<= 30"
        results: {2026-Q2: {actual: 41}, 2026-Q3: {actual: 44}}
    standing: []
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      pay-on-time:
        owed_by: account
        what: Pay within 30 days
        since: 2026-04-01
        every: quarter
        target: "<= 30"
        results: {2026-Q2: {actual: 41}, 2026-Q3: {actual: 44}}
    standing:
      - {state: corrective-action, date: 2026-10-12, by: d.osei, obligations: [pay-on-time], until: 2027-01-31, reason: Paid late twice}
    ```
    """
    for name, found in scene.performances.items():
        if found.gap:
            message, way_out, settle = _gap(found)
            since = max(
                (r.since for r in found.reasons if r.since and r.state == found.required), default=None
            )
            where = _standing(scene, name, found)
            yield in_account(name, where, message, way_out, key=True, since=since, settle=settle)


def _gap(found: Performance) -> tuple[str, str, str]:
    """Return what is not recorded, how to record it, and just the command for that."""
    if found.recorded is not None and found.missed_since:
        review = f"the exit review of {found.recorded.date} came to `{found.recorded.outcome}`"
        missed = f"{review}, and since then they missed {listed(found.missed_since)}"
        settle = hints.standing(found.account)
        return missed, f"Record what follows: {settle}", settle
    settle = _record(found)
    facts = (
        f"`{hints.exit_review(found.account)}` has the facts; then "
        if found.required == "exit-review"
        else ""
    )
    message = f"the performance status on record is {found.standing}, but {'; '.join(found.reasoning)}"
    return message, f"{facts}{settle}", settle


def _standing(scene: Scene, name: str, found: Performance) -> Path:
    if found.recorded is None:
        return ("obligations",)
    return ("standing", scene.portfolio.accounts[name].standing.index(found.recorded), "state")


def _record(found: Performance) -> str:
    """Return the command that records what is required, once management has decided it."""
    named = [r.obligation for r in found.reasons if r.state == found.required and r.obligation]
    if found.required == "corrective-action":
        about = tuple(dict.fromkeys(named))
        return hints.standing(found.account, found.required, obligations=about, until="DATE")
    return hints.standing(found.account, found.required)


def unreported_result(scene: Scene) -> Iterator[Found]:
    """A period of an obligation has ended, and its result is not recorded in time.

    A result is due `report_within_days` after the period ended, 21 unless the policy says otherwise. The
    record consists of the last four ended periods.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      pay-on-time: {owed_by: account, what: Pay within 30 days, since: 2026-07-01, every: quarter}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      pay-on-time: {owed_by: account, what: Pay within 30 days, since: 2026-07-01, every: quarter, results: {2026-Q3: {met: true}}}
    ```
    """
    kam = scene.portfolio.kam
    starts = kam.fiscal_year_starts
    for name, found in scene.performances.items():
        for kept in found.kept:
            missing = [p for p in kept.recent if p.state == "unreported"]
            if missing and counts(kept, scene.today, starts):
                message = f"no result of `{kept.id}` for {listed(p.label for p in missing)}"
                where = ("obligations", kept.id, "results")
                settle, since = _report(name, kept, missing[0].label), report_due(missing[0].end, kam)
                yield in_account(name, where, message, settle, key=True, since=since, settle=settle)


def _report(account: str, kept: Kept, label: str) -> str:
    return hints.record_result(account, kept.id, label, measured=kept.obligation.target is not None)


def price_above_benefit(scene: Scene) -> Iterator[Found]:
    """In the newest value check the customer feels the price more than the benefit.

    Such a customer is one offer away from leaving. Equal ratings are not reported, but nothing keeps such a
    customer either.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    value_checks: [{date: 2026-10-14, by: m.lindqvist, price: 4, benefit: 3}]
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    value_checks: [{date: 2026-10-14, by: m.lindqvist, price: 3, benefit: 4}]
    ```
    """
    starts = scene.portfolio.kam.fiscal_year_starts
    for name, account in scene.portfolio.accounts.items():
        if not account.value_checks:
            continue
        found = price_benefit(account, scene.today, starts)
        check = found.newest
        if check is not None and found.price_above_benefit:
            where = ("value_checks", account.value_checks.index(check), "benefit")
            message = f"`{check.by}` feels price {number(check.price)} above benefit {number(check.benefit)}"
            hint = "Show the value delivered, or deliver more, before they question the price."
            yield in_account(name, where, message, hint, since=check.date)
