"""`kam.yaml`: the workspace's settings and our people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated, Literal

from kamctl.model.record import Contradiction, Record, record
from kamctl.model.types import (
    SHOWN,
    Currency,
    Day,
    Days,
    Doc,
    Grace,
    Id,
    LanguageCode,
    Level,
    Line,
    Month,
    Positive,
    RuleLevel,
    Share,
    Urgency,
)


@record
class Person(Record):
    """One of our own people."""

    name: Annotated[Line, Doc("Full name"), SHOWN]
    title: Annotated[Line | None, Doc("Job title"), SHOWN] = None
    level: Annotated[Level, Doc("Level in the hierarchy; determines whose counterpart they can be"), SHOWN]
    function: Annotated[Line, Doc("Function, free text: sales, finance, operations …"), SHOWN]
    email: Annotated[Line | None, Doc("E-mail; matched with git's user.email to find who runs a command")] = (
        None
    )
    left: Annotated[Day | None, Doc("Day they left; a leaver may not own anything open"), SHOWN] = None


#: Days after which a relationship without contact is stale, unless the policy says otherwise.
CONTACT_EVERY_DAYS: dict[Level, int] = {
    "president": 180,
    "vice-president": 120,
    "director": 90,
    "manager": 60,
    "specialist": 120,
}


@record
class Allocation(Record):
    """How days of scarce roles are allocated."""

    to_them_counts: Annotated[
        Share, Doc("Weight of an initiative's worth to them against its worth to us, 0 to 1")
    ] = Decimal("0.25")


@record
class Policy(Record):
    """The limits of the method; every one has a default."""

    action_window_days: Annotated[Days, Doc("Most days from opening an action to its due date"), SHOWN] = 90
    plan_stale_after_days: Annotated[Days, Doc("Days without dated activity after which a plan is stale")] = (
        90
    )
    rating_valid_days: Annotated[Days, Doc("Days after which a rating is stale")] = 365
    validation_valid_days: Annotated[
        Days, Doc("Days for which the customer's validation of a plan is valid"), SHOWN
    ] = 365
    contact_every_days: Annotated[dict[Level, Days], Doc("Days between contacts, by level")] = field(
        default_factory=dict
    )
    review_every: Annotated[
        Literal["quarter", "month"], Doc("Rhythm of reviews with the customer"), SHOWN
    ] = "quarter"
    plan_within_days: Annotated[
        Grace, Doc("Days from the selection of a key account until its plan is due")
    ] = 60
    review_within_days: Annotated[Grace, Doc("Days from the end of a period until its review is due")] = 30
    report_within_days: Annotated[
        Grace, Doc("Days from the end of a period until its results are due"), SHOWN
    ] = 21
    open_actions_at_most: Annotated[Positive, Doc("Open actions that one person may own on one account")] = 10
    raters_at_least: Annotated[
        Positive, Doc("People who rate each criterion of an account nominated, on trial or selected")
    ] = 2
    vendors_that_remain: Annotated[
        Positive, Doc("How many suppliers remain when a customer consolidates, unless they say otherwise")
    ] = 3
    ask_before_days: Annotated[
        Grace, Doc("Days before a quarter begins by which its scarce days are requested and granted")
    ] = 30
    allocation: Annotated[Allocation, Doc("How days of scarce roles are allocated")] = field(
        default_factory=Allocation
    )
    white_space_valid_days: Annotated[Days, Doc("Days after which an entry about white space is stale")] = 365
    urgency: Annotated[
        dict[Id, Urgency],
        Doc("How urgent `today` takes what a rule finds, 1 to 10; `explain RULE` tells the default"),
    ] = field(default_factory=dict)
    rules: Annotated[dict[Id, RuleLevel], Doc("Level of a check rule: error, warning or off")] = field(
        default_factory=dict
    )

    def contact_every(self, level: Level) -> int:
        """Return the days after which a contact of `level` counts as stale."""
        return self.contact_every_days.get(level, CONTACT_EVERY_DAYS[level])


@record
class Kam(Record):
    """Settings of a workspace, and our people."""

    company: Annotated[Line, Doc("Our company's name"), SHOWN]
    currency: Annotated[Currency, Doc("Currency of all amounts, ISO 4217"), SHOWN]
    fiscal_year_starts: Annotated[Month, Doc("Month in which the fiscal year starts"), SHOWN] = 1
    language: Annotated[
        LanguageCode, Doc("Language of pages, such as de, fr, es; accounts may have their own")
    ] = "en"
    timezone: Annotated[Line | None, Doc("IANA time zone; determines the current day")] = None
    source_url: Annotated[
        Line | None,
        Doc(
            "Web address of a line of a file, for the site's links, with {path}, {line} and,"
            " if wanted, {commit}"
        ),
    ] = None
    holidays: Annotated[
        tuple[Day, ...], Doc("Days on which we do not work; a step of a playbook is never due on one")
    ] = ()
    people: Annotated[dict[Id, Person], Doc("Our people by id"), SHOWN]
    policy: Annotated[Policy, Doc("Limits of the method"), SHOWN] = field(default_factory=Policy)

    def contradictions(self) -> Iterator[Contradiction]:
        """Yield an address without {path}, and a time zone that does not exist."""
        from zoneinfo import ZoneInfo

        if self.source_url is not None and not (
            self.source_url.startswith(("https://", "http://")) and "{path}" in self.source_url
        ):
            message = "`source_url` is not an address with {path} in it"
            shape = "Write https://HOST/…/{path}#L{line}, as the repository's pages have it."
            yield Contradiction(("source_url",), message, shape)

        if self.timezone is None:
            return
        try:
            ZoneInfo(self.timezone)
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
            message = f"`{self.timezone}` is not a time zone"
            yield Contradiction(("timezone",), message, "Use an IANA name, such as Europe/Berlin.")
