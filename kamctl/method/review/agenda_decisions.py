"""Decisions needed in a review: from the customer and, in the internal edition, from us."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import wording
from kamctl.language import Amount, Count, Figure, Phrase, Words, phrase
from kamctl.method.execution.actions import is_window_empty
from kamctl.method.lifecycle.stages import lifecycle
from kamctl.method.logs import decision, is_key_account, newest
from kamctl.method.performance.follow_through import not_carried_out
from kamctl.method.plan.gaps import missed_milestones, objectives_without_initiative, unconfirmed
from kamctl.method.plan.validation import missing_validation, newest_validation, outdated_by
from kamctl.method.review.agenda_context import AgendaScene, time_box
from kamctl.method.review.agenda_items import Section, Wanted
from kamctl.method.review.agenda_past import is_accepted
from kamctl.method.selection.decisions.decisions_due import decide_by
from kamctl.method.selection.scores.scoring import score_in
from kamctl.model.lifecycle import LAST_STAGE, STAGES
from kamctl.model.plan import Plan

#: A validation or a corrective action that expires within this many days is decided on now.
SOON_DAYS = 90
_TEXT_OF = {"objectives": "objective", "pressures": "pressure", "obstacles": "obstacle"}


def decisions(scene: AgendaScene) -> Section:
    """Return the decisions needed; ours only in the internal edition."""
    wanted = list(_with_customer(scene))
    if scene.edition == "internal":
        wanted += _our_own(scene)
    return Section(
        "decisions", phrase("Decisions wanted"), time_box(3 * len(wanted)) if wanted else 0, tuple(wanted)
    )


def _with_customer(scene: AgendaScene) -> Iterator[Wanted]:
    if scene.plan is not None:
        yield from _validation(scene, scene.plan)
        yield from _confirmations(scene, scene.plan)
        yield from _milestones(scene, scene.plan)
    yield from _claims(scene)
    yield from _actions(scene)
    yield from _results(scene)
    yield from _value_check(scene)


def _validation(scene: AgendaScene, plan: Plan) -> Iterator[Wanted]:
    last = newest(plan.validations, scene.today)
    if last is None:
        yield Wanted(
            "validation", phrase("Confirm that the plan is right"), phrase("nobody has confirmed it yet")
        )
        return
    until = last.date + dt.timedelta(days=scene.kam.policy.validation_valid_days)
    if until <= scene.today + dt.timedelta(days=SOON_DAYS):
        why = phrase("{name} last confirmed it on {day}", name=scene.name_of(last.by), day=last.date)
        yield Wanted("validation", phrase("Confirm that the plan is still right"), why, until)


def _confirmations(scene: AgendaScene, plan: Plan) -> Iterator[Wanted]:
    for part, name in unconfirmed(plan, scene.today):
        word = _TEXT_OF[part]
        text = getattr(getattr(plan, part)[name], word)
        wanted = phrase(f"Confirm or correct the {word}: {{text}}", text=text)
        yield Wanted("confirmation", wanted, phrase("nobody has confirmed it yet"))


def _milestones(scene: AgendaScene, plan: Plan) -> Iterator[Wanted]:
    for name in missed_milestones(plan, scene.today):
        mark = plan.milestones[name]
        why = phrase("it was to be reached by {day}", day=mark.by)
        wanted = phrase("Agree a new day for the milestone: {text}", text=mark.outcome)
        yield Wanted("milestone", wanted, why, mark.by)


def _claims(scene: AgendaScene) -> Iterator[Wanted]:
    for entry in scene.account.value:
        if entry.date <= scene.today and not is_accepted(entry, scene.today):
            why = phrase("delivered on {day}; not accepted yet", day=entry.date)
            if entry.worth is not None:
                worth = Amount(entry.worth, scene.kam.currency)
                why = phrase(
                    "delivered on {day}, worth {worth}; not accepted yet", day=entry.date, worth=worth
                )
            yield Wanted("value", phrase("Accept or correct the value: {text}", text=entry.what), why)


def _actions(scene: AgendaScene) -> Iterator[Wanted]:
    for tracked in scene.tracked:
        if tracked.state == "overdue":
            late = "{name}: {days} overdue"
            if tracked.moves > 1:
                late = "{name}: {days} overdue, moved {times} times before"
            why = phrase(
                late,
                name=scene.name_of(tracked.action.owner),
                days=Count(tracked.days_overdue, "day"),
                times=tracked.moves,
            )
            wanted = phrase("Set a new date, or drop it: {text}", text=tracked.action.do)
            yield Wanted("action", wanted, why, tracked.due)


def _results(scene: AgendaScene) -> Iterator[Wanted]:
    for each in scene.performance.kept:
        over = [p for p in each.periods if p.end < scene.today]
        if not over:
            continue
        last = over[-1]
        side = scene.kam.company if each.obligation.owed_by == "us" else scene.account.name
        if last.state == "missed":
            yield Wanted(
                "obligation",
                phrase("Agree how to put it right: {text}", text=each.obligation.what),
                phrase("{side} missed it in {period}", side=side, period=last.label),
            )
        elif last.state in ("unreported", "open"):  # open: its result is not due yet, but can be agreed
            yield Wanted(
                "result",
                phrase("Agree the result of {period}: {text}", period=last.label, text=each.obligation.what),
                phrase("owed by {side}; none is recorded", side=side),
            )


def _value_check(scene: AgendaScene) -> Iterator[Wanted]:
    check = newest(scene.account.value_checks, scene.today)
    if check is None:
        wanted = phrase("Rate price and benefit, each from 1 to 5")
        yield Wanted("value-check", wanted, phrase("no rating is on record"))
    elif check.benefit <= check.price:
        why = phrase(
            "{name} rated benefit {benefit} against price {price} on {day}",
            name=scene.name_of(check.by), benefit=check.benefit, price=check.price, day=check.date,
        )  # fmt: skip
        yield Wanted("value-check", phrase("Agree what would make the benefit worth its price"), why)


def _our_own(scene: AgendaScene) -> Iterator[Wanted]:
    yield from _standing(scene)
    yield from _selection(scene)
    yield from _gates(scene)
    if scene.plan is None:
        yield Wanted("plan", phrase("Decide who writes the plan"), phrase("the account has none"))
        return
    yield from _word_of_those_who_decide(scene, scene.plan)
    for name in objectives_without_initiative(scene.plan):
        text = scene.plan.objectives[name].objective
        yield Wanted(
            "plan", phrase("Decide how we help with: {text}", text=text), phrase("no initiative does")
        )
    if is_window_empty(scene.account_id, scene.plan, scene.kam.policy, scene.today):
        why = phrase("none is due in the next {days} days", days=scene.kam.policy.action_window_days)
        yield Wanted("plan", phrase("Agree actions that move the plan forward"), why)


def _word_of_those_who_decide(scene: AgendaScene, plan: Plan) -> Iterator[Wanted]:
    """Yield what only we know about a validation: that it does not count, or covers an older plan."""
    said = newest(plan.validations, scene.today)
    if said is None:
        return
    entry = newest_validation(scene.account, plan, scene.today)
    changed = outdated_by(plan, entry, scene.today) if entry is not None else None
    if entry is None:
        why = missing_validation(scene.account, plan, scene.kam.policy, scene.today)
        yield Wanted("validation", phrase("Have a decision-maker of theirs confirm the plan"), why)
    elif changed is not None:
        why = phrase("it was adjusted on {day}: {text}", day=changed.date, text=changed.what)
        yield Wanted("validation", phrase("Have the adjusted plan confirmed"), why)


def _standing(scene: AgendaScene) -> Iterator[Wanted]:
    judged = scene.performance
    if judged.gap:
        why = phrase("{state} is on record, the results call for it", state=phrase(judged.standing))
        if judged.reasoning:
            because = Words(judged.reasoning, "; ")
            why = phrase("{why}: {because}", why=why, because=because)
        wanted = phrase("Decide on the performance status: {state}", state=phrase(judged.required))
        yield Wanted("standing", wanted, why)
    entry = judged.recorded
    if entry is not None and entry.state == "exit-review" and entry.outcome is None:
        why = phrase("the exit review of {day} has no outcome yet: {text}", day=entry.date, text=entry.reason)
        wanted = phrase("Decide the exit review: repair, renegotiate, step down or exit")
        yield Wanted("standing", wanted, why)
    if (ending := not_carried_out(scene.account, entry, scene.today)) is not None:
        came = "the exit review of {day} ended with `{outcome}`, and no decision records it"
        why = phrase(came, day=ending.date, outcome=phrase(ending.outcome or ""))
        yield Wanted("standing", phrase("Decide the outcome of the exit review"), why)
    if entry is None or entry.state != "corrective-action" or entry.until is None:
        return
    if entry.until <= scene.today + dt.timedelta(days=SOON_DAYS):
        yield Wanted(
            "standing", phrase("Judge the corrective action"), _until(scene, entry.until), entry.until
        )


def _until(scene: AgendaScene, day: dt.date) -> Phrase:
    """Say until when something runs, or ran."""
    return phrase("it ran until {day}" if day < scene.today else "it runs until {day}", day=day)


def _selection(scene: AgendaScene) -> Iterator[Wanted]:
    entry = decision(scene.account, scene.today)
    last = decide_by(entry) if entry is not None and entry.outcome == "trial" else None
    if last is not None and last <= scene.today + dt.timedelta(days=SOON_DAYS):
        yield Wanted("selection", phrase("Decide what follows the trial"), _until(scene, last), last)
        return
    criteria = scene.portfolio.criteria
    score = score_in(scene.portfolio, scene.account_id, scene.today)
    if criteria is None or score is None or score.score is None:
        return
    shown = Figure(wording.score(score.score, beside=criteria.select_at))
    if is_key_account(scene.account, scene.today) and not score.at_threshold:
        why = phrase("the score is {score}, selected is at {limit}", score=shown, limit=criteria.select_at)
        yield Wanted("selection", phrase("Confirm or end the selection as a key account"), why)
    elif not is_key_account(scene.account, scene.today) and score.verdict == "select":
        why = phrase("the score is {score}", score=shown)
        yield Wanted("selection", phrase("Decide on selection as a key account"), why)


def _gates(scene: AgendaScene) -> Iterator[Wanted]:
    life = lifecycle(scene.portfolio, scene.account_id, scene.today)
    if life.stage is None:
        return
    for requirement in life.reopened:
        again = phrase(
            "Close the gate again: {requirement} of {stage}",
            requirement=phrase(requirement.name), stage=_stage(requirement.stage),
        )  # fmt: skip
        yield Wanted("gate", again, requirement.detail)
    if life.ready and life.next is not None:
        onward = phrase("Advance to {stage}", stage=_stage(life.next))
        yield Wanted("gate", onward, phrase("the whole gate is met"))
    for requirement in life.gate:
        if requirement.state == "unmet" and life.stage < LAST_STAGE:
            wanted = phrase(
                "Meet {requirement} on the way to {stage}",
                requirement=phrase(requirement.name), stage=_stage(life.stage + 1),
            )  # fmt: skip
            yield Wanted("gate", wanted, requirement.detail)


def _stage(stage: int) -> Phrase:
    return phrase("stage {stage} ({name})", stage=stage, name=phrase(STAGES[stage]))
