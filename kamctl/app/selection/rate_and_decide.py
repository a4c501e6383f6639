"""Records ratings and decisions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from kamctl.app.writing.change import ChangeContext, Changed, change_at, later_entries
from kamctl.method.plan.plan_due import plan_due
from kamctl.method.selection.criteria.criterion_score import ratings_in_force
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.method.selection.decisions.new_decision import contradictions_of_a_day, new_decision
from kamctl.method.selection.ratings.new_rating import Given, new_rating, new_strength_rating
from kamctl.method.senior import NotSeniorError, is_senior
from kamctl.method.tier_policy import policy_for
from kamctl.model.account import Decision, Outcome, Rating, StrengthRating
from kamctl.workspace.paths import plan_path


class Rated(NamedTuple):
    """A rating, and the one by the same person that was in force before."""

    rating: Rating
    before: Rating | None


class Decided(NamedTuple):
    """A decision, and what it makes due: the next decision, or the plan of a new key account."""

    decision: Decision
    decide_by: dt.date | None
    plan_by: dt.date | None


def rate(
    context: ChangeContext,
    *,
    criterion: str,
    rated: Given,
    by: str,
    evidence: str | None,
    dry_run: bool = False,
) -> Changed[Rated]:
    """Rate an account on a criterion.

    Raises what `new_rating` and `kamctl.app.writing.change.change_record` do.
    """
    entry = new_rating(
        context.opened.criteria,
        criterion=criterion, rated=rated, by=by, date=context.date, evidence=evidence,
    )  # fmt: skip
    changed = change_at(
        context, context.account_path, ("ratings", criterion), lambda _: entry, dry_run=dry_run
    )
    log = context.portfolio.accounts[context.account].ratings.get(criterion, ())
    last = ratings_in_force(log, context.today, entry.measure).get(by)
    notices = later_entries(context, [last] if last else [])
    return Changed(changed.files, Rated(entry, last), notices)


def rate_strength(
    context: ChangeContext,
    *,
    criterion: str,
    rating: Decimal,
    by: str,
    evidence: str,
    dry_run: bool = False,
) -> Changed[StrengthRating]:
    """Record how strong somebody at the customer finds us, or one of our people's guess.

    Raises what `new_strength_rating` and `kamctl.app.writing.change.change_record` do.
    """
    entry = new_strength_rating(
        context.opened.criteria,
        context.portfolio.accounts[context.account],
        context.portfolio.kam,
        criterion=criterion, rating=rating, by=by, date=context.date, evidence=evidence,
    )  # fmt: skip
    where = ("strengths", criterion)
    return change_at(context, context.account_path, where, lambda _: entry, dry_run=dry_run)


def decide(
    context: ChangeContext,
    *,
    outcome: Outcome,
    by: str,
    reason: str | None = None,
    until: dt.date | None = None,
    tier: str | None = None,
    dry_run: bool = False,
) -> Changed[Decided]:
    """Decide about an account, with the criteria's edition and the score of that day; `until` ends a trial.

    `tier` sets another tier than the score does.

    Raises what `new_decision` and `kamctl.app.writing.change.change_record` do, and:
        NotSeniorError: `by` is not our president or a vice-president.
    """
    criteria, name = context.opened.criteria, context.account
    if not is_senior(context.portfolio.kam, by):
        raise NotSeniorError(context.portfolio.kam, by)
    changed = change_at(
        context,
        context.account_path,
        ("decisions",),
        lambda now: new_decision(
            criteria,
            name,
            now.accounts[name],
            outcome=outcome,
            by=by,
            date=context.date,
            reason=reason,
            until=until,
            tier=tier,
            figures=figures_of(context.portfolio, name, context.date),
        ),
        dry_run=dry_run,
    )
    made, account = changed.made, context.portfolio.accounts[name]
    log = (*account.decisions, made)
    notices = [
        f"{other} was decided on {log[i].date} too; the two contradict each other, keep the one that is valid"
        for i, other in contradictions_of_a_day(log)
        if log[i] is made
    ]
    policy = policy_for(context.portfolio, name, made.date)
    due = plan_due(replace(account, decisions=log), policy, made.date)
    is_planned = plan_path(name) in context.opened.workspace.texts
    decided = Decided(made, decide_by(made), None if is_planned else due)
    told = (*later_entries(context, account.decisions), *notices)
    return Changed(changed.files, decided, told)
