"""What a rule looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property

from kamctl.findings import Severity
from kamctl.method.execution.actions import Tracked, track
from kamctl.method.let_go import without_let_go
from kamctl.method.lifecycle.stages import Lifecycle, lifecycle
from kamctl.method.logs import is_key_account, is_pursued
from kamctl.method.performance.performance_status import Performance, performance
from kamctl.method.plan.plan_due import is_plan_due
from kamctl.method.relationships.coverage import Coverage, coverage
from kamctl.method.resources.capacity import Load, capacity
from kamctl.method.resources.grants import GrantsInForce, grants_in_force
from kamctl.method.selection.criteria.figures import figures_of
from kamctl.method.selection.scores.scoring import Score, gives_scores, score_account
from kamctl.method.tier_policy import kam_for
from kamctl.model.account import Account
from kamctl.model.kam import Kam, Policy
from kamctl.model.plan import Plan
from kamctl.model.portfolio import Portfolio
from kamctl.model.review import Review


class Scene:
    """A portfolio on a day, with what several rules need computed once.

    `portfolio` lacks accounts that are declined or exited, which only rules about files and decisions look
    at; `everything` has them. `salvaged` also holds what could be read of broken files; only rules about
    single entries look at it. `since` is the portfolio at the revision from which changes are counted; None
    where the check is not about changes. `rules` names all rules, each with its fixed level; None where the
    policy may set it.
    """

    def __init__(
        self,
        everything: Portfolio,
        salvaged: Portfolio,
        today: dt.date,
        since: Portfolio | None = None,
        *,
        rules: Mapping[str, Severity | None],
    ) -> None:
        self.everything = everything
        self.portfolio = without_let_go(everything, today)
        self.salvaged = salvaged
        self.today = today
        self.since = since
        self.rules = rules

    def kam(self, account: str) -> Kam:
        """Return the settings, with the limits for an account."""
        return kam_for(self.everything, account, self.today)

    def policy(self, account: str) -> Policy:
        """Return the limits for an account."""
        return self.kam(account).policy

    @cached_property
    def scores(self) -> dict[str, Score]:
        """The score of every account; empty where the criteria give none."""
        criteria = self.portfolio.criteria
        if not gives_scores(criteria):
            return {}
        return {
            name: score_account(
                criteria, name, account, self.today, figures_of(self.portfolio, name, self.today)
            )
            for name, account in self.portfolio.accounts.items()
        }

    @cached_property
    def pursued(self) -> dict[str, Account]:
        """The accounts that are nominated, on trial or selected."""
        return {n: a for n, a in self.portfolio.accounts.items() if is_pursued(a, self.today)}

    @cached_property
    def key_accounts(self) -> dict[str, Account]:
        """The accounts whose newest decision is `selected`."""
        return {n: a for n, a in self.portfolio.accounts.items() if is_key_account(a, self.today)}

    @cached_property
    def with_plan_due(self) -> frozenset[str]:
        """The key accounts whose time to make a plan is over."""
        accounts = self.key_accounts.items()
        return frozenset(name for name, a in accounts if is_plan_due(a, self.policy(name), self.today))

    @cached_property
    def performances(self) -> dict[str, Performance]:
        """Both sides' performance of every account."""
        return {
            name: performance(self.portfolio, name, self.today, self.scores.get(name))
            for name in self.portfolio.accounts
        }

    @cached_property
    def coverages(self) -> dict[str, Coverage]:
        """The relationships of every key account."""
        return {name: coverage(self.portfolio, name, self.today) for name in self.key_accounts}

    @cached_property
    def lifecycles(self) -> dict[str, Lifecycle]:
        """Where every key account stands in its life cycle."""
        return {name: lifecycle(self.portfolio, name, self.today) for name in self.key_accounts}

    @cached_property
    def loads(self) -> tuple[Load, ...]:
        """What the plans ask of scarce roles, with competing accounts in the order of their scores."""
        best = sorted(self.scores.values(), key=lambda s: (s.score is None, -(s.score or 0)))
        ranks = {score.account: place for place, score in enumerate(best, start=1)}
        return capacity(self.portfolio, ranks, today=self.today)

    @cached_property
    def grants(self) -> GrantsInForce:
        """The days of scarce roles that are granted."""
        return grants_in_force(self.portfolio.resources, self.today)

    @cached_property
    def actions(self) -> dict[str, tuple[Tracked, ...]]:
        """Every plan's actions as they stand today."""
        return {name: tuple(track(name, plan, self.today)) for name, plan in self.portfolio.plans.items()}

    def open_actions(self) -> Iterator[Tracked]:
        """Yield all open actions, overdue or not."""
        for tracked in self.actions.values():
            for action in tracked:
                if action.is_open:
                    yield action

    def due_plans(self) -> Iterator[tuple[str, Plan]]:
        """Yield the plans of key accounts whose time to make one is over."""
        for name, plan in self.portfolio.plans.items():
            if name in self.with_plan_due:
                yield name, plan

    def reviews(self, account: str) -> dict[str, Review]:
        """Return an account's minutes by period."""
        return dict(self.portfolio.reviews.get(account, {}))
