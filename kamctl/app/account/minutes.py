"""Records a review that was held, and its actions."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from kamctl.app.writing.change import ChangeContext, Changed, create_record
from kamctl.method.execution.actions import Tracked
from kamctl.method.review.minutes import offered_actions
from kamctl.method.review.reviews import asked_period
from kamctl.method.tier_policy import kam_for
from kamctl.model.review import Review
from kamctl.workspace.paths import review_path
from kamctl.workspace.record_edits import value_of
from kamctl.yaml.edits import Set, apply


class Recorded(NamedTuple):
    """Minutes, and their period."""

    review: Review
    period: str


def offered(context: ChangeContext, quarter: str | None) -> list[Tracked]:
    """Return the actions that may have come out of a review held on the context's day.

    There are none if the minutes of that period already exist.
    """
    opened, name = context.opened, context.account
    plan = opened.portfolio.plans.get(name)
    path = review_path(name, _period(context, quarter))
    if plan is None or path in opened.workspace.texts:
        return []
    return offered_actions(name, plan, opened.portfolio.reviews.get(name, {}), context.date, opened.today)


def record_minutes(
    context: ChangeContext,
    *,
    quarter: str | None,
    attendees: Collection[str],
    summary: str,
    agreed: Collection[str] = (),
    rating: Decimal | None = None,
    dry_run: bool = False,
) -> Changed[Recorded]:
    """Write the minutes of the review of a period, by default the current one.

    Raises what `asked_period` and `kamctl.app.writing.change.create_record` do.
    """
    period = _period(context, quarter)
    review = Review(
        held=context.date,
        attendees=tuple(dict.fromkeys(attendees)),
        summary=summary.strip(),
        agreed=tuple(dict.fromkeys(agreed)),
        rating=rating,
    )
    fields = value_of(review)
    assert isinstance(fields, dict)  # a record is written as a mapping
    edits = [Set((field,), value) for field, value in fields.items() if field != "held"]
    text = apply(f"held: {context.date}\n", edits)
    path = review_path(context.account, period)
    return create_record(context, path, text, Recorded(review, period), dry_run=dry_run)


def _period(context: ChangeContext, quarter: str | None) -> str:
    return asked_period(
        quarter, kam_for(context.portfolio, context.account, context.today), context.today
    ).label
