"""The files of a workspace without anybody's name, for showing the site to outsiders.

Names, ids and texts become numbers of their kind, the same text always the same number; all amounts of money
are multiplied by one factor. Dates, ratings, stages, the criteria and whatever else a rule depends on stay,
so `check` finds the same. Files that cannot be read are left out, and so is `ledger.yaml`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from kamctl.app.site.hidden import Hidden
from kamctl.checks.rule_selection import levels
from kamctl.checks.runner import drafts_of, placed, scene_of
from kamctl.findings import Draft
from kamctl.formats.data import data
from kamctl.formats.json_text import indented
from kamctl.method.plan.approval import PARTS, fingerprint
from kamctl.method.review.neutral_ids import Renaming
from kamctl.model.kinds import KINDS, Kind
from kamctl.model.plan import Action, Plan
from kamctl.model.playbook import Playbook
from kamctl.model.portfolio import Portfolio
from kamctl.model.record import Record
from kamctl.model.resources import Grant, Resources
from kamctl.model.results import OfferingsResult, PortfolioResults, Results, Taken
from kamctl.model.walk import scopes
from kamctl.workspace.load import load
from kamctl.workspace.paths import Place, path_of
from kamctl.workspace.portfolio import held

R = TypeVar("R", bound=Record)
#: Kinds of file that are not shown.
_LEFT_OUT = frozenset({"ledger"})

#: Kinds of file that define ids.
_WITH_IDS = frozenset(scope.kind for scope in scopes().values() if scope.field is not None)


def incognito(texts: Mapping[str, str], today: dt.date) -> dict[str, str]:
    """Return the texts of a workspace in which no person, company or amount can be recognised."""
    loaded = load(texts, references=False)
    if loaded.portfolio is None:
        return {}
    files = _Files(loaded.portfolio)
    hidden = {path: f"{indented(data(record))}\n" for path, record in files.all()}
    return _silenced(texts, hidden, files.accounts, today) if loaded.marked else hidden


class _Files:
    """The records of a portfolio under other names, by path."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio, self._hidden = portfolio, Hidden(portfolio)
        self.accounts = _numbered("account", portfolio.accounts)
        self._shared = self._renaming(None)
        self._of = {name: self._renaming(name) for name in portfolio.accounts}
        #: The kinds whose records need more than new names, texts and amounts.
        self._special: dict[Kind, Callable[[Any, Renaming], Any]] = {
            "kam": lambda kam, renaming: self._record(replace(kam, source_url=None), renaming),
            "criteria": lambda criteria, renaming: self._hidden.criteria(renaming.of(criteria)),
            "resources": self._resources,
            "playbook": self._playbook,
            "account": lambda one, renaming: self._hidden.record(self._hidden.measured(renaming.of(one))),
            "plan": self._plan,
            "results": self._results,
            "portfolio": self._years,
        }

    def all(self) -> Iterator[tuple[str, Any]]:
        """Yield the path and the record of every file that can be shown, grouped by account."""
        order = {name: i for i, name in enumerate(self.accounts, start=1)}
        for place, record in sorted(
            held(self._portfolio), key=lambda one: order.get(one.place.account or "", 0)
        ):
            renaming = self._shared if place.account is None else self._of.get(place.account)
            if renaming is not None and place.kind not in _LEFT_OUT:
                path, hide = self._path(place, renaming), self._special.get(place.kind)
                if hide is None and place.kind in _WITH_IDS:
                    renaming = self._renaming(place.account, {place.kind: record})
                yield path, (hide or self._record)(record, renaming)

    def _renaming(self, account: str | None, own: Mapping[Kind, Record] | None = None) -> Renaming:
        """Return new names for what kam.yaml, the offerings, an account and its plan define, and `own`."""
        whole = self._portfolio
        records: dict[str, Record | None] = {"kam": whole.kam, "offerings": whole.offerings, **(own or {})}
        if account is not None:
            records |= {"account": whole.accounts[account], "plan": whole.plans.get(account)}
        return Renaming(records, self.accounts, others=True)

    def _path(self, place: Place, renaming: Renaming) -> str:
        row, names = KINDS[place.kind], []
        found = getattr(self._portfolio, row.slot)
        for part, name in zip(row.keys, place.keys, strict=True):
            is_known = part in ("account", "person", "period")
            names.append(renaming.called(part, name) if is_known else _numbered(row.name, found)[name])
            found = found[name]
        return path_of(row.name, *names)

    def _record(self, record: R, renaming: Renaming) -> R:
        return self._hidden.record(renaming.of(record))

    def _plan(self, plan: Plan, renaming: Renaming) -> Plan:
        """Return a plan under other names; an approval of its present content stays valid."""
        shown = self._record(plan, renaming)
        actions = {name: self._action(one) for name, one in shown.actions.items()}
        now, then = fingerprint(plan).split("-"), fingerprint(shown).split("-")
        approvals = []
        for one in shown.approvals:
            of = one.of.split("-") if one.of is not None else []
            marks = [new if old == here else "0000" for old, here, new in zip(of, now, then, strict=False)]
            approvals.append(replace(one, of="-".join(marks) if len(marks) == len(PARTS) else None))
        return replace(shown, actions=actions, approvals=tuple(approvals))

    def _action(self, action: Action) -> Action:
        if action.played is None:
            return action
        playbooks = _numbered("playbook", self._portfolio.playbooks)
        playbook = playbooks.get(action.played.playbook, "playbook-0")
        return replace(action, played=replace(action.played, playbook=playbook))

    def _resources(self, resources: Resources, renaming: Renaming) -> Resources:
        grants = {quarter: self._grant(one, renaming) for quarter, one in resources.grants.items()}
        return self._hidden.record(replace(resources, grants=grants))

    def _grant(self, grant: Grant, renaming: Renaming) -> Grant:
        days = {
            role: {self._initiative(name): given for name, given in granted.items()}
            for role, granted in grant.days.items()
        }
        return replace(renaming.of(grant), days=days)

    def _initiative(self, name: str) -> str:
        account, _, initiative = name.partition("/")
        if account not in self._of:
            return "account-0/initiative-0"
        return f"{self.accounts[account]}/{self._of[account].called('initiative', initiative)}"

    def _playbook(self, playbook: Playbook, renaming: Renaming) -> Playbook:
        steps = {
            f"step-{i}": replace(one, role=renaming.called("person", one.role), serves=None)
            for i, one in enumerate(playbook.steps.values(), start=1)
        }
        return self._hidden.record(replace(playbook, steps=steps))

    def _results(self, results: Results, renaming: Renaming) -> Results:
        offerings = {quarter: self._offered(one, renaming) for quarter, one in results.offerings.items()}
        return self._hidden.figures(replace(results, offerings=offerings, taken=_taken(results.taken)))

    def _offered(self, one: OfferingsResult, renaming: Renaming) -> OfferingsResult:
        def named(revenue: Mapping[str, Any]) -> dict[str, Any]:
            return {renaming.called("offering", name): value for name, value in revenue.items()}

        by_unit = {renaming.called("unit", unit): named(revenue) for unit, revenue in one.by_unit.items()}
        return replace(one, by_offering=named(one.by_offering), by_unit=by_unit)

    def _years(self, results: PortfolioResults, _: Renaming) -> PortfolioResults:
        """Return the yearly results of all customers, with the new ids of our accounts."""
        years = {}
        for label, year in results.years.items():
            ours = tuple(self.accounts[a] for a in year.best_fifth.accounts if a in self.accounts)
            years[label] = replace(year, best_fifth=replace(year.best_fifth, accounts=ours))
        return self._hidden.figures(replace(results, years=years, taken=_taken(results.taken)))


def _numbered(kind: Kind, names: Iterable[str]) -> dict[str, str]:
    """Return new names for things of a kind: the kind and a number."""
    return {name: f"{kind}-{i}" for i, name in enumerate(names, start=1)}


def _taken(taken: Taken | None) -> Taken | None:
    """Return the origin of figures without the names of the sources."""
    if taken is None:
        return None
    return replace(taken, sources=tuple(f"source-{i}" for i, _ in enumerate(taken.sources, start=1)))


def _silenced(
    texts: Mapping[str, str], hidden: Mapping[str, str], accounts: Mapping[str, str], today: dt.date
) -> dict[str, str]:
    """Return the hidden texts, with a comment on each line whose finding the original ignores.

    Rules report findings in the order of the data, which is the same in both.
    """
    before, after = _found(texts, today), _found(hidden, today)
    comments: defaultdict[str, dict[int, list[str]]] = defaultdict(dict)
    for (account, rule), found in before.items():
        others = after.get((accounts.get(account or ""), rule), ())
        for (_, ignored), (finding, _) in zip(found, others, strict=False):
            if ignored:
                comments[finding.path].setdefault(finding.line, []).append(rule)
    shown = dict(hidden)
    for path, rules in comments.items():
        lines = shown[path].split("\n")
        for line, names in rules.items():
            lines[line - 1] += f" # kamctl: ignore[{', '.join(dict.fromkeys(names))}] as in the original"
        shown[path] = "\n".join(lines)
    return shown


def _found(texts: Mapping[str, str], today: dt.date) -> Mapping[tuple[str | None, str], list[Any]]:
    """Return the findings by account and rule, each with whether a comment ignores it."""
    loaded = load(texts)
    found: defaultdict[tuple[str | None, str], list[Any]] = defaultdict(list)
    scene = scene_of(loaded, today)
    if scene is None or loaded.portfolio is None:
        return found
    active = levels(loaded.portfolio.kam.policy.rules, (), ())

    def of(draft: Draft, marked: frozenset[str]) -> tuple[Any, ...]:
        return placed(loaded._replace(marked=marked), texts, [draft], active)

    for draft in (*loaded.drafts, *drafts_of(scene, active)):
        for finding in of(draft, frozenset()):
            found[draft.account, draft.rule].append((finding, not of(draft, loaded.marked)))
    return found
