"""The agenda of a review with the customer.

Three duties: assess the account's current needs, follow up on the actions of the previous review,
present the value delivered in the period. Around them what each side promised and did, price
against benefit, the way to the destination, the next 90 days, and the decisions wanted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from kamctl.language import phrase
from kamctl.method.placeholders import without_placeholders
from kamctl.method.relationships.coverage import NOBODY_YET, has_left
from kamctl.method.review import agenda_ahead, agenda_past, agenda_performance
from kamctl.method.review.agenda_background import background
from kamctl.method.review.agenda_context import AgendaScene
from kamctl.method.review.agenda_decisions import decisions
from kamctl.method.review.agenda_items import Agenda, Attendee, Edition, Previous
from kamctl.method.review.customer_edition import customer_portfolio
from kamctl.method.review.neutral_ids import ACCOUNT, with_neutral_ids
from kamctl.model import periods
from kamctl.model.periods import Every, Span
from kamctl.model.portfolio import Portfolio
from kamctl.model.types import LEVELS
from kamctl.wording import MONTHS

_RHYTHMS: dict[Every, Literal["Monthly", "Quarterly", "Yearly"]] = {
    "month": "Monthly", "quarter": "Quarterly", "year": "Yearly",
}  # fmt: skip

#: In the order of the review.
SECTIONS = (
    agenda_past.needs,
    agenda_past.follow_up,
    agenda_past.value,
    agenda_performance.obligations,
    agenda_performance.price_benefit,
    agenda_ahead.destination,
    agenda_ahead.next_days,
    decisions,
)


def agenda(
    portfolio: Portfolio, account_id: str, period: Span, today: dt.date, edition: Edition = "internal"
) -> Agenda:
    """Return the agenda of an account's review for `period`, with the facts as they stand `today`.

    The customer edition is built from a portfolio that holds no more than its people may see.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    portfolio = _written(portfolio, account_id)
    if edition == "customer":
        portfolio = with_neutral_ids(customer_portfolio(portfolio, account_id, today), account_id)
        account_id = ACCOUNT
    scene = AgendaScene(portfolio, account_id, period, today, edition)
    sections = tuple(section(scene) for section in SECTIONS)
    manager = scene.account.manager
    return Agenda(
        account=account_id,
        name=scene.account.name,
        company=scene.kam.company or phrase("our company"),
        currency=scene.kam.currency,
        quarter=period.label,
        period_name=_period_name(period, scene.kam.fiscal_year_starts),
        rhythm=_RHYTHMS[periods.kind_of(period.label)],
        edition=edition,
        start=period.start,
        end=period.end,
        prepared=today,
        minutes=sum(s.minutes for s in sections),
        manager=scene.name_of(manager) if manager is not None else None,
        ours=tuple(_ours(scene)),
        theirs=tuple(_theirs(scene)),
        previous=_previous(scene),
        opening=agenda_performance.opening(scene),
        sections=sections,
        background=background(scene) if edition == "internal" else None,
    )


def _written(portfolio: Portfolio, account_id: str) -> Portfolio:
    """Return a portfolio without the texts of starters, which nobody has written."""
    accounts, plans = dict(portfolio.accounts), dict(portfolio.plans)
    accounts[account_id] = without_placeholders(accounts[account_id])
    if account_id in plans:
        plans[account_id] = without_placeholders(plans[account_id])
    return replace(portfolio, kam=without_placeholders(portfolio.kam), accounts=accounts, plans=plans)


def _period_name(period: Span, starts: int) -> str:
    """Return a period's name in words: `Q3 2026`, `Q3 of fiscal year 2026`, `July 2026`."""
    kind, year = periods.kind_of(period.label), period.label[:4]
    if kind == "month":
        return phrase(f"{MONTHS[period.start.month - 1]} {{year}}", year=year)
    if kind == "quarter":
        quarter = f"Q{period.label[-1]}"
        return phrase(
            f"{quarter} {{year}}" if starts == 1 else f"{quarter} of fiscal year {{year}}", year=year
        )
    return year if starts == 1 else phrase("fiscal year {year}", year=year)


def _previous(scene: AgendaScene) -> Previous | None:
    if scene.previous is None:
        return None
    review = scene.previous.review
    return Previous(
        period=scene.previous.period.label,
        held=review.held,
        attendees=tuple(scene.name_of(who) for who in review.attendees),
        summary=review.summary,
        rating=review.rating,
    )


def _ours(scene: AgendaScene) -> Iterator[Attendee]:
    """Yield the manager, the plan's team and the counterpart of each of theirs, highest level first."""
    team = scene.plan.team if scene.plan is not None else {}
    manager = scene.account.manager
    wanted: dict[str, str | None] = {manager: phrase("Key account manager")} if manager else {}
    wanted |= {who: part for who, part in team.items() if who not in wanted}
    invited = (scene.account.contacts[attendee.id] for attendee in _theirs(scene))
    wanted |= {c.counterpart: None for c in invited if c.counterpart and c.counterpart not in wanted}
    people = scene.kam.people
    present = [w for w in wanted if w in people and not has_left(people[w], scene.today)]
    for who in sorted(present, key=lambda w: LEVELS.index(people[w].level)):
        person = people[who]
        yield Attendee(who, person.name, person.title, person.function, person.level, part=wanted[who])


def _theirs(scene: AgendaScene) -> Iterator[Attendee]:
    """Yield their people that the agenda concerns: at manager level or above, or with a part in it.

    A part has who was at the previous review, raised a need that is open or owns an open action.
    """
    contacts = scene.account.contacts
    involved = set(scene.previous.review.attendees) if scene.previous is not None else set()
    involved |= {n.raised_by for n in scene.account.needs.values() if n.met is None}
    involved |= {t.action.owner for t in scene.tracked if t.is_open}
    high = LEVELS[: LEVELS.index("manager") + 1]
    present = [
        who
        for who, contact in contacts.items()
        if contact.name != NOBODY_YET
        and not has_left(contact, scene.today)
        and (contact.level in high or who in involved)
    ]
    for who in sorted(present, key=lambda w: LEVELS.index(contacts[w].level)):
        contact = contacts[who]
        yield Attendee(
            who, contact.name, contact.title, contact.function, contact.level,
            stance=contact.stance, influence=contact.influence,
        )  # fmt: skip
