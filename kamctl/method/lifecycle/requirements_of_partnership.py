"""The requirements of the gates out of stages 4 (relationships) and 5 (assessment)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kamctl import hints
from kamctl.language import Words, phrase
from kamctl.method.execution.actions import track
from kamctl.method.lifecycle.case import Case, Outcome, met, unmet
from kamctl.method.lifecycle.remedies import (
    BLANK,
    BLANK_TEXT,
    cover,
    log_entry,
    new_contact,
    new_contacts,
    our_person,
    their_contact,
    with_contact,
)
from kamctl.method.lifecycle.requirement import aging, dates, quarters, requirement
from kamctl.method.logs import newest
from kamctl.method.relationships import coverage
from kamctl.method.relationships.coverage import (
    ContactCoverage,
    by_function,
    covered_contacts,
    function_key,
    is_below,
)
from kamctl.method.relationships.touches import touch_days
from kamctl.model import periods
from kamctl.model.review import Review

#: Number of their functions in which contacts must be covered.
FUNCTIONS_NEEDED = 3
#: Days for which a value check counts.
VALUE_CHECK_VALID_DAYS = 180
#: Quarters in which value must have been accepted: this one and the three before.
ACCEPTED_WITHIN_QUARTERS = 4
_DAY = dt.timedelta(days=1)


def _contact_days(case: Case) -> Iterator[dt.date | None]:
    days = touch_days(case.account)
    for name, contact in case.account.contacts.items():
        person = case.kam.people.get(contact.counterpart or "")
        yield contact.left
        yield person.left if person else None
        yield from aging(days.get(name, ()), case.kam.policy.contact_every(contact.level))


@requirement("contacts", _contact_days)
def executive_pair(case: Case) -> Outcome:
    """A contact at the level at which they decide is on file and covered; of several, one is enough."""
    pair = coverage.executive_pair(case.account, _contacts(case))
    if pair.covered is not None:
        return met(pair.detail)
    return unmet(pair.detail, cover(case, pair.gap) if pair.gap else new_contact(case, pair.level, "general"))


@requirement("contacts", _contact_days)
def levels_covered(case: Case) -> Outcome:
    """Every contact at director level or above is covered."""
    high = [c for c in _contacts(case) if not is_below(c.level, "director")]
    gaps = [c for c in high if c.state != "covered"]
    if gaps:
        remedies = [cover(case, c) for c in gaps]
        lacking = phrase("{gaps}", gaps=Words(tuple(_gap(c) for c in gaps), "; "))
        return unmet(lacking, "\n".join(dict.fromkeys(remedies)))
    if not high:
        return met(phrase("no contact at director level or above is recorded"))
    covered = "{names} is covered" if len(high) == 1 else "{names} are covered"
    return met(phrase(covered, names=Words(tuple(c.contact for c in high))))


@requirement("contacts", _contact_days)
def functions_covered(case: Case) -> Outcome:
    """At least three functions have covered contacts."""
    contacts = _contacts(case)
    have = by_function(c for c in contacts if c.state == "covered")
    said = Words(tuple(have.values())) if have else phrase("none")
    if len(have) >= FUNCTIONS_NEEDED:
        return met(phrase("contacts in {functions} are covered", functions=said))
    lacking = FUNCTIONS_NEEDED - len(have)
    gaps = {function_key(c): c for c in contacts if function_key(c) not in have}
    remedies = [cover(case, c) for c in list(gaps.values())[:lacking]]
    remedies += new_contacts(case, {*have, *gaps}, lacking - len(remedies))
    detail = "covered contacts in {n} of {needed} functions ({functions})"
    counted = phrase(detail, n=len(have), needed=FUNCTIONS_NEEDED, functions=said)
    return unmet(counted, "\n".join(remedies))


def _contacts(case: Case) -> tuple[ContactCoverage, ...]:
    return covered_contacts(case.account, case.kam, case.today)


def _gap(contact: ContactCoverage) -> str:
    about = {"who": contact.contact, "level": phrase(contact.level), "detail": contact.detail}
    return phrase("{who} ({level}): {detail}", **about)


def newest_review(case: Case) -> tuple[str, Review] | None:
    """Return period and minutes of the review held last up to today."""
    held = [(r.held, period) for period, r in case.reviews.items() if r.held <= case.today]
    if not held:
        return None
    period = max(held)[1]
    return period, case.reviews[period]


@requirement("stages", lambda c: (*_review_days(c), *quarters(c)))
def review_held(case: Case) -> Outcome:
    """A review was held within this stage, in this quarter or the one before."""
    last = newest_review(case)
    earliest = case.quarter(1).start
    if last is not None and last[1].held >= earliest and case.within_stage(last[1].held):
        return met(phrase("the review of {period} was held on {day}", period=last[0], day=last[1].held))
    detail = phrase("no review has been held")
    if last is not None:
        before = "the last review was held on {day}, before {quarter} began on {since}"
        since = earliest
        if case.since is not None and last[1].held < case.since:
            before, since = "the last review was held on {day}, before the stage began on {since}", case.since
        detail = phrase(before, day=last[1].held, quarter=case.quarter(1).label, since=since)
    who, contact = our_person(case), their_contact(case)
    attendees = (who, contact) if contact in case.account.contacts else (who,)
    quarter = _period_to_review(case)
    minutes = hints.record_minutes(case.account_id, quarter=quarter, held=case.today, attendees=attendees)
    return unmet(detail, minutes)


def _review_days(case: Case) -> Iterator[dt.date]:
    return (review.held for review in case.reviews.values())


def _period_to_review(case: Case) -> str:
    """Return the period before this one, or this one where that has its minutes."""
    every, starts = case.kam.policy.review_every, case.kam.fiscal_year_starts
    this = periods.containing(every, case.today, starts)
    previous = periods.before(every, this, starts)
    return this.label if previous.label in case.reviews else previous.label


def _action_days(case: Case) -> Iterator[dt.date | None]:
    yield from _review_days(case)
    for action in case.plan.actions.values() if case.plan else ():
        yield from (action.opened, action.due + _DAY, action.done)
        if action.dropped:
            yield action.dropped.date
        for move in action.moved:
            yield from (move.date, move.was + _DAY, move.now + _DAY)


@requirement("stages", _action_days)
def actions_followed_up(case: Case) -> Outcome:
    """No action agreed in the last review is overdue."""
    last = newest_review(case)
    if last is None:
        return met(phrase("no review has agreed any action"))
    tracked = track(case.account_id, case.plan, case.today) if case.plan else ()
    late = [action.id for action in tracked if action.state == "overdue" and action.id in last[1].agreed]
    if not late:
        return met(phrase("nothing agreed in the review of {period} is overdue", period=last[0]))
    agreed = "agreed in the review of {period} and overdue: {actions}"
    detail = phrase(agreed, period=last[0], actions=Words(tuple(late)))
    return unmet(detail, "\n".join(hints.finish_action(case.account_id, key) for key in late))


def _value_days(case: Case) -> Iterator[dt.date]:
    yield from (value.accepted.date for value in case.account.value if value.accepted)
    yield from quarters(case)


@requirement("value", _value_days)
def value_accepted(case: Case) -> Outcome:
    """A contact accepted value in the last four quarters, this one and the three before."""
    earliest = case.quarter(ACCEPTED_WITHIN_QUARTERS - 1).start
    days = sorted(
        (value.accepted.date, value.accepted.by)
        for value in case.account.value
        if value.accepted is not None
        and value.accepted.by in case.account.contacts
        and value.accepted.date <= case.today
    )
    if days and days[-1][0] >= earliest:
        return met(phrase("{who} accepted value on {day}", who=days[-1][1], day=days[-1][0]))
    detail = phrase("no value has been accepted by a contact")
    if days:
        old = "value was last accepted on {day}, before {earliest}"
        detail = phrase(old, day=days[-1][0], earliest=earliest)
    command = hints.add_value(case.account_id, accepted_by=their_contact(case))
    return unmet(detail, with_contact(case, command))


@requirement("value_checks", lambda c: aging(dates(c.account.value_checks), VALUE_CHECK_VALID_DAYS))
def benefit_exceeds_price(case: Case) -> Outcome:
    """The newest value check is at most 180 days old and rates benefit above price."""
    check = newest(case.account.value_checks, case.today)
    detail = case.too_old("value check", check, VALUE_CHECK_VALID_DAYS)
    if check and not detail:
        said = {"who": check.by, "benefit": check.benefit, "price": check.price, "day": check.date}
        if check.benefit > check.price:
            return met(phrase("benefit {benefit} above price {price} on {day}", **said))
        detail = phrase("{who} rated benefit {benefit} and price {price} on {day}", **said)
    asked = {"price": BLANK, "benefit": BLANK, "note": BLANK_TEXT}
    rated = log_entry(case, "value-check", by=their_contact(case), **asked)
    return unmet(detail, with_contact(case, rated))
