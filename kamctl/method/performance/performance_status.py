"""Performance status and its escalation levels: good, watch, corrective action, exit review.

What the obligations require is derived; what management did is in the log. The two are compared, because a
level that nobody acts on is worth nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kamctl import wording
from kamctl.language import Figure, Phrase, Words, phrase
from kamctl.method.logs import is_key_account, newest
from kamctl.method.performance.obligations import (
    Kept,
    ObligationPeriod,
    Side,
    Tally,
    counts,
    obligations,
    record,
)
from kamctl.method.selection.scores.scoring import Score, score_in
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import Account, Standing, StandingState
from kamctl.model.portfolio import Portfolio

#: From good to worst.
LADDER: tuple[StandingState, ...] = ("good", "watch", "corrective-action", "exit-review")
#: Misses among the last four ended periods of one obligation that require an exit review.
MISSES_FOR_EXIT = 3

#: Outcomes of an exit review after which the account goes on as a key account.
GOES_ON = ("repair", "renegotiate")

ActionOutcome = Literal["running", "worked", "failed", "reviewed"]

_SAID: dict[StandingState, str] = {
    "good": "good: {why}",
    "watch": "watch: {why}",
    "corrective-action": "corrective action required: {why}",
    "exit-review": "exit review required: {why}",
}


class Reason(NamedTuple):
    """Why an escalation level is reached; `text` is a sentence without its full stop.

    `since` is the day on which the newest missed period ended; None if it is not about a period.
    """

    state: StandingState
    obligation: str | None
    text: Phrase
    since: dt.date | None = None


class CorrectiveAction(NamedTuple):
    """A corrective action and its result.

    `missed` and `met` are periods of its obligations that ended after it began, as `pay-on-time in 2026-Q3`.
    It failed if its `until` has passed and one was missed again; that is reviewed once an exit review with an
    outcome followed it and another status that review.
    """

    entry: Standing
    obligations: tuple[str, ...]
    missed: tuple[str, ...]
    met: tuple[str, ...]
    outcome: ActionOutcome


class Performance(NamedTuple):
    """Both sides' performance and the escalation level that it requires.

    `required` and `reasons` are about the account, worst first; `required_of_us` and `our_reasons` are about
    us, at most corrective action. `recorded` is the newest entry of the log, `standing` its state, `good`
    without one. `expired` is that entry if it is a corrective action whose `until` has passed. `missed_since`
    are periods, as `pay-on-time in 2026-Q3`, that ended after it and were missed, if it is an exit review
    that kept the account.
    """

    account: str
    name: str
    key_account: bool
    kept: tuple[Kept, ...]
    ours: Tally
    theirs: Tally
    recorded: Standing | None
    required: StandingState
    reasons: tuple[Reason, ...]
    required_of_us: StandingState
    our_reasons: tuple[Reason, ...]
    corrective_actions: tuple[CorrectiveAction, ...]
    expired: Standing | None
    missed_since: tuple[str, ...]

    @property
    def standing(self) -> StandingState:
        """The performance status that management recorded last."""
        return self.recorded.state if self.recorded else "good"

    @property
    def gap(self) -> bool:
        """Whether the required level is worse than the recorded one, or new since an exit review."""
        return is_worse(self.required, self.standing) or bool(self.missed_since)

    @property
    def reasoning(self) -> tuple[str, ...]:
        """The sentences behind the required performance status."""
        return tuple(reason.text for reason in self.reasons if reason.state == self.required)


def is_worse(state: StandingState, other: StandingState) -> bool:
    """Tell whether `state` is a worse level than `other`."""
    return LADDER.index(state) > LADDER.index(other)


def performance(
    portfolio: Portfolio, account_id: str, today: dt.date, score: Score | None = None
) -> Performance:
    """Return both sides' performance of one account.

    Pass `score` if the account was already scored.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account, kam = portfolio.accounts[account_id], kam_for(portfolio, account_id, today)
    kept = obligations(account, kam, today)
    bearing = [k for k in kept if counts(k, today, kam.fiscal_year_starts)]
    actions = tuple(_corrective_actions(account, kept, today))
    reviewed = _reviewed_on(account, today)
    reasons = [*_of_side(bearing, "account", reviewed), *_of_failed(actions)]
    reasons += _of_score(portfolio, account_id, today, score)
    ours = [_of_ours(reason) for reason in _of_side(bearing, "us")]
    recorded = newest(account.standing, today)
    return Performance(
        account=account_id,
        name=account.name,
        key_account=is_key_account(account, today),
        kept=kept,
        ours=record(bearing, "us"),
        theirs=record(bearing, "account"),
        recorded=recorded,
        required=_worst(reasons),
        reasons=_worst_first(reasons),
        required_of_us=_worst(ours),
        our_reasons=_worst_first(ours),
        corrective_actions=actions,
        expired=recorded if recorded is not None and _is_expired(recorded, today) else None,
        missed_since=_missed_since(bearing, recorded),
    )


def _worst(reasons: list[Reason]) -> StandingState:
    return max((r.state for r in reasons), key=LADDER.index, default="good")


def _worst_first(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=lambda r: -LADDER.index(r.state)))


def _of_side(kept: list[Kept], side: Side, reviewed: dt.date | None = None) -> Iterator[Reason]:
    """Yield for each obligation of a side the worst level that its periods reach."""
    for each in kept:
        if each.obligation.owed_by == side:
            yield from _of_obligation(each, reviewed)


def _of_obligation(kept: Kept, reviewed: dt.date | None) -> Iterator[Reason]:
    recent = kept.reported
    # Misses that an exit review has dealt with do not require another.
    missed = [p.label for p in recent if p.state == "missed" and (reviewed is None or p.end > reviewed)]
    newest_missed = bool(recent) and recent[-1].state == "missed"
    if len(missed) >= MISSES_FOR_EXIT:
        yield _reason("exit-review", kept, missed)
    elif newest_missed and len(recent) > 1 and recent[-2].state == "missed":
        yield _reason("corrective-action", kept, [recent[-2].label, recent[-1].label])
    elif newest_missed and kept.obligation.critical:
        yield _reason("corrective-action", kept, [recent[-1].label], critical=True)
    elif newest_missed:
        yield _reason("watch", kept, [recent[-1].label])


def _reason(state: StandingState, kept: Kept, labels: list[str], *, critical: bool = False) -> Reason:
    said = "{obligation} missed in {periods}"
    if kept.obligation.every is None:
        said = "{obligation} was not kept by {periods}"
    why = phrase(said, obligation=kept.id, periods=Words(tuple(labels)))
    if critical:
        why = phrase("{why}, and it is critical", why=why)
    newest_missed = max(p.end for p in kept.ended if p.label in labels)
    return Reason(state, kept.id, phrase(_SAID[state], why=why), newest_missed)


def _of_ours(reason: Reason) -> Reason:
    """Return a reason as it applies to us: we do not exit ourselves."""
    if reason.state != "exit-review":
        return reason
    text = phrase(_SAID["corrective-action"], **reason.text.values)
    return reason._replace(state="corrective-action", text=text)


def _of_score(portfolio: Portfolio, account_id: str, today: dt.date, score: Score | None) -> Iterator[Reason]:
    criteria, account = portfolio.criteria, portfolio.accounts[account_id]
    if criteria is None or criteria.exit_below is None or not is_key_account(account, today):
        return
    score = score or score_in(portfolio, account_id, today)
    if score is not None and score.below_exit and score.score is not None:
        limit = criteria.exit_below
        shown = wording.score(score.score, beside=limit)
        why = phrase("its score of {score} is under {limit}", score=Figure(shown), limit=limit)
        yield Reason("exit-review", None, phrase(_SAID["exit-review"], why=why))


def _is_expired(entry: Standing, today: dt.date) -> bool:
    return entry.state == "corrective-action" and entry.until is not None and entry.until < today


def _corrective_actions(
    account: Account, kept: tuple[Kept, ...], today: dt.date
) -> Iterator[CorrectiveAction]:
    """Yield the corrective actions up to today, oldest first; one without an obligation is for all."""
    log = sorted((e for e in account.standing if e.date <= today), key=lambda e: e.date)
    for i, entry in enumerate(log):
        if entry.state != "corrective-action":
            continue
        about = [
            k for k in kept if k.obligation.owed_by == "account" and k.id in (entry.obligations or (k.id,))
        ]
        after = [(k, p) for k in about for p in k.ended if p.end > entry.date]
        after = _until_closed(after, entry, log[i + 1 :])
        missed = tuple(_in_period(k, p) for k, p in after if p.state == "missed")
        met = tuple(_in_period(k, p) for k, p in after if p.state == "met")
        outcome: ActionOutcome = "running"
        if _is_expired(entry, today):
            outcome = "worked" if not missed else "reviewed" if _was_reviewed(log[i + 1 :]) else "failed"
        yield CorrectiveAction(entry, tuple(k.id for k in about), missed, met, outcome)


def _until_closed(
    after: list[tuple[Kept, ObligationPeriod]], entry: Standing, later: list[Standing]
) -> list[tuple[Kept, ObligationPeriod]]:
    """Leave out periods that ended after an action that had worked was closed.

    It was closed by a better status, recorded after its `until` while nothing had been missed: a miss years
    later is a new case.
    """
    if entry.until is None:
        return after
    closing = next((e.date for e in later if e.state in ("good", "watch") and e.date > entry.until), None)
    if closing is None or any(p.state == "missed" and p.end <= closing for _, p in after):
        return after
    return [(k, p) for k, p in after if p.end <= closing]


def _reviewed_on(account: Account, today: dt.date) -> dt.date | None:
    """Return the day of the newest exit review that had an outcome and was followed by another entry."""
    log = sorted((e for e in account.standing if e.date <= today), key=lambda e: e.date)
    days = [e.date for e in log[:-1] if e.state == "exit-review" and e.outcome is not None]
    return days[-1] if days else None


def _missed_since(kept: list[Kept], recorded: Standing | None) -> tuple[str, ...]:
    """Return what the account missed after an exit review that kept it and is the newest entry."""
    if recorded is None or recorded.outcome not in GOES_ON:
        return ()
    theirs = [each for each in kept if each.obligation.owed_by == "account"]
    after = [(each, p) for each in theirs for p in each.ended if p.end > recorded.date]
    return tuple(_in_period(each, p) for each, p in after if p.state == "missed")


def _in_period(kept: Kept, period: ObligationPeriod) -> Phrase:
    return phrase("{obligation} in {period}", obligation=kept.id, period=period.label)


def _was_reviewed(later: list[Standing]) -> bool:
    """Tell whether an exit review had an outcome and management recorded another entry since.

    Otherwise one failed action would require exit reviews for ever.
    """
    return any(e.state == "exit-review" and e.outcome is not None for e in later[:-1])


def _of_failed(actions: tuple[CorrectiveAction, ...]) -> Iterator[Reason]:
    for action in actions:
        if action.outcome == "failed":
            name = action.obligations[0] if len(action.obligations) == 1 else None
            said = "missed {missed}, although a corrective action ran from {from} to {to}"
            ran = {"from": action.entry.date, "to": action.entry.until}
            why = phrase(said, missed=Words(action.missed), **ran)
            yield Reason("exit-review", name, phrase(_SAID["exit-review"], why=why))
