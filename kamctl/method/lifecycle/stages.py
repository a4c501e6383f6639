"""An account's place in its life cycle, and what the gates between the stages require of it.

The gate of the account's stage leads on; earlier gates are still watched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from kamctl.method.lifecycle import (
    requirements_of_partnership,
    requirements_of_profit,
    requirements_of_supply,
)
from kamctl.method.lifecycle.case import Case
from kamctl.method.lifecycle.requirement import Requirement
from kamctl.method.lifecycle.waivers import last_day
from kamctl.method.placeholders import written
from kamctl.model.account import Account, StageEntry
from kamctl.model.lifecycle import GATES, LAST_STAGE
from kamctl.model.portfolio import Portfolio

#: The requirements that the modules define, by name.
REQUIREMENTS: dict[str, Requirement] = {
    found.name: found
    for module in (requirements_of_supply, requirements_of_partnership, requirements_of_profit)
    for found in vars(module).values()
    if isinstance(found, Requirement)
}


class Judged(NamedTuple):
    """A judged requirement of the gate out of `stage`.

    `detail` says what met it, what is missing, or why it was waived; `remedy` is the YAML or the command that
    would meet it, with blanks to fill in, empty unless the state is `unmet`. `fallen_since` is set where
    `with_fallen` looked for it. `waived_until` is the last day of its waiver, also once that is past and the
    requirement counts again.
    """

    name: str
    stage: int
    state: Literal["met", "unmet", "waived"]
    detail: str
    remedy: str
    fallen_since: dt.date | None = None
    waived_until: dt.date | None = None

    @property
    def way_out(self) -> str | None:
        """The remedy, or None."""
        return self.remedy or None

    def waived(self, reason: str, until: dt.date) -> Judged:
        """Return the requirement as waived."""
        return self._replace(state="waived", detail=reason, remedy="", waived_until=until)


class Lifecycle(NamedTuple):
    """Where an account stands in its life cycle.

    `stage` and `since` are None without a stage entry; `next` is None in the last stage. `ready`
    tells whether the whole gate to the next stage is met. `requirements` are those of the earlier gates and
    of the next one, in the order of the stages.
    """

    account: str
    name: str
    stage: int | None
    since: dt.date | None
    next: int | None
    ready: bool
    requirements: tuple[Judged, ...]

    @property
    def gate(self) -> tuple[Judged, ...]:
        """The requirements of the gate to the next stage; none in the last stage."""
        return tuple(r for r in self.requirements if r.stage == self.stage and self.next is not None)

    @property
    def behind(self) -> tuple[Judged, ...]:
        """The requirements of the gates before the current stage, and of the last stage itself."""
        return tuple(r for r in self.requirements if r.stage != self.stage or self.next is None)

    @property
    def reopened(self) -> tuple[Judged, ...]:
        """The requirements that are watched and are not met, or no longer."""
        return tuple(r for r in self.behind if r.state == "unmet")


def lifecycle(portfolio: Portfolio, account_id: str, today: dt.date) -> Lifecycle:
    """Return where an account stands, and what its gates require.

    Placeholders meet nothing. A waiver applies to the gate that was passed with it: it is in the stage entry
    that went through that gate last. Until it ends, a waived requirement is listed as waived, even if it is
    met by now: the gate was passed without it. Then the requirement counts again. An entry is dated within a
    stage if it is not older than the newest entry into that stage; if the log never held the stage, no entry
    is too old.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    portfolio = written(portfolio, account_id)
    account = portfolio.accounts[account_id]
    log = _log(account, today)
    if not log:
        return Lifecycle(account_id, account.name, None, None, 1, ready=True, requirements=())
    stage = log[-1].stage
    requirements = tuple(
        judged
        for gate in range(1, stage + 1)
        for judged in _gate(_case(portfolio, account_id, gate, today), gate, _passed(log, gate))
    )
    ahead = [r.state for r in requirements if r.stage == stage]
    is_last = stage == LAST_STAGE
    return Lifecycle(
        account=account_id,
        name=account.name,
        stage=stage,
        since=log[-1].date,
        next=None if is_last else stage + 1,
        ready=not is_last and bool(ahead) and all(state == "met" for state in ahead),
        requirements=requirements,
    )


def _gate(case: Case, gate: int, passed: StageEntry | None) -> Iterator[Judged]:
    for name in GATES[gate]:
        requirement = REQUIREMENTS[name]
        if not requirement.speaks(case):
            continue
        met, detail, remedy = requirement.judge(case)
        judged = Judged(name, gate, "met" if met else "unmet", detail, remedy)
        until = last_day(passed, name) if passed else None
        if passed is None or until is None:
            yield judged
        elif case.today <= until:
            yield judged.waived(passed.waived[name].reason, until)
        else:
            yield judged._replace(waived_until=until)


def behind(portfolio: Portfolio, account_id: str, stage: int, today: dt.date) -> tuple[Judged, ...]:
    """Return the requirements of the gates before a stage, for an account that was never in any."""
    case = Case(written(portfolio, account_id), account_id, today)
    return tuple(judged for gate in range(1, stage) for judged in _gate(case, gate, None))


def waits_for_words(portfolio: Portfolio, account_id: str, name: str, today: dt.date) -> bool:
    """Tell whether a requirement fails, or is not waived, only because of what nobody has written yet."""
    if written(portfolio, account_id) is portfolio:
        return False
    requirement = REQUIREMENTS[name]
    passed = _passed(_log(portfolio.accounts[account_id], today), requirement.stage)
    until = last_day(passed, name) if passed is not None else None
    if until is not None and today <= until:
        return True
    return requirement.judge(_case(portfolio, account_id, requirement.stage, today)).met


def standing(portfolio: Portfolio, account_id: str, stage: int, today: dt.date) -> tuple[Judged, ...]:
    """Return what would be watched if an account entered the last stage; nothing for an earlier one."""
    case = Case(portfolio, account_id, today)
    return tuple(_gate(case, stage, None)) if stage == LAST_STAGE else ()


def fallen_since(portfolio: Portfolio, account_id: str, name: str, today: dt.date) -> dt.date | None:
    """Return the first day of the unbroken time up to `today` in which a passed requirement fails.

    The present records are judged on each earlier day back to when the gate was passed, or to when its waiver
    ended. None if the requirement is met or waived today, if its gate has not been passed, or if it fails on
    all days since the gate was passed: then what changed has no date.
    """
    requirement, portfolio = REQUIREMENTS[name], written(portfolio, account_id)
    passed = _passed(_log(portfolio.accounts[account_id], today), requirement.stage)
    if passed is None:
        return None
    until = last_day(passed, name)
    first = passed.date if until is None else until + dt.timedelta(days=1)
    since = None
    case = _case(portfolio, account_id, requirement.stage, today)
    for day in reversed(requirement.turns(case, first)):
        if requirement.judge(_case(portfolio, account_id, requirement.stage, day)).met:
            return since
        since = day
    return since if until is not None else None


def with_fallen(portfolio: Portfolio, life: Lifecycle, today: dt.date) -> Lifecycle:
    """Return a life cycle with the day since which each requirement of earlier gates is no longer met."""
    reopened = life.reopened
    found = (
        r._replace(fallen_since=fallen_since(portfolio, life.account, r.name, today)) if r in reopened else r
        for r in life.requirements
    )
    return life._replace(requirements=tuple(found))


class Skip(NamedTuple):
    """A stage entry that skips a stage; `place` is its index in the file's log."""

    place: int
    before: int
    stage: int


def skipped(account: Account) -> tuple[Skip, ...]:
    """Return the stage entries that skip a stage, in order.

    The first entry skips nothing: an existing customer begins at its present stage.
    """
    ordered = sorted(enumerate(account.stages), key=lambda pair: pair[1].date)
    return tuple(
        Skip(place, before.stage, entry.stage)
        for (_, before), (place, entry) in pairwise(ordered)
        if entry.stage > before.stage + 1
    )


def _log(account: Account, today: dt.date) -> list[StageEntry]:
    """Return the stage entries up to `today` in order of date, then of the file."""
    return sorted((e for e in account.stages if e.date <= today), key=lambda e: e.date)


def _passed(log: list[StageEntry], gate: int) -> StageEntry | None:
    """Return the newest entry that went through the gate out of stage `gate`; None if it was not passed.

    What is watched in the last stage counts from the entry into it.
    """
    gate = min(gate, LAST_STAGE - 1)
    if not log or log[-1].stage <= gate:
        return None
    before, found = 0, None
    for entry in log:
        if before <= gate < entry.stage:
            found = entry
        before = entry.stage
    return found


def _case(portfolio: Portfolio, account_id: str, gate: int, today: dt.date) -> Case:
    log = _log(portfolio.accounts[account_id], today)
    since = next((entry.date for entry in reversed(log) if entry.stage == gate), None)
    return Case(portfolio, account_id, today, since)
