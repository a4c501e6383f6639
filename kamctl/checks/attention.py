"""What needs attention: what the rules find and the decisions that wait, one entry per cause, ranked."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kamctl import hints
from kamctl.checks.context import Scene
from kamctl.checks.owner import DECISIONS
from kamctl.checks.registry import BY_NAME
from kamctl.checks.rule_selection import levels
from kamctl.checks.runner import drafts_of, placed, scene_of, with_tellers
from kamctl.checks.weights import scale, weight
from kamctl.findings import Draft, Finding
from kamctl.method.attention.urgency import Cause, Item, Kind, judged, ranked
from kamctl.method.attention.waiting import Waiting, waiting
from kamctl.model.portfolio import Portfolio
from kamctl.wording import score
from kamctl.workspace.load import Loaded
from kamctl.workspace.paths import account_path


class Attention(NamedTuple):
    """What needs attention, the most urgent first; `year` is a year's profit of the portfolio."""

    items: tuple[Item, ...]
    year: Decimal


def attention(
    loaded: Loaded, texts: Mapping[str, str], today: dt.date, before: Iterable[Draft] = ()
) -> Attention:
    """Return what needs attention in a loaded workspace; `before` was found while its files were listed."""
    scene, portfolio = scene_of(loaded, today), loaded.salvaged
    if scene is None or portfolio is None:
        return Attention((), Decimal(0))
    active = levels(portfolio.kam.policy.rules, (), ())
    asked = {(name, one.rule): one for name, one in _waiting(scene) if one.rule in active}
    drafts = [*before, *loaded.drafts, *drafts_of(scene, active), *(one.draft for one in asked.values())]
    tellers = list(with_tellers(drafts))
    behind: defaultdict[tuple[str | None, str], list[str]] = defaultdict(list)
    for draft, teller in tellers:
        if teller is not None:
            behind[draft.account, teller].append(draft.message)
    told = [draft for draft, teller in tellers if teller is None]
    findings = placed(loaded, texts, told, active, loaded.marked)
    by = scale(portfolio, today)
    items = []
    for group in _by_cause(findings):
        first = group[0]
        waits = asked.get((first.account or "", first.rule))
        also = [*(waits.reasons if waits is not None else ()), *(f.message for f in group[1:])]
        also += behind[first.account, first.rule]
        cause = _cause(first, waits, portfolio, today, also)
        if len(group) > 1:
            cause = cause._replace(what=f"{cause.what}, and {len(group) - 1} more like it")
        items.append(judged(cause, by.stakes.get(first.account or ""), by.year, today))
    return Attention(ranked(items), by.year)


class _Asked(NamedTuple):
    """A waiting decision, as the rule that reports it once it is late would find it."""

    draft: Draft
    waits: Waiting
    reasons: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The rule that reports it once it is late."""
        return self.draft.rule


def _waiting(scene: Scene) -> Iterator[tuple[str, _Asked]]:
    for name, account in scene.portfolio.accounts.items():
        for waits in waiting(account, scene.today):
            if waits.about == "nomination":
                rule, where = "nomination-waits", ("decisions", waits.entry, "date")
                settle, reason = hints.decide(name), account.decisions[waits.entry].reason
                what = f"decide about the nomination of {waits.since}{_scored(scene, name)}"
            else:
                rule, where = "exit-review-undecided", ("standing", waits.entry, "state")
                settle = hints.standing(name, "exit-review", outcome="OUTCOME")
                what = f"decide the exit review of {waits.since}"
                reason = account.standing[waits.entry].reason
            what += f", by {waits.due} at the latest"
            draft = Draft(rule, account_path(name), where, what, account=name, settle=settle)
            yield name, _Asked(draft, waits, (reason,) if reason else ())


def _scored(scene: Scene, account: str) -> str:
    found = scene.scores.get(account)
    return (
        f" ({score(found.score)}, {found.verdict})" if found is not None and found.score is not None else ""
    )


def _by_cause(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return findings in groups of one cause, the longest late first: of one rule, account and owner."""
    groups: defaultdict[tuple[str, str, str | None], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.account or finding.path, finding.rule, finding.owner].append(finding)
    return [sorted(group, key=lambda f: f.since or dt.date.max) for group in groups.values()]


def _cause(
    finding: Finding, asked: _Asked | None, portfolio: Portfolio, today: dt.date, also: Iterable[str]
) -> Cause:
    since, due = finding.since, finding.since
    if asked is not None:
        since, due = asked.waits.since, asked.waits.due
    settle = finding.settle or f"{finding.path}:{finding.line}"
    return Cause(
        finding.account, _kind(finding, today), finding.rule, finding.message, finding.owner,
        since, due, weight(finding, portfolio.kam.policy.urgency), settle, tuple(also),
    )  # fmt: skip


def _kind(finding: Finding, today: dt.date) -> Kind:
    if finding.rule in DECISIONS:
        return "decision"
    if finding.since is None:
        return "wrong"
    return "ahead" if finding.since > today else "late" if BY_NAME[finding.rule].timed else "wrong"
