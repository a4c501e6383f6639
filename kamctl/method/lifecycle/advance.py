"""New stage entries: the first one, to the next stage through its gate, or back with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from kamctl import hints
from kamctl.errors import RefusedError
from kamctl.method.lifecycle.stages import Judged, Lifecycle, behind, lifecycle, standing
from kamctl.method.lifecycle.waivers import last_day
from kamctl.method.lookup import UnknownNameError
from kamctl.model.account import StageEntry, Waiver
from kamctl.model.lifecycle import LAST_STAGE, STAGES
from kamctl.model.portfolio import Portfolio
from kamctl.wording import are


class GateUnmetError(RefusedError):
    """Gates hold an account back; `gate` are their requirements, with waived ones marked."""

    def __init__(self, account: str, stage: int, gate: tuple[Judged, ...], *, to: int | None = None) -> None:
        self.gate = gate
        unmet = [r.name for r in gate if r.state == "unmet"]
        where = f"{account} stays in stage {stage} ({STAGES[stage]})"
        if to is not None:
            where = f"{account} cannot enter stage {to} ({STAGES[to]})"
        super().__init__(
            f"{where}: {len(unmet)} of {len(gate)} requirements {are(unmet)} unmet",
            f"Meet what is unmet, or waive it with a reason: {hints.advance(account, to=to, waive=unmet)}",
        )


class StageRefusedError(RefusedError):
    """The life cycle does not allow the move."""


class Step(NamedTuple):
    """A stage entry, the stage before it, and waivers that were not needed because the requirement is met."""

    entry: StageEntry
    before: int | None
    idle_waivers: tuple[str, ...] = ()


def advance(
    portfolio: Portfolio,
    account_id: str,
    *,
    by: str,
    date: dt.date,
    waive: Mapping[str, Waiver],
    reason: str | None = None,
    to: int | None = None,
) -> Step:
    """Return the entry that moves an account: its first, one stage on, or to any earlier one.

    The gates are judged by the records as of `date`. Without `to`, the move is to the next stage. An account
    without a stage enters any stage in one entry, through all earlier gates.

    Raises:
        GateUnmetError: a requirement is neither met nor waived.
        UnknownNameError: a waiver names a requirement that these gates do not have.
        StageRefusedError: the move is not allowed, lacks its reason, or a waiver ends before it begins.
    """
    for name, waiver in waive.items():
        if waiver.until is not None and waiver.until < date:
            raise StageRefusedError(
                f"the waiver of {name} would end on {waiver.until}, before {date}",
                "Give the last day of the waiver.",
            )
    life = lifecycle(portfolio, account_id, date)
    _refuse_before_newest(portfolio, account_id, date)
    if life.stage is None:
        stage = to or 1
        gates = behind(portfolio, account_id, stage, date)
        place, held, first = f"the gates up to stage {stage}", stage, stage
    elif to is not None and to != (life.next or 0):
        return Step(_back(life, life.stage, to=to, by=by, date=date, waive=waive, reason=reason), life.stage)
    elif life.next is None:
        raise StageRefusedError(
            f"{life.account} is in the last stage, {LAST_STAGE} ({STAGES[LAST_STAGE]})",
            f"It can go back: {hints.go_back(life.account)}",
        )
    else:
        gates, stage = life.gate, life.next
        place, held, first = f"the gate to stage {stage}", life.stage, None
    watched = standing(portfolio, account_id, stage, date)
    gates = _with_waivers((*gates, *watched), waive, date, place)
    required = tuple(r for r in gates if r.stage < stage)
    if any(requirement.state == "unmet" for requirement in required):
        raise GateUnmetError(account_id, held, required, to=first)
    used = {r.name: waive[r.name] for r in gates if r.state == "waived"}
    entry = StageEntry(stage=stage, date=date, by=by, waived=used, reason=reason)
    return Step(entry, life.stage, tuple(name for name in waive if name not in used))


def _with_waivers(
    gate: tuple[Judged, ...], waive: Mapping[str, Waiver], date: dt.date, place: str
) -> tuple[Judged, ...]:
    """Return requirements with those waived that are unmet and named in `waive`."""
    names = [requirement.name for requirement in gate]
    for name in waive:
        if name not in names:
            raise UnknownNameError("requirement", name, names, place)
    entry = StageEntry(stage=1, date=date, by="", waived=dict(waive))
    return tuple(
        r.waived(waive[r.name].reason, until)
        if r.state != "met" and (until := last_day(entry, r.name)) is not None
        else r
        for r in gate
    )


def _back(
    life: Lifecycle,
    now: int,
    *,
    to: int,
    by: str,
    date: dt.date,
    waive: Mapping[str, Waiver],
    reason: str | None,
) -> StageEntry:
    if to > now:
        raise StageRefusedError(
            f"{life.account} is in stage {now} ({STAGES[now]}) and moves on one stage at a time, not to {to}",
            f"{hints.advance(life.account)} leads to stage {now + 1} ({STAGES[now + 1]}).",
        )
    if to == now:
        raise StageRefusedError(
            f"{life.account} is already in stage {to} ({STAGES[to]})",
            f"{hints.stage(life.account)} shows what its gate requires.",
        )
    if waive:
        raise StageRefusedError(
            "going back passes no gate, so there is nothing to waive", "Leave --waive out."
        )
    if reason is None:
        raise StageRefusedError(
            f"going back from stage {now} to stage {to} needs a reason",
            hints.go_back(life.account, to),
        )
    return StageEntry(stage=to, date=date, by=by, reason=reason)


def _refuse_before_newest(portfolio: Portfolio, account_id: str, date: dt.date) -> None:
    days = [entry.date for entry in portfolio.accounts[account_id].stages]
    if days and date < max(days):
        raise StageRefusedError(
            f"the newest stage entry of {account_id} is dated {max(days)}, after {date}",
            "Stage entries are in order of date: use that day or a later one, or correct the file.",
        )
