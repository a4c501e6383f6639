"""Allocates scarce days: proposes an allocation, compares two, and writes what management grants."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kamctl.app.broken_file import BrokenFileError
from kamctl.app.open import MissingFileError, Opened, account_id
from kamctl.app.writing.change import ChangeContext, Changed, change_record, person
from kamctl.errors import KamctlError
from kamctl.method.let_go import without_let_go
from kamctl.method.logs import is_let_go
from kamctl.method.lookup import known
from kamctl.method.resources.allocation import Allocation, allocation
from kamctl.method.resources.answer_check import Asked, faults
from kamctl.method.resources.comparison import Comparison, comparison
from kamctl.method.resources.competition import Cell, WhatIf, competition, quarters_ahead
from kamctl.method.senior import NotSeniorError, is_senior
from kamctl.model import periods
from kamctl.model.portfolio import Portfolio
from kamctl.model.resources import Grant, Resources
from kamctl.model.types import QUARTER
from kamctl.model.validators import contradictions
from kamctl.wording import digits
from kamctl.workspace.paths import account_path, plan_path
from kamctl.workspace.reading import Reader
from kamctl.workspace.record_edits import set_value
from kamctl.yaml.edit_ops import Edit
from kamctl.yaml.reader import read
from kamctl.yaml.tree import line_column

RESOURCES = "resources.yaml"
_SUPPOSED = re.compile(r"(?P<role>[^=@]+)(?:@(?P<quarter>[^=]+))?=(?P<sign>[+-]?)(?P<days>\d+(?:\.\d+)?)")


class AllocationRequest(NamedTuple):
    """How to allocate days. Without `quarters`, all those that have not begun and have capacity.

    `capacity` holds texts such as `trainer=+10` or `trainer@2027-Q1=25`; `without` names accounts to leave
    out.
    """

    quarters: tuple[str, ...] = ()
    optimize: bool = False
    trials: bool = False
    again: bool = False
    capacity: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def supposes(self) -> bool:
        """Whether it asks what would be rather than what is."""
        return bool(self.capacity or self.without)


class NothingToAllocateError(KamctlError):
    """No future quarter has capacity of any role."""

    def __init__(self) -> None:
        super().__init__(
            f"{RESOURCES} gives no days of any role in a quarter that has not begun",
            "Add the available days to a role's `capacity`.",
        )


class NotAQuarterError(KamctlError):
    """A text does not name a quarter whose days can be allocated."""

    def __init__(self, given: str, why: str) -> None:
        super().__init__(f"--quarter: {given} {why}", "Write Q1 (the next that begins) or 2027-Q1.")


class NotCapacityError(KamctlError):
    """A text does not say how many days of capacity there are."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"--capacity: '{given}' does not say how many days there are",
            "Write ROLE=+10, ROLE=-5 or ROLE=30; of one quarter, ROLE@2027-Q1=+10.",
        )


class ContradictionError(KamctlError):
    """A request contradicts itself, which would make any answer wrong."""

    def __init__(self, path: str, line: int, message: str, way_out: str) -> None:
        super().__init__(f"{path}:{line}: {message}", way_out)


class SupposedGrantError(KamctlError):
    """A grant is asked for on assumptions that do not hold."""

    def __init__(self) -> None:
        super().__init__(
            "--grant writes real grants, not assumptions", "Leave out --capacity, --without and --compare."
        )


class WrongAnswerError(KamctlError):
    """An answer breaks a rule: a fault in kamctl itself."""

    def __init__(self, broken: Sequence[str]) -> None:
        super().__init__(
            f"the allocation found breaks a rule ({broken[0]})",
            "This is a fault in kamctl, not in your files: please report it. Nothing was written.",
        )


def allocate(opened: Opened, request: AllocationRequest) -> Allocation:
    """Propose an allocation of scarce days.

    Raises:
        BrokenFileError, MissingFileError: a file without which the answer would be wrong.
        ContradictionError: a request contradicts itself.
        NothingToAllocateError, NotAQuarterError, NotCapacityError, UnknownNameError,
        UnknownAccountError: the request names something that does not exist.
        SolverMissingError, SolverError: there is no solver, or it gave up.
        WrongAnswerError: a fault in kamctl.
    """
    _needed(opened)
    return _answered(opened, opened.portfolio, request)


def compare(opened: Opened, request: AllocationRequest) -> Comparison:
    """Compare two allocations.

    With assumptions, compare them with the present state; with `optimize`, the optimum with the greedy rule;
    otherwise, all grants decided again with the grants in force. Raises what `allocate` raises.
    """
    if request.supposes:
        names, other = ("as it is", "what if"), request._replace(capacity=(), without=())
    elif request.optimize:
        names, other = ("greedy", "optimal"), request._replace(optimize=False)
    else:
        names, other = ("grants stay", "decided again"), request
        request = request._replace(again=True)
    return comparison(names, allocate(opened, other), allocate(opened, request))


class Granted(NamedTuple):
    """What was granted: the allocation, and the quarters whose grants are new or changed."""

    allocation: Allocation
    quarters: tuple[str, ...]


def grant(
    opened: Opened, request: AllocationRequest, *, by: str | None, date: dt.date, dry_run: bool = False
) -> Changed[Granted]:
    """Write the days granted to `resources.yaml` in the name of senior management.

    The allocation is made under the lock, from the file as it then is. Raises what `allocate` and
    `kamctl.app.writing.change.change_record` raise, and:
        NotSeniorError: `by` is not our president or a vice-president.
        SupposedGrantError: the request asks what would be.
    """
    if request.supposes:
        raise SupposedGrantError
    _needed(opened)
    context = ChangeContext(opened, date, Reader(keep_documents=True))
    who = person(context, by)
    if not is_senior(opened.portfolio.kam, who):
        raise NotSeniorError(opened.portfolio.kam, who)

    def made(now: Portfolio) -> tuple[Granted, Sequence[Edit]]:
        found = _answered(opened, now, request)
        assert now.resources is not None  # it was read under the lock
        new = dict(_new_grants(found, now.resources, who, date))
        edits = [edit for quarter, one in new.items() for edit in set_value(("grants", quarter), one)]
        return Granted(found, tuple(new)), edits

    return change_record(context, RESOURCES, made, dry_run=dry_run)


def _new_grants(
    found: Allocation, resources: Resources, by: str, date: dt.date
) -> Iterator[tuple[str, Grant]]:
    """Yield the grants that differ from the file's; a quarter without requests has none."""
    for quarter in found.quarters:
        here = [one for one in found.requests if one.quarter == quarter]
        days: dict[str, dict[str, Decimal]] = {}
        for role in dict.fromkeys(one.role for one in found.roles if one.quarter == quarter):
            given = {
                f"{one.account}/{one.initiative}": Decimal(digits(one.granted))
                for one in here
                if one.role == role and one.granted
            }
            if given:
                days[role] = given
        known_ = resources.grants.get(quarter)
        if (here or known_ is not None) and (known_ is None or known_.days != days):
            yield quarter, Grant(by=by, date=date, days=days)


def _answered(opened: Opened, portfolio: Portfolio, request: AllocationRequest) -> Allocation:
    today = opened.today
    quarters = _quarters(portfolio, request.quarters, today)
    there = _supposed(portfolio, request.capacity, quarters)
    without = frozenset(account_id(opened.workspace, one) for one in request.without)
    solve = None
    if request.optimize:
        from kamctl.app.resources.highs import solve as by_highs

        solve = by_highs
    question = competition(
        portfolio, today, quarters,
        trials=request.trials, again=request.again, what_if=WhatIf(there, without),
    )  # fmt: skip
    found = allocation(question, solve)
    capacity = {(cell.role, cell.quarter): days for cell, days in there.items()}
    broken = faults(portfolio, today, Asked(request.trials, request.again, capacity, without), found)
    if broken:
        raise WrongAnswerError(broken)
    return found


def _quarters(portfolio: Portfolio, given: Sequence[str], today: dt.date) -> tuple[str, ...]:
    if not given:
        ahead = quarters_ahead(portfolio, today)
        if not ahead:
            raise NothingToAllocateError
        return ahead
    return tuple(sorted({_quarter(one, portfolio.kam.fiscal_year_starts, today) for one in given}))


def _quarter(given: str, starts: int, today: dt.date) -> str:
    """Return the label of a quarter; `Q1` is the next Q1 to begin."""
    text = given.upper()
    if re.fullmatch("Q[1-4]", text):
        span = periods.containing("quarter", today, starts)
        while span.start <= today or not span.label.endswith(text):
            span = periods.after("quarter", span, starts)
        return span.label
    if not re.match(QUARTER, text):
        raise NotAQuarterError(given, "is not a quarter")
    if periods.named(text, starts).end < today:
        raise NotAQuarterError(given, "has ended")
    return text


def _supposed(portfolio: Portfolio, given: Sequence[str], quarters: Sequence[str]) -> Mapping[Cell, Decimal]:
    roles = portfolio.resources.roles if portfolio.resources is not None else {}
    found: dict[Cell, Decimal] = {}
    for text in given:
        said = _SUPPOSED.fullmatch(text.strip())
        if said is None:
            raise NotCapacityError(text)
        role = known(said["role"], {key: one.name for key, one in roles.items()}, "role", RESOURCES)
        for quarter in [said["quarter"]] if said["quarter"] else quarters:
            if quarter not in quarters:
                raise NotCapacityError(text)
            cell = Cell(role, quarter)
            there = found.get(cell, roles[role].capacity.get(quarter, Decimal(0)))
            days = Decimal(said["days"])
            found[cell] = {"+": there + days, "-": there - days, "": days}[said["sign"]]
            if found[cell] < 0:
                raise NotCapacityError(text)
    return found


def _needed(opened: Opened) -> None:
    """Raise if a file that the answer depends on is missing, broken or contradicts itself."""
    portfolio, texts = opened.portfolio, opened.workspace.texts
    if RESOURCES not in texts:
        raise MissingFileError(RESOURCES, "Write `roles: {ROLE: {name: …, capacity: {2027-Q1: 20}}}`.")
    for path in sorted(portfolio.broken):
        if not _is_let_go(portfolio, path, opened.today):
            raise BrokenFileError(path, texts)
    for account, plan in without_let_go(portfolio, opened.today).plans.items():
        for found in contradictions("plan", plan):
            if found.where[:1] == ("initiatives",) and found.where[2:3] in (("resources",), ("after",)):
                path = plan_path(account)
                document = read(texts[path])[0]
                start = document.locate(found.where, key=found.key)[0] if document is not None else 0
                raise ContradictionError(path, line_column(texts[path], start)[0], found.message, found.help)


def _is_let_go(portfolio: Portfolio, path: str, today: dt.date) -> bool:
    return any(
        path in (account_path(name), plan_path(name)) and is_let_go(one, today)
        for name, one in portfolio.accounts.items()
    )
