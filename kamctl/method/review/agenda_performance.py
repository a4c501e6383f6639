"""The agenda's middle: what each side promised and did, and price against benefit."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from kamctl.language import Phrase, phrase
from kamctl.method.performance.obligations import Kept, ObligationPeriod
from kamctl.method.review.agenda_context import AgendaScene, time_box
from kamctl.method.review.agenda_items import (
    CheckItem,
    ObligationFacts,
    ObligationItem,
    PeriodItem,
    PriceBenefitFacts,
    Record,
    Section,
)
from kamctl.model.account import Obligation, ValueCheck

#: Number of value checks shown as a trend.
CHECKS_SHOWN = 8

_SIGNS = {
    "<=": "at most {figure}", ">=": "at least {figure}", "<": "under {figure}", ">": "over {figure}",
    "=": "exactly {figure}",
}  # fmt: skip


def obligations(scene: AgendaScene) -> Section:
    """Return both sides' obligations with the period's results; ours come first, as we answer first."""
    judged = scene.performance
    items = [_obligation(scene, each) for each in judged.kept]
    items.sort(key=lambda i: i.owed_by != "us")
    facts = ObligationFacts(
        ours=Record(judged.ours.met, judged.ours.missed),
        theirs=Record(judged.theirs.met, judged.theirs.missed),
        standing=judged.standing,
        required=judged.required,
        reasons=tuple(r.text for r in judged.reasons),
    )
    missed = sum(1 for i in items for p in i.results if p.state == "missed")
    minutes = time_box(5 + 5 * missed) if items else 0
    return Section("obligations", phrase("What each side promised, and did"), minutes, tuple(items), facts)


def _obligation(scene: AgendaScene, kept: Kept) -> ObligationItem:
    span, what = scene.period, kept.obligation
    results = [p for p in kept.periods if p.start <= span.end and p.end >= span.start]
    return ObligationItem(
        id=kept.id,
        owed_by=what.owed_by,
        what=what.what,
        target=what.target,
        unit=what.unit,
        aim=_aim(what),
        due=what.due,
        critical=what.critical,
        results=tuple(_result(p) for p in results),
        recent=tuple(_result(p) for p in kept.recent),
    )


def _aim(obligation: Obligation) -> str | None:
    if obligation.target is None:
        return None
    figure = obligation.target.lstrip("<>= ")
    sign = obligation.target[: len(obligation.target) - len(figure)].strip()
    wanted: Decimal | Phrase = Decimal(figure)
    if obligation.unit:
        wanted = phrase("{number} {unit}", number=wanted, unit=obligation.unit)
    return phrase(_SIGNS[sign], figure=wanted)


def _result(period: ObligationPeriod) -> PeriodItem:
    return PeriodItem(period.label, period.state, period.actual, period.excused)


def price_benefit(scene: AgendaScene) -> Section:
    """Return the newest value checks, oldest first, and the trend of benefit less price."""
    checks = sorted((c for c in scene.account.value_checks if c.date <= scene.today), key=lambda c: c.date)
    items = tuple(_check(scene, c) for c in checks[-CHECKS_SHOWN:])
    if not items:
        return Section(
            "price-benefit", phrase("Price and benefit"), 0, (), PriceBenefitFacts(None, None, None)
        )
    newest = items[-1]
    trend: Literal["improving", "steady", "worsening"] | None = None
    if len(items) > 1:
        before = items[-2].balance
        trend = (
            "steady" if newest.balance == before else "improving" if newest.balance > before else "worsening"
        )
    facts = PriceBenefitFacts(newest.date, newest.balance, trend)
    return Section(
        "price-benefit", phrase("Price and benefit"), 5 if newest.balance > 0 else 10, items, facts
    )


def _check(scene: AgendaScene, check: ValueCheck) -> CheckItem:
    return CheckItem(
        date=check.date,
        by=check.by,
        by_name=scene.name_of(check.by),
        price=check.price,
        benefit=check.benefit,
        balance=check.benefit - check.price,
        note=check.note,
    )


def opening(scene: AgendaScene) -> tuple[str, ...]:
    """Return what the review opens with: our own obligations that require corrective action."""
    judged, what = scene.performance, scene.account.obligations
    return tuple(
        what[reason.obligation].what
        for reason in judged.our_reasons
        if reason.state == "corrective-action" and reason.obligation is not None
    )
