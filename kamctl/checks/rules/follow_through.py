"""Family 7: what somebody still has to do where performance failed."""

from __future__ import annotations

from collections.abc import Iterator

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.performance.follow_through import (
    is_managements,
    not_carried_out,
    ours_unmended,
    outcome_due,
    undecided_since,
)
from kamctl.method.senior import is_senior
from kamctl.wording import plural
from kamctl.workspace.paths import plan_path


def our_obligation_failing(scene: Scene) -> Iterator[Found]:
    """We repeatedly fail one of our own obligations, and none of our actions puts it right.

    We are measured as the account is: two misses in a row, one of a critical obligation, or three of the last
    four. An open action of one of our people that serves the obligation answers it, and so does one that was
    done after the newest miss.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      deliver-on-time:
        owed_by: us
        what: Deliver on the day agreed
        since: 2026-04-01
        every: quarter
        results: {2026-Q2: {met: false}, 2026-Q3: {met: false}}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    obligations:
      deliver-on-time:
        owed_by: us
        what: Deliver on the day agreed
        since: 2026-04-01
        every: quarter
        results: {2026-Q2: {met: false}, 2026-Q3: {met: false}}
    ```
    ```yaml plans/acme.yaml
    actions:
      a-7k2q: {do: A second shift in Lyon, serves: deliver-on-time, owner: l.chen, opened: 2026-10-20, due: 2026-12-18}
    ```
    """
    for name, found in scene.performances.items():
        if plan_path(name) in scene.portfolio.broken:
            continue
        plan = scene.portfolio.plans.get(name)
        for reason in ours_unmended(found, plan, scene.kam(name), scene.today):
            where = ("obligations", str(reason.obligation))
            message = f"{reason.text}; we owe it, and none of our actions serves it"
            settle = hints.add_action(name, serves=where[1])
            yield in_account(name, where, message, settle, key=True, since=reason.since, settle=settle)


def corrective_action_expired(scene: Scene) -> Iterator[Found]:
    """A corrective action's `until` date has passed, and nobody has recorded its result.

    An action with a date promises consequences. When the date passes in silence, nobody
    believes the next one.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: corrective-action, date: 2026-08-01, by: d.osei, until: 2026-11-01, reason: Paid late twice}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: corrective-action, date: 2026-08-01, by: d.osei, until: 2026-11-01, reason: Paid late twice}
      - {state: good, date: 2026-11-03, by: d.osei, reason: Paid in time since}
    ```
    """
    for name, found in scene.performances.items():
        if found.expired is not None:
            where = ("standing", scene.portfolio.accounts[name].standing.index(found.expired), "until")
            message = f"the corrective action ran out on {found.expired.until}"
            settle = hints.standing(name)
            hint = f"Record its result: {settle}"
            yield in_account(name, where, message, hint, since=found.expired.until, settle=settle)


def corrective_action_without_end(scene: Scene) -> Iterator[Found]:
    """A corrective action has no `until`, so it can never fail.

    Without a day by which it must have worked, it is only a reproach.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: corrective-action, date: 2026-10-12, by: d.osei, reason: Paid late twice}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: corrective-action, date: 2026-10-12, by: d.osei, until: 2027-01-31, reason: Paid late twice}
    ```
    """
    for name, found in scene.performances.items():
        entry = found.recorded
        if entry is not None and entry.state == "corrective-action" and entry.until is None:
            where = ("standing", scene.portfolio.accounts[name].standing.index(entry), "state")
            message = "the corrective action has no end date"
            yield in_account(name, where, message, "Add the day by which it must have worked: `until: DATE`.")


def exit_review_undecided(scene: Scene) -> Iterator[Found]:
    """An exit review has waited for its outcome for more than 45 days.

    Until somebody decides, people keep spending scarce days on the account, and the account sees that nothing
    happens. The days count from the first entry of the review.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: exit-review, date: 2026-10-07, by: d.osei, reason: Late four quarters running}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: exit-review, date: 2026-10-07, by: d.osei, reason: Late four quarters running}
      - {state: exit-review, date: 2026-11-10, by: d.osei, reason: They pay in advance from now on, outcome: renegotiate}
    ```
    """
    for name, account in scene.portfolio.accounts.items():
        entry = undecided_since(account, scene.today)
        if entry is not None and outcome_due(entry) < scene.today:
            where = ("standing", account.standing.index(entry), "state")
            waits = plural((scene.today - entry.date).days, "day")
            message = f"the exit review of {entry.date} has had no outcome for {waits}"
            settle = hints.standing(name, "exit-review", outcome="OUTCOME")
            hint = f"`{hints.exit_review(name)}` has the facts; then {settle}"
            yield in_account(name, where, message, hint, since=outcome_due(entry), settle=settle)


def outcome_without_decision(scene: Scene) -> Iterator[Found]:
    """An exit review ended the key account, but no decision carries that out.

    The outcome `exit` needs the decision `exited`; `step-down` needs `exited` or `declined`. Until then the
    account is served, and asks for resources, as if nothing had been decided.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    standing:
      - {state: exit-review, date: 2026-11-10, by: d.osei, reason: Late four quarters running, outcome: step-down}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-08-20, edition: "2026", score: 80.0}
      - {outcome: exited, by: d.osei, date: 2026-11-10, edition: "2026", score: 80.0, reason: Exit review}
    standing:
      - {state: exit-review, date: 2026-11-10, by: d.osei, reason: Late four quarters running, outcome: step-down}
    ```
    """
    for name, found in scene.performances.items():
        account = scene.portfolio.accounts[name]
        entry = not_carried_out(account, found.recorded, scene.today)
        if entry is not None:
            where = ("standing", account.standing.index(entry), "outcome")
            message = f"the exit review came to `{entry.outcome}`, and no decision since {entry.date} says so"
            settle = hints.decide(name, "exited")
            yield in_account(name, where, message, settle, since=entry.date, settle=settle)


def standing_maker(scene: Scene) -> Iterator[Found]:
    """A performance status worse than watch was recorded by somebody outside senior management.

    Corrective action, an exit review and its outcome affect the whole account; the account manager prepares
    them, a president or vice-president decides.

    Bad:
    ```yaml accounts/acme.yaml
    standing:
      - {state: corrective-action, date: 2026-10-12, by: s.bauer, until: 2027-01-31, reason: Paid late twice}
    ```
    Good:
    ```yaml accounts/acme.yaml
    standing:
      - {state: corrective-action, date: 2026-10-12, by: d.osei, until: 2027-01-31, reason: Paid late twice}
    ```
    """
    kam = scene.portfolio.kam
    for name, account in scene.portfolio.accounts.items():
        for i, entry in enumerate(account.standing):
            if is_managements(entry) and entry.by in kam.people and not is_senior(kam, entry.by):
                message = f"`{entry.by}` is a {kam.people[entry.by].level}; `{entry.state}` is for senior management"
                hint = "Name the president or vice-president who decided."
                yield in_account(name, ("standing", i, "by"), message, hint)
