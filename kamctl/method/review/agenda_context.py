"""What every section of an agenda looks at, and how long it may take."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from kamctl.method.execution.actions import Tracked, track
from kamctl.method.performance.performance_status import Performance, performance
from kamctl.method.relationships.coverage import NOBODY_YET
from kamctl.method.resources.grants import GrantsInForce, grants_in_force
from kamctl.method.review.agenda_items import ActionItem, Edition, Side, Slip
from kamctl.method.review.reviews import Held, previous_review
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import Account
from kamctl.model.kam import Kam
from kamctl.model.periods import Span
from kamctl.model.plan import Plan
from kamctl.model.portfolio import Portfolio

STEP = 5
LONGEST = 20


def time_box(minutes: int) -> int:
    """Return a section's time-box: a multiple of five minutes, from 5 to 20."""
    return min(max(-(-minutes // STEP) * STEP, STEP), LONGEST)


@dataclass(frozen=True)
class AgendaScene:
    """One account, one period, one day; for the customer edition, only what is meant for them."""

    portfolio: Portfolio
    account_id: str
    period: Span
    today: dt.date
    edition: Edition

    @property
    def kam(self) -> Kam:
        """Settings, with the limits for the account, and our people."""
        return kam_for(self.portfolio, self.account_id, self.today)

    @property
    def account(self) -> Account:
        """The account."""
        return self.portfolio.accounts[self.account_id]

    @property
    def plan(self) -> Plan | None:
        """Its plan."""
        return self.portfolio.plans.get(self.account_id)

    @cached_property
    def previous(self) -> Held | None:
        """The review before this one."""
        minutes = self.portfolio.reviews.get(self.account_id, {})
        return previous_review(minutes, self.period, self.kam.fiscal_year_starts, self.today)

    @cached_property
    def since(self) -> dt.date:
        """The day after which something is new: the previous review, else the day before the period."""
        if self.previous is not None:
            return self.previous.review.held
        return self.period.start - dt.timedelta(days=1)

    @cached_property
    def tracked(self) -> tuple[Tracked, ...]:
        """The plan's actions as of today, most urgent first."""
        if self.plan is None:
            return ()
        return tuple(
            sorted(track(self.account_id, self.plan, self.today), key=lambda t: (not t.is_open, t.due, t.id))
        )

    @cached_property
    def grants(self) -> GrantsInForce:
        """The days of scarce roles that are granted."""
        return grants_in_force(self.portfolio.resources, self.today)

    @cached_property
    def performance(self) -> Performance:
        """How both sides meet their obligations."""
        return performance(self.portfolio, self.account_id, self.today)

    def name_of(self, who: str) -> str:
        """Return the name of one of their or our people; for a post whose holder is unknown, its title."""
        contact = self.account.contacts.get(who)
        if contact is not None:
            return (contact.title or who) if contact.name == NOBODY_YET else contact.name
        person = self.kam.people.get(who)
        return person.name if person is not None else who

    def side_of(self, who: str) -> Side:
        """Return which side somebody is on."""
        return "account" if who in self.account.contacts else "us"

    def served(self, target: str | None) -> str | None:
        """Return what an action serves, in words."""
        if target is None:
            return None
        if self.plan is not None and target in self.plan.initiatives:
            return self.plan.initiatives[target].name
        obligation, need = self.account.obligations.get(target), self.account.needs.get(target)
        if obligation is not None:
            return obligation.what
        return need.need if need is not None else self.name_of(target)

    def action_item(self, tracked: Tracked) -> ActionItem:
        """Return an action as the agenda shows it."""
        action = tracked.action
        slips = tuple(Slip(m.date, m.was, m.now, m.reason) for m in action.moved if m.date <= self.today)
        done = action.done if tracked.state == "done" else None
        dropped = action.dropped if tracked.state == "dropped" else None
        late = max((done - tracked.due).days, 0) if done is not None else tracked.days_overdue
        return ActionItem(
            kind="action",
            id=tracked.id,
            do=action.do,
            owner=action.owner,
            owner_name=self.name_of(action.owner),
            side=self.side_of(action.owner),
            serves=action.serves,
            serves_name=self.served(action.serves),
            agreed=self.previous is not None and tracked.id in self.previous.review.agreed,
            opened=action.opened,
            due=tracked.due,
            first_due=slips[0].was if slips else tracked.due,
            state=tracked.state,
            done=done,
            days_late=late,
            moves=tracked.moves,
            slips=slips,
            dropped=dropped.date if dropped is not None else None,
            dropped_because=dropped.reason if dropped is not None else None,
        )
