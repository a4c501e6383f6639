"""The six stages of a key account's life cycle, and the gates between them.

Each gate is a table of requirements, each judged by a function of the records as they stand on a
day. The gate of the stage that the account is in leads on; those behind keep being watched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kamctl.method.lifecycle import requirements_of_partnership as partnership
from kamctl.method.lifecycle import requirements_of_supply as supply
from kamctl.method.lifecycle.gate import Case, Judge
from kamctl.method.lifecycle.requirement_days import turns
from kamctl.model.account import Account, StageEntry
from kamctl.workspace.portfolio import Portfolio

RequirementState = Literal["met", "unmet", "waived"]

STAGES: dict[int, str] = {
    1: "fit",
    2: "supply",
    3: "support",
    4: "relationships",
    5: "assessment",
    6: "maintenance",
}
LAST_STAGE = 6

#: The requirements of the gate out of each stage.
GATES: dict[int, dict[str, Judge]] = {
    1: {"buying-reason": supply.buying_reason, "value-beyond-price": supply.value_beyond_price},
    2: {"growth-investigated": supply.growth_investigated, "receivables-known": supply.receivables_known},
    3: {
        "manager-named": supply.manager_named,
        "forecast-agreed": supply.forecast_agreed,
        "flight-risk-assessed": supply.flight_risk_assessed,
    },
    4: {
        "executive-pair": partnership.executive_pair,
        "levels-covered": partnership.levels_covered,
        "functions-covered": partnership.functions_covered,
    },
    5: {
        "review-held": partnership.review_held,
        "actions-followed-up": partnership.actions_followed_up,
        "value-accepted": partnership.value_accepted,
        "benefit-exceeds-price": partnership.benefit_exceeds_price,
    },
}
STAGE_OF: dict[str, int] = {name: stage for stage, gate in GATES.items() for name in gate}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of the gate out of `stage`.

    `detail` says what met it, what is missing, or why it was waived; `remedy` is the exact YAML or
    command that would meet it, empty unless the state is `unmet`.
    """

    name: str
    stage: int
    state: RequirementState
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Where an account stands in its life cycle.

    `stage` and `since` are None without a stage entry; `next` is None in the last stage. `ready`
    tells whether the whole gate to the next stage is met. `requirements` are those of the gates
    behind and of the next one, in the order of the stages.
    """

    account: str
    name: str
    stage: int | None
    since: dt.date | None
    next: int | None
    ready: bool
    requirements: tuple[Requirement, ...]

    @property
    def gate(self) -> tuple[Requirement, ...]:
        """The requirements of the gate to the next stage."""
        return tuple(r for r in self.requirements if r.stage == self.stage)

    @property
    def behind(self) -> tuple[Requirement, ...]:
        """The requirements of the gates behind the current stage."""
        return tuple(r for r in self.requirements if r.stage != self.stage)

    @property
    def reopened(self) -> tuple[Requirement, ...]:
        """The requirements behind the current stage that no longer hold."""
        return tuple(r for r in self.behind if r.state == "unmet")


def lifecycle(portfolio: Portfolio, account_id: str, today: dt.date) -> Lifecycle:
    """Return where an account stands, and what its gates require.

    A waiver holds for the gate that was passed with it: it stands in the stage entry that went
    through that gate last. A waived requirement is listed as waived, even where it is met by now:
    the gate was passed without it. An entry is dated within a stage when it is not older than the
    newest entry into that stage; where the log never held the stage, no entry is too old.

    Raises:
        KeyError: the portfolio holds no such account.
    """
    account = portfolio.accounts[account_id]
    log = _log(account, today)
    if not log:
        return Lifecycle(account_id, account.name, None, None, 1, ready=True, requirements=())
    stage = log[-1].stage
    requirements = tuple(
        requirement
        for gate in range(1, min(stage, LAST_STAGE - 1) + 1)
        for requirement in _gate(_case(portfolio, account_id, log, gate, today), log, gate)
    )
    ahead = [r.state for r in requirements if r.stage == stage]
    return Lifecycle(
        account=account_id,
        name=account.name,
        stage=stage,
        since=log[-1].date,
        next=stage + 1 if stage < LAST_STAGE else None,
        ready=bool(ahead) and all(state == "met" for state in ahead),
        requirements=requirements,
    )


def fallen_since(portfolio: Portfolio, account_id: str, requirement: str, today: dt.date) -> dt.date | None:
    """Return the first day of the unbroken time up to `today` in which a passed requirement fails.

    The records as they stand are judged by each earlier day back to when the gate was passed. None
    where the requirement holds today, where its gate is not behind the account, or where it fails
    on all those days: then what changed carries no date.
    """
    account = portfolio.accounts[account_id]
    gate = STAGE_OF[requirement]
    log = _log(account, today)
    passed = passing_entry(log, gate)
    if passed is None or log[-1].stage <= gate:
        return None
    judge = GATES[gate][requirement]
    since = None
    case = _case(portfolio, account_id, log, gate, today)
    for day in reversed(turns(requirement, case, passed.date)):
        if judge(_case(portfolio, account_id, _log(account, day), gate, day)).met:
            return since
        since = day
    return None


def passing_entry(log: Iterable[StageEntry], gate: int) -> StageEntry | None:
    """Return the newest entry of `log` (in order) that went through the gate out of stage `gate`."""
    before, found = 0, None
    for entry in log:
        if before <= gate < entry.stage:
            found = entry
        before = entry.stage
    return found


@dataclass(frozen=True, slots=True)
class Skip:
    """A stage entry that goes up more than one stage; `index` is its place in the file's log."""

    index: int
    before: int
    stage: int


def skipped(account: Account) -> tuple[Skip, ...]:
    """Return the stage entries that go up more than one stage, in order.

    The first entry goes up from nothing: an account that was a customer before it was kept here
    begins where it stands.
    """
    ordered = sorted(enumerate(account.stages), key=lambda pair: pair[1].date)
    return tuple(
        Skip(index, before.stage, entry.stage)
        for (_, before), (index, entry) in pairwise(ordered)
        if entry.stage > before.stage + 1
    )


def _log(account: Account, today: dt.date) -> list[StageEntry]:
    """Return the stage entries up to `today` in order of date, then of the file."""
    return sorted((e for e in account.stages if e.date <= today), key=lambda e: e.date)


def _case(portfolio: Portfolio, account_id: str, log: list[StageEntry], gate: int, today: dt.date) -> Case:
    return Case(
        account_id=account_id,
        account=portfolio.accounts[account_id],
        plan=portfolio.plans.get(account_id),
        reviews=portfolio.reviews.get(account_id, {}),
        kam=portfolio.kam,
        today=today,
        since=next((e.date for e in reversed(log) if e.stage == gate), None),
    )


def _gate(case: Case, log: list[StageEntry], gate: int) -> Iterable[Requirement]:
    passed = passing_entry(log, gate) if gate < log[-1].stage else None
    waived = passed.waived if passed else {}
    for name, judge in GATES[gate].items():
        if name in waived:
            yield Requirement(name, gate, "waived", waived[name], "")
            continue
        outcome = judge(case)
        if outcome.met:
            yield Requirement(name, gate, "met", outcome.detail, "")
        else:
            yield Requirement(name, gate, "unmet", outcome.detail, outcome.remedy)
