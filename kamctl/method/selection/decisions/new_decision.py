"""Decisions as they are made: what needs a reason, and what contradicts what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, Decimal

from kamctl import wording
from kamctl.errors import RefusedError
from kamctl.method.blank import is_blank
from kamctl.method.lookup import known
from kamctl.method.selection.criteria.criterion_score import Figures
from kamctl.method.selection.scores.scoring import Score, score_of, weights_total
from kamctl.model.account import Account, Decision, Outcome
from kamctl.model.criteria import Criteria
from kamctl.wording import number
from kamctl.workspace.paths import account_path

_SIX_PLACES = Decimal("0.000001")


class DecidedAlreadyError(RefusedError):
    """The same was decided about the account on that day already."""

    def __init__(self, account: str, entry: Decision) -> None:
        super().__init__(
            f"{account} already has the decision `{entry.outcome}` of {entry.date}, by {entry.by}",
            f"To correct that decision, edit its entry in {account_path(account)}.",
        )


class ReasonNeededError(RefusedError):
    """A decision goes against the verdict, or selects without a complete score, and gives no reason."""

    def __init__(self, account: str, outcome: Outcome, score: Score | None, criteria: Criteria) -> None:
        if score is None or score.verdict == "incomplete":
            weights = f"the weights in criteria.yaml add up to {number(weights_total(criteria))}, not 100"
            why = weights if score is None else f"not rated: {', '.join(score.missing)}"
            super().__init__(
                f"{account} would be selected without a complete score ({why})",
                "Management may decide so, and says why: --reason '…'",
            )
            return
        limit = criteria.select_at
        shown = wording.score(score.score, beside=limit) if score.score is not None else "none"
        verdict = {
            "select": f"its score of {shown} reaches {number(limit)}",
            "below": f"its score of {shown} is under {number(limit)}",
        }.get(score.verdict, "a rating under its criterion's minimum disqualifies it")
        super().__init__(
            f"{outcome} goes against the verdict on {account}: {verdict}",
            "Management may decide otherwise, and says why: --reason '…'",
        )


class TierNeedsReasonError(RefusedError):
    """A decision sets a tier and gives no reason."""

    def __init__(self, account: str, tier: str) -> None:
        super().__init__(
            f"{account} would be in tier {tier} by decision rather than by its score, but no reason is given",
            "Management may decide so, and says why: --reason '…'",
        )


def new_decision(
    criteria: Criteria,
    account_id: str,
    account: Account,
    *,
    outcome: Outcome,
    by: str,
    date: dt.date,
    reason: str | None,
    until: dt.date | None = None,
    tier: str | None = None,
    figures: Figures | None = None,
) -> Decision:
    """Return a decision, with the criteria's edition and the score of that day; `until` ends a trial.

    `tier` sets another tier than the score does; `figures` are those of the account's results.

    Raises:
        DecidedAlreadyError: it was decided on that day already.
        ReasonNeededError: it goes against the verdict or selects without a complete score, for no reason.
        UnknownNameError: there is no such tier.
        TierNeedsReasonError: it sets a tier, for no reason.
    """
    for entry in account.decisions:
        if (entry.date, entry.outcome) == (date, outcome):
            raise DecidedAlreadyError(account_id, entry)
    score = score_of(criteria, account_id, account, date, figures)
    if is_blank(reason) and is_against(outcome, score):
        raise ReasonNeededError(account_id, outcome, score, criteria)
    if tier is not None and known(tier, criteria.tiers, "tier", "criteria.yaml") and is_blank(reason):
        raise TierNeedsReasonError(account_id, tier)
    return Decision(
        outcome=outcome,
        by=by,
        date=date,
        edition=criteria.edition,
        score=None if score is None or score.score is None else recorded(score.score),
        reason=reason,
        until=until,
        tier=tier,
    )


def is_against(outcome: Outcome, score: Score | None) -> bool:
    """Tell whether a decision goes against the verdict; without a complete score a selection does."""
    if score is None or score.verdict == "incomplete":
        return outcome == "selected"
    return outcome == ("declined" if score.verdict == "select" else "selected")


def contradictions_of_a_day(decisions: Sequence[Decision]) -> Iterator[tuple[int, Outcome]]:
    """Yield each decision that contradicts an earlier entry of its day: its place, and what that one said.

    A nomination and the decision that follows it do not contradict each other.
    """
    first: dict[dt.date, Outcome] = {}
    for i, entry in enumerate(decisions):
        outcome = first.get(entry.date, "nominated")
        if outcome == "nominated":
            first[entry.date] = entry.outcome
        elif entry.outcome != outcome:
            yield i, outcome


def recorded(score: Decimal) -> Decimal:
    """Return a score as a decision keeps it: one decimal or as many as it has, at most six.

    It is never rounded up, so that one under a threshold stays under it.
    """
    cut = score.quantize(_SIX_PLACES, ROUND_DOWN).normalize()
    _, _, exponent = cut.as_tuple()
    return cut if isinstance(exponent, int) and exponent < 0 else cut.quantize(Decimal("0.1"))
