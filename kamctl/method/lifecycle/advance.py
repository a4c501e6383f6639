"""Stage entries as they are made: one stage on through its gate, or back with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from kamctl import hints
from kamctl.errors import RefusedError
from kamctl.method.lifecycle.stages import Judged, Lifecycle, lifecycle
from kamctl.method.lookup import UnknownNameError
from kamctl.model.account import StageEntry
from kamctl.model.lifecycle import LAST_STAGE, STAGES
from kamctl.wording import are
from kamctl.workspace.portfolio import Portfolio


class GateUnmetError(RefusedError):
    """A gate holds an account back; `gate` are its requirements, those waived marked so."""

    def __init__(self, life: Lifecycle, gate: tuple[Judged, ...]) -> None:
        self.gate = gate
        self.life = life
        unmet = [r.name for r in gate if r.state == "unmet"]
        waive = hints.advance(life.account, waive=unmet)
        super().__init__(
            f"{life.account} stays in stage {life.stage} ({STAGES[life.stage or 1]}): "
            f"{len(unmet)} of {len(gate)} requirements {are(unmet)} unmet",
            f"Meet what is unmet, or waive it with a reason: {waive}",
        )


class StageRefusedError(RefusedError):
    """The life cycle has no such way."""


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
    waive: Mapping[str, str],
    reason: str | None = None,
    to: int | None = None,
) -> Step:
    """Return the entry that moves an account: one stage on, or to any earlier one.

    The gate is judged by the records as they stand on `date`. Without `to`, and with the next
    stage, the way leads on.

    Raises:
        GateUnmetError: a requirement is neither met nor waived.
        UnknownNameError: a waiver names no requirement of this gate.
        StageRefusedError: there is no such way, or no reason for the way back.
    """
    life = lifecycle(portfolio, account_id, date)
    _refuse_before_newest(portfolio, account_id, date)
    if to is not None and to != (life.next or 0):
        return Step(_back(life, to=to, by=by, date=date, waive=waive, reason=reason), life.stage)
    return _on(life, by=by, date=date, waive=waive, reason=reason)


def _on(life: Lifecycle, *, by: str, date: dt.date, waive: Mapping[str, str], reason: str | None) -> Step:
    if life.next is None:
        raise StageRefusedError(
            f"{life.account} is in the last stage, {LAST_STAGE} ({STAGES[LAST_STAGE]})",
            f"It may go back: {hints.go_back(life.account)}",
        )
    gate = tuple(r.waived(waive[r.name]) if r.state != "met" and r.name in waive else r for r in life.gate)
    names = [requirement.name for requirement in gate]
    for name in waive:
        if name not in names:
            raise UnknownNameError("requirement", name, names, f"the gate to stage {life.next}")
    if any(requirement.state == "unmet" for requirement in gate):
        raise GateUnmetError(life, gate)
    used = {r.name: waive[r.name] for r in gate if r.state == "waived"}
    entry = StageEntry(stage=life.next, date=date, by=by, waived=used, reason=reason)
    return Step(entry, life.stage, tuple(name for name in waive if name not in used))


def _back(
    life: Lifecycle, *, to: int, by: str, date: dt.date, waive: Mapping[str, str], reason: str | None
) -> StageEntry:
    now = life.stage or 0
    if to > now:
        raise StageRefusedError(
            f"{life.account} is in stage {now or 'none'}: it goes on one stage at a time, not to {to}",
            f"{hints.advance(life.account)} leads to stage {now + 1} ({STAGES[now + 1]}).",
        )
    if to == now:
        raise StageRefusedError(
            f"{life.account} is in stage {to} ({STAGES[to]}) already",
            f"{hints.stage(life.account)} shows what its gate requires.",
        )
    if waive:
        raise StageRefusedError(
            "the way back has no gate, so there is nothing to waive", "Leave --waive out."
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
            f"the newest stage entry of {account_id} is of {max(days)}, after {date}",
            "Stages follow one another in time: use that day or a later one, or correct the file.",
        )
