"""An invented portfolio in which every duty is kept, and the duties that can be neglected in it.

40 key accounts at all six stages, 20 nominated accounts, 140 other customers.
"""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

TODAY = dt.date(2026, 11, 22)
KEY, NOMINATED, OTHERS = 40, 20, 140
CRITERIA = ("strategic-fit", "growth", "profit", "partnership", "reach")

Data = dict[str, Any]


class Customer(NamedTuple):
    """The files of one customer as plain data, to be changed in place."""

    id: str
    stage: int
    account: Data
    plan: Data
    reviews: dict[str, Data]


class Duty(NamedTuple):
    """Something that somebody owes: the rule that tells of a lapse, and what then stands where; None: nothing.

    `stage` is the stage from which on it is owed; 0 is that of a nominated account.
    """

    rule: str
    where: tuple[str | int, ...]
    to: object
    stage: int = 1

    def is_owed(self, one: Customer) -> bool:
        """Tell whether a customer is one about whom it is owed."""
        return self.stage <= one.stage if self.stage else one.id.startswith("nominated")

    def neglect(self, one: Customer) -> None:
        """Neglect it, in one customer's files."""
        at: Any = {"account": one.account, "plan": one.plan, "reviews": one.reviews}
        for step in self.where[:-1]:
            at = at[step]
        if self.to is None:
            del at[self.where[-1]]
        else:
            at[self.where[-1]] = self.to


def texts(customers: list[Customer]) -> dict[str, str]:
    """Return the files of a workspace of these customers."""
    files: dict[str, Any] = {"kam.yaml": _kam(), "criteria.yaml": _criteria(), "resources.yaml": _resources()}
    for one in customers:
        files[f"accounts/{one.id}.yaml"] = one.account
        if one.plan:
            files[f"plans/{one.id}.yaml"] = one.plan
        for period, minutes in one.reviews.items():
            files[f"reviews/{one.id}/{period}.yaml"] = minutes
    return {
        path: yaml.dump(data, Dumper=_Dumper, sort_keys=False, width=1000) for path, data in files.items()
    }


def sound() -> list[Customer]:
    """Return all customers of the portfolio, with every duty kept."""
    keys = [_key_account(n) for n in range(KEY)]
    nominated = [_nominated(n) for n in range(NOMINATED)]
    return keys + nominated + [_other(n) for n in range(OTHERS)]


def neglected(customers: list[Customer], one_in: int, seed: int) -> list[str]:
    """Neglect one duty in so many, drawn at random; returns `account rule` of each lapse."""
    owed = [(one, duty) for one in customers for duty in DUTIES if duty.is_owed(one)]
    lapses: dict[tuple[object, ...], str] = {}
    for one, duty in random.Random(seed).sample(owed, len(owed)):
        thing = (
            (one.id, *duty.where[:3]) if duty.where[0] != "reviews" else (one.id, "reviews")
        )  # neglected in one way at a time
        if len(lapses) < len(owed) // one_in and thing not in lapses:
            duty.neglect(one)
            lapses[thing] = f"{one.id} {duty.rule}"
    return list(lapses.values())


def lapses_apart() -> Iterator[tuple[Duty, Customer]]:
    """Yield each duty with the first customer about whom it is owed, in which it alone is neglected."""
    for duty in DUTIES:
        one = next(one for one in sound() if duty.is_owed(one))
        duty.neglect(one)
        yield duty, one


class _Dumper(yaml.SafeDumper):
    """Writes what stands in two places twice, as a person would."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _kam() -> Data:
    people = {
        "d.osei": {"name": "Dora Osei", "level": "president", "function": "general management"},
        "l.chen": {"name": "Li Chen", "level": "director", "function": "operations"},
        "f.gomez": {"name": "Fernanda Gomez", "level": "manager", "function": "finance"},
        "p.gone": {"name": "Per Gone", "level": "manager", "function": "sales", "left": _day("2026-05-31")},
    }
    sellers = {f"s.{n}": {"name": f"Seller {n}", "level": "manager", "function": "sales"} for n in range(10)}
    return {"company": "Northbound Frames", "currency": "EUR", "people": {**people, **sellers}}


def _criteria() -> Data:
    return {
        "edition": "2026",
        "approved": {"by": "d.osei", "date": _day("2026-01-12")},
        "scale": {"low": 0, "high": 5},
        "select_at": 70,
        "exit_below": 50,
        "criteria": {c: {"name": c, "weight": 20, "question": f"How good is their {c}?"} for c in CRITERIA},
    }


def _resources() -> Data:
    capacity = {"2026-Q4": 1000, "2027-Q1": 1000}
    return {"roles": {"application-engineer": {"name": "Application engineers", "capacity": capacity}}}


def _ratings(seller: str) -> Data:
    by = (
        (seller, "2026-02-03", "They opened three stores"),
        ("f.gomez", "2026-02-04", "They paid every bill"),
    )
    return {c: [{"rating": 4, "by": w, "date": _day(d), "evidence": e} for w, d, e in by] for c in CRITERIA}


def _other(n: int) -> Customer:
    account = {
        "name": f"Other {n}",
        "manager": f"s.{n % 10}",
        "segment": "retail",
        "customer_numbers": [str(n)],
    }
    return Customer(f"other-{n:03}", 0, account, {}, {})


def _nominated(n: int) -> Customer:
    seller = f"s.{n % 10}"
    nomination = {"outcome": "nominated", "by": "d.osei", "date": _day("2026-10-01"), "edition": "2026"}
    account = {
        "name": f"Nominated {n}",
        "manager": seller,
        "ratings": _ratings(seller),
        "decisions": [nomination],
    }
    return Customer(f"nominated-{n:03}", 0, account, {}, {})


def _key_account(n: int) -> Customer:
    stage, seller = n % 6 + 1, f"s.{n % 10}"
    entries = [{"stage": s, "date": _day(f"2026-0{s + 2}-20"), "by": seller} for s in range(1, stage + 1)]
    confirmed = {"by": "m.lindqvist", "date": _day("2026-09-10")}
    account: Data = {
        "name": f"Key account {n}",
        "manager": seller,
        "ratings": _ratings(seller),
        "decisions": [
            {"outcome": "selected", "by": "d.osei", "date": _day("2026-03-20"), "edition": "2026", "score": 80}
        ],
        "stages": entries,
        "buying_reasons": [{"reason": "quality"}],
        "growth": [
            {"date": _day("2026-11-03"), "by": "f.gomez", "outlook": "structural", "finding": "A second store"}
        ],
        "credit": {"limit": 400000, "terms_days": 30},
        "receivables": [{"date": _day("2026-10-31"), "balance": 210000, "overdue": 12000}],
        "forecasts": [
            {"date": _day("2026-10-02"), "product": "Road frames", "quarter": "2026-Q4", "units": 900,
             "agreed_by": "m.lindqvist", "capacity_confirmed_by": "l.chen"},
        ],
        "flight_risk": [{"date": _day("2026-09-02"), "by": seller, "level": "low", "reason": "They asked for more"}],
        "supply_position": [
            {"date": _day("2026-06-01"), "our_rank": 1, "vendors": 6, "remain": 3, "our_share": 35,
             "trend": "stable", "source": "Their buyer"},
        ],
        "contacts": {
            "m.lindqvist": _contact("president", "general management", "d.osei"),
            "j.holm": _contact("director", "operations", "l.chen"),
            "k.ek": _contact("manager", "purchasing", seller),
        },
        "needs": {
            "lead-times": {"need": "Frames in ten days", "raised_by": "m.lindqvist", "date": _day("2026-10-12")},
        },
        "value": [
            {"date": _day("2026-09-03"), "what": "Frames in twelve days", "worth": 20000,
             "accepted": {"by": "m.lindqvist", "date": _day("2026-09-20")}},
        ],
        "value_checks": [{"date": _day("2026-10-14"), "by": "m.lindqvist", "price": 3, "benefit": 4}],
        "obligations": {
            "pay-on-time": _obligation("account", "They pay within 30 days"),
            "deliver-on-time": _obligation("us", "We deliver within 30 days"),
        },
    }  # fmt: skip
    plan: Data = {
        "horizon": {"start": _day("2026-01-01"), "end": _day("2027-12-31")},
        "destination": "First choice for frames in each of their stores",
        "team": {seller: "lead", "l.chen": "delivery"},
        "objectives": {"stores": {"objective": "Two new stores a year", "confirmed": confirmed}},
        "pressures": {
            "tariff": {"pressure": "A tariff on frames", "bears_on": ["stores"], "confirmed": confirmed}
        },
        "milestones": {
            "y1": {"by": _day("2026-12-31"), "outcome": "Four stores"},
            "y2": {"by": _day("2027-12-31"), "outcome": "Nine stores"},
        },
        "initiatives": {
            "programme": {
                "name": "Frame programme", "helps": ["stores"], "milestone": "y1", "owner": "l.chen",
                "start": _day("2026-03-01"), "end": _day("2027-06-30"),
                "measure": {"what": "stores", "target": 6, "actual": 2},
                "worth": {"to_them": 240000, "to_us": 90000},
                "resources": [{"role": "application-engineer", "quarter": "2026-Q4", "days": 5, "minimum": 2}],
            },
        },
        "validations": [{"date": _day("2026-09-10"), "by": "m.lindqvist", "note": "This is where we want to go"}],
        "adjustments": [{"date": _day("2026-04-01"), "by": seller, "what": "A tariff was announced"}],
        "actions": {
            "a-stores": _action("Agree the order of the stores", seller, "2026-10-20", "2026-12-18"),
            "a-count": _action("Count the frames in stock", "l.chen", "2026-10-20", "2026-12-10"),
        },
    }  # fmt: skip
    minutes = {
        "held": _day("2026-10-14"), "attendees": ["d.osei", seller, "m.lindqvist"],
        "summary": "They want frames sooner.", "agreed": ["a-count"],
    }  # fmt: skip
    return Customer(f"key-{n:03}", stage, account, plan, {"2026-Q4": copy.deepcopy(minutes)})


def _contact(level: str, function: str, counterpart: str) -> Data:
    return {
        "name": f"The {function} {level}", "level": level, "function": function, "stance": "supporter",
        "influence": "high", "counterpart": counterpart, "last_contact": _day("2026-11-02"),
    }  # fmt: skip


def _obligation(owed_by: str, what: str) -> Data:
    results = {period: {"actual": 20} for period in ("2026-Q2", "2026-Q3")}
    return {
        "owed_by": owed_by, "what": what, "since": _day("2026-04-01"), "every": "quarter", "target": "<= 30",
        "unit": "days", "results": results,
    }  # fmt: skip


def _action(what: str, owner: str, opened: str, due: str) -> Data:
    return {"do": what, "serves": "programme", "owner": owner, "opened": _day(opened), "due": _day(due)}


_A, _P = "account", "plan"
_PERIODS = {"2026-Q2": {"actual": 50}, "2026-Q3": {"actual": 60}}
DUTIES: tuple[Duty, ...] = (
    Duty("stale-rating", (_A, "ratings", "reach", 0, "date"), _day("2025-11-01")),
    Duty("rating-without-evidence", (_A, "ratings", "profit", 1, "evidence"), None),
    Duty("single-rater", (_A, "ratings", "growth", 1), None),
    Duty("overdue-action", (_P, "actions", "a-count", "due"), _day("2026-11-20")),
    Duty("long-action", (_P, "actions", "a-stores", "due"), _day("2027-02-01")),
    Duty("action-without-purpose", (_P, "actions", "a-stores", "serves"), None),
    Duty("missed-milestone", (_P, "milestones", "y1", "by"), _day("2026-10-31")),
    Duty("not-validated", (_P, "validations", 0, "date"), _day("2025-10-01")),
    Duty("unconfirmed", (_P, "pressures", "tariff", "confirmed"), None),
    Duty("old-need", (_A, "needs", "lead-times", "date"), _day("2026-05-01")),
    Duty("initiative-ended-short", (_P, "initiatives", "programme", "end"), _day("2026-11-01")),
    Duty("validation-outdated", (_P, "adjustments", 0, "date"), _day("2026-10-01")),
    Duty("placeholder", (_P, "destination"), "…"),
    Duty("our-obligation-failing", (_A, "obligations", "deliver-on-time", "results"), _PERIODS),
    Duty("uncovered-contact", (_A, "contacts", "j.holm", "last_contact"), _day("2026-04-02")),
    Duty("unreported-result", (_A, "obligations", "deliver-on-time", "results", "2026-Q3"), None),
    Duty("standing-gap", (_A, "obligations", "pay-on-time", "results"), _PERIODS),
    Duty("review-overdue", ("reviews", "2026-Q4"), None),
    Duty("review-without-customer", ("reviews", "2026-Q4", "attendees"), ["d.osei"]),
    Duty("price-above-benefit", (_A, "value_checks", 0, "benefit"), 2),
    Duty("supply-position-unknown", (_A, "supply_position"), None, stage=3),
    Duty("gate-reopened", (_A, "growth"), None, stage=3),
    Duty("gate-reopened", (_A, "receivables", 0, "date"), _day("2026-07-01"), stage=3),
    Duty("gate-reopened", (_A, "forecasts", 0, "quarter"), "2026-Q3", stage=4),
    Duty("gate-reopened", (_A, "flight_risk", 0, "date"), _day("2026-04-01"), stage=4),
    Duty("gate-reopened", (_A, "value", 0, "accepted"), None, stage=6),
    Duty("nomination-waits", (_A, "decisions", 0, "date"), _day("2026-08-01"), stage=0),
    Duty("stale-rating", (_A, "ratings", "reach", 0, "date"), _day("2025-11-01"), stage=0),
    Duty("single-rater", (_A, "ratings", "growth", 1), None, stage=0),
)
