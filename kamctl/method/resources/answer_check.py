"""Checks a finished allocation from the records alone: it must keep every rule, and add up.

It knows nothing of how the answer was found. From elsewhere it takes only what the files say, the score, and
the decision in force.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from kamctl.method.logs import decision, is_let_go, newest
from kamctl.method.resources.allocation import Allocation
from kamctl.method.selection.scores.scoring import Score, score_of
from kamctl.model import periods
from kamctl.model.plan import Initiative, ResourceDemand
from kamctl.model.portfolio import Portfolio
from kamctl.wording import money

_KEY = tuple[str, str, str, str]


class Asked(NamedTuple):
    """How an allocation was asked for: what stands in for the records, and who takes part."""

    trials: bool = False
    again: bool = False
    capacity: Mapping[tuple[str, str], Decimal] = {}
    without: AbstractSet[str] = frozenset()


def faults(portfolio: Portfolio, today: dt.date, asked: Asked, found: Allocation) -> list[str]:
    """Return the rules that an allocation breaks, as sentences that say where."""
    return list(_Check(portfolio, today, asked, found).faults())


class _Check:
    def __init__(self, portfolio: Portfolio, today: dt.date, asked: Asked, found: Allocation) -> None:
        self.portfolio, self.today, self.how, self.found = portfolio, today, asked, found
        self.needs: dict[_KEY, list[ResourceDemand]] = defaultdict(list)
        self.initiatives: dict[tuple[str, str], Initiative] = {}
        for account, plan in portfolio.plans.items():
            known = portfolio.accounts.get(account)
            if known is None or is_let_go(known, today) or account in asked.without:
                continue
            for key, one in plan.initiatives.items():
                self.initiatives[account, key] = one
                for need in one.resources:
                    if need.quarter in found.quarters and need.days > 0:
                        self.needs[account, key, need.role, need.quarter].append(need)
        self.granted = {(r.account, r.initiative, r.role, r.quarter): r.granted for r in found.requests}
        self.places: dict[tuple[str, str], list[_KEY]] = defaultdict(list)
        for place in self.needs:
            self.places[place[:2]].append(place)

    def faults(self) -> Iterator[str]:
        if set(self.granted) != set(self.needs) or len(self.granted) != len(self.found.requests):
            yield "the requests answered are not those of the plans"
            return
        yield from self._amounts()
        yield from self._capacities()
        yield from self._together()
        yield from self._turns()
        yield from self._sums()

    def _asked(self, key: _KEY) -> Decimal:
        return sum((need.days for need in self.needs[key]), Decimal(0))

    def _least(self, key: _KEY) -> Decimal:
        return sum((n.days if n.minimum is None else n.minimum for n in self.needs[key]), Decimal(0))

    def _in_force(self, key: _KEY) -> Decimal:
        account, initiative, role, quarter = key
        grants = self.portfolio.resources.grants if self.portfolio.resources is not None else {}
        grant = grants.get(quarter)
        if grant is None or grant.date > self.today:
            return Decimal(0)
        return min(grant.days.get(role, {}).get(f"{account}/{initiative}", Decimal(0)), self._asked(key))

    def _state(self, account: str) -> str:
        """Return "competes", "keeps" (its grants are never decided again) or "out" (it gets nothing new)."""
        one = self.portfolio.accounts[account]
        made = decision(one, self.today)
        outcome = made.outcome if made is not None else ""
        standing = newest(one.standing, self.today)
        state = standing.state if standing is not None else ""
        if outcome != "selected" and not (self.how.trials and outcome == "trial"):
            return "out"
        if (
            state == "exit-review"
            and standing is not None
            and standing.outcome in (None, "exit", "step-down")
        ):
            return "out"
        return "keeps" if state == "corrective-action" else "competes"

    def _kept(self, key: _KEY) -> Decimal:
        stays = not self.how.again or self._state(key[0]) == "keeps"
        return self._in_force(key) if stays else Decimal(0)

    def _amounts(self) -> Iterator[str]:
        for r in self.found.requests:
            key = (r.account, r.initiative, r.role, r.quarter)
            if r.asked != self._asked(key):
                yield f"{_said(key)}: asks for {self._asked(key)}, not {r.asked}"
            if not 0 <= r.granted <= r.asked:
                yield f"{_said(key)}: {r.granted} of {r.asked} granted"
            kept = self._kept(key)
            if kept and r.granted != kept:
                yield f"{_said(key)}: {kept} were granted before and do not stay"
            if not kept and r.granted and r.granted < self._least(key):
                yield f"{_said(key)}: {r.granted} granted are too few to be of use"
            if not kept and r.granted and self._state(r.account) != "competes":
                yield f"{_said(key)}: granted, although the account gets nothing new"
            if (r.why_not is None) != (r.granted == r.asked):
                yield f"{_said(key)}: a reason is given for a full grant, or none for a partial one"

    def _there(self, role: str, quarter: str) -> Decimal:
        roles = self.portfolio.resources.roles if self.portfolio.resources is not None else {}
        given = roles[role].capacity.get(quarter, Decimal(0)) if role in roles else Decimal(0)
        return self.how.capacity.get((role, quarter), given)

    def _capacities(self) -> Iterator[str]:
        for (role, quarter), here in sorted(self.in_cell.items()):
            given, there = self.totals[role, quarter], self._there(role, quarter)
            if given > max(there, sum((self._kept(key) for key in here), Decimal(0))):
                yield f"{given} days of {role} granted in {quarter}: there are {there}"

    def _open(self, name: tuple[str, str]) -> list[_KEY]:
        return [key for key in self.places[name] if not self._kept(key)]

    def _is_chosen(self, name: tuple[str, str]) -> bool:
        """Tell whether all open requests of an initiative are granted."""
        return all(self.granted[key] >= self._least(key) and self.granted[key] for key in self._open(name))

    def _together(self) -> Iterator[str]:
        for name in list(self.places):
            some = any(self.granted[key] for key in self._open(name))
            if some and not all(self.granted[key] >= self._least(key) for key in self._open(name)):
                yield f"{'/'.join(name)}: granted in part of what it needs"
            if some and not self._may_start(name):
                yield f"{'/'.join(name)}: granted before the initiative that it comes after"

    def _may_start(self, name: tuple[str, str]) -> bool:
        first = self.initiatives[name].after
        if first is None:
            return True
        before = (name[0], first)
        if before not in self.initiatives:
            return False
        if self.initiatives[before].end < self.today:
            return True
        seen, at = {name[1]}, (name[0], first)
        while at in self.initiatives and self.initiatives[at].end >= self.today:
            if at[1] in seen:  # an initiative that waits for itself never starts
                return False
            seen.add(at[1])
            at = (name[0], self.initiatives[at].after or "")
        chosen = before not in self.places or self._is_chosen(before)
        return chosen and not self._waits_elsewhere(before)

    def _waits_elsewhere(self, name: tuple[str, str]) -> bool:
        """Tell whether an initiative lacks a grant in a future quarter that is not being allocated."""
        starts = self.portfolio.kam.fiscal_year_starts
        grants = self.portfolio.resources.grants if self.portfolio.resources is not None else {}
        for need in self.initiatives[name].resources:
            ahead = need.days > 0 and periods.named(need.quarter, starts).start > self.today
            if ahead and need.quarter not in self.found.quarters:
                grant = grants.get(need.quarter)
                held = grant.days.get(need.role, {}) if grant is not None and grant.date <= self.today else {}
                if not held.get("/".join(name)):
                    return True
        return False

    def _late(self, name: tuple[str, str], seen: tuple[str, ...] = ()) -> bool:
        policy, starts = self.portfolio.kam.policy, self.portfolio.kam.fiscal_year_starts
        for key in self._open(name):
            start = periods.named(key[3], starts).start
            for need in self.needs[key]:
                if need.asked is not None and (start - need.asked).days < policy.ask_before_days:
                    return True
        first = self.initiatives[name].after
        before = (name[0], first or "")
        if first is None or first in seen or before not in self.places:
            return False
        return self.initiatives[before].end >= self.today and self._late(before, (*seen, name[1]))

    def _owed(self, name: tuple[str, str]) -> bool:
        """Tell whether one of our obligations needs this initiative itself."""
        obligations = self.portfolio.accounts[name[0]].obligations
        named = (need.obligation for key in self.places[name] for need in self.needs[key])
        return any(one in obligations and obligations[one].owed_by == "us" for one in named if one)

    def _turns(self) -> Iterator[str]:
        """Yield the initiatives refused although they fit, or in favour of others that rank below them."""
        late = {name for name in self.places if self._late(name)}
        owed = {name for name in self.places if self._owed(name)}
        followed = {(name[0], one.after) for name, one in self.initiatives.items() if one.after}
        for name in self.places:
            is_refused = self._open(name) and not any(self.granted[key] for key in self._open(name))
            if not is_refused or self._state(name[0]) != "competes" or not self._may_start(name):
                continue
            if not any(self._least(key) for key in self._open(name)):
                continue
            if self._fits(name, set()):
                yield f"{'/'.join(name)}: refused, although it fits"
            if name not in late and self._fits(name, late):
                yield f"{'/'.join(name)}: refused in favour of a late request"
            if name in owed - late and self._fits(name, set(self.places) - owed - followed):
                yield f"{'/'.join(name)}: refused in favour of an initiative that no obligation needs"

    def _fits(self, name: tuple[str, str], without: AbstractSet[tuple[str, str]]) -> bool:
        """Tell whether a refused initiative fits once some others have given up their new grants."""
        for key in self._open(name):
            here = self.in_cell[key[2:]]
            back = sum((self.granted[k] - self._kept(k) for k in here if k[:2] in without), Decimal(0))
            if self._least(key) > self._there(*key[2:]) - self.totals[key[2:]] + back:
                return False
        return True

    @cached_property
    def in_cell(self) -> dict[tuple[str, str], list[_KEY]]:
        """The requests by role and quarter."""
        found: dict[tuple[str, str], list[_KEY]] = defaultdict(list)
        for key in self.granted:
            found[key[2:]].append(key)
        return found

    @cached_property
    def totals(self) -> dict[tuple[str, str], Decimal]:
        """The days granted by role and quarter."""
        return {cell: sum((self.granted[k] for k in keys), Decimal(0)) for cell, keys in self.in_cell.items()}

    @cached_property
    def scores(self) -> dict[str, Score | None]:
        """The score of every account that asks for days."""
        criteria, accounts = self.portfolio.criteria, self.portfolio.accounts
        asking = dict.fromkeys(account for account, _ in self.places)
        return {name: score_of(criteria, name, accounts[name], self.today) for name in asking}

    def _worth(self, name: tuple[str, str]) -> Fraction:
        worth, score = self.initiatives[name].worth, self.scores[name[0]]
        if worth is None or score is None or score.score is None:
            return Fraction(0)
        counts = Fraction(self.portfolio.kam.policy.allocation.to_them_counts)
        a_year = Fraction(worth.to_us or 0) + counts * Fraction(worth.to_them or 0)
        shares = [Fraction(self.granted[key]) / Fraction(self._asked(key)) for key in self.places[name]]
        return a_year * Fraction(score.score) / 100 * sum(shares, Fraction(0)) / len(shares)

    def _sums(self) -> Iterator[str]:
        cent = Fraction(1, 100)
        for late, told in ((False, self.found.worth), (True, self.found.worth_of_late)):
            worth = sum((self._worth(name) for name in self.places if self._late(name) == late), Fraction(0))
            if abs(worth - Fraction(told)) > cent:
                exactly = Decimal(worth.numerator) / Decimal(worth.denominator)
                yield f"the answer is worth {money(exactly)}, not {money(told)}"
        if self.found.bound is not None and self.found.bound < self.found.worth:
            yield f"worth {self.found.worth}, more than the bound {self.found.bound}"
        if self.found.method == "optimal" and self.found.worth < self.found.greedy_worth:
            yield f"worth {self.found.worth}, less than the greedy answer"
        for role in self.found.roles:
            here = self.in_cell.get((role.role, role.quarter), [])
            asked = sum((self._asked(key) for key in here), Decimal(0))
            given = sum((self.granted[key] for key in here), Decimal(0))
            left = self._there(role.role, role.quarter) - given
            if (role.asked, role.granted, role.left) != (asked, given, left):
                yield f"the sums of {role.role} in {role.quarter} are wrong"


def _said(key: _KEY) -> str:
    account, initiative, role, quarter = key
    return f"{account}/{initiative}, {role} in {quarter}"
