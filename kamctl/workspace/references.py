"""Names in one file that must exist in another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from kamctl import hints
from kamctl.findings import Draft
from kamctl.model.account import Account
from kamctl.model.criteria import Criteria
from kamctl.model.kam import Kam
from kamctl.model.lifecycle import STAGE_OF
from kamctl.model.plan import Plan
from kamctl.model.review import Review
from kamctl.workspace import paths
from kamctl.workspace.portfolio import Portfolio
from kamctl.yaml.reader import MAX_PROBLEMS
from kamctl.yaml.tree import Path


def reference_drafts(portfolio: Portfolio, texts: Collection[str]) -> Iterator[Draft]:
    """Yield what leads nowhere, in every file."""
    if portfolio.criteria is not None:
        yield from _criteria(portfolio.criteria, portfolio.kam)
    for account_id, account in portfolio.accounts.items():
        yield from _AccountReferences(portfolio, account_id, account).drafts()
    for account_id, plan in portfolio.plans.items():
        yield from _PlanReferences(portfolio, account_id, plan).drafts()
    for account_id, reviews in portfolio.reviews.items():
        for period, review in reviews.items():
            yield from _review(portfolio, account_id, period, review)
    yield from _orphans(portfolio, texts)


def _criteria(criteria: Criteria, kam: Kam) -> Iterator[Draft]:
    names = _Names("criteria.yaml", None)
    yield from names.expect(criteria.approved.by, kam.people, "person", ("approved", "by"))


def _orphans(portfolio: Portfolio, texts: Collection[str]) -> Iterator[Draft]:
    for path in texts:
        where = paths.place(path)
        if where is None or where.kind not in ("plan", "review") or where.account is None:
            continue
        if paths.account_path(where.account) not in texts:
            near = get_close_matches(where.account, portfolio.accounts, 1, 0.6)
            hint = (
                f"Is it {paths.account_path(near[0])}?"
                if near
                else f"Run `{hints.new(where.account, name='…')}`."
            )
            message = f"there is no account file {paths.account_path(where.account)}"
            yield Draft("orphan-file", path, (), message, hint, where.account, offset=0)


class _Names:
    """Reports names of one file that nothing goes by."""

    def __init__(self, path: str, account: str | None) -> None:
        self.path = path
        self.account = account
        self.told = 0

    def expect(
        self, name: str | None, known: Collection[str], what: str, where: Path, *, key: bool = False
    ) -> Iterator[Draft]:
        if name is not None and name not in known:
            yield self.unknown(name, known, what, where, key=key)

    def unknown(
        self, name: str, known: Collection[str], what: str, where: Path, *, key: bool = False
    ) -> Draft:
        self.told += 1
        # Looking for the nearest takes long: in a file full of such names only the first ones get it.
        near = get_close_matches(name, known, 1, 0.6) if self.told <= MAX_PROBLEMS else []
        if near:
            hint = f"Did you mean `{near[0]}`?"
        elif known:
            some = sorted(known)
            hint = f"There are: {', '.join(some[:8])}{' …' if len(some) > 8 else ''}."
        else:
            hint = f"There is no {what} yet."
        return Draft(
            "unknown-reference", self.path, where, f"no {what} is called `{name}`", hint, self.account, key
        )

    def wrong(
        self, where: Path, message: str, way_out: str, *, rule: str = "invalid-value", key: bool = False
    ) -> Draft:
        return Draft(rule, self.path, where, message, way_out, self.account, key)


class _AccountReferences(_Names):
    def __init__(self, portfolio: Portfolio, account_id: str, account: Account) -> None:
        super().__init__(paths.account_path(account_id), account_id)
        self.record = account
        self.people = portfolio.kam.people
        self.criteria = portfolio.criteria

    def drafts(self) -> Iterator[Draft]:
        record, people = self.record, self.people
        if record.manager is not None and record.manager not in people:
            yield self.unknown(record.manager, people, "person", ("manager",))
        if self.criteria is not None:
            for criterion in record.ratings:
                if criterion not in self.criteria.criteria:
                    yield self.unknown(
                        criterion, self.criteria.criteria, "criterion", ("ratings", criterion), key=True
                    )
        for criterion, ratings in record.ratings.items():
            for i, rating in enumerate(ratings):
                if rating.by not in people:
                    yield self.unknown(rating.by, people, "person", ("ratings", criterion, i, "by"))
        for field in ("decisions", "stages", "growth", "flight_risk", "standing"):
            for i, entry in enumerate(getattr(record, field)):
                if entry.by not in people:
                    yield self.unknown(entry.by, people, "person", (field, i, "by"))
        yield from self._contacts()
        yield from self._said_by_contacts()
        yield from self._stages()
        for i, standing in enumerate(record.standing):
            for j, obligation_id in enumerate(standing.obligations):
                if obligation_id not in record.obligations:
                    where: Path = ("standing", i, "obligations", j)
                    yield self.unknown(obligation_id, record.obligations, "obligation", where)

    def _contacts(self) -> Iterator[Draft]:
        for contact_id, contact in self.record.contacts.items():
            if contact_id in self.people:
                yield self.wrong(
                    ("contacts", contact_id),
                    f"`{contact_id}` is one of our people already",
                    "Give the contact another id: an owner must name one person only.",
                    rule="invalid-id",
                    key=True,
                )
            if contact.counterpart is not None and contact.counterpart not in self.people:
                yield self.unknown(
                    contact.counterpart, self.people, "person", ("contacts", contact_id, "counterpart")
                )

    def _said_by_contacts(self) -> Iterator[Draft]:
        record, contacts = self.record, self.record.contacts
        for need_id, need in record.needs.items():
            if need.raised_by not in contacts:
                yield self.unknown(need.raised_by, contacts, "contact", ("needs", need_id, "raised_by"))
        for i, value in enumerate(record.value):
            if value.accepted is not None and value.accepted.by not in contacts:
                yield self.unknown(value.accepted.by, contacts, "contact", ("value", i, "accepted", "by"))
        for i, check in enumerate(record.value_checks):
            if check.by not in contacts:
                yield self.unknown(check.by, contacts, "contact", ("value_checks", i, "by"))
        for i, forecast in enumerate(record.forecasts):
            yield from self.expect(forecast.agreed_by, contacts, "contact", ("forecasts", i, "agreed_by"))
            where: Path = ("forecasts", i, "capacity_confirmed_by")
            yield from self.expect(forecast.capacity_confirmed_by, self.people, "person", where)

    def _stages(self) -> Iterator[Draft]:
        for i, entry in enumerate(self.record.stages):
            for name in entry.waived:
                if name not in STAGE_OF:
                    yield self.unknown(
                        name, STAGE_OF, "gate requirement", ("stages", i, "waived", name), key=True
                    )


class _PlanReferences(_Names):
    def __init__(self, portfolio: Portfolio, account_id: str, plan: Plan) -> None:
        super().__init__(paths.plan_path(account_id), account_id)
        self.record = plan
        self.people = portfolio.kam.people
        self.resources = portfolio.resources
        self.resources_broken = "resources.yaml" in portfolio.broken
        # Of a missing or hopeless account file nothing is known; that is reported there.
        self.of_account = portfolio.accounts.get(account_id)

    def drafts(self) -> Iterator[Draft]:
        record, people = self.record, self.people
        for person in record.team:
            if person not in people:
                yield self.unknown(person, people, "person", ("team", person), key=True)
        for i, adjustment in enumerate(record.adjustments):
            if adjustment.by not in people:
                yield self.unknown(adjustment.by, people, "person", ("adjustments", i, "by"))
        for pressure_id, pressure in record.pressures.items():
            yield from self._objectives(pressure.bears_on, ("pressures", pressure_id, "bears_on"))
        for obstacle_id, obstacle in record.obstacles.items():
            yield from self._objectives(obstacle.blocks, ("obstacles", obstacle_id, "blocks"))
        yield from self._initiatives()
        if self.of_account is not None:
            yield from self._confirmed(self.of_account.contacts)
            yield from self._actions(self.of_account)

    def _objectives(self, names: tuple[str, ...], where: Path) -> Iterator[Draft]:
        for i, name in enumerate(names):
            if name not in self.record.objectives:
                yield self.unknown(name, self.record.objectives, "objective", (*where, i))

    def _initiatives(self) -> Iterator[Draft]:
        record = self.record
        helped = record.objectives.keys() | record.pressures.keys() | record.obstacles.keys()
        roles = self.resources.roles if self.resources is not None else {}
        for name, initiative in record.initiatives.items():
            at: Path = ("initiatives", name)
            if initiative.owner not in self.people:
                yield self.unknown(initiative.owner, self.people, "person", (*at, "owner"))
            for i, target in enumerate(initiative.helps):
                if target not in helped:
                    yield self.unknown(target, helped, "objective, pressure or obstacle", (*at, "helps", i))
            if initiative.milestone is not None and initiative.milestone not in record.milestones:
                yield self.unknown(initiative.milestone, record.milestones, "milestone", (*at, "milestone"))
            for i, demand in enumerate(initiative.resources):
                if demand.role not in roles and not self.resources_broken:
                    yield self.unknown(
                        demand.role, roles, "role in resources.yaml", (*at, "resources", i, "role")
                    )

    def _confirmed(self, contacts: Mapping[str, object]) -> Iterator[Draft]:
        record = self.record
        for i, validation in enumerate(record.validations):
            if validation.by not in contacts:
                yield self.unknown(validation.by, contacts, "contact", ("validations", i, "by"))
        for field in ("objectives", "pressures", "obstacles"):
            for name, part in getattr(record, field).items():
                if part.confirmed is not None and part.confirmed.by not in contacts:
                    yield self.unknown(
                        part.confirmed.by, contacts, "contact", (field, name, "confirmed", "by")
                    )

    def _actions(self, account: Account) -> Iterator[Draft]:
        initiatives, obligations = self.record.initiatives, account.obligations
        for name, action in self.record.actions.items():
            if action.owner not in self.people and action.owner not in account.contacts:
                known = self.people.keys() | account.contacts.keys()
                yield self.unknown(action.owner, known, "person or contact", ("actions", name, "owner"))
            if (
                action.serves is not None
                and action.serves not in initiatives
                and action.serves not in obligations
            ):
                known = initiatives.keys() | obligations.keys()
                yield self.unknown(
                    action.serves, known, "initiative or obligation", ("actions", name, "serves")
                )


def _review(portfolio: Portfolio, account_id: str, period: str, review: Review) -> Iterator[Draft]:
    names = _Names(paths.review_path(account_id, period), account_id)
    account, plan = portfolio.accounts.get(account_id), portfolio.plans.get(account_id)
    if account is not None:
        known = portfolio.kam.people.keys() | account.contacts.keys()
        for i, who in enumerate(review.attendees):
            yield from names.expect(who, known, "person or contact", ("attendees", i))
    if paths.plan_path(account_id) in portfolio.broken and plan is None:
        return
    actions = plan.actions if plan is not None else {}
    for i, action in enumerate(review.agreed):
        yield from names.expect(action, actions, "action of the plan", ("agreed", i))
