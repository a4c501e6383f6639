"""What to run so that something missing is there: commands with blanks to fill in, YAML where none writes it.

Known people and days are filled in; figures and judgements never are. A blank that is left is refused, so
that pasting alone meets nothing.
"""

from __future__ import annotations

from collections.abc import Container

from kamctl import hints
from kamctl.method.lifecycle.case import Case
from kamctl.method.relationships.coverage import NOBODY_YET, ContactCoverage, has_left, levels_match
from kamctl.model.types import LEVELS, Level

#: Blanks for a number, one of a field's words, a day and a text.
BLANK, BLANK_WORD, BLANK_DAY, BLANK_TEXT = "N", "WORD", "DATE", "…"

#: Functions in which a company of any trade has somebody worth knowing.
_FUNCTIONS = ("operations", "finance", "engineering", "sales", "quality")


def in_results(case: Case, *lines: str) -> str:
    """Return the remedy that adds YAML `lines` to the account's results, which no command writes."""
    return "\n".join([f"in results/{case.account_id}.yaml:", *lines])


def log_entry(case: Case, kind: str, **fields: object) -> str:
    """Return the remedy that records an entry of today in a log of the account."""
    return hints.record_entry(case.account_id, kind, list(fields.items()))


def new_person(who: str, level: Level, function: str) -> str:
    """Return the remedy that adds somebody of ours."""
    fields = [("name", BLANK_TEXT), ("level", level), ("function", function)]
    return hints.add_entry("settings", "person", who, fields)


def our_person(case: Case) -> str:
    """Return our person to name in an entry: the account's manager, else anybody who has not left."""
    present = [p for p, person in case.kam.people.items() if not has_left(person, case.today)]
    if case.account.manager in present:
        return str(case.account.manager)
    return present[0] if present else "first.last"


def their_contact(case: Case) -> str:
    """Return which contact to name in an entry: the highest one who has not left."""
    present = [
        (LEVELS.index(contact.level), contact_id)
        for contact_id, contact in case.account.contacts.items()
        if not has_left(contact, case.today) and contact.name != NOBODY_YET
    ]
    return min(present, key=lambda pair: pair[0])[1] if present else "first.last"


def with_contact(case: Case, remedy: str) -> str:
    """Add the contact that a remedy names before it, if none is recorded yet."""
    contact = their_contact(case)
    if contact in case.account.contacts:
        return remedy
    fields = [("name", BLANK_TEXT), ("level", BLANK_WORD), ("function", BLANK_TEXT)]
    return f"{hints.add_entry(case.account_id, 'contact', contact, fields)}\n{remedy}"


def _counterpart_for(case: Case, level: Level) -> str | None:
    """Return our person who can meet a contact of `level`, the nearest level first; None if nobody can."""
    fits = [
        (abs(LEVELS.index(level) - LEVELS.index(person.level)), person_id)
        for person_id, person in case.kam.people.items()
        if _can_meet(case, level, person_id)
    ]
    return min(fits, key=lambda pair: pair[0])[1] if fits else None


def _can_meet(case: Case, level: Level, who: str | None) -> bool:
    """Tell whether our person has not left and has a level to meet a contact of `level`."""
    person = case.kam.people.get(who or "")
    if person is None or has_left(person, case.today):
        return False
    return levels_match(level, person.level, sponsor=who == case.account.executive_sponsor)


def cover(case: Case, contact: ContactCoverage) -> str:
    """Return how to cover a contact that is not covered, once somebody has met them."""
    if contact.state == "stale":
        return hints.touch(case.account_id, contact.contact)
    counterpart = contact.counterpart
    if not _can_meet(case, contact.level, counterpart):
        counterpart = _counterpart_for(case, contact.level)
    lines = [] if counterpart else [new_person("new.person", contact.level, "general")]
    fields = [("name", BLANK_TEXT)] if contact.is_post else []
    fields.append(("counterpart", counterpart or "new.person"))
    paths = [(f"contacts.{contact.contact}.{field}", value) for field, value in fields]
    lines.append(hints.set_fields(case.account_id, paths))
    if contact.last_contact is None or (contact.days_since or 0) > contact.every_days:
        lines.append(hints.touch(case.account_id, contact.contact, BLANK_DAY))
    return "\n".join(lines)


def new_contact(case: Case, level: Level, function: str) -> str:
    """Return how to record a contact that is covered from the start."""
    counterpart = _counterpart_for(case, level)
    lines = [] if counterpart else [new_person("new.person", level, "general")]
    fields = [("name", BLANK_TEXT), ("level", level), ("function", function)]
    fields += [("counterpart", counterpart or "new.person"), ("last_contact", BLANK_DAY)]
    lines.append(hints.add_entry(case.account_id, "contact", f"{function}.contact", fields))
    return "\n".join(lines)


def new_contacts(case: Case, known: Container[str], count: int) -> list[str]:
    """Return how to record contacts in `count` functions that are not among those `known`."""
    fresh = [function for function in _FUNCTIONS if function not in known]
    return [new_contact(case, "manager", function) for function in fresh[:count]]
