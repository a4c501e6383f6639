"""Who of ours meets whom of theirs: covered, stale, mismatch or nobody.

A contact is covered when a counterpart of ours, at the same level or one level apart (a president
only by a president, or by the account's executive sponsor), was in touch within the days that the policy
gives its level. Contacts who have left are left out; a contact without a name is a post whose holder is
unknown: a gap.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from kamctl.language import Count, Phrase, phrase
from kamctl.method.logs import is_key_account
from kamctl.method.placeholders import is_placeholder
from kamctl.method.relationships.touches import last_touches
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import DEPTHS, Account, Contact, ContactRole, Depth
from kamctl.model.kam import Kam, Person
from kamctl.model.portfolio import Portfolio
from kamctl.model.types import LEVELS, Level

CoverageState = Literal["covered", "stale", "mismatch", "nobody"]
Presidents = Literal["meet", "apart", "unknown"]

#: The name of a contact for a post whose holder is unknown.
NOBODY_YET = "?"
#: The lowest level of ours that may stand in for our president.
SPONSOR_LEVEL: Level = "vice-president"


class ContactCoverage(NamedTuple):
    """One contact and our person who covers it.

    `days_since` is None if no touch up to today is recorded; `every_days` is what the policy allows for the
    level; `detail` gives the reason for the state in a short phrase. `role`,
    `reports_to`, `depth` and `wanted_depth` are as recorded.
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
    role: ContactRole | None = None
    reports_to: str | None = None
    depth: Depth | None = None
    wanted_depth: Depth | None = None

    @property
    def is_shallow(self) -> bool:
        """Whether we are less to them than we want to be; nothing recorded counts as least."""
        wanted, now = self.wanted_depth, self.depth
        return wanted is not None and (now is None or DEPTHS.index(now) < DEPTHS.index(wanted))

    @property
    def due(self) -> dt.date | None:
        """The last day on which the next touch is in time; None if none is recorded."""
        return self.last_contact + dt.timedelta(days=self.every_days) if self.last_contact else None

    @property
    def is_post(self) -> bool:
        """Whether this is a post whose holder is unknown."""
        return self.name == NOBODY_YET


class ExecutivePair(NamedTuple):
    """Whether somebody of ours covers a contact at the level at which they decide about us.

    `covered` is that contact. If there is none, `gap` is the contact or the post at that level that is not
    covered, None if nobody at that level is on file.
    """

    level: Level
    covered: ContactCoverage | None
    gap: ContactCoverage | None

    @property
    def detail(self) -> str:
        """Who makes the pair, or what is missing."""
        if self.covered is not None:
            met = {"ours": self.covered.counterpart, "theirs": self.covered.contact}
            return phrase("{ours} meets {theirs} ({level})", level=phrase(self.level), **met)
        if self.gap is not None:
            gap = {"who": self.gap.contact, "level": phrase(self.level), "detail": self.gap.detail}
            return phrase("{who} ({level}) is not covered: {detail}", **gap)
        nobody = "no contact at {level} level is on file, and that is where they decide"
        return phrase(nobody, level=phrase(self.level))


class Coverage(NamedTuple):
    """The relationships with one account, highest level first.

    `functions` names the functions with a covered contact. `single_threaded` is the one person of
    ours on whom over half of at least two covered contacts depend. `presidents` tells whether their president
    is covered: `unknown` if no contact at that level is recorded.
    """

    account: str
    name: str
    key_account: bool
    contacts: tuple[ContactCoverage, ...]
    functions: tuple[str, ...]
    pair: ExecutivePair
    single_threaded: str | None
    presidents: Presidents

    @property
    def executive_pair(self) -> bool:
        """Whether a contact at the level at which they decide is covered."""
        return self.pair.covered is not None

    @property
    def functions_covered(self) -> int:
        """The number of their functions with at least one covered contact."""
        return len(self.functions)

    def gaps(self, at_least: Level = "specialist") -> tuple[ContactCoverage, ...]:
        """Return the contacts that are not covered, at `at_least` or above."""
        return tuple(c for c in self.contacts if c.state != "covered" and not is_below(c.level, at_least))


def is_below(level: Level, other: Level) -> bool:
    """Tell whether `level` is lower than `other`."""
    return LEVELS.index(level) > LEVELS.index(other)


def levels_match(theirs: Level, ours: Level, *, sponsor: bool = False) -> bool:
    """Tell whether a person of `ours` can be the counterpart of a contact of `theirs`.

    The account's executive `sponsor` stands in for our president.
    """
    if theirs == "president":
        return ours == "president" or (sponsor and not is_below(ours, SPONSOR_LEVEL))
    return abs(LEVELS.index(theirs) - LEVELS.index(ours)) <= 1


def has_left(who: Person | Contact, today: dt.date) -> bool:
    """Tell whether somebody's last day has come."""
    return who.left is not None and who.left <= today


def coverage(portfolio: Portfolio, account_id: str, today: dt.date) -> Coverage:
    """Return the relationships with one account of `portfolio` as of `today`.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account = portfolio.accounts[account_id]
    contacts = covered_contacts(account, kam_for(portfolio, account_id, today), today)
    covered = [c for c in contacts if c.state == "covered"]
    return Coverage(
        account=account_id,
        name=account.name,
        key_account=is_key_account(account, today),
        contacts=contacts,
        functions=tuple(by_function(covered).values()),
        pair=executive_pair(account, contacts),
        single_threaded=_single_thread(covered),
        presidents=_presidents(contacts),
    )


def portfolio_coverage(
    portfolio: Portfolio, today: dt.date, accounts: Iterable[str] | None = None
) -> tuple[Coverage, ...]:
    """Return the coverage of the named accounts, or of all."""
    wanted = portfolio.accounts if accounts is None else accounts
    return tuple(coverage(portfolio, account_id, today) for account_id in wanted)


def covered_contacts(account: Account, kam: Kam, today: dt.date) -> tuple[ContactCoverage, ...]:
    """Return the state of every contact that has not left, highest level first, then in file order."""
    present = [(i, c) for i, c in account.contacts.items() if not has_left(c, today)]
    present.sort(key=lambda pair: LEVELS.index(pair[1].level))
    last = last_touches(account, today)
    return tuple(_contact(account, name, contact, kam, last.get(name), today) for name, contact in present)


def executive_pair(account: Account, contacts: Iterable[ContactCoverage]) -> ExecutivePair:
    """Return whether a contact at the account's decision level is covered; one is enough."""
    level = account.decision_level
    there = [c for c in contacts if c.level == level]
    covered = next((c for c in there if c.state == "covered"), None)
    gap = next((c for c in there if not c.is_post), there[0] if there else None)
    return ExecutivePair(level, covered, None if covered else gap)


def _contact(
    account: Account, contact_id: str, contact: Contact, kam: Kam, last: dt.date | None, today: dt.date
) -> ContactCoverage:
    person = kam.people.get(contact.counterpart) if contact.counterpart else None
    days = (today - last).days if last else None
    every = kam.policy.contact_every(contact.level)
    state, detail = _keeper(account, contact, person, today) or _touch(days, every)
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
        role=contact.role,
        reports_to=contact.reports_to,
        depth=contact.depth,
        wanted_depth=contact.wanted_depth,
    )


def _touch(days: int | None, every: int) -> tuple[CoverageState, str]:
    if days is None:
        return "stale", phrase("no contact is recorded")
    ago = Count(days, "day")
    if days > every:
        return "stale", phrase("last contact {days} ago, {allowed} are allowed", days=ago, allowed=every)
    return "covered", phrase("in touch {days} ago", days=ago)


def _keeper(
    account: Account, contact: Contact, person: Person | None, today: dt.date
) -> tuple[CoverageState, str] | None:
    """Return what is wrong with the counterpart; None if nothing is."""
    missing = _nobody(contact, person, today)
    if missing is not None or person is None:
        return "nobody", missing or ""
    sponsor = contact.counterpart == account.executive_sponsor
    if levels_match(contact.level, person.level, sponsor=sponsor):
        return None
    needs = "{who} is a {level}; a {theirs} needs somebody at most one level apart"
    if contact.level == "president":
        needs = (
            "{who} is a {level}; a {theirs} needs our president, or the account's `executive_sponsor` "
            "from vice-president up"
        )
    levels = {"level": phrase(person.level), "theirs": phrase(contact.level)}
    return "mismatch", phrase(needs, who=contact.counterpart, **levels)


def _nobody(contact: Contact, person: Person | None, today: dt.date) -> Phrase | None:
    """Say why nobody of ours keeps the relationship; None where somebody does."""
    if contact.name == NOBODY_YET:
        return phrase("the holder of this post is unknown")
    who = contact.counterpart
    if who is None:
        return phrase("no counterpart is named")
    if person is None:
        return phrase("{who} is not in people", who=who)
    if is_placeholder(person.name):
        return phrase("{who} is a placeholder: it names nobody yet", who=who)
    return phrase("{who} left on {day}", who=who, day=person.left) if has_left(person, today) else None


def function_key(contact: Contact | ContactCoverage) -> str:
    """Return a key for a contact's function that ignores case."""
    return contact.function.strip().casefold()


def by_function(contacts: Iterable[Contact | ContactCoverage]) -> dict[str, str]:
    """Return the functions of contacts by key, in order, in the spelling of each function's first contact."""
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
