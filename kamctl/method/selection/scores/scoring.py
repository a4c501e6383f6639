"""Scores: points by weighted criteria, and the verdict they lead to.

Scores are exact until they are shown. A threshold is compared before the division by the width of
the scale, so that a score of exactly 70 is 70 on any scale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, TypeGuard

from kamctl.method.logs import LET_GO, decision
from kamctl.method.median import median
from kamctl.method.selection.criteria.criterion_score import (
    ZERO,
    CriterionScore,
    Figures,
    ratings_in_force,
)
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.model.account import Account, Decision
from kamctl.model.criteria import Criteria, Tier
from kamctl.model.portfolio import Portfolio

Verdict = Literal["incomplete", "disqualified", "select", "below"]
_ALL = Decimal(100)
_NO_WEIGHT = "it has no weight in this tier"


class Score(NamedTuple):
    """An account's score, 0 to 100, and verdict; `score` and `rank` are None when incomplete.

    `at_threshold` tells whether the score reaches `select_at`, `below_exit` whether it is under
    `exit_below`, both compared exactly. `rank` is among the accounts scored together; equal
    scores share one. `rests_on` is how many of the 100 points count, fewer where criteria are left out.
    `capped_from` is what the score would be without the cap that holds it down, `capped_because` the cap's
    reason. `band` names the stretch it lies in, `tier` the account's tier, which a decision `set` or the
    score reached.
    """

    account: str
    criteria: tuple[CriterionScore, ...]
    missing: tuple[str, ...]
    score: Decimal | None
    verdict: Verdict
    at_threshold: bool
    below_exit: bool
    rank: int | None = None
    rests_on: Decimal = _ALL
    capped_from: Decimal | None = None
    capped_because: str | None = None
    band: str | None = None
    tier: str | None = None
    tier_set: bool = False


def weights_total(criteria: Criteria) -> Decimal:
    """Return the sum of the weights, which is to be exactly 100."""
    return sum((criterion.weight for criterion in criteria.criteria.values()), ZERO)


def all_weights(criteria: Criteria) -> Iterator[tuple[tuple[str, ...], Decimal]]:
    """Yield where weights stand that are to add up to exactly 100, and what they add up to."""
    yield ("criteria",), weights_total(criteria)
    for name, tier in criteria.tiers.items():
        if tier.weights:
            yield ("tiers", name, "weights"), sum(tier.weights.values(), ZERO)
    if criteria.strength is not None:
        yield ("strength", "criteria"), sum((one.weight for one in criteria.strength.criteria.values()), ZERO)


def gives_scores(criteria: Criteria | None) -> TypeGuard[Criteria]:
    """Tell whether there are criteria to score by: a scale with room, and weights that add up to 100."""
    return (
        criteria is not None
        and criteria.scale.low < criteria.scale.high
        and weights_total(criteria) == _ALL
        and not any(sum(t.weights.values(), ZERO) != _ALL for t in criteria.tiers.values() if t.weights)
    )


def score_of(
    criteria: Criteria | None,
    account_id: str,
    account: Account,
    today: dt.date,
    figures: Figures | None = None,
) -> Score | None:
    """Score an account as `score_account` does; None where the criteria give no scores."""
    return score_account(criteria, account_id, account, today, figures) if gives_scores(criteria) else None


def score_in(portfolio: Portfolio, account_id: str, today: dt.date) -> Score | None:
    """Score an account of a portfolio by its criteria and its results; None where they give no scores."""
    figures = figures_of(portfolio, account_id, today)
    return score_of(portfolio.criteria, account_id, portfolio.accounts[account_id], today, figures)


def score_account(
    criteria: Criteria, account_id: str, account: Account, today: dt.date, figures: Figures | None = None
) -> Score:
    """Score an account: points = weight × (rating − low) / (high − low), summed.

    Ratings dated after `today` do not count. Verdict, first that applies: incomplete,
    disqualified, select, below. An account is in the first tier that its score by that tier's
    weights reaches, or in the one that the decision in force sets, and is scored by its weights.
    """
    score = _scored(criteria, account_id, account, today, figures, None)
    if not criteria.tiers:
        return score
    entry = decision(account, today)
    if entry is not None and entry.outcome in LET_GO:
        return score
    fixed = entry.tier if entry is not None else None
    for name, tier in criteria.tiers.items():
        if fixed in criteria.tiers and name != fixed:
            continue
        here = _scored(criteria, account_id, account, today, figures, tier) if tier.weights else score
        if name == fixed or (here.verdict in ("select", "below") and (here.score or ZERO) >= tier.at):
            return here._replace(tier=name, tier_set=name == fixed)
    return score


def _scored(
    criteria: Criteria,
    account_id: str,
    account: Account,
    today: dt.date,
    figures: Figures | None,
    tier: Tier | None,
) -> Score:
    """Score an account by the criteria's weights, or by those of a tier."""
    low, width = criteria.scale.low, criteria.scale.high - criteria.scale.low
    parts: list[CriterionScore] = []
    missing: list[str] = []
    total = ZERO  # points times the width of the scale: exact
    left_out = ZERO
    disqualified = False
    for name, criterion in criteria.criteria.items():
        log = account.ratings.get(name, ())
        weight = criterion.weight if tier is None else tier.weights.get(name, ZERO)
        if tier is not None and weight == 0:
            parts.append(CriterionScore(name, ZERO, None, None, 0, ZERO, "left-out", why=_NO_WEIGHT))
            continue
        in_force = ratings_in_force(log, today).values()
        ratings = [one.rating for one in in_force if one.rating is not None]
        is_special = criterion.metric is not None or criterion.measures or len(ratings) < len(in_force)
        if ratings and width > 0 and not is_special:
            # The plain case, which is nearly every one.
            rating = ratings[0] if len(ratings) == 1 else median(ratings)
            spread = max(ratings) - min(ratings)
            earned = weight * (rating - low)
            parts.append(CriterionScore(name, weight, rating, earned / width, len(ratings), spread))
        else:
            from kamctl.method.selection.criteria.special_criteria import criterion_score

            part = criterion_score(name, criterion, weight, log, today, criteria.scale, figures)
            parts.append(part)
            if part.basis == "left-out":
                left_out += weight
                continue
            if part.rating is None:
                missing.append(name)
                continue
            rating, earned = part.rating, weight * (part.rating - low)
        total += earned
        disqualified |= criterion.minimum is not None and rating < criterion.minimum
    rests_on = _ALL - left_out
    if missing or not parts or rests_on <= 0:
        return Score(
            account_id, tuple(parts), tuple(missing), None, "incomplete", False, False, rests_on=rests_on
        )
    if left_out:
        parts = [_with_share_of_the_rest(part, rests_on) for part in parts]
        total = total * _ALL / rests_on
    reached = total >= criteria.select_at * width
    leaves = criteria.exit_below is not None and total < criteria.exit_below * width
    verdict: Verdict = "disqualified" if disqualified else "select" if reached else "below"
    score = Score(account_id, tuple(parts), (), total / width, verdict, reached, leaves, rests_on=rests_on)
    return _bounded(criteria, score) if criteria.caps or criteria.bands else score


def _with_share_of_the_rest(part: CriterionScore, rests_on: Decimal) -> CriterionScore:
    """Return a part of a score with its share of the weight of those that are left out."""
    if part.points is None:
        return part._replace(weight=ZERO)
    return part._replace(weight=part.weight * _ALL / rests_on, points=part.points * _ALL / rests_on)


def _bounded(criteria: Criteria, score: Score) -> Score:
    """Return a complete score under the cap that applies to it, with the name of its band."""
    value = score.score or ZERO
    from kamctl.method.selection.criteria.caps import cap_that_applies

    cap = cap_that_applies(criteria, score.criteria)
    if cap is not None and cap.at_most < value:
        exit_below = criteria.exit_below
        reached = cap.at_most >= criteria.select_at
        score = score._replace(
            score=cap.at_most,
            capped_from=value,
            capped_because=cap.because,
            at_threshold=reached,
            below_exit=exit_below is not None and cap.at_most < exit_below,
            verdict="below" if score.verdict == "select" and not reached else score.verdict,
        )
        value = cap.at_most
    held = [(edge, name) for name, edge in criteria.bands.items() if edge <= value]
    return score._replace(band=max(held)[1] if held else None)


def score_accounts(
    criteria: Criteria,
    accounts: Mapping[str, Account],
    today: dt.date,
    figures: Callable[[str], Figures] | None = None,
) -> list[Score]:
    """Score accounts and rank them, best first; the incomplete ones follow by id."""
    return ranked(
        score_account(criteria, name, account, today, None if figures is None else figures(name))
        for name, account in accounts.items()
    )


def ranked(scores: Iterable[Score]) -> list[Score]:
    """Return scores with their ranks, best first; the incomplete ones follow by id."""
    found = list(scores)
    complete = sorted(
        (s for s in found if s.score is not None), key=lambda s: (-(s.score or ZERO), s.account)
    )
    placed: list[Score] = []
    for place, score in enumerate(complete, start=1):
        tied = placed and placed[-1].score == score.score
        placed.append(score._replace(rank=placed[-1].rank if tied else place))
    return placed + sorted((s for s in found if s.score is None), key=lambda s: s.account)


def was_selected_by_score(portfolio: Portfolio, account_id: str, entry: Decision) -> bool | None:
    """Tell whether the score spoke for selection on the day of a decision.

    The score that the decision records counts, else that of the ratings and results of its day; an
    account disqualified then was not selected, whatever the total. None where it cannot be told:
    the decision was made on another edition, or the score was incomplete.
    """
    criteria = portfolio.criteria
    if criteria is None or entry.edition != criteria.edition:
        return None
    then = score_in(portfolio, account_id, entry.date)
    if then is None:
        return None
    if then.verdict == "disqualified":
        return False
    if entry.score is not None:
        return entry.score >= criteria.select_at
    return None if then.verdict == "incomplete" else then.verdict == "select"
