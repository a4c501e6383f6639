"""The agenda's look back: needs, follow-up on the previous review, value delivered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kamctl.language import phrase
from kamctl.method.execution.actions import Tracked
from kamctl.method.review.agenda_context import AgendaScene, time_box
from kamctl.method.review.agenda_items import (
    FollowUpFacts,
    NeedItem,
    NeedsFacts,
    Section,
    ValueFacts,
    ValueItem,
    YearOfValue,
)
from kamctl.model import periods
from kamctl.model.account import Need, Value

_ZERO = Decimal(0)


def needs(scene: AgendaScene) -> Section:
    """Return the needs: new ones, older open ones, and those met since the previous review."""
    found = [
        item for name, need in scene.account.needs.items() if (item := _need(scene, name, need)) is not None
    ]
    order = {"new": 0, "open": 1, "met": 2}
    found.sort(key=lambda n: (order[n.state], n.date, n.id))
    states = [n.state for n in found]
    facts = NeedsFacts(scene.since, states.count("new"), states.count("open"), states.count("met"))
    return Section(
        "needs", phrase("Current needs"), time_box(5 + 3 * (facts.new + facts.open)), tuple(found), facts
    )


def _need(scene: AgendaScene, name: str, need: Need) -> NeedItem | None:
    if need.date > scene.today:
        return None
    met = need.met if need.met is not None and need.met <= scene.today else None
    if met is not None and met <= scene.since:
        return None  # it was covered in an earlier review
    state = "met" if met is not None else "new" if need.date > scene.since else "open"
    return NeedItem(
        id=name,
        need=need.need,
        state=state,  # type: ignore[arg-type]
        raised_by=need.raised_by,
        raised_by_name=scene.name_of(need.raised_by),
        date=need.date,
        met=met,
    )


def follow_up(scene: AgendaScene) -> Section:
    """Return every action agreed in the previous review or open when it was held."""
    items = [scene.action_item(t) for t in scene.tracked if _is_followed(scene, t)]
    order = {"overdue": 0, "open": 1, "done": 2, "dropped": 3}
    items.sort(key=lambda i: (order[i.state], i.due, i.id))
    states = [i.state for i in items]
    facts = FollowUpFacts(
        done=states.count("done"),
        done_late=sum(1 for i in items if i.state == "done" and i.days_late),
        open=states.count("open"),
        overdue=states.count("overdue"),
        dropped=states.count("dropped"),
    )
    minutes = time_box(2 + len(items) + 2 * facts.overdue) if items else 0
    return Section("follow-up", phrase("Follow-up on the last review"), minutes, tuple(items), facts)


def _is_followed(scene: AgendaScene, tracked: Tracked) -> bool:
    if scene.previous is None:
        return False
    if tracked.id in scene.previous.review.agreed:
        return True
    held, action = scene.previous.review.held, tracked.action
    ended = action.done if action.done is not None else action.dropped.date if action.dropped else None
    return action.opened <= held and (ended is None or ended > held)


def value(scene: AgendaScene) -> Section:
    """Return the value delivered in the period, and the sums of all years."""
    last = min(scene.period.end, scene.today)
    delivered = [v for v in scene.account.value if scene.period.start <= v.date <= last]
    items = sorted((_value(scene, v) for v in delivered), key=lambda i: i.date)
    facts = ValueFacts(
        accepted=sum((i.worth or _ZERO for i in items if i.state == "accepted"), _ZERO),
        claimed=sum((i.worth or _ZERO for i in items if i.state == "claimed"), _ZERO),
        years=_years(scene),
    )
    minutes = time_box(5 + 2 * len(items)) if items else 0
    return Section("value", phrase("Value delivered"), minutes, tuple(items), facts)


def is_accepted(value: Value, today: dt.date) -> bool:
    """Tell whether a contact has accepted a value by `today`."""
    return value.accepted is not None and value.accepted.date <= today


def _value(scene: AgendaScene, entry: Value) -> ValueItem:
    accepted = entry.accepted if is_accepted(entry, scene.today) else None
    return ValueItem(
        state="accepted" if accepted else "claimed",
        date=entry.date,
        what=entry.what,
        worth=entry.worth,
        accepted_by=accepted.by if accepted else None,
        accepted_by_name=scene.name_of(accepted.by) if accepted else None,
        accepted_on=accepted.date if accepted else None,
    )


def _years(scene: AgendaScene) -> tuple[YearOfValue, ...]:
    found: dict[str, list[Value]] = {}
    for entry in sorted(scene.account.value, key=lambda v: v.date):
        if entry.date <= scene.today:
            year = periods.containing("year", entry.date, scene.kam.fiscal_year_starts).label
            found.setdefault(year, []).append(entry)
    return tuple(
        YearOfValue(
            year=year,
            accepted=sum((v.worth or _ZERO for v in log if is_accepted(v, scene.today)), _ZERO),
            claimed=sum((v.worth or _ZERO for v in log if not is_accepted(v, scene.today)), _ZERO),
            unpriced=sum(1 for v in log if v.worth is None),
        )
        for year, log in found.items()
    )
