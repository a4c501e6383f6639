"""Playbooks: what triggers one, whether it was played, and the actions that it opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from kamctl.errors import RefusedError
from kamctl.language import phrase
from kamctl.method.logs import decision, is_let_go, newest, selected_since, stage_entry
from kamctl.method.lookup import known
from kamctl.method.money.from_results import recent_signals
from kamctl.method.relationships.coverage import has_left
from kamctl.model.kam import Kam
from kamctl.model.plan import Action, Played
from kamctl.model.playbook import Playbook, Step
from kamctl.model.portfolio import Portfolio
from kamctl.wording import listed
from kamctl.workspace.record_edits import derived_id

_SATURDAY = 5
#: The accounts about which each rule finds something.
Found = Mapping[str, Collection[str]]


class Triggered(NamedTuple):
    """Something that triggers a playbook.

    `date` is its day, `what` describes it; `answers` is the signal, if it is one. `where` leads to it in the
    account's file. `played` is the day on which the playbook was played for it, None if it was not.
    """

    account: str
    playbook: str
    date: dt.date
    what: str
    answers: str | None
    where: tuple[str | int, ...]
    played: dt.date | None


class Play(NamedTuple):
    """The result of playing a playbook: its trigger, and the actions opened; none if played before."""

    trigger: Triggered
    actions: Mapping[str, Action]


class Listed(NamedTuple):
    """A playbook of the workspace, or a shipped one that it could copy."""

    playbook: str
    name: str
    purpose: str | None
    trigger: str
    steps: int
    shipped: bool


class NobodyError(RefusedError):
    """Nobody, or more than one person, holds a role of a playbook."""

    def __init__(self, playbook: str, problems: Iterable[str], roles: Iterable[str]) -> None:
        asked = " ".join(f"--owner '{role}=WHO'" for role in roles)
        super().__init__(
            f"the playbook {playbook} was not played: {'; '.join(problems)}", f"Say who does it: {asked}"
        )


def due(portfolio: Portfolio, accounts: Iterable[str], found: Found, today: dt.date) -> tuple[Triggered, ...]:
    """Return what was triggered but not played, the oldest first; see `triggers`."""
    waiting = [
        one
        for account in accounts
        for playbook in portfolio.playbooks
        for one in triggers(portfolio, account, playbook, found, today)
        if one.played is None
    ]
    return tuple(sorted(waiting, key=lambda one: (one.date, one.account, one.playbook)))


def triggers(
    portfolio: Portfolio, account_id: str, playbook_id: str, found: Found, today: dt.date
) -> tuple[Triggered, ...]:
    """Return a playbook's triggers at an account within the action window of 90 days, the newest first.

    `found` holds the accounts about which rules that trigger playbooks find something. For an account
    declined or exited only that decision counts.
    """
    playbook, window = portfolio.playbooks[playbook_id], portfolio.kam.policy.action_window_days
    account = portfolio.accounts[account_id]
    if is_let_go(account, today) and playbook.trigger.decision is None:
        return ()
    plays = dict(_plays(portfolio, account_id, playbook_id))
    happened = [
        Triggered(account_id, playbook_id, *one, plays.get(one[0]))
        for one in _happened(portfolio, account_id, playbook, today)
        if 0 <= (today - one[0]).days <= window
    ]
    if playbook.trigger.rule is not None:
        happened = list(_by_rule(account_id, playbook_id, playbook, found, plays, today, window))
    return tuple(sorted(happened, key=lambda one: one.date, reverse=True))


def _plays(portfolio: Portfolio, account_id: str, playbook_id: str) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the day of each trigger for which a playbook was played, and the day on which it was played."""
    plan = portfolio.plans.get(account_id)
    for action in plan.actions.values() if plan is not None else ():
        if action.played is not None and action.played.playbook == playbook_id:
            yield action.played.date, action.opened


#: An event: its day, its description, its signal if it is one, and its place in the file.
_Happened = tuple[dt.date, str, str | None, tuple[str | int, ...]]


def _happened(
    portfolio: Portfolio, account_id: str, playbook: Playbook, today: dt.date
) -> Iterator[_Happened]:
    account, trigger = portfolio.accounts[account_id], playbook.trigger
    if trigger.signal is not None:
        for one in recent_signals(portfolio, account_id, today):
            # The playbook's own actions answer a signal, but that does not remove the trigger.
            if one.signal.kind == trigger.signal:
                said = phrase(
                    "{signal} in {quarter}", signal=phrase(one.signal.kind), quarter=one.signal.quarter
                )
                yield one.signal.end, said, one.signal.name, ("name",)
    if trigger.stage is not None:
        entry = stage_entry(account, today)
        if entry is not None and entry.stage == trigger.stage:
            place = ("stages", account.stages.index(entry))
            yield entry.date, phrase("stage {stage}", stage=entry.stage), None, place
    if trigger.decision is not None:
        made = decision(account, today)
        if made is not None and made.outcome == trigger.decision:
            since = selected_since(account, today) or made.date
            said = phrase("decision {outcome}", outcome=phrase(made.outcome))
            yield since, said, None, ("decisions", account.decisions.index(made))
    if trigger.standing is not None:
        recorded = newest(account.standing, today)
        if recorded is not None and recorded.state == trigger.standing and recorded.outcome is None:
            said = phrase("standing {state}", state=phrase(recorded.state))
            yield recorded.date, said, None, ("standing", account.standing.index(recorded))


def _by_rule(
    account_id: str,
    playbook_id: str,
    playbook: Playbook,
    found: Found,
    plays: Mapping[dt.date, dt.date],
    today: dt.date,
    window: int,
) -> Iterator[Triggered]:
    """Yield what a rule finds today; a playbook that was played within the window is not due again."""
    rule = playbook.trigger.rule or ""
    recent = [day for day in plays if 0 <= (today - day).days <= window]
    if recent:
        yield Triggered(account_id, playbook_id, max(recent), rule, None, ("name",), plays[max(recent)])
    elif account_id in found.get(rule, ()):
        yield Triggered(account_id, playbook_id, today, rule, None, ("name",), None)


def opened_actions(
    portfolio: Portfolio, account_id: str, trigger: Triggered, day: dt.date, owners: Mapping[str, str]
) -> dict[str, Action]:
    """Return the actions that a playbook opens for a trigger on a day, by id.

    `owners` names who acts in a role, where account and plan do not. The ids follow from account, playbook,
    trigger and step: two clones open the same actions.

    Raises:
        NobodyError: nobody holds a role, or several do, or somebody who has left.
        UnknownNameError: an owner given is not one of our people, or for no role of the playbook.
    """
    playbook = portfolio.playbooks[trigger.playbook]
    roles = list(dict.fromkeys(step.role for step in playbook.steps.values()))
    for role, who in owners.items():
        known(role, roles, "role", f"the playbook {trigger.playbook}")
        known(who, portfolio.kam.people, "person", "kam.yaml")
    holders, problems = _holders(portfolio, account_id, playbook, day, owners)
    if problems:
        raise NobodyError(trigger.playbook, problems.values(), problems)
    plan, account = portfolio.plans[account_id], portfolio.accounts[account_id]
    ends = {*plan.initiatives, *account.obligations, *account.needs}
    found: dict[str, Action] = {}
    for name, step in playbook.steps.items():
        source = f"{account_id} {trigger.playbook} {trigger.date} {name}"
        found[derived_id("a", source, {**plan.actions, **found})] = Action(
            do=step.do,
            serves=step.serves if step.serves in ends else None,
            answers=trigger.answers,
            internal=step.internal,
            owner=holders[step.role],
            opened=day,
            due=due_day(step, day, portfolio.kam),
            played=Played(playbook=trigger.playbook, date=trigger.date),
        )
    return found


def due_day(step: Step, opened: dt.date, kam: Kam) -> dt.date:
    """Return when a step is due: on a working day, the next or, if the window ends, the one before."""
    day = opened + dt.timedelta(days=step.after_days)
    last = opened + dt.timedelta(days=max(kam.policy.action_window_days, step.after_days))
    due = _working_day(day, kam, 1)
    return due if due <= last else max(_working_day(day, kam, -1), opened)


def _working_day(day: dt.date, kam: Kam, step: int) -> dt.date:
    """Return the day itself, or the nearest after it (with -1, before) that is not a weekend or a holiday."""
    while day.weekday() >= _SATURDAY or day in kam.holidays:
        day += dt.timedelta(days=step)
    return day


def _holders(
    portfolio: Portfolio, account_id: str, playbook: Playbook, day: dt.date, owners: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Return who holds each role of a playbook, and what is wrong with unfilled roles."""
    holders: dict[str, str] = {}
    problems: dict[str, str] = {}
    for role in dict.fromkeys(step.role for step in playbook.steps.values()):
        found = [owners[role]] if role in owners else list(holding(portfolio, account_id, role, day))
        left = [who for who in found if has_left(portfolio.kam.people[who], day)]
        if left:
            problems[role] = f"{left[0]} has left"
        elif len(found) == 1:
            holders[role] = found[0]
        elif found:
            problems[role] = f"{listed(found)} are {role}"
        else:
            problems[role] = _missing(account_id, role)
    return holders, problems


def _missing(account_id: str, role: str) -> str:
    if role == "manager":
        return f"{account_id} has no manager who is still with us"
    if role == "lead":
        return f"nobody leads the plan of {account_id}"
    return f"none of our people is {role}"


def holding(portfolio: Portfolio, account_id: str, role: str, day: dt.date) -> tuple[str, ...]:
    """Return who holds a role at an account: one person, several candidates, or nobody.

    For a function these are the team members who have it, else those with it who are a counterpart of one of
    the account's contacts, else everybody with it.
    """
    people = {name: one for name, one in portfolio.kam.people.items() if not has_left(one, day)}
    account, plan = portfolio.accounts[account_id], portfolio.plans.get(account_id)
    team = plan.team if plan is not None else {}
    if role == "manager":
        return (account.manager,) if account.manager in people and account.manager is not None else ()
    if role == "lead":
        return tuple(who for who, part in team.items() if part.casefold() == "lead" and who in people)[:1]
    if role in people:
        return (role,)
    function = role.casefold()
    fit = [name for name, one in people.items() if one.function.strip().casefold() == function]
    near = [who for who in team if who in fit]
    near += [
        c.counterpart for c in account.contacts.values() if c.counterpart in fit and not has_left(c, day)
    ]
    return tuple(near[:1]) if near else tuple(fit)


def trigger_text(playbook: Playbook) -> str:
    """Describe a playbook's trigger: `signal spike`."""
    trigger = playbook.trigger
    kinds = ("rule", "signal", "stage", "decision", "standing")
    return next(f"{kind} {getattr(trigger, kind)}" for kind in kinds if getattr(trigger, kind) is not None)
