"""Who of ours meets whom of theirs: covered, stale, mismatch or nobody.

A contact is covered when a counterpart of ours, at the same level or one level apart (a president
only by a president), was in touch within the days that the policy gives its level. Contacts who
have left are no part of it; a contact without a name is a post that nobody holds yet: a gap.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from kamctl.method.logs import is_key_account
from kamctl.model.account import Account, Contact
from kamctl.model.kam import Kam, Person
from kamctl.model.types import LEVELS, Level
from kamctl.wording import plural
from kamctl.workspace.portfolio import Portfolio

CoverageState = Literal["covered", "stale", "mismatch", "nobody"]
Presidents = Literal["meet", "apart", "unknown"]

#: The name of a contact whose post nobody holds yet.
NOBODY_YET = "?"


class ContactCoverage(NamedTuple):
    """One contact and who of ours covers it.

    `days_since` is None where no contact up to today is recorded; `every_days` is what the policy
    allows for the level; `detail` says in half a sentence why the state is what it is.
    """

    contact: str
    name: str
    title: str | None
    level: Level
    function: str
    counterpart: str | None
    counterpart_level: Level | None
    last_contact: dt.date | None
    days_since: int | None
    every_days: int
    state: CoverageState
    detail: str

    @property
    def is_post(self) -> bool:
        """Whether this is a post that nobody holds yet."""
        return self.name == NOBODY_YET


class Coverage(NamedTuple):
    """The relationships with one account, highest level first.

    `functions` names the functions with a covered contact. `single_threaded` is the one person of
    ours on whom over half of at least two covered contacts hang. `presidents` tells whether their
    president is covered: `unknown` where no contact at that level is recorded.
    """

    account: str
    name: str
    key_account: bool
    contacts: tuple[ContactCoverage, ...]
    functions: tuple[str, ...]
    executive_pair: bool
    single_threaded: str | None
    presidents: Presidents

    @property
    def functions_covered(self) -> int:
        """In how many functions of theirs at least one contact is covered."""
        return len(self.functions)

    def gaps(self, at_least: Level = "specialist") -> tuple[ContactCoverage, ...]:
        """Return the contacts that are not covered, at `at_least` or above."""
        return tuple(c for c in self.contacts if c.state != "covered" and not is_below(c.level, at_least))


def is_below(level: Level, other: Level) -> bool:
    """Tell whether `level` stands lower than `other`."""
    return LEVELS.index(level) > LEVELS.index(other)


def levels_match(theirs: Level, ours: Level) -> bool:
    """Tell whether a person of `ours` can be the counterpart of a contact of `theirs`."""
    if theirs == "president":
        return ours == "president"
    return abs(LEVELS.index(theirs) - LEVELS.index(ours)) <= 1


def has_left(who: Person | Contact, today: dt.date) -> bool:
    """Tell whether somebody's last day has come."""
    return who.left is not None and who.left <= today


def coverage(portfolio: Portfolio, account_id: str, today: dt.date) -> Coverage:
    """Return the relationships with one account of `portfolio` as they stand `today`.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account = portfolio.accounts[account_id]
    contacts = covered_contacts(account, portfolio.kam, today)
    covered = [c for c in contacts if c.state == "covered"]
    return Coverage(
        account=account_id,
        name=account.name,
        key_account=is_key_account(account, today),
        contacts=contacts,
        functions=tuple(by_function(covered).values()),
        executive_pair=any(c.level == contacts[0].level for c in covered) if contacts else False,
        single_threaded=_single_thread(covered),
        presidents=_presidents(contacts),
    )


def portfolio_coverage(
    portfolio: Portfolio, today: dt.date, accounts: Iterable[str] | None = None
) -> tuple[Coverage, ...]:
    """Return the coverage of the named accounts, of all where none is named."""
    wanted = portfolio.accounts if accounts is None else accounts
    return tuple(coverage(portfolio, account_id, today) for account_id in wanted)


def covered_contacts(account: Account, kam: Kam, today: dt.date) -> tuple[ContactCoverage, ...]:
    """Return the state of every contact that has not left, highest level first, then in file order."""
    present = [(i, c) for i, c in account.contacts.items() if not has_left(c, today)]
    present.sort(key=lambda pair: LEVELS.index(pair[1].level))
    return tuple(_contact(contact_id, contact, kam, today) for contact_id, contact in present)


def _contact(contact_id: str, contact: Contact, kam: Kam, today: dt.date) -> ContactCoverage:
    person = kam.people.get(contact.counterpart) if contact.counterpart else None
    # A date that is still to come is a slip of the pen, never a contact made.
    last = contact.last_contact if contact.last_contact and contact.last_contact <= today else None
    days = (today - last).days if last else None
    every = kam.policy.contact_every(contact.level)
    state, detail = _state(contact, person, days, every, today)
    return ContactCoverage(
        contact=contact_id,
        name=contact.name,
        title=contact.title,
        level=contact.level,
        function=contact.function,
        counterpart=contact.counterpart,
        counterpart_level=person.level if person else None,
        last_contact=last,
        days_since=days,
        every_days=every,
        state=state,
        detail=detail,
    )


def _state(
    contact: Contact, person: Person | None, days: int | None, every: int, today: dt.date
) -> tuple[CoverageState, str]:
    missing = _nobody(contact, person, today)
    if missing or person is None:
        return "nobody", missing
    if not levels_match(contact.level, person.level):
        needs = "a president" if contact.level == "president" else "somebody at most one level apart"
        return "mismatch", f"{contact.counterpart} is a {person.level}; a {contact.level} needs {needs}"
    if days is None:
        return "stale", "no contact is recorded"
    if days > every:
        return "stale", f"last contact {plural(days, 'day')} ago, {every} are allowed"
    return "covered", f"in touch {plural(days, 'day')} ago"


def _nobody(contact: Contact, person: Person | None, today: dt.date) -> str:
    """Say why nobody of ours keeps the relationship; empty where somebody does."""
    if contact.name == NOBODY_YET:
        return "nobody is known in this post yet"
    if contact.counterpart is None:
        return "no counterpart of ours is named"
    if person is None:
        return f"{contact.counterpart} is not in people"
    return f"{contact.counterpart} left on {person.left}" if has_left(person, today) else ""


def function_key(contact: Contact | ContactCoverage) -> str:
    """Return what two contacts of one function share: what differs in case alone is the same one."""
    return contact.function.strip().casefold()


def by_function(contacts: Iterable[Contact | ContactCoverage]) -> dict[str, str]:
    """Return the functions of contacts by their key, in order, as the first contact of each writes it."""
    names: dict[str, str] = {}
    for contact in contacts:
        names.setdefault(function_key(contact), contact.function)
    return dict(sorted(names.items()))


def _single_thread(covered: list[ContactCoverage]) -> str | None:
    if len(covered) < 2:
        return None
    person, count = Counter(c.counterpart for c in covered).most_common(1)[0]
    return person if count * 2 > len(covered) else None


def _presidents(contacts: tuple[ContactCoverage, ...]) -> Presidents:
    states = [c.state for c in contacts if c.level == "president"]
    if not states:
        return "unknown"
    return "meet" if "covered" in states else "apart"
