"""The page of one account: where it stands and why, each statement with a link to its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from kamctl.app.site.account_growth import approval, areas, playbooks, white_space
from kamctl.app.site.account_subject import Subject
from kamctl.app.site.card import dues_of
from kamctl.app.site.sources import Sources
from kamctl.charts import score_history
from kamctl.charts.palette import NAMES
from kamctl.charts.registry import CHARTS as EVERY_CHART
from kamctl.charts.registry import Scene, chart
from kamctl.findings import Finding
from kamctl.method.changes.account_history import Entry, Logged, entries, logged
from kamctl.method.due import Due
from kamctl.method.lifecycle.stages import Judged, lifecycle
from kamctl.method.logs import decision, stage_entry
from kamctl.method.performance.performance_status import Performance, performance
from kamctl.method.relationships.coverage import coverage
from kamctl.method.selection.ratings.grounds import grounds
from kamctl.method.selection.scores.scoring import Score, score_in
from kamctl.method.selection.second_axis.matrix import ASKS, matrix
from kamctl.method.selection.second_axis.strength import gives_strength
from kamctl.method.status import Overview
from kamctl.model.lifecycle import STAGES
from kamctl.views.pages.drawing import draw
from kamctl.wording import listed, number, plural, score, whole_money
from kamctl.workspace.paths import account_path, plan_path

#: The charts of an account's page, in order.
CHARTS = tuple(name for name, kind in EVERY_CHART.items() if kind.about == "account")
_STORY = 40
_ALL = 100
#: The field that states each kind of due date; all others come from `decisions`.
_SECTIONS = {
    "action": "actions", "milestone": "milestones", "validation": "validations", "contact": "contacts",
    "rating": "ratings", "result": "obligations", "corrective-action": "standing",
}  # fmt: skip
_BY_ID, _OF_PLANS = ("action", "milestone", "contact"), ("actions", "milestones", "validations")


def _pictures(subject: Subject, told: Sequence[Entry]) -> dict[str, Any]:
    """Return the charts of an account as drawings with their sentences, leaving out empty ones."""
    found = {}
    for name in CHARTS:
        made = None
        if name != "score-history":
            made = chart(name, Scene(subject.portfolio, (subject.id,), subject.today))
        elif scored := score_history.of_entries(
            subject.account.name, told, subject.editions, subject.today
        ):  # reads the history only once
            made = score_history.chart(scored)
        if made is not None:
            found[name] = {"title": made.title, "svg": draw(made.spec, made.title, NAMES)}
    return found


def account_page(subject: Subject, seen: Overview, findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the content of an account's page as plain data."""
    portfolio, account, today = subject.portfolio, subject.account, subject.today
    scored = score_in(portfolio, subject.id, today)
    done = performance(portfolio, subject.id, today, scored)
    found = list(findings)
    logs = list(logged(portfolio, subject.id))
    told = entries(portfolio, subject.id, subject.editions, today, reasons=False, logs=logs)
    return {
        "account": subject.id,
        "name": account.name,
        "segment": account.segment,
        "manager": subject.person(account.manager),
        "files": [
            {"path": path, "href": subject.sources.line(path, 1)}
            for path in (account_path(subject.id), plan_path(subject.id))
        ],
        "facts": [
            _selection(subject, seen, scored),
            *_place(subject),
            _stage(subject),
            _standing(subject, done),
            _money(subject, seen),
        ],
        "findings": [finding(one, subject.sources) for one in found],
        "charts": _pictures(subject, told),
        "criteria": _criteria(subject, scored) if scored is not None else [],
        "gates": _gates(subject),
        "contacts": list(_contacts(subject)),
        "approval": approval(subject),
        "areas": areas(subject),
        "playbooks": playbooks(subject, found),
        "white_space": white_space(subject),
        "dues": [due(one, subject) for one in dues_of(portfolio, subject.id, today)],
        "promises": list(_promises(subject, done)),
        "needs": list(_needs(subject)),
        "value": list(_value(subject)),
        "story": _story(subject, told, logs),
    }


def finding(one: Finding, sources: Sources) -> dict[str, Any]:
    """Return a finding in the form that pages show."""
    return {
        "rule": one.rule, "code": one.code, "severity": one.severity, "account": one.account,
        "message": one.message, "help": one.help, "owner": one.owner, "path": one.path, "line": one.line,
        "href": sources.line(one.path, one.line),
    }  # fmt: skip


def due(one: Due, subject: Subject) -> dict[str, Any]:
    """Return a due date in the form that pages show, with a link to its source."""
    return {
        "kind": one.kind, "what": one.what, "owner": subject.person(one.owner), "due": one.due,
        "late": one.days_overdue, "href": _due_link(one, subject),
    }  # fmt: skip


def _due_link(one: Due, subject: Subject) -> str:
    section = _SECTIONS.get(one.kind, "decisions")
    where = (section, one.id) if one.kind in _BY_ID else (section,)
    path = plan_path(subject.id) if section in _OF_PLANS else account_path(subject.id)
    return subject.sources.of(path, *where, key=True)


def _selection(subject: Subject, seen: Overview, scored: Score | None) -> dict[str, Any]:
    entry = decision(subject.account, subject.today)
    notes, href = [], ""
    if entry is not None:
        place = subject.account.decisions.index(entry)
        href = subject.link("decisions", place)
        notes.append(f"{entry.outcome} on {entry.date} by {subject.person(entry.by)}")
    else:
        notes.append("nobody has decided about it")
    criteria = subject.portfolio.criteria
    if criteria is not None and seen.score is not None:
        notes.append(f"{score(criteria.select_at)} selects")
    if scored is not None:
        notes += _beside(scored)
    value = "no score" if seen.score is None else score(seen.score)
    bad = seen.verdict in ("below", "disqualified")
    return _fact("Score", value, seen.verdict or "", notes, href, bad=bad)


def _beside(scored: Score) -> Iterator[str]:
    """Yield what a score's number means."""
    if scored.band is not None:
        yield f"in the band {scored.band}"
    if scored.tier is not None:
        yield f"tier {scored.tier}{', by decision' if scored.tier_set else ''}"
    if scored.capped_from is not None:
        yield f"held down by a cap, without it {score(scored.capped_from)}: {scored.capped_because}"
    if scored.score is not None and scored.rests_on < _ALL:
        yield f"rests on {number(scored.rests_on)} of 100 points"


def _place(subject: Subject) -> Iterator[dict[str, Any]]:
    """Yield the account's position on both axes, if the criteria have two."""
    criteria = subject.portfolio.criteria
    if criteria is None or gives_strength(criteria) is None:
        return
    (found,) = matrix(subject.portfolio, criteria, [subject.id], subject.today)
    href = subject.link("strengths", key=True)
    if found.quadrant is None:
        missing = f"not rated: {', '.join(found.missing)}" if found.missing else "no score"
        yield _fact("Quadrant", "none", "", [missing], href)
        return
    guessed = ", in part our own guess" if found.guessed else ""
    notes = [f"our strength in their eyes is {score(found.strength or 0)}{guessed}", ASKS[found.quadrant][1]]
    if len(found.path) > 1:
        notes.append(f"in a year: {' → '.join(found.path)}")
    yield _fact("Quadrant", found.quadrant, ASKS[found.quadrant][0], notes, href)


def _stage(subject: Subject) -> dict[str, Any]:
    entry = stage_entry(subject.account, subject.today)
    if entry is None:
        return _fact("Stage", "none", "", ["no stage is recorded"], subject.link())
    life = lifecycle(subject.portfolio, subject.id, subject.today)
    days = plural((subject.today - entry.date).days, "day")
    notes = [f"for {days}, since {entry.date}"]
    if life.reopened:
        fallen = listed([r.name for r in life.reopened])
        notes.append(f"{fallen} no longer hold{'s' if len(life.reopened) == 1 else ''}")
    elif life.next is not None:
        missing = [r.name for r in life.gate if r.state == "unmet"]
        notes.append(f"the next needs {', '.join(missing)}" if missing else "ready for the next")
    href = subject.link("stages", subject.account.stages.index(entry))
    return _fact("Stage", str(entry.stage), STAGES[entry.stage], notes, href, bad=bool(life.reopened))


def _standing(subject: Subject, done: Performance) -> dict[str, Any]:
    notes, href = [], ""
    if done.recorded is not None:
        href = subject.link("standing", subject.account.standing.index(done.recorded))
        notes.append(f"since {done.recorded.date}: {done.recorded.reason}")
    else:
        notes.append("nothing else is recorded")
    if done.gap:
        notes.append(f"{done.required} is required: {'; '.join(done.reasoning)}")
    label = done.standing.replace("-", " ")
    bad = done.gap or done.standing in ("corrective-action", "exit-review")
    return _fact("Standing", label, "", notes, href, bad=bad)


def _money(subject: Subject, seen: Overview) -> dict[str, Any]:
    path = f"results/{subject.id}.yaml"
    if seen.results is None:
        notes = ["no four closed quarters in results"]
        return _fact("Profit", "not known", "", notes, subject.sources.of(path))
    found = seen.results
    notes = [f"on a revenue of {whole_money(found.revenue)} {subject.portfolio.kam.currency}", found.label]
    href = subject.sources.of(path, "months", key=True)
    return _fact("Profit", whole_money(found.profit), "", notes, href, bad=found.profit < 0)


def _fact(
    label: str, value: str, unit: str, notes: list[str], href: str, *, bad: bool = False
) -> dict[str, Any]:
    return {"label": label, "value": value, "unit": unit, "notes": notes, "href": href, "bad": bad}


def _criteria(subject: Subject, scored: Score) -> list[dict[str, Any]]:
    criteria, kam = subject.portfolio.criteria, subject.portfolio.kam
    if criteria is None:
        return []
    rests = grounds(criteria, kam, subject.account, subject.today)
    rows = []
    for part in scored.criteria:
        told = [
            {
                "by": subject.person(ground.by), "rating": "" if ground.rating is None else number(ground.rating), "date": ground.date,
                "evidence": ground.not_applicable or ground.evidence or "", "stale": ground.stale,
            }
            for ground in rests.get(part.criterion, ())
        ]  # fmt: skip
        rows.append({
            "name": criteria.criteria[part.criterion].name, "weight": number(part.weight),
            "rating": None if part.rating is None else number(part.rating),
            "points": None if part.points is None else score(part.points),
            "href": subject.link("ratings", part.criterion, key=True), "ratings": told,
        })  # fmt: skip
    return rows


def _gates(subject: Subject) -> list[dict[str, Any]]:
    life = lifecycle(subject.portfolio, subject.id, subject.today)

    def told(one: Judged) -> dict[str, Any]:
        return {
            "name": one.name, "stage": one.stage, "stage_name": STAGES[one.stage], "state": one.state,
            "detail": one.detail, "remedy": one.remedy,
        }  # fmt: skip

    return [told(one) for one in life.requirements]


def _contacts(subject: Subject) -> Iterator[dict[str, Any]]:
    for one in coverage(subject.portfolio, subject.id, subject.today).contacts:
        yield {
            "name": (one.title or "a post") if one.is_post else one.name, "post": one.is_post,
            "title": "" if one.is_post else one.title or "", "level": one.level, "function": one.function,
            "counterpart": subject.person(one.counterpart), "days": one.days_since, "state": one.state,
            "detail": one.detail, "href": subject.link("contacts", one.contact, key=True),
            "role": one.role or "", "chief": subject.person(one.reports_to),
            "depth": (one.depth or "").replace("-", " "), "shallow": one.is_shallow,
            "wanted": (one.wanted_depth or "").replace("-", " "),
        }  # fmt: skip


def _promises(subject: Subject, done: Performance) -> Iterator[dict[str, Any]]:
    for one in sorted(done.kept, key=lambda kept: kept.obligation.owed_by != "account"):
        yield {
            "side": "they" if one.obligation.owed_by == "account" else "we", "what": one.obligation.what,
            "target": f"{one.obligation.target or ''} {one.obligation.unit or ''}".strip(),
            "critical": one.obligation.critical,
            "periods": [
                {"label": p.label, "state": p.state, "actual": None if p.actual is None else number(p.actual)}
                for p in one.periods[-6:]
            ],
            "href": subject.link("obligations", one.id, key=True),
        }  # fmt: skip


def _needs(subject: Subject) -> Iterator[dict[str, Any]]:
    for name, need in subject.account.needs.items():
        if need.date <= subject.today:
            yield {
                "need": need.need, "by": subject.person(need.raised_by), "date": need.date, "met": need.met,
                "href": subject.link("needs", name, key=True),
            }  # fmt: skip


def _value(subject: Subject) -> Iterator[dict[str, Any]]:
    dated = sorted(enumerate(subject.account.value), key=lambda pair: pair[1].date, reverse=True)
    for place, one in dated:
        if one.date <= subject.today:
            accepted = one.accepted
            yield {
                "date": one.date, "what": one.what,
                "worth": None if one.worth is None else whole_money(one.worth),
                "accepted": "" if accepted is None else f"{subject.person(accepted.by)}, {accepted.date}",
                "href": subject.link("value", place),
            }  # fmt: skip


def _story(subject: Subject, told: Sequence[Entry], logs: Iterable[Logged]) -> list[dict[str, Any]]:
    places = {(one.day, one.said): (one.path, one.where) for one in logs}

    def link(day: dt.date, said: str) -> str:
        path, where = places[day, said]
        return subject.sources.of(path, *where)

    return [
        {
            "day": one.day, "score": "" if one.score is None else score(one.score), "stage": one.stage or "",
            "said": [{"text": said, "href": link(one.day, said)} for said in one.said],
        }
        for one in reversed(told[-_STORY:])
    ]  # fmt: skip
