"""Family 2: what management decided, and what it still has to decide."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints, wording
from kamctl.checks.context import Scene
from kamctl.checks.found import Found, in_account
from kamctl.method.blank import is_blank
from kamctl.method.logs import decision, newest
from kamctl.method.selection.decisions.decisions_due import NOMINATION_DAYS, decide_by
from kamctl.method.selection.decisions.new_decision import contradictions_of_a_day
from kamctl.method.selection.scores.scoring import gives_scores, was_selected_by_score
from kamctl.method.senior import is_senior
from kamctl.model.account import Decision, Outcome
from kamctl.wording import number
from kamctl.yaml.tree import Path


def decision_maker(scene: Scene) -> Iterator[Found]:
    """A decision about an account was made by somebody outside senior management.

    A key account ties up people and money of the whole company, not just of sales.

    Bad:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: s.bauer, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    """
    kam = scene.portfolio.kam
    for name, account in scene.everything.accounts.items():
        for i, entry in enumerate(account.decisions):
            if entry.by in kam.people and not is_senior(kam, entry.by):
                message = f"`{entry.by}` is a {kam.people[entry.by].level}, not a member of senior management"
                hint = "A president or vice-president decides; sales submits ratings."
                yield in_account(name, ("decisions", i, "by"), message, hint)


def decision_against_verdict(scene: Scene) -> Iterator[Found]:
    """A decision goes against the verdict, or selects without a complete score, and gives no reason.

    Management may decide against the score; those who come later must be able to read why. Selecting an
    account under the threshold or without a complete score, or declining one that reached it, needs a
    `reason`; one that says nothing, such as `none`, does not count. The score in the decision applies;
    without one, the score of that day.

    Bad:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 61.0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 61.0, reason: Opens the Nordic market}
    ```
    """
    criteria = scene.portfolio.criteria
    if not gives_scores(criteria):
        return
    for name, account in scene.everything.accounts.items():
        for i, entry in enumerate(account.decisions):
            if not is_blank(entry.reason) or entry.outcome not in ("selected", "declined"):
                continue
            reached = was_selected_by_score(scene.everything, name, entry)
            selected = entry.outcome == "selected"
            if reached == selected or (
                reached is None and not (selected and entry.edition == criteria.edition)
            ):
                continue
            shown = (
                "was incomplete" if reached is None else f"{'selects' if reached else 'does not select'} it"
            )
            why = "no reason is given" if entry.reason is None else f"`{entry.reason}` is not a reason"
            message = f"{entry.outcome} although the score of that day {shown}, and {why}"
            where: Path = ("decisions", i, "outcome")
            yield in_account(name, where, message, "Say why: `reason: …`.")


def contradictory_decisions(scene: Scene) -> Iterator[Found]:
    """Two decisions on the same day contradict each other.

    The newest decision is in force; of two on one day, the last in the file, which may be chance after a
    merge. A nomination and the decision that follows it on the same day do not contradict each other.
    Decisions on different days never contradict each other, however close they are.

    Bad:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: declined, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0, reason: No capacity}
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: nominated, by: d.osei, date: 2026-02-20, edition: "2026"}
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    """
    for name, account in scene.everything.accounts.items():
        for i, outcome in contradictions_of_a_day(account.decisions):
            entry = account.decisions[i]
            message = f"both {outcome} and {entry.outcome} were decided on {entry.date}"
            hint = "Keep the one that is valid, and say in its `reason` what the other was about."
            yield in_account(name, ("decisions", i, "outcome"), message, hint)


def undecided(scene: Scene) -> Iterator[Found]:
    """The score selects an account, but management has not decided.

    Until somebody decides, the account is neither served as a key account nor let go.

    Bad:
    ```yaml accounts/acme.yaml
    decisions: []
    ```
    Good:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: selected, by: d.osei, date: 2026-02-20, edition: "2026", score: 80.0}
    ```
    """
    for name, score in scene.scores.items():
        account = scene.portfolio.accounts[name]
        if score.score is None or score.verdict != "select":
            continue
        if newest(account.decisions, scene.today) is None:
            message = f"the score of {wording.score(score.score)} selects this account, and nothing has been decided"
            settle = hints.decide(name, "selected")
            hint = f"Senior management decides: {settle}"
            restated = ("top-customer-undecided",)
            where = ("decisions",)
            yield in_account(name, where, message, hint, key=True, restates=restated, settle=settle)


def key_below_threshold(scene: Scene) -> Iterator[Found]:
    """A key account's score is now under the threshold at which accounts are selected.

    The ratings have changed since it was selected. That is no reason to drop it, but a reason to look again.

    Bad:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 1, by: s.bauer, date: 2026-02-03, evidence: They closed the outdoor line}]
      growth: [{rating: 3, by: s.bauer, date: 2026-02-03, evidence: Orders stopped growing}]
      profit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: 9 percent after service cost}]
      partnership: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: They share their forecast}]
      reach: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Dealers of three countries follow them}]
    ```
    Good:
    ```yaml accounts/acme.yaml
    ratings:
      strategic-fit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Their outdoor line needs our frames}]
      growth: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Orders grew by half in a year}]
      profit: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: 9 percent after service cost}]
      partnership: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: They share their forecast}]
      reach: [{rating: 4, by: s.bauer, date: 2026-02-03, evidence: Dealers of three countries follow them}]
    ```
    """
    criteria = scene.portfolio.criteria
    for name in scene.key_accounts:
        score = scene.scores.get(name)
        if criteria is None or score is None or score.score is None or score.verdict == "select":
            continue
        limit = criteria.select_at
        why = "disqualified" if score.verdict == "disqualified" else f"under {number(limit)}"
        message = f"this key account now scores {wording.score(score.score, beside=limit)}: {why}"
        hint = "Bring it to the next selection round; management keeps or exits it, with a reason."
        restated = ("exit-review-undecided", *(("standing-gap",) if score.below_exit else ()))
        settle = hints.decide(name)
        yield in_account(name, ("ratings",), message, hint, key=True, restates=restated, settle=settle)


def trial_over(scene: Scene) -> Iterator[Found]:
    """A trial has ended, and management has not decided what comes after it.

    A trial is for finding out; one without an end is a key account that nobody selected. It ends on its
    `until` date, else after 365 days.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: trial, by: d.osei, date: 2026-02-20, edition: "2026", until: 2026-11-21}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: trial, by: d.osei, date: 2026-02-20, edition: "2026", until: 2026-11-22}
    ```
    """
    for name, i, entry, last in _waiting(scene, "trial"):
        message = f"the trial ended on {last}, and nothing has been decided"
        settle = hints.decide(name)
        hint = f"Senior management selects or declines it, or gives it more time: {settle}"
        where = ("decisions", i, "until" if entry.until else "date")
        yield in_account(name, where, message, hint, since=last, settle=settle)


def nomination_waits(scene: Scene) -> Iterator[Found]:
    """A nomination has waited for a decision for more than 90 days.

    Meanwhile nobody knows whether to count on the account, and the ratings behind its nomination age.

    Bad, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: nominated, by: d.osei, date: 2026-08-23, edition: "2026"}
    ```
    Good, on 2026-11-22:
    ```yaml accounts/acme.yaml
    decisions:
      - {outcome: nominated, by: d.osei, date: 2026-08-24, edition: "2026"}
    ```
    """
    for name, i, entry, last in _waiting(scene, "nominated"):
        days = (scene.today - entry.date).days
        message = f"nominated {days} days ago, and nothing has been decided; {NOMINATION_DAYS} are allowed"
        settle = hints.decide(name)
        hint = f"Senior management selects, tries or declines it: {settle}"
        yield in_account(name, ("decisions", i, "date"), message, hint, since=last, settle=settle)


def _waiting(scene: Scene, outcome: Outcome) -> Iterator[tuple[str, int, Decision, dt.date]]:
    """Yield the accounts whose decision in force is this one, and should have been followed by another by now."""
    for name, account in scene.pursued.items():
        entry = decision(account, scene.today)
        last = decide_by(entry) if entry is not None and entry.outcome == outcome else None
        if entry is not None and last is not None and last < scene.today:
            yield name, next(i for i, one in enumerate(account.decisions) if one is entry), entry, last
