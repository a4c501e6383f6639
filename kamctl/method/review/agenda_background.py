"""What only the internal edition has: what we should keep in mind, and never show."""

from __future__ import annotations

from kamctl.method.execution.actions import last_activity
from kamctl.method.execution.playbooks import due
from kamctl.method.growth.white_space import grid
from kamctl.method.lifecycle.partnership import partnership
from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.logs import decision, is_key_account, newest
from kamctl.method.money.from_results import four_quarters
from kamctl.method.plan.approval import missing_approval, newest_approval
from kamctl.method.plan.completeness import completeness
from kamctl.method.plan.plan_due import is_plan_stale
from kamctl.method.relationships.coverage import coverage
from kamctl.method.relationships.supply_position import supply
from kamctl.method.review.agenda_context import AgendaScene
from kamctl.method.review.agenda_items import Background, TouchItem
from kamctl.method.selection.scores.scoring import score_in
from kamctl.method.selection.second_axis.matrix import quadrant_of
from kamctl.model.lifecycle import STAGES


def background(scene: AgendaScene) -> Background:
    """Return selection, stage, risk, supply, credit, adjustments and coverage as they stand today."""
    account, today, plan = scene.account, scene.today, scene.plan
    scored = score_in(scene.portfolio, scene.account_id, today)
    life = lifecycle(scene.portfolio, scene.account_id, today)
    entry = decision(account, today)
    place, is_key = supply(account, scene.kam.policy, today), is_key_account(account, today)
    reviews = scene.portfolio.reviews.get(scene.account_id, {})
    last = last_activity(plan, reviews, today) if plan is not None else None
    approval = newest_approval(plan, scene.kam, today) if plan is not None else None
    return Background(
        decision=entry.outcome if entry is not None else None,
        score=scored.score if scored is not None else None,
        verdict=scored.verdict if scored is not None else None,
        tier=scored.tier if scored is not None else None,
        quadrant=quadrant_of(scene.portfolio, scored, account, today),
        stage=life.stage,
        stage_name=STAGES[life.stage] if life.stage is not None else None,
        stage_since=life.since,
        requirements=life.requirements,
        plan_last_activity=last,
        stale=is_plan_stale(scene.portfolio, scene.account_id, today),
        approved_by=scene.kam.people[approval.by].name if approval is not None else None,
        approved_on=approval.date if approval is not None else None,
        approval_outdated=plan is not None and bool(missing_approval(plan, scene.kam, today)),
        flight_risk=newest(account.flight_risk, today),
        buying_reasons=account.buying_reasons,
        growth=newest(account.growth, today),
        supply_position=newest(account.supply_position, today),
        consolidation_risk=place is not None and place.at_risk,
        lacking=partnership(scene.portfolio, scene.account_id, today).lacking if is_key else (),
        credit=account.credit,
        receivables=newest(account.receivables, today),
        white_space=grid(scene.portfolio, scene.account_id, today) if account.white_space else None,
        playbooks=due(scene.portfolio, [scene.account_id], {}, today),
        completeness=completeness(scene.portfolio, scene.account_id, today).areas if plan is not None else (),
        results=four_quarters(scene.portfolio, scene.account_id, today),
        adjustments=tuple(
            a for a in (plan.adjustments if plan is not None else ()) if scene.since < a.date <= today
        ),
        touches=tuple(
            TouchItem(
                touch.date,
                scene.name_of(touch.by) if touch.by is not None else None,
                tuple(scene.name_of(who) for who in touch.whom),
                touch.how,
                touch.note,
            )
            for touch in account.touches
            if touch.note is not None and scene.since < touch.date <= today
        ),
        coverage=coverage(scene.portfolio, scene.account_id, today).contacts,
    )
