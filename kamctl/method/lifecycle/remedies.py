"""What to write or run so that something missing is there: exact YAML and exact commands."""

from __future__ import annotations

import datetime as dt
import json
import re

from kamctl import hints
from kamctl.method.relationships.coverage import NOBODY_YET, ContactCoverage, has_left, levels_match
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.types import LEVELS, Level

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ./-]*[A-Za-z0-9]\Z")
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def in_file(path: str, *lines: str) -> str:
    """Return the remedy that adds YAML `lines` to a file; what is there already stays."""
    return "\n".join([f"in {path}:", *lines])


def in_account(account_id: str, *lines: str) -> str:
    """Return the remedy that adds YAML `lines` to the account's file."""
    return in_file(f"accounts/{account_id}.yaml", *lines)


def in_plan(account_id: str, *lines: str) -> str:
    """Return the remedy that adds YAML `lines` to the plan's file."""
    return in_file(f"plans/{account_id}.yaml", *lines)


def quoted(text: str) -> str:
    """Return `text` as a YAML scalar that stands in block and in flow style."""
    if _PLAIN.match(text) and text.lower() not in _WORDS_OF_YAML:
        return text
    return json.dumps(text, ensure_ascii=False)


def our_person(kam: Kam, account: Account, today: dt.date) -> str:
    """Return who of ours to name in an entry: the account's manager, else anybody still here."""
    present = [p for p, person in kam.people.items() if not has_left(person, today)]
    if account.manager in present:
        return str(account.manager)
    return present[0] if present else "first.last"


def their_contact(account: Account, today: dt.date) -> str:
    """Return which contact to name in an entry: the highest one who is still there."""
    present = [
        (LEVELS.index(contact.level), contact_id)
        for contact_id, contact in account.contacts.items()
        if not has_left(contact, today) and contact.name != NOBODY_YET
    ]
    return min(present, key=lambda pair: pair[0])[1] if present else "first.last"


def counterpart_for(level: Level, kam: Kam, today: dt.date) -> str | None:
    """Return who of ours can meet a contact of `level`: the nearest level first, None where nobody can."""
    fits = [
        (abs(LEVELS.index(level) - LEVELS.index(person.level)), person_id)
        for person_id, person in kam.people.items()
        if not has_left(person, today) and levels_match(level, person.level)
    ]
    return min(fits, key=lambda pair: pair[0])[1] if fits else None


def cover(account_id: str, contact: ContactCoverage, kam: Kam, today: dt.date) -> str:
    """Return how to cover a contact that is not covered, once somebody has met them."""
    if contact.state == "stale":
        return hints.touch(account_id, contact.contact)
    counterpart = contact.counterpart
    person = kam.people.get(counterpart or "")
    if person is None or has_left(person, today) or not levels_match(contact.level, person.level):
        counterpart = counterpart_for(contact.level, kam, today)
    lines = [] if counterpart else [_new_person(contact.level)]
    name = ["    name: First Last"] if contact.is_post else []
    head = ["contacts:", f"  {contact.contact}:", *name, f"    counterpart: {counterpart or 'new.person'}"]
    met = contact.last_contact is not None and (contact.days_since or 0) <= contact.every_days
    lines.append(in_account(account_id, *head, *([] if met else [f"    last_contact: {today}"])))
    return "\n".join(lines)


def _new_person(level: Level) -> str:
    return in_file(
        "kam.yaml", "people:", f"  new.person: {{name: First Last, level: {level}, function: general}}"
    )


def new_contact(account_id: str, level: Level, function: str, kam: Kam, today: dt.date) -> str:
    """Return how to record a contact that is covered from the start."""
    counterpart = counterpart_for(level, kam, today)
    lines = [] if counterpart else [_new_person(level)]
    who = f"{function}.contact"
    fields = f"name: First Last, level: {level}, function: {function}"
    kept = f"counterpart: {counterpart or 'new.person'}, last_contact: {today}"
    lines.append(in_account(account_id, "contacts:", f"  {who}: {{{fields}, {kept}}}"))
    return "\n".join(lines)
