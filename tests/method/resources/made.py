"""Random portfolios whose accounts compete for scarce days."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import NamedTuple

from kamctl.model.account import Account, Decision, Obligation, Rating, Standing
from kamctl.model.criteria import Approval, Criteria, Criterion, Scale
from kamctl.model.kam import Kam, Person
from kamctl.model.plan import Horizon, Initiative, Plan, ResourceDemand, Worth
from kamctl.model.portfolio import Portfolio
from kamctl.model.resources import Grant, Resources, Role

TODAY = dt.date(2026, 11, 22)
QUARTERS = ("2027-Q1", "2027-Q2")


class Shape(NamedTuple):
    """How large a portfolio is: accounts, and the most initiatives of each; whether obligations need days."""

    accounts: int
    initiatives: int
    roles: int
    obligations: bool = True


def made(draw: random.Random, shape: Shape) -> Portfolio:
    """Return a portfolio in which days are scarce: some granted, some asked for late, some in a row."""
    roles = [f"role-{n}" for n in range(shape.roles)]
    names = [f"account-{n}" for n in range(shape.accounts)]
    plans = {name: _plan(draw, roles, shape) for name in names}
    days = shape.accounts * shape.initiatives * 2
    capacity = {r: {q: Decimal(draw.randint(days // 4, days * 2)) / 2 for q in QUARTERS} for r in roles}
    if draw.random() < 0.2:
        del capacity[roles[-1]]["2027-Q2"]
    return Portfolio(
        kam=Kam(company="A", currency="USD", people={"d.osei": Person(name="D", level="president", function="g")}),
        criteria=Criteria(
            edition="1", approved=Approval(by="d.osei", date=TODAY), scale=Scale(low=Decimal(0), high=Decimal(5)),
            select_at=Decimal(50), criteria={"fit": Criterion(name="F", weight=Decimal(100), question="Q?")},
        ),
        resources=Resources(
            roles={r: Role(name=r, capacity=capacity[r]) for r in roles}, grants=_grants(draw, plans, capacity)
        ),
        accounts={name: _account(draw) for name in names},
        plans=plans,
    )  # fmt: skip


def _account(draw: random.Random) -> Account:
    outcome = draw.choices(("selected", "trial", "nominated"), (8, 1, 1))[0]
    state = draw.choices((None, "corrective-action", "exit-review"), (8, 1, 1))[0]
    day, rating = dt.date(2026, 2, 1), Decimal(draw.randint(4, 10)) / 2
    standing = () if state is None else (Standing(state=state, date=day, by="d.osei", reason="R"),)
    return Account(
        name="A",
        ratings={} if draw.random() < 0.1 else {"fit": (Rating(rating=rating, by="d.osei", date=day),)},
        decisions=(Decision(outcome=outcome, by="d.osei", date=day, edition="1"),),
        standing=standing,
        obligations={
            "ours": Obligation(owed_by="us", what="W", since=day, every="quarter"),
            "theirs": Obligation(owed_by="account", what="W", since=day, every="quarter"),
        },
    )


def _plan(draw: random.Random, roles: list[str], shape: Shape) -> Plan:
    count = draw.randint(1, shape.initiatives)
    initiatives = {}
    for n in range(count):
        after = f"i-{draw.randrange(count)}" if draw.random() < 0.25 else None
        ended = draw.random() < 0.1
        worth = Worth(to_us=_amount(draw), to_them=_amount(draw)) if draw.random() < 0.85 else None
        initiatives[f"i-{n}"] = Initiative(
            name="I", owner="d.osei", start=dt.date(2026, 1, 1),
            end=dt.date(2026, 6, 30) if ended else dt.date(2027, 12, 31), worth=worth,
            after=None if after == f"i-{n}" else after,
            resources=tuple(_demand(draw, roles, shape) for _ in range(draw.randint(1, 3))),
        )  # fmt: skip
    horizon = Horizon(start=dt.date(2026, 1, 1), end=dt.date(2027, 12, 31))
    return Plan(horizon=horizon, destination="D", team={}, initiatives=initiatives)


def _amount(draw: random.Random) -> Decimal | None:
    return None if draw.random() < 0.2 else Decimal(draw.randint(0, 40)) * 500


def _demand(draw: random.Random, roles: list[str], shape: Shape) -> ResourceDemand:
    days = Decimal(draw.randint(1, 16)) / 2
    made = {"for": draw.choice(("ours", "theirs"))} if shape.obligations and draw.random() < 0.15 else {}
    return ResourceDemand(
        role=draw.choice(roles),
        quarter=draw.choice(QUARTERS),
        days=days,
        minimum=(days / 2).quantize(Decimal("0.5")) if draw.random() < 0.4 else None,
        asked=draw.choice((dt.date(2026, 11, 1), dt.date(2026, 12, 30))) if draw.random() < 0.2 else None,
        **made,
    )


def _grants(draw: random.Random, plans: dict[str, Plan], capacity: dict) -> dict[str, Grant]:
    """Return grants of the first quarter, for some of what is asked, within what there is."""
    if draw.random() < 0.5:
        return {}
    days: dict[str, dict[str, Decimal]] = {}
    left = {role: by["2027-Q1"] for role, by in capacity.items()}
    for account, plan in plans.items():
        for key, initiative in plan.initiatives.items():
            for need in initiative.resources:
                name = f"{account}/{key}"
                fits = need.quarter == "2027-Q1" and need.days <= left[need.role]
                if fits and draw.random() < 0.4 and name not in days.get(need.role, {}):
                    left[need.role] -= need.days
                    days.setdefault(need.role, {})[name] = need.days
    return {"2027-Q1": Grant(by="d.osei", date=dt.date(2026, 11, 20), days=days)}
