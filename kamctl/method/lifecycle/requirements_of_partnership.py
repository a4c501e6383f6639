"""The requirements of the gates out of stages 4 (relationships) and 5 (assessment)."""

from __future__ import annotations

from kamctl import hints
from kamctl.method.execution.actions import track
from kamctl.method.lifecycle.gate import Case, Outcome, met, unmet
from kamctl.method.lifecycle.remedies import cover, in_account, new_contact, our_person, their_contact
from kamctl.method.logs import newest
from kamctl.method.relationships.coverage import ContactCoverage, covered_contacts
from kamctl.model import periods
from kamctl.model.review import Review
from kamctl.model.types import LEVELS
from kamctl.wording import are, listed, number, plural

#: In how many functions of theirs contacts must be covered.
FUNCTIONS_NEEDED = 3
#: Days for which a value check counts.
VALUE_CHECK_VALID_DAYS = 180
#: Quarters in which value must have been accepted: this one and the three before.
ACCEPTED_WITHIN_QUARTERS = 4


def executive_pair(case: Case) -> Outcome:
    """Their highest-level contact is covered; of several at that level, one is enough."""
    contacts = covered_contacts(case.account, case.kam, case.today)
    if not contacts:
        remedy = new_contact(case.account_id, "president", "general", case.kam, case.today)
        return unmet("no contact is recorded", remedy)
    top = [c for c in contacts if c.level == contacts[0].level]
    for contact in top:
        if contact.state == "covered":
            return met(f"{contact.counterpart} meets {contact.contact} ({contact.level})")
    named = next((c for c in top if not c.is_post), top[0])
    return unmet(_gap(named), cover(case.account_id, named, case.kam, case.today))


def levels_covered(case: Case) -> Outcome:
    """Every contact at director level or above is covered."""
    high = [
        c
        for c in covered_contacts(case.account, case.kam, case.today)
        if LEVELS.index(c.level) <= LEVELS.index("director")
    ]
    gaps = [c for c in high if c.state != "covered"]
    if gaps:
        remedies = [cover(case.account_id, c, case.kam, case.today) for c in gaps]
        return unmet("; ".join(_gap(c) for c in gaps), "\n".join(dict.fromkeys(remedies)))
    if not high:
        return met("no contact at director level or above is recorded")
    return met(f"{listed([c.contact for c in high])} {are(high)} covered")


def functions_covered(case: Case) -> Outcome:
    """Covered contacts sit in at least three functions."""
    contacts = covered_contacts(case.account, case.kam, case.today)
    have = {_function(c): c.function for c in contacts if c.state == "covered"}
    said = listed(sorted(have.values())) or "none"
    if len(have) >= FUNCTIONS_NEEDED:
        return met(f"contacts in {said} are covered")
    gaps = {_function(c): c for c in contacts if _function(c) not in have}
    lacking = FUNCTIONS_NEEDED - len(have)
    remedies = [cover(case.account_id, c, case.kam, case.today) for c in list(gaps.values())[:lacking]]
    fresh = [
        f for f in ("operations", "finance", "engineering", "sales", "quality") if f not in {*have, *gaps}
    ]
    remedies += [
        new_contact(case.account_id, "manager", function, case.kam, case.today)
        for function in fresh[: lacking - len(remedies)]
    ]
    detail = f"covered contacts in {len(have)} of {FUNCTIONS_NEEDED} functions ({said})"
    return unmet(detail, "\n".join(remedies))


def _function(contact: ContactCoverage) -> str:
    return contact.function.strip().casefold()


def _gap(contact: ContactCoverage) -> str:
    return f"{contact.contact} ({contact.level}): {contact.detail}"


def newest_review(case: Case) -> tuple[str, Review] | None:
    """Return period and minutes of the review held last up to today."""
    held = [(r.held, period) for period, r in case.reviews.items() if r.held <= case.today]
    if not held:
        return None
    period = max(held)[1]
    return period, case.reviews[period]


def review_held(case: Case) -> Outcome:
    """A review was held within this stage, in this quarter or the one before."""
    last = newest_review(case)
    earliest = case.quarter(1).start
    if last is not None and last[1].held >= earliest and case.within_stage(last[1].held):
        return met(f"the review of {last[0]} was held on {last[1].held}")
    detail = "no review has been held"
    if last is not None:
        stage = case.since is not None and last[1].held < case.since
        before = (
            f"the stage began on {case.since}" if stage else f"{case.quarter(1).label} began on {earliest}"
        )
        detail = f"the last review was held on {last[1].held}, before {before}"
    who, contact = our_person(case.kam, case.account, case.today), their_contact(case.account, case.today)
    attendees = (who, contact) if contact in case.account.contacts else (who,)
    quarter = _period_to_review(case)
    return unmet(
        detail,
        hints.record_minutes(case.account_id, quarter=quarter, held=case.today, attendees=attendees),
    )


def _period_to_review(case: Case) -> str:
    """Return the period before this one, or this one where that has its minutes."""
    every, starts = case.kam.policy.review_every, case.kam.fiscal_year_starts
    this = periods.containing(every, case.today, starts)
    previous = periods.before(every, this, starts)
    return this.label if previous.label in case.reviews else previous.label


def actions_followed_up(case: Case) -> Outcome:
    """No action agreed in the last review is overdue."""
    last = newest_review(case)
    if last is None:
        return met("no review has agreed any action")
    tracked = track(case.account_id, case.plan, case.today) if case.plan else ()
    late = [action.id for action in tracked if action.state == "overdue" and action.id in last[1].agreed]
    if not late:
        return met(f"nothing agreed in the review of {last[0]} is overdue")
    detail = f"agreed in the review of {last[0]} and overdue: {listed(late)}"
    return unmet(detail, "\n".join(hints.finish_action(case.account_id, key) for key in late))


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
        return met(f"{days[-1][1]} accepted value on {days[-1][0]}")
    detail = "no value has been accepted by a contact"
    if days:
        detail = f"value was last accepted on {days[-1][0]}, before {earliest}"
    contact = their_contact(case.account, case.today)
    command = hints.add_value(case.account_id, accepted_by=contact)
    return unmet(detail, _with_contact(case, contact, command))


def benefit_exceeds_price(case: Case) -> Outcome:
    """The newest value check is at most 180 days old and rates benefit above price."""
    check = newest(case.account.value_checks, case.today)
    detail = "no value check is recorded"
    if check is not None:
        age = (case.today - check.date).days
        if age > VALUE_CHECK_VALID_DAYS:
            detail = (
                f"the newest value check is {plural(age, 'day')} old, {VALUE_CHECK_VALID_DAYS} are allowed"
            )
        elif check.benefit <= check.price:
            rated = f"benefit {number(check.benefit)} and price {number(check.price)}"
            detail = f"{check.by} rated {rated} on {check.date}"
        else:
            return met(f"benefit {number(check.benefit)} above price {number(check.price)} on {check.date}")
    contact = their_contact(case.account, case.today)
    line = f"  - {{date: {case.today}, by: {contact}, price: 3, benefit: 4, note: What they said}}"
    return unmet(detail, _with_contact(case, contact, in_account(case.account_id, "value_checks:", line)))


def _with_contact(case: Case, contact: str, remedy: str) -> str:
    """Put the contact that a remedy names before it, where none is recorded yet."""
    if contact in case.account.contacts:
        return remedy
    line = f"  {contact}: {{name: First Last, level: manager, function: purchasing}}"
    return f"{in_account(case.account_id, 'contacts:', line)}\n{remedy}"
